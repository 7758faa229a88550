using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>One child with everything that a return asks about them.</summary>
/// <param name="Sent">What files have sent of the child; null when none has.</param>
public sealed record HeldChild(Person Person, IReadOnlyList<ChildEpisode> Episodes, ILookup<ChildEpisodeId, AssessedInEpisode> Assessments, SentRecord? Sent)
{
    /// <summary>The number by which the authority knows the child.</summary>
    public string? Number => Person.Identifiers.Where(i => i.Kind == IdentifierKind.LaChildId).OrderByDescending(i => i.ValidFrom).ThenBy(i => i.Value, StringComparer.Ordinal).Select(i => i.Value).FirstOrDefault();
}

public sealed record AssessedInEpisode(AssessmentId Assessment, AssessedChild Child);

/// <summary>Reads the children of an authority for its returns, a batch at a time and with a handful of commands for each batch.</summary>
internal static class ReadChildren
{
    /// <summary>Episodes of children whose family a team of the authority has or had, or whom the authority’s files have sent.</summary>
    public static IQueryable<ChildEpisode> EpisodesOf(this KithDb db, string authority)
    {
        var ours = db.WorkOf(authority).Select(e => (FamilyEpisodeId?)e);
        var sent = db.Set<PersonAsSent>().Where(s => s.Authority == authority);
        return db.ChildEpisodes.Where(e => ours.Contains(e.FamilyEpisode) || sent.Any(s => s.Person == e.Child));
    }

    /// <summary>Work with families that a team of the authority has or had.</summary>
    public static IQueryable<FamilyEpisodeId> WorkOf(this KithDb db, string authority)
    {
        var teams = db.Teams.Where(t => db.Agencies.Any(a => a.Id == t.Agency && a.LeaCode == authority)).Select(t => t.Id);
        return db.Involvements.Where(i => i.Kind == InvolvementKind.FamilyTeam && teams.Contains(i.Team)).Select(i => i.FamilyEpisode);
    }

    /// <summary>Of how many children a file tells at most.</summary>
    public static async Task<int> ChildrenIn(this KithDb db, Exported? what, CensusBuildId? build, Acting by, CancellationToken ct)
    {
        if (build is not null)
        {
            return await db.CensusesOf(by).Where(b => b.Id == build).Select(b => b.Children).FirstOrDefaultAsync(ct);
        }

        if (await db.AuthorityOf(by, ct) is not { } authority)
        {
            return 0;
        }

        using var lifted = db.Bounds.Lift("The duty to take out lists covers every child of the authority");
        var children = db.EpisodesOf(authority).Select(e => e.Child);
        var work = db.WorkOf(authority);
        return what == Exported.AnnexA
            ? await children.Union(db.HelpAssessments.Where(a => work.Contains(a.FamilyEpisode)).SelectMany(a => a.Children).Select(c => c.Child)).CountAsync(ct)
            : await children.Distinct().CountAsync(ct);
    }

    public static async Task<IReadOnlyList<HeldChild>> Children(this KithDb db, IReadOnlyList<PersonId> children, string authority, CancellationToken ct)
    {
        var people = await db.People.AsNoTracking().Where(p => children.Contains(p.Id)).AsSplitQuery().ToDictionaryAsync(p => p.Id, ct);
        var episodes = (await db.ChildEpisodes.AsNoTracking().Where(e => children.Contains(e.Child)).Include(e => e.Plans).Include(e => e.Enquiries).AsSplitQuery().ToListAsync(ct))
            .ToLookup(e => e.Child);
        var ids = episodes.SelectMany(e => e).Select(e => e.Id).ToList();
        var assessed = await (from c in db.AssessedChildren.AsNoTracking()
                              where ids.Contains(c.ChildEpisode)
                              select new AssessedInEpisode(EF.Property<AssessmentId>(c, "Assessment"), c)).AsSplitQuery().ToListAsync(ct);
        var sent = (await db.Set<PersonAsSent>().AsNoTracking().Where(s => s.Authority == authority && children.Contains(s.Person)).ToListAsync(ct))
            .GroupBy(s => s.Person).ToDictionary(s => s.Key, s => s.OrderByDescending(row => row.LatestYear).First().Read());
        var assessments = assessed.ToLookup(a => a.Child.ChildEpisode);
        return [.. children.Where(people.ContainsKey).Select(id => new HeldChild(people[id], [.. episodes[id].OrderBy(e => e.ReferredOn)], assessments, sent.GetValueOrDefault(id)))];
    }
}
