using Kith.Platform.Data;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>A corrected entry may take a sighting away. What is due is then worked out anew from the sightings that remain.</summary>
public sealed class RestateVisits(KithDb db)
{
    /// <param name="children">The children whom the corrected entry speaks of, before or after.</param>
    /// <param name="remaining">Every sighting of them in this family episode that the latest entries still hold.</param>
    public async Task Do(
        FamilyEpisodeId episode, IEnumerable<PersonId> children, IEnumerable<(PersonId Child, DateOnly On, bool Alone)> remaining, Now now, CancellationToken ct)
    {
        var concerned = children.Distinct().ToList();
        var sightings = remaining.ToLookup(s => s.Child);
        var planned = await db.OnChildProtectionPlan(concerned, now.Today, ct);
        var since = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => new { From = e.AllocatedOn ?? e.OpenedOn, e.Family }).SingleAsync(ct);
        var joined = await db.FamilyMembers
            .Where(m => m.Family == since.Family && concerned.Contains(m.Person))
            .GroupBy(m => m.Person)
            .Select(m => new { Child = m.Key, On = m.Max(row => row.From) })
            .ToDictionaryAsync(m => m.Child, m => m.On, ct);
        foreach (var visit in await db.VisitsDue.Where(v => v.FamilyEpisode == episode && concerned.Contains(v.Child)).ToListAsync(ct))
        {
            var own = sightings[visit.Child].ToList();
            var from = joined.TryGetValue(visit.Child, out var day) && day > since.From ? day : since.From;
            visit.Restate(Latest(own), Latest(own.Where(s => s.Alone)), planned.Contains(visit.Child), from);
        }
    }

    private static DateOnly? Latest(IEnumerable<(PersonId Child, DateOnly On, bool Alone)> sightings) => sightings.Max(s => (DateOnly?)s.On);
}
