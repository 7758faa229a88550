using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>A worker as a page offers them for choosing.</summary>
public sealed record WorkerChoice(PostingId Posting, string Name, Role Role)
{
    public string InWords => $"{Name}, {Role.InWords().ToLowerInvariant()}";
}

public static class WorkersOfFamily
{
    /// <summary>Postings that work with a family episode on a day: the named workers, and the team that has the family.</summary>
    public static IQueryable<Posting> WorkersOf(this KithDb db, FamilyEpisodeId episode, DateOnly day)
    {
        var open = db.Involvements.Where(i => i.FamilyEpisode == episode && i.EndedOn == null);
        return db.Postings
            .Where(p => p.StartsOn <= day && (p.EndsOn == null || p.EndsOn >= day))
            .Where(p => open.Any(i => i.Posting == p.Id || (i.Kind == InvolvementKind.FamilyTeam && i.Team == p.Team)));
    }

    public static async Task<IReadOnlyList<WorkerChoice>> Choices(this IQueryable<Posting> postings, KithDb db, CancellationToken ct) =>
        await (from p in postings join w in db.Workers on p.Worker equals w.Id orderby w.Name select new WorkerChoice(p.Id, w.Name, p.Role)).ToListAsync(ct);
}
