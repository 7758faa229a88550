using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Demo;

/// <summary>The summaries of one worker: about every three weeks, and those of a domestic-abuse worker on the side they keep.</summary>
internal sealed class Summaries(FamilyStory story, Player worker, Relative? adult, Theme? theme)
{
    private readonly Chance chance = story.Chance;
    private readonly int finishesSafety = story.Chance.From(5, 7);
    private int? staged;
    private int count;

    private bool IsSided => worker.Role is Role.DaVictimWorker or Role.DaPerpetratorWorker;

    public void Begin(DateOnly named) => WriteOn(WorkingDays.After(named, chance.From(5, 10)));

    private void WriteOn(DateOnly day) => story.Timeline.At(day, $"{chance.From(13, 17)}:{chance.From(0, 59):00}", now => story.IsClosed ? Task.CompletedTask : Write(now));

    private async Task Write(Now now)
    {
        var day = now.Today;
        var tone = story.ToneWord(day);
        var about = story.About(day, adult ?? story.Focus);
        var own = adult is null ? null : Side.OwnOf(worker.Role, adult.Id);
        var heading = $"work.{theme?.Work ?? "support"}.{tone}";
        List<string?> done = [story.Voice.Tell(heading, about), chance.Percent(50) ? story.Voice.Say(heading, about) : null];
        var input = new SummaryInput
        {
            HappenedOn = day,
            Adult = adult?.Id,
            WorkDone = string.Join(' ', done.OfType<string>().Distinct()),
            WorkMayRead = own is { } side ? SideChoice.Of(side) : null,
            ChildrenMayRead = IsSided ? SideChoice.Everyone : null,
            Children = story.BornBy(day).Where(_ => chance.Percent(65))
                .Select(c => new TextForChild { Person = c.Id, Text = story.Voice.Say($"impact.{tone}", story.About(day, adult ?? story.Focus, c)) }).ToList(),
        };
        if (adult is not null)
        {
            Count(input, story.ToneOn(day));
            Change(input, day);
        }

        if (IsSided && chance.Percent(35))
        {
            input.Steps = story.Steps.OnASide(theme!.Work, worker, day, about);
        }

        var entry = await story.Telling.As(worker, now, (by, at, ct) => story.Telling.Command<WriteSummary>().Do(story.Episode, input, by, at, ct));
        await story.Steps.Follow(entry, input.Steps.Count);
        if (++count == finishesSafety && IsSided && story.ToneOn(day) != Tone.Low)
        {
            var safety = new CompleteModuleInput { Parent = adult!.Id, End = ModuleEnd.Completed, On = day, MayRead = input.WorkMayRead };
            await story.Telling.As(worker, now, (by, at, ct) => story.Telling.Command<CompleteModule>().Do(story.Episode, Theme.Abuse.Module, safety, by, at, ct));
        }

        WriteOn(WorkingDays.After(day, chance.Percent(8) ? chance.From(21, 28) : adult is null ? chance.From(18, 24) : chance.From(12, 17)));
    }

    private void Count(SummaryInput input, Tone tone)
    {
        var offered = chance.From(2, 4);
        var missed = tone switch { Tone.Low => chance.From(1, 2), Tone.Mid => chance.Of([0, 0, 1]), _ => chance.Of([0, 0, 0, 1]) };
        (input.Offered, input.Missed, input.Attended) = ($"{offered}", $"{missed}", $"{offered - missed}");
    }

    private void Change(SummaryInput input, DateOnly day)
    {
        if (story.MonthOf(day) != staged)
        {
            staged = story.MonthOf(day);
            input.Stages = [new StageAnswer { Adult = adult!.Id, Behaviour = theme!.Behaviour, Stage = story.StageOf(adult, theme.Behaviour, day) }];
        }
    }
}
