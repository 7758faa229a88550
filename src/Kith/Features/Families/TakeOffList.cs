using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Takes somebody off the list of who may open a restricted family: from their next request it is not there. A manager always stays on it.</summary>
public sealed class TakeOffList(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, RowId id, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.Restrict, ct) is { } refusal)
        {
            return refusal;
        }

        if (await db.ListedPostings.FirstOrDefaultAsync(n => n.Id == id && n.FamilyEpisode == episode && n.EndedOn == null, ct) is not { } listed)
        {
            return Refusal.NotFound;
        }

        if (!await db.ManagersOnList(episode, now.Today).AnyAsync(n => n.Posting != listed.Posting && n.Until == null, ct))
        {
            return new Refusal(string.Empty, "Put another manager of the team on the list first: without one nobody could change it");
        }

        listed.TakeOff(now.Today);
        ledger.Tell(new TakenOffFamilysList(listed.Posting), new About(await db.FamilyOf(episode, ct), episode), by);
        return id;
    }
}
