using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>Says of findings who has the family now, and which queries have been accepted before.</summary>
internal sealed class FindingsAtHand(KithDb db)
{
    public async Task Complete(IReadOnlyList<Finding> findings, string authority, int year, CancellationToken ct)
    {
        var episodes = findings.Select(f => f.FamilyEpisode).OfType<FamilyEpisodeId>().Distinct().ToList();
        var held = (await db.Involvements.Where(i => episodes.Contains(i.FamilyEpisode) && i.EndedOn == null && i.Kind != InvolvementKind.CoWorker)
            .Select(i => new { i.FamilyEpisode, i.Kind, i.Team, i.Posting }).ToListAsync(ct)).ToLookup(i => i.FamilyEpisode);
        var people = findings.Where(f => f.IsQuery).Select(f => f.Person).Distinct().ToList();
        var accepted = (await db.AcceptedQueries.AsNoTracking().Where(q => q.Authority == authority && q.Year == year && (q.Person == null || people.Contains(q.Person))).ToListAsync(ct))
            .GroupBy(q => q.Key).ToDictionary(q => q.Key, q => q.OrderBy(a => a.At).Last());
        foreach (var finding in findings)
        {
            if (finding.FamilyEpisode is { } episode)
            {
                finding.BelongTo(held[episode].FirstOrDefault(i => i.Kind == InvolvementKind.FamilyTeam)?.Team, held[episode].FirstOrDefault(i => i.Kind == InvolvementKind.Allocated)?.Posting);
            }

            if (finding.IsQuery && accepted.TryGetValue((finding.Rule, finding.Person, finding.Row, finding.Says), out var before))
            {
                finding.Take(before);
            }
        }
    }
}
