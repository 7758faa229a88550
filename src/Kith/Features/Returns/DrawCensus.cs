using System.Runtime.CompilerServices;
using Kith.Platform.Data;
using Kith.Practice.Families;
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
        return await db.People.AnyAsync(p => p.Id == child && scope.Contains(p.Id), ct) && await Some([child], authority, year, ct) is [var drawn] ? drawn : null;
    }

    /// <summary>A batch of children; whoever does not belong to the year after all is left out.</summary>
    public async Task<IReadOnlyList<DrawnChild>> Some(IReadOnlyList<PersonId> children, string authority, CensusYear year, CancellationToken ct) =>
        [.. (await db.Children(children, authority, ct)).Select(child => new ChildInCensus(year, child.Sent).Draw(child.Person, child.Episodes, child.Assessments)).OfType<DrawnChild>()];

    private IQueryable<PersonId> Scope(string authority, CensusYear year)
    {
        var (first, last) = (year.FirstDay, year.LastDay);

        // What CensusScope says of an episode, in SQL; a year’s own file says of its children that they belong to it.
        return db.EpisodesOf(authority)
            .Where(e => e.ReferredOn <= last && (e.ReferredOn >= first || (e.NoFurtherAction != true && (e.ClosedOn == null || e.ClosedOn >= first))))
            .Select(e => e.Child)
            .Union(db.Set<PersonAsSent>().Where(s => s.Authority == authority && s.LatestYear == year.EndsIn).Select(s => s.Person));
    }
}

/// <summary>One child of a census with the rows of the record behind it, in the same order.</summary>
public sealed record DrawnChild(PersonId Person, CensusChild Child, IReadOnlyList<DrawnEpisode> Episodes);

/// <summary>An episode with the row behind each of its parts, in the order of the file.</summary>
public sealed record DrawnEpisode(
    ChildEpisodeId Id, FamilyEpisodeId? FamilyEpisode, IReadOnlyList<AssessmentId> Assessments, IReadOnlyList<RowId> NeedPlans, IReadOnlyList<RowId> Enquiries, IReadOnlyList<RowId> ProtectionPlans);
