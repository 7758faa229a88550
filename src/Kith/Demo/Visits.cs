using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>The visits of a family: mostly on time, more often when it goes badly, each written up once.</summary>
internal sealed class Visits(FamilyStory story)
{
    private readonly Chance chance = story.Chance;
    private readonly ModuleProgress modules = new(story);
    private int? told;
    private int? staged;
    private int? standing;

    public void Begin()
    {
        VisitOn(WorkingDays.After(story.Plot.AllocatedOn, chance.From(1, 4)));
        if (story.Children.FirstOrDefault(c => c.Expected is not null) is { Expected: { } due } unborn)
        {
            var day = due.AddDays(chance.From(-9, 6));
            story.Timeline.At(Timeline.WorkingDay(day.AddDays(1)), "10:40", now => Born(unborn, day, now));
        }
    }

    private void VisitOn(DateOnly day)
    {
        if (day >= story.Plot.QuietSince)
        {
            return;
        }

        // Most visits are written up the same afternoon, some the next morning.
        var sameDay = chance.Percent(75);
        var writtenOn = sameDay ? day : WorkingDays.After(day, 1);
        var time = sameDay ? $"{chance.From(16, 18)}:{chance.From(0, 59):00}" : $"{chance.From(8, 10):00}:{chance.From(0, 59):00}";
        story.Timeline.At(writtenOn, time, now => Write(day, now));
    }

    private async Task Write(DateOnly day, Now now)
    {
        if (story.IsClosed)
        {
            return;
        }

        var born = story.BornBy(day);
        var adult = story.Father is { } father && !story.IsAbuse && chance.Percent(20) ? father : story.Focus;
        var about = story.About(day, adult);
        var unseen = born.Count > 1 ? born.Where(c => c.AgeOn(day) >= 3 && chance.Percent(c.AgeOn(day) >= 12 ? 18 : 8)).Take(born.Count - 1).ToList() : [];
        var input = new VisitInput
        {
            HappenedOn = day,
            Account = Account(day, adult, about, unseen),
            Children = born.Select(c => Meet(c, adult, day, unseen.Contains(c))).ToList(),
            Modules = modules.WorkedOn(day),
            Steps = story.Steps.AtVisit(now.Today, story.About(day, story.Focus)),
        };
        Change(input, day);
        Mark(input, day);
        KeepApart(input, day);

        var writer = story.SupportWorker is { } support && chance.Percent(25) && input.KeptApart.Text is null ? support : story.Lead;
        var entry = await story.Telling.As(writer, now, (by, at, ct) => story.Telling.Command<RecordVisit>().Do(story.Episode, input, by, at, ct));
        await story.Steps.Follow(entry, input.Steps.Count);
        await modules.Complete(now);
        if (story.MonthOf(day) != standing && (standing is null || chance.Percent(60)))
        {
            standing = story.MonthOf(day);
            await SayWhereThingsAre(story.About(day, story.Focus), day, now);
        }

        VisitOn(WorkingDays.After(day, Interval(day)));
    }

    private int Interval(DateOnly day) => chance.Percent(6)
        ? chance.From(21, 26)
        : story.ToneOn(day) switch
        {
            Tone.Low => chance.From(5, 9),
            Tone.Mid => chance.From(9, 14),
            _ => chance.From(12, 18),
        };

    private string Account(DateOnly day, Relative adult, IReadOnlyDictionary<string, string> about, IReadOnlyList<Relative> unseen)
    {
        var (voice, tone) = (story.Voice, story.ToneWord(day));
        var focus = story.About(day, story.Focus);
        List<string?> first = [voice.Say("visit.open", about), voice.Say($"visit.{story.Theme.Key}.{tone}", focus)];
        if (chance.Percent(45))
        {
            first.Add(voice.Say($"visit.{story.Theme.Key}.{tone}", focus));
        }

        List<string?> second = [voice.Say($"home.{tone}", about)];
        if (about.ContainsKey("child") && chance.Percent(70))
        {
            second.Add(voice.Say($"child.{tone}", about));
        }

        second.AddRange(unseen.Select(c => voice.Say("unseen.why", story.About(day, adult, c))));
        second.Add(voice.Say("visit.close", about));
        return $"{string.Join(' ', first.OfType<string>())}\n\n{string.Join(' ', second.OfType<string>())}";
    }

