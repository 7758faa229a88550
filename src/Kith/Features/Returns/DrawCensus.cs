using System.Runtime.CompilerServices;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>
/// Draws the children in need census of one year from the record, some hundred children at a time, so that a census of any size needs little memory
/// and a handful of commands for each batch. The children stand in the order of their numbers.
/// </summary>
public sealed class DrawCensus(KithDb db)
{
    public const int ChildrenPerBatch = 250;

    /// <summary>Every child of the year, in the order of the file.</summary>
    public async IAsyncEnumerable<DrawnChild> Of(string authority, CensusYear year, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var batch in (await Children(authority, year, ct)).Chunk(ChildrenPerBatch))
        {
            foreach (var child in await Some(batch, authority, year, ct))
            {
                yield return child;
            }
        }
    }

    /// <summary>The children who belong to the year, in the order of their numbers; those without one last.</summary>
    public async Task<IReadOnlyList<PersonId>> Children(string authority, CensusYear year, CancellationToken ct)
    {
        var scope = Scope(authority, year);
        var numbered = await db.People.Where(p => scope.Contains(p.Id))
            .Select(p => new { p.Id, Number = p.Identifiers.Where(i => i.Kind == IdentifierKind.LaChildId).OrderByDescending(i => i.ValidFrom).ThenBy(i => i.Value).Select(i => i.Value).FirstOrDefault() })
            .ToListAsync(ct);
        return [.. numbered.OrderBy(p => p.Number is null).ThenBy(p => p.Number, StringComparer.Ordinal).ThenBy(p => p.Id.Value).Select(p => p.Id)];
    }

    /// <summary>One child as the census of the year would have them; null when the child does not belong to it.</summary>
    public async Task<DrawnChild?> One(PersonId child, string authority, CensusYear year, CancellationToken ct)
    {
        var scope = Scope(authority, year);
        return await db.People.AnyAsync(p => p.Id == child && scope.Contains(p.Id), ct) ? (await Some([child], authority, year, ct)).FirstOrDefault() : null;
    }

    /// <summary>A batch of children; whoever does not belong to the year after all is left out.</summary>
    public async Task<IReadOnlyList<DrawnChild>> Some(IReadOnlyList<PersonId> children, string authority, CensusYear year, CancellationToken ct)
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
        return [.. children.Where(people.ContainsKey)
            .Select(id => new ChildInCensus(year, sent.GetValueOrDefault(id)).Draw(people[id], episodes[id], assessments))
            .OfType<DrawnChild>()];
    }

    private IQueryable<PersonId> Scope(string authority, CensusYear year)
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var teams = db.Teams.Where(t => db.Agencies.Any(a => a.Id == t.Agency && a.LeaCode == authority)).Select(t => t.Id);
        var ours = db.Involvements.Where(i => i.Kind == InvolvementKind.FamilyTeam && teams.Contains(i.Team)).Select(i => (FamilyEpisodeId?)i.FamilyEpisode);
        var sent = db.Set<PersonAsSent>().Where(s => s.Authority == authority);

        // What CensusScope says of an episode, in SQL; a year’s own file says of its children that they belong to it.
        return db.ChildEpisodes
            .Where(e => e.ReferredOn <= last && (e.ReferredOn >= first || (e.NoFurtherAction != true && (e.ClosedOn == null || e.ClosedOn >= first))))
            .Where(e => ours.Contains(e.FamilyEpisode) || sent.Any(s => s.Person == e.Child))
            .Select(e => e.Child)
            .Union(sent.Where(s => s.LatestYear == year.EndsIn).Select(s => s.Person));
    }
}

public sealed record AssessedInEpisode(AssessmentId Assessment, AssessedChild Child);

/// <summary>One child of a census with the rows of the record behind it, in the same order.</summary>
public sealed record DrawnChild(PersonId Person, CensusChild Child, IReadOnlyList<DrawnEpisode> Episodes);

/// <param name="Assessments">The assessment behind each one of the episode.</param>
public sealed record DrawnEpisode(ChildEpisodeId Id, FamilyEpisodeId? FamilyEpisode, IReadOnlyList<AssessmentId?> Assessments);
