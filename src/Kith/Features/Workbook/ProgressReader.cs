using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>Where an adult last stood with one behaviour, as the reader may know it.</summary>
public sealed record LatestStage(PersonId Adult, Behaviour Behaviour, Stage Stage, DateOnly On, Label Label);

/// <summary>One module with one parent: worked on so many times, and completed, or not applicable with the reason.</summary>
/// <param name="Label">Whose side the completion keeps.</param>
public sealed record ModuleProgress(PersonId Parent, int Module, int Times, DateOnly? LastOn, DateOnly? CompletedOn, string? WhyNotApplicable, Label Label)
{
    public bool IsCompleted => CompletedOn is not null && WhyNotApplicable is null;
}

/// <summary>How far each adult of a family has come, counted from the latest entries and only from what the reader may read.</summary>
public sealed class ProgressReader(KithDb db)
{
    /// <summary>The latest stage of each adult and behaviour.</summary>
    public async Task<IReadOnlyList<LatestStage>> StagesOf(FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct)
    {
        var latest = await db.Stages.ReadableIn(episode, by, held)
            .Where(s => db.Entries.Any(e => e.Id == s.Entry && e.ReplacedBy == null))
            .GroupBy(s => new { s.Adult, s.Behaviour })
            .Select(g => g.OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Select(s => new LatestStage(s.Adult, s.Behaviour, s.Stage, s.On, s.Label)).First())
            .ToListAsync(ct);
        return latest.OrderBy(s => s.Adult.Value).ThenBy(s => s.Behaviour).ToList();
    }

    /// <summary>The modules that were worked on, completed or set aside with each parent; what was never touched has no row.</summary>
    public async Task<IReadOnlyList<ModuleProgress>> ModuleProgressOf(FamilyEpisodeId episode, Acting by, Relationship held, CancellationToken ct)
    {
        var worked = await db.ModuleWork.ReadableIn(episode, by, held)
            .Where(m => db.Entries.Any(e => e.Id == m.Entry && e.ReplacedBy == null))
            .GroupBy(m => new { m.Parent, m.Module })
            .Select(g => new { g.Key.Parent, g.Key.Module, Times = g.Count(), LastOn = g.Max(m => m.On) })
            .ToDictionaryAsync(m => (m.Parent, m.Module), ct);
        var ended = await db.ModuleCompletions.ReadableIn(episode, by, held)
            .OrderByDescending(c => c.On)
            .Select(c => new { c.Parent, c.Module, c.On, c.WhyNotApplicable, c.Label })
            .ToListAsync(ct);
        var completed = ended.GroupBy(c => (c.Parent, c.Module)).ToDictionary(c => c.Key, c => c.First());
        return worked.Keys.Union(completed.Keys).Select(key =>
        {
            var (work, end) = (worked.GetValueOrDefault(key), completed.GetValueOrDefault(key));
            return new ModuleProgress(key.Parent, key.Module, work?.Times ?? 0, work?.LastOn, end?.On, end?.WhyNotApplicable, end?.Label ?? Label.General);
        }).OrderBy(m => m.Parent.Value).ThenBy(m => m.Module).ToList();
    }
}
