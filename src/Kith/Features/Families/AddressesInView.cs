using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>An address as a page may show it. What is withheld was never read from the database.</summary>
/// <param name="MayReveal">The reader belongs to the location circle and may see this one value, with a reason.</param>
public sealed record AddressLine(
    RowId Id,
    HouseholdId? Household,
    PersonId? Person,
    AddressKind Kind,
    bool IsProtected,
    bool MayReveal,
    string? Lines,
    string? Postcode,
    string? Phone,
    DateOnly? From,
    DateOnly? Until)
{
    /// <summary>The link with which somebody of the circle asks to see it.</summary>
    public string? RevealAt { get; init; }
}

public static class AddressesInView
{
    public const string Withheld = "Address withheld. You can ask the family’s lead worker";

    public const string WithheldFromAll = "Address withheld. You can ask to see it";

    /// <summary>
    /// The addresses of a family. A protected one is empty here for everybody: the location circle sees one at a time, with a reason. For everybody
    /// else its kind is that of a home and it stands here once: its earlier versions, its days and its place in any order would tell where somebody
    /// is, or when she fled.
    /// </summary>
    public static async Task<IReadOnlyList<AddressLine>> AddressesOf(this KithDb db, FamilyInView family, Acting by, CancellationToken ct)
    {
        var mayLocate = await db.MayLocate(family.Id, family.Episode, family.Held, by, ct);
        var lines = await db.Addresses
            .Where(a => a.Family == family.Id && (mayLocate || !a.IsProtected || a.Until == null))
            .OrderBy(a => a.Until != null).ThenBy(a => a.IsProtected && !mayLocate ? null : (DateOnly?)a.From)
            .Select(a => new AddressLine(
                a.Id,
                a.Household,
                a.Person,
                a.IsProtected && !mayLocate ? AddressKind.Home : a.Kind,
                a.IsProtected,
                a.IsProtected && mayLocate,
                a.IsProtected ? null : a.Lines,
                a.IsProtected ? null : a.Postcode,
                a.IsProtected ? null : a.Phone,
                a.IsProtected && !mayLocate ? null : a.From,
                a.IsProtected && !mayLocate ? null : a.Until))
            .ToListAsync(ct);
        return lines.Where(a => a.MayReveal || !a.IsProtected)
            .Concat(lines.Where(a => a.IsProtected && !a.MayReveal).DistinctBy(a => (a.Household, a.Person)))
            .Select(a => a.MayReveal ? a with { RevealAt = FamiliesLinks.RevealAddress(family.Ref, a.Id) } : a)
            .ToList();
    }
}
