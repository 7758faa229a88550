using Kith.Features.Steps;
using Kith.Features.Workbook;
using Kith.Practice.Shared;
using Kith.Practice.Steps;

namespace Kith.Demo;

/// <summary>Next steps: most are done by their day, some late, and a few still stand open and overdue.</summary>
internal sealed class NextSteps(FamilyStory story)
{
    private readonly Chance chance = story.Chance;
    private readonly Dictionary<string, string> outcomes = [];

    public List<StepInput> AtVisit(DateOnly today, IReadOnlyDictionary<string, string> about)
    {
        var count = chance.Of([0, 0, 1, 1, 2]);
        return Enumerable.Range(0, count).Select(_ => AStep(today, about)).OfType<StepInput>().DistinctBy(s => s.What).ToList();
    }

    private StepInput? AStep(DateOnly today, IReadOnlyDictionary<string, string> about)
    {
        var heading = chance.Percent(45) ? $"step.{story.Theme.Key}" : "step.any";
        if (story.Voice.Say(heading, about)?.Split(" | ") is not [var what, var outcome])
        {
            return null;
        }

        outcomes[what] = outcome;
        var owner = story.SupportWorker is { } support && chance.Percent(25) ? support : story.Lead;
        return new StepInput { What = what, Owner = owner.Posting, DueOn = Timeline.WorkingDay(today.AddDays(chance.Of([5, 7, 10, 14, 14, 21, 28]))) };
    }

    public Task Follow(IEnumerable<Step> set)
    {
        foreach (var step in set)
        {
            var late = chance.From(1, 100) switch
            {
                <= 70 => -chance.From(0, 4),
                <= 88 => chance.From(1, 8),
                <= 97 => chance.From(9, 30),
                _ => chance.From(40, 60),
            };
            var day = Timeline.WorkingDay(step.DueOn.AddDays(late));
            story.Timeline.At(day, $"{chance.From(9, 17):00}:{chance.From(0, 59):00}", now => Finish(step, now));
        }

        return Task.CompletedTask;
    }

    private async Task Finish(Step step, Now now)
    {
        if (!story.IsClosed)
        {
            var owner = story.Company.Players.First(p => p.Posting == step.Owner);
            await story.Telling.As(owner, now, (by, at, ct) => story.Telling.Command<FinishStep>().Do(step.Id, now.Today, outcomes.GetValueOrDefault(step.What), step.Version, by, at, ct));
        }
    }
}
