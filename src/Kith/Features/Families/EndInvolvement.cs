using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>A named worker no longer works with a family: from the next request on they have no access through it.</summary>
public sealed class EndInvolvement(KithDb db, Ledger ledger)
{
    public async Task<Outcome<InvolvementId>> Do(FamilyEpisodeId episode, InvolvementId id, string? why, int version, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.NameWorkers, ct) is { } refusal)
        {
            return refusal;
        }

        if (await db.Involvements.FirstOrDefaultAsync(i => i.Id == id && i.FamilyEpisode == episode && i.Posting != null && i.EndedOn == null, ct) is not { } involvement)
        {
            return Refusal.NotFound;
        }

        if (involvement.Version != version)
        {
            return Refusal.Stale;
        }

        var no = involvement.End(why, now.Today);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new InvolvementEnded(id, involvement.Posting), new About(await db.FamilyOf(episode, ct), episode), by);
        return id;
    }
}
