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
    /// <summary>Of those who work with a family episode the postings that may open it on a day: all, or those on its list.</summary>
    public static IQueryable<Posting> ReadersOf(this KithDb db, FamilyEpisodeId episode, DateOnly day) =>
        db.WorkersOf(episode, day).Where(p => !db.Restrictions.Any(r => r.FamilyEpisode == episode && r.LiftedAt == null)
            || db.ListedPostings.OnListOn(day).Any(n => n.FamilyEpisode == episode && n.Posting == p.Id));

    /// <summary>Postings that work with a family episode on a day: the named workers, and the team that has the family.</summary>
    public static IQueryable<Posting> WorkersOf(this KithDb db, FamilyEpisodeId episode, DateOnly day)
    {
        var open = db.Involvements.Where(i => i.FamilyEpisode == episode && i.EndedOn == null);
        var named = open.Where(i => i.Posting != null).Select(i => i.Posting!.Value);
        var ofTeam = from i in open join p in db.Postings on i.Team equals p.Team where i.Kind == InvolvementKind.FamilyTeam select p.Id;
        var ids = named.Concat(ofTeam);
        return db.Postings.Where(p => ids.Contains(p.Id)).Where(p => p.StartsOn <= day && (p.EndsOn == null || p.EndsOn >= day));
    }

    /// <summary>The postings, on a day, of whoever signs in with a work email address.</summary>
    public static async Task<IReadOnlyList<Posting>> PostingsOf(this KithDb db, string? workEmail, DateOnly day, CancellationToken ct)
    {
        var email = Text.Trimmed(workEmail)?.ToUpperInvariant();
        var all = from a in db.Users join p in db.Postings on a.Worker equals p.Worker where a.NormalizedEmail == email && !a.IsClosed select p;
        return email is null ? [] : (await all.ToListAsync(ct)).Where(p => p.IsActiveOn(day)).ToList();
    }

    public static async Task<IReadOnlyList<WorkerChoice>> Choices(this IQueryable<Posting> postings, KithDb db, CancellationToken ct) =>
        await (from p in postings join w in db.Workers on p.Worker equals w.Id orderby w.Name select new WorkerChoice(p.Id, w.Name, p.Role)).ToListAsync(ct);
}
