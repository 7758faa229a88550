using Kith.Features.Steps;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Practice.Shared;
using Kith.Practice.Steps;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>Next steps: most are done by their day, some late, and a few still stand open and overdue.</summary>
internal sealed class NextSteps(FamilyStory story)
{
    private readonly Chance chance = story.Chance;
    private readonly Dictionary<string, string> outcomes = [];

    public List<StepInput> AtVisit(DateOnly today, IReadOnlyDictionary<string, string> about) =>
        Some(chance.Of([0, 0, 1, 1, 2]), about)
            .Select(what => new StepInput { What = what, Owner = OwnerOf().Posting, DueOn = DueFrom(today) }).ToList();

    public List<SupervisionStepInput> AtSupervision(DateOnly today, IReadOnlyDictionary<string, string> about) =>
        Some(chance.Of([1, 1, 2]), about)
            .Select(what => new SupervisionStepInput { What = what, Owner = OwnerOf().Posting, DueOn = DueFrom(today) }).ToList();

    /// <summary>A step of a domestic-abuse worker on the side they keep.</summary>
    public List<StepInput> OnASide(string work, Player worker, DateOnly today, IReadOnlyDictionary<string, string> about) =>
        AStep($"step.{work}", about) is { } what ? [new StepInput { What = what, Owner = worker.Posting, DueOn = DueFrom(today) }] : [];

    public async Task Follow(EntryId entry, int count)
    {
        if (count > 0)
        {
            Follow(await Set().Where(s => s.FromEntry == entry).ToListAsync());
        }
    }

    public async Task Follow(SupervisionId session, int count)
    {
        if (count > 0)
        {
            Follow(await Set().Where(s => s.FromSupervision == session).ToListAsync());
        }
    }

    private IQueryable<Step> Set() => story.Telling.Db.Steps.AsNoTracking();

    private void Follow(List<Step> set)
    {
        // Ids made in one moment have no order of their own.
        foreach (var step in set.OrderBy(s => s.What, StringComparer.Ordinal))
        {
            var late = chance.From(1, 100) switch
            {
                <= 66 => -chance.From(0, 4),
                <= 86 => chance.From(1, 8),
                <= 97 => chance.From(9, 30),
                _ => chance.From(40, 60),
            };
            story.Timeline.At(Timeline.WorkingDay(step.DueOn.AddDays(late)), $"{chance.From(9, 17):00}:{chance.From(0, 59):00}", now => Finish(step, now));
        }
    }

    private List<string> Some(int count, IReadOnlyDictionary<string, string> about) =>
        Enumerable.Range(0, count).Select(_ => AStep(chance.Percent(45) ? $"step.{story.Theme.Key}" : "step.any", about)).OfType<string>().ToList();

    private string? AStep(string heading, IReadOnlyDictionary<string, string> about)
    {
        if (story.Voice.Say(heading, about)?.Split(" | ") is not [var what, var outcome])
        {
            return null;
        }

        outcomes[what] = outcome;
        return what;
    }

    private Player OwnerOf() => story.SupportWorker is { } support && chance.Percent(25) ? support : story.Lead;

    private DateOnly DueFrom(DateOnly today) => Timeline.WorkingDay(today.AddDays(chance.Of([5, 7, 10, 14, 14, 21, 28])));

    private async Task Finish(Step step, Now now)
    {
        if (!story.IsClosed)
        {
            var owner = story.Company.Players.First(p => p.Posting == step.Owner);
            await story.Telling.As(owner, now, (by, at, ct) => story.Telling.Command<FinishStep>().Do(step.Id, now.Today, outcomes.GetValueOrDefault(step.What), step.Version, by, at, ct));
        }
    }
}
