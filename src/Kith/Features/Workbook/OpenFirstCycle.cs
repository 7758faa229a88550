using Kith.Features.Casework;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>The workbook's first cycle opens when the family is allocated; a later change of lead worker leaves the open cycle alone.</summary>
public sealed class OpenFirstCycle(KithDb db, Ledger ledger) : IListener
{
    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is not FamilyAllocated || row.FamilyEpisode is not { } episode || await db.WorkbookCycles.AnyAsync(c => c.FamilyEpisode == episode, ct))
        {
            return;
        }

        var cycle = WorkbookCycle.Open(episode, 1, now);
        db.WorkbookCycles.Add(cycle);
        ledger.Tell(new CycleOpened(cycle.Id, cycle.Number), new About(row.Family, episode), row.By);
    }
}
