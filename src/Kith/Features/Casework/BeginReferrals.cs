using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>Each child is referred to children's social care, for the command that has decided so. A child whose referral is open keeps that one.</summary>
public sealed class BeginReferrals(KithDb db, Ledger ledger, NumberChildren number)
{
    public async Task Of(
        (FamilyId Family, FamilyEpisodeId Episode) work, IReadOnlyCollection<PersonId> children, DateOnly referredOn, string source, Acting by, Now now, CancellationToken ct)
    {
        var open = await db.ChildEpisodes.Where(e => children.Contains(e.Child) && e.ClosedOn == null && e.NoFurtherAction != true).Select(e => e.Child).ToListAsync(ct);
        var referred = children.Except(open).ToList();
        await number.Of(referred, referredOn, ct);
        foreach (var child in referred)
        {
            var referral = ChildEpisode.Refer(child, work.Episode, referredOn, source, now);
            db.Add(referral);
            ledger.Tell(new ChildReferred(referral.Id, referredOn), new About(work.Family, work.Episode, child), by);
        }
    }
}
