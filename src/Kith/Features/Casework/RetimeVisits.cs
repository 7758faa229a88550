using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>A child on a child protection plan is visited more often: the day by which each is next seen follows their plan.</summary>
public sealed class RetimeVisits(KithDb db) : IListener
{
    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is not (PlanStarted or PlanEnded or PlanCorrected or PlanWithdrawn) || row.Person is not { } child)
        {
            return;
        }

        using var lifted = db.Bounds.Lift("A plan follows its child: whoever works with them in another family visits as often");
        var planned = await db.OnChildProtectionPlan([child], now.Today, ct);
        foreach (var visit in await db.VisitsDue.Where(v => v.Child == child && db.FamilyEpisodes.Any(e => e.Id == v.FamilyEpisode && e.ClosedOn == null)).ToListAsync(ct))
        {
            var episode = await db.FamilyEpisodes.Where(e => e.Id == visit.FamilyEpisode).Select(e => new { From = e.AllocatedOn ?? e.OpenedOn, e.Family }).SingleAsync(ct);
            var joined = await db.FamilyMembers.Where(m => m.Family == episode.Family && m.Person == child).MaxAsync(m => (DateOnly?)m.From, ct);
            visit.Restate(visit.LastSeenOn, visit.LastSeenAloneOn, planned.Contains(child), joined > episode.From ? joined.Value : episode.From);
        }
    }
}
