using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>What the commands of this feature ask of the family they work in, inside their transaction.</summary>
internal static class FamilyAtHand
{
    public static Task<FamilyId> FamilyOf(this KithDb db, FamilyEpisodeId episode, CancellationToken ct) =>
        db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => e.Family).SingleAsync(ct);

    /// <summary>People who belong to the family today.</summary>
    public static IQueryable<FamilyMember> MembersOf(this KithDb db, FamilyId family) => db.FamilyMembers.Where(m => m.Family == family && m.Until == null);

    public static async Task<bool> AreMembers(this KithDb db, FamilyId family, IReadOnlyCollection<PersonId> people, CancellationToken ct) =>
        await db.MembersOf(family).CountAsync(m => people.Contains(m.Person), ct) == people.Distinct().Count();
}
