using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>A signed supervision closes the open cycle of the workbook and opens the next in the same moment.</summary>
public sealed class TurnOverCycle(KithDb db, Ledger ledger)
{
    public async Task<Outcome<CycleId>> Do(FamilyEpisodeId episode, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.HoldSupervision, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => e.Family).SingleAsync(ct);
        var about = new About(family, episode);
        var open = await db.WorkbookCycles.FirstOrDefaultAsync(c => c.FamilyEpisode == episode && c.ClosedAt == null, ct);
        var next = open?.TurnOver(now) ?? WorkbookCycle.Open(episode, await LastNumber(episode, ct) + 1, now);
        if (open is not null)
        {
            ledger.Tell(new CycleClosed(open.Id, open.Number), about, by);
        }

        db.WorkbookCycles.Add(next);
        ledger.Tell(new CycleOpened(next.Id, next.Number), about, by);
        return next.Id;
    }

    private async Task<int> LastNumber(FamilyEpisodeId episode, CancellationToken ct) =>
        await db.WorkbookCycles.Where(c => c.FamilyEpisode == episode).MaxAsync(c => (int?)c.Number, ct) ?? 0;
}
