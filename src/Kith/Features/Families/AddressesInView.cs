using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Families;

/// <summary>An address as one reader may know it. What is withheld was never read from the database.</summary>
public sealed record AddressLine(
    RowId Id, HouseholdId? Household, PersonId? Person, bool IsProtected, bool IsWithheld, string? Lines, string? Postcode, string? Phone, DateOnly? From, DateOnly? Until);

public static class AddressesInView
{
    public const string Withheld = "Address withheld. You can ask the family’s lead worker";

    /// <summary>
    /// The addresses of a family. Outside the location circle a protected one stands here once and empty: its earlier versions, its days and
    /// its place in any order would tell where somebody is, or when she fled.
    /// </summary>
    public static IQueryable<AddressLine> AddressesOf(this KithDb db, FamilyInView family, Acting by)
    {
        var mayLocate = family.May(by, Duty.SeeProtectedLocation);
        return db.Addresses
            .Where(a => a.Family == family.Id && (mayLocate || !a.IsProtected || a.Until == null))
            .OrderBy(a => a.Until != null).ThenBy(a => a.IsProtected && !mayLocate ? null : (DateOnly?)a.From)
            .Select(a => new AddressLine(
                a.Id,
                a.Household,
                a.Person,
                a.IsProtected,
                a.IsProtected && !mayLocate,
                a.IsProtected && !mayLocate ? null : a.Lines,
                a.IsProtected && !mayLocate ? null : a.Postcode,
                a.IsProtected && !mayLocate ? null : a.Phone,
                a.IsProtected && !mayLocate ? null : a.From,
                a.IsProtected && !mayLocate ? null : a.Until));
    }
}