    private ChildAtVisit Meet(Relative child, Relative adult, DateOnly day, bool isUnseen)
    {
        var age = child.AgeOn(day);
        var seen = isUnseen ? Seen.NotSeen : age >= 4 && chance.Percent(60) ? Seen.SeenAlone : Seen.SeenWithOthers;
        var band = age switch { < 2 => 0, < 5 => 2, < 9 => 5, < 13 => 9, _ => 13 };
        var words = !isUnseen && chance.Percent(65) ? story.Voice.Say($"words.{band}.{story.ToneWord(day)}", story.About(day, adult, child)) : null;
        return new ChildAtVisit { Person = child.Id, Seen = seen, Words = words };
    }

    /// <summary>Once a month. What adults change about abuse belongs to each side's own worker and is not said at visits.</summary>
    private void Change(VisitInput input, DateOnly day)
    {
        if (story.MonthOf(day) == staged && story.BornBy(day).Count > 0)
        {
            return;
        }

        staged = story.MonthOf(day);
        var behaviours = story.IsAbuse || story.Theme == Theme.Neglect ? [Behaviour.Parenting] : new[] { story.Theme.Behaviour, Behaviour.Parenting };
        input.Stages = behaviours.Select(b => new StageAnswer { Adult = story.Focus.Id, Behaviour = b, Stage = story.StageOf(story.Focus, b, day) }).ToList();
    }

    private void Mark(VisitInput input, DateOnly day)
    {
        var month = story.MonthOf(day);
        if (month == told || !story.Arc.HasEvent(month))
        {
            return;
        }

        told = month;
        var tone = story.Arc.ToneOf(month) == Tone.High ? "high" : "low";
        if (story.Voice.Say($"event.{story.Theme.Key}.{tone}", story.About(day, story.Focus, story.BornBy(day).MinBy(c => c.Born)))?.Split(" | ") is [var line, var impact])
        {
            input.Significant = new SignificantInput { Line = line, Impact = impact };
        }
    }

    private void KeepApart(VisitInput input, DateOnly day)
    {
        if (!story.IsAbuse || !chance.Percent(30))
        {
            return;
        }

        var (heading, adult, side) = story.Arc.BothSides && chance.Percent(30)
            ? ("apart.perpetrator", story.Father!, Side.PerpetratorOf(story.Father!.Id))
            : ("apart.victim", story.Mother, Side.VictimOf(story.Mother.Id));
        input.KeptApart = new KeptApartInput { Text = story.Voice.Say(heading, story.About(day, adult)), Side = SideChoice.Of(side) };
    }

    private async Task SayWhereThingsAre(IReadOnlyDictionary<string, string> about, DateOnly day, Now now)
    {
        if (story.Voice.Say($"stand.{story.ToneWord(day)}", about) is { } words)
        {
            var version = await story.Telling.Db.FamilyEpisodes.Where(e => e.Id == story.Episode).Select(e => e.Version).SingleAsync();
            await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<SayWhereThingsAre>().Do(story.Episode, words, version, by, at, ct));
        }
    }

    private async Task Born(Relative child, DateOnly day, Now now)
    {
        if (story.IsClosed)
        {
            return;
        }

        (child.First, child.Born, child.Expected) = (child.NameAtBirth!, day, null);
        var version = await story.Telling.Db.People.Where(p => p.Id == child.Id).Select(p => p.Version).SingleAsync();
        var born = child.Details();
        await story.Telling.As(story.Lead, now, (by, at, ct) => story.Telling.Command<ChangePerson>().Do(story.Episode, child.Id, born, ["NONE"], MemberKind.Child, version, by, at, ct));
    }
}
