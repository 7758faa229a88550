using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;

namespace Kith.Features.Supervision;

/// <summary>A cycle of the workbook has opened, at allocation or by signing: the group supervision that will close it falls due from that day.</summary>
public sealed class SetSupervisionDue(KithDb db, Ledger ledger) : IListener
{
    public Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is CycleOpened opened && row.FamilyEpisode is { } episode)
        {
            var session = GroupSupervision.DueFor(episode, opened.Cycle, now.Today, now);
            db.Supervisions.Add(session);
            ledger.Tell(new SupervisionDue(session.Id, session.Cycle, session.DueOn), new About(row.Family, episode), row.By);
        }

        return Task.CompletedTask;
    }
}
