using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>How somebody can be written to today, asked anew each time: an address that was safe may not be any more.</summary>
public static class SafeReach
{
    private const string Everywhere = "What is safe for somebody holds in every family, and so does where somebody lives who harmed them; only whether it is safe is told";

    public static async Task<SafeWay> SafeWayOf(this KithDb db, PersonId person, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift(Everywhere);
        return await db.SafeContacts.AsNoTracking().FirstOrDefaultAsync(s => s.Person == person, ct) is not { } said
            ? SafeWay.Unknown
            : new SafeWay(
                said.NoLetters,
                said.NoEmail,
                said.LettersTo,
                said.LettersTo is { } address && await db.IsHomeOf(address, person, ct) && !await db.IsSharedWithHarmer(address, person, ct));
    }

    /// <summary>
    /// Whether the worker stands on the other side of domestic abuse from the person, from a parent of theirs, or from somebody shielded of the family: when and where it is safe to speak with them is for neither him nor
    /// whoever works with him.
    /// </summary>
    public static async Task<bool> KeepsSafeTimesFrom(this KithDb db, FamilyId family, PersonId person, Acting by, CancellationToken ct)
    {
        var barred = by.BarredVictims;
        return barred.Contains(person)
            || (barred.Count > 0 && await db.Kin.AnyAsync(k => k.To == person && barred.Contains(k.Person) && k.Until == null && FamilyWords.Parents.Contains(k.Kind), ct))
            || await db.IsOnTheOtherSide(family, by, ct);
    }

    public static async Task<bool> IsHomeOf(this KithDb db, RowId address, PersonId person, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift(Everywhere);
        return await db.Addresses.TagWith("Control: home of today").AnyAsync(
            a => a.Id == address && a.Until == null && (a.Kind == AddressKind.Home || a.Kind == AddressKind.Placement)
                && (a.Person == person || db.HouseholdMembers.Any(h => h.Household == a.Household && h.Person == person && h.Until == null)),
            ct);
    }

    /// <summary>Whether somebody alleged to have harmed the person lives there, by the household or by an address that reads the same.</summary>
    public static async Task<bool> IsSharedWithHarmer(this KithDb db, RowId address, PersonId person, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift(Everywhere);
        var harmers = await db.HarmAllegations.Where(h => h.Harmed == person).Select(h => h.HarmedBy).Distinct().ToListAsync(ct);
        if (harmers.Count == 0 || await db.Addresses.Where(a => a.Id == address).Select(a => new { a.Household, a.Lines, a.Postcode }).FirstOrDefaultAsync(ct) is not { } place)
        {
            return false;
        }

        var homes = await db.HouseholdMembers.Where(h => harmers.Contains(h.Person) && h.Until == null).Select(h => h.Household).ToListAsync(ct);
        var theirs = await db.Addresses
            .Where(a => a.Until == null && ((a.Person != null && harmers.Contains(a.Person.Value)) || (a.Household != null && homes.Contains(a.Household.Value))))
            .Select(a => new { a.Lines, a.Postcode }).ToListAsync(ct);
        return (place.Household is { } home && homes.Contains(home)) || theirs.Exists(t => Same(t.Lines + t.Postcode, place.Lines + place.Postcode));
    }

    private static bool Same(string one, string other) => Bare(one) == Bare(other);

    private static string Bare(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
