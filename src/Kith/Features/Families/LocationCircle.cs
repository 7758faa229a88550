using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>
/// Who may learn a protected location: the lead worker, their manager and whoever was named and still works with the family, and never a worker on the other side of
/// domestic abuse from somebody of the family whose whereabouts are protected.
/// </summary>
public static class LocationCircle
{
    public static async Task<bool> MayLocate(this KithDb db, FamilyId family, FamilyEpisodeId episode, Relationship held, Acting by, CancellationToken ct) =>
        AccessRule.Decide(by, Duty.OpenFamily, held) == Decision.Allowed
        && (AccessRule.Decide(by, Duty.SeeProtectedLocation, held) == Decision.Allowed
            || ((held & Relationship.Named) != Relationship.None && await db.LocationReaders.AnyAsync(r => r.FamilyEpisode == episode && r.Posting == by.Posting && r.EndedAt == null, ct)))
        && !await db.IsOnTheOtherSide(family, by, ct);

    /// <summary>The same for a command, which knows nothing yet.</summary>
    public static async Task<bool> MayLocate(this KithDb db, FamilyEpisodeId episode, Acting by, CancellationToken ct) =>
        await db.MayLocate(await db.FamilyOf(episode, ct), episode, await db.HeldBy(episode, by, ct), by, ct);

    /// <summary>Whether the worker works, or ever worked, with somebody alleged to have harmed a shielded member of the family, or a shielded parent of one.</summary>
    public static async Task<bool> IsOnTheOtherSide(this KithDb db, FamilyId family, Acting by, CancellationToken ct)
    {
        var barred = by.BarredVictims;
        return barred.Count > 0 && await db.People.AnyAsync(
            p => barred.Contains(p.Id) && p.IsProtected
                && db.FamilyMembers.Any(m => m.Family == family && (m.Person == p.Id || db.Kin.Any(k => k.Person == p.Id && k.To == m.Person && k.Until == null && FamilyWords.Parents.Contains(k.Kind)))),
            ct);
    }
}
