using Kith.Platform.Data;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>Children were seen: the day by which each must next be seen moves on. Called by whoever records a visit, who has decided already.</summary>
public sealed class MeetVisit(KithDb db)
{
    public async Task Do(FamilyEpisodeId episode, IEnumerable<(PersonId Child, bool Alone)> seen, DateOnly on, Now now, CancellationToken ct)
    {
        var alone = seen.GroupBy(s => s.Child).ToDictionary(s => s.Key, s => s.Any(sighting => sighting.Alone));
        var children = alone.Keys.ToList();
        var due = await db.VisitsDue.Where(v => v.FamilyEpisode == episode && children.Contains(v.Child)).ToDictionaryAsync(v => v.Child, ct);
        var planned = await db.OnChildProtectionPlan(children, now.Today, ct);
        foreach (var child in children)
        {
            if (!due.TryGetValue(child, out var visit))
            {
                visit = VisitDue.Start(episode, child, planned.Contains(child), on, now);
                db.VisitsDue.Add(visit);
            }

            visit.Seen(on, alone[child], planned.Contains(child));
        }
    }
}

internal static class ChildProtection
{
    /// <summary>Those of the children who have a child protection plan on the day, whichever family episode it came from.</summary>
    public static Task<HashSet<PersonId>> OnChildProtectionPlan(this KithDb db, IReadOnlyList<PersonId> children, DateOnly day, CancellationToken ct) =>
        db.ChildEpisodes
            .Where(e => children.Contains(e.Child))
            .Where(e => e.Plans.Any(p => p.Kind == PlanKind.ChildProtection && p.StartsOn <= day && (p.EndsOn == null || p.EndsOn >= day)))
            .Select(e => e.Child)
            .ToHashSetAsync(ct);
}
