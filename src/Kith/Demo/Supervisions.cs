using Kith.Features.Quotes;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Quotes;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>Group supervision every month: ratings given before, the session held and agreed, signed. A few come late.</summary>
internal sealed class Supervisions(FamilyStory story)
{
    private readonly Chance chance = story.Chance;
    private readonly HashSet<PostingId> given = [];
    private readonly HashSet<PostingId> written = [];
    private Rag? last;

    public void Begin() => Plan(story.Plot.AllocatedOn);

    private void Plan(DateOnly from)
    {
        given.Clear();
        written.Clear();
        var due = GroupSupervision.DueAfter(from);
        var held = Timeline.WorkingDayBefore(due.AddDays(chance.Percent(12) ? chance.From(2, 9) : -chance.From(0, 2)));
        if (held >= story.Plot.QuietSince)
        {
            return;
        }

        // Those who will be there give their rating in the days before; it stands ready on the present day.
        story.Timeline.At(Timeline.WorkingDayBefore(held.AddDays(-chance.From(1, 4))), $"{chance.From(9, 16):00}:{chance.From(0, 59):00}", TakePart);
        story.Timeline.At(held, $"{chance.From(10, 15)}:{chance.Of([0, 15, 30, 45]):00}", Hold);
    }

    private async Task TakePart(Now now)
    {
        if (story.IsClosed)
        {
            return;
        }

        var session = await Session();
        foreach (var (worker, adult, theme) in story.Specialists.Select(s => (s.Worker, (Relative?)s.Adult, (Theme?)s.Theme)).Append((story.Lead, null, null)))
        {
            if (!chance.Percent(55))
            {
                continue;
            }

            var isAway = adult is not null && chance.Percent(25);
            var own = adult is null ? null : Side.OwnOf(worker.Role, adult.Id);
            var input = new TakePartInput
            {
                Overall = Rating(now.Today, adult ?? story.Focus),
                Dimensions = theme is null ? [] : [Of(theme.Dimension, theme.Rag, now.Today, adult!)],
                Update = isAway ? story.Voice.Say($"written.{story.ToneWord(now.Today)}", story.About(now.Today, adult!)) : null,
                Side = own is { } side ? SideChoice.Of(side) : null,
            };
            await story.Telling.As(worker, now, (by, at, ct) => story.Telling.Command<TakePart>().Do(session.Id, input, by, at, ct));
            given.Add(worker.Posting);
            if (input.Update is not null)
            {
                written.Add(worker.Posting);
            }
        }
    }

    private async Task Hold(Now now)
    {
        if (story.IsClosed)
        {
            return;
        }

        var (session, day) = (await Session(), now.Today);
        var agreed = Agreed(day);
        var about = story.About(day, story.Focus);
        var input = new HoldInput
        {
            Version = session.Version,
            HeldOn = day,
            Workers = Present(day).ToList(),
            Agreed = new RatingInput { Value = agreed, Reason = story.Voice.Tell($"rag.overall.{Word(agreed)}", about) },
            Children = story.BornBy(day).Where(_ => chance.Percent(55)).Select(c => OfChild(c, day, agreed)).ToList(),
            Dimensions = [Of(RagDimension.ChildSafety, "safety", day, story.Focus), chance.Percent(50) ? Of(story.Theme.Dimension, story.Theme.Rag, day, story.Focus) : Of(RagDimension.Engagement, "engagement", day, story.Focus)],
            Discussion = story.Voice.Tell($"discuss.{story.ToneWord(day)}", about) + await Quoted(now),
            Decision = story.Voice.Tell($"decide.{Deciding(day)}", about),
            Steps = story.Steps.AtSupervision(day, about),
        };
        if (story.IsAbuse && chance.Percent(45))
        {
            input.Apart = [new ApartInput { Side = SideChoice.Of(Side.VictimOf(story.Mother.Id)), Text = story.Voice.Tell("apart.victim", story.About(day, story.Mother)) }];
        }

        await story.Telling.As(story.Manager, now, (by, at, ct) => story.Telling.Command<HoldSupervision>().Do(session.Id, input, by, at, ct));
        await story.Steps.Follow(session.Id, input.Steps.Count);
        last = agreed;
        story.Timeline.At(Now.At(new DateTimeOffset(now.Moment, TimeSpan.Zero).AddMinutes(chance.From(40, 75))), Sign);
    }

    /// <summary>In families whose story is told at length the manager quotes the last visit.</summary>
    private async Task<string> Quoted(Now now)
    {
        var visit = story.Plot.IsRich
            ? await story.Telling.Db.Entries.Where(e => e.FamilyEpisode == story.Episode && e.Kind == EntryKind.Visit && e.ReplacedBy == null)
                .OrderByDescending(e => e.HappenedOn).ThenBy(e => e.Id).Select(e => new { e.Id, Account = e.Segments.Where(s => s.Kind == SegmentKind.Account).Select(s => s.Text).First() }).FirstOrDefaultAsync()
            : null;
        if (visit is null)
        {
            return string.Empty;
        }

        var words = visit.Account[..(visit.Account.IndexOf('.', StringComparison.Ordinal) + 1)];
        var quote = await story.Telling.As(story.Manager, now, (by, at, ct) => story.Telling.Command<TakeQuote>().Do(story.Episode, QuoteSource.Entry, visit.Id.Value, words, by, at, ct));
        return $"\n{QuoteMark.Of(QuoteMark.KeyOf(quote.Value))}";
    }

    private async Task Sign(Now now)
    {
        var (session, version) = await Session();
        await story.Telling.As(story.Manager, now, (by, at, ct) => story.Telling.Command<SignSupervision>().Do(session, version, by, at, ct));
        Plan(now.Today);
    }

    private async Task<(SupervisionId Id, int Version)> Session()
    {
        var open = await story.Telling.Db.Supervisions.Where(s => s.FamilyEpisode == story.Episode && s.SignedAt == null).Select(s => new { s.Id, s.Version }).SingleAsync();
        return (open.Id, open.Version);
    }

    private IEnumerable<WorkerAtSession> Present(DateOnly day)
    {
        foreach (var (worker, adult, _) in story.Specialists)
        {
            yield return written.Contains(worker.Posting)
                ? new WorkerAtSession { Posting = worker.Posting, Presence = Presence.SentUpdate }
                : new WorkerAtSession { Posting = worker.Posting, Presence = Presence.Attended, Said = given.Contains(worker.Posting) ? new() : Rating(day, adult) };
        }

        yield return new WorkerAtSession { Posting = story.Lead.Posting, Presence = Presence.Attended, Said = given.Contains(story.Lead.Posting) ? new() : Rating(day, story.Focus) };
        if (story.SupportWorker is { } support)
        {
            yield return new WorkerAtSession { Posting = support.Posting, Presence = chance.Percent(80) ? Presence.Attended : Presence.Absent };
        }
    }

    /// <summary>What is agreed follows the month, a little behind: red does not turn green at once, nor the first good month.</summary>
    private Rag Agreed(DateOnly day) => story.ToneOn(day) switch
    {
        Tone.Low => story.Arc.HasEvent(story.MonthOf(day)) || last == Rag.Red || chance.Percent(50) ? Rag.Red : Rag.Amber,
        Tone.High => last is Rag.Amber or Rag.Green && (last == Rag.Green || chance.Percent(75)) ? Rag.Green : Rag.Amber,
        _ => Rag.Amber,
    };

    private Rag Own(DateOnly day) => story.ToneOn(day) switch
    {
        Tone.Low => chance.Of([Rag.Red, Rag.Red, Rag.Amber]),
        Tone.High => chance.Of([Rag.Green, Rag.Green, Rag.Amber]),
        _ => chance.Of([Rag.Amber, Rag.Amber, Rag.Amber, Rag.Green, Rag.Red]),
    };

    private RatingInput Rating(DateOnly day, Relative adult)
    {
        var value = Own(day);
        return new RatingInput { Value = value, Reason = value == Rag.Red || chance.Percent(60) ? story.Voice.Say($"rag.overall.{Word(value)}", story.About(day, adult)) : null };
    }

    private DimensionRatingInput Of(RagDimension dimension, string rag, DateOnly day, Relative adult)
    {
        var value = Own(day);
        return new DimensionRatingInput { Dimension = dimension, Value = value, Reason = story.Voice.Say($"rag.{rag}.{Word(value)}", story.About(day, adult)) };
    }

    private ChildRatingInput OfChild(Relative child, DateOnly day, Rag agreed) =>
        new() { Child = child.Id, Value = agreed, Reason = story.Voice.Say($"rag.safety.{Word(agreed)}", story.About(day, story.Focus, child)) };

    private string Deciding(DateOnly day) => story.Arc.Ending switch
    {
        Ending.Well when story.MonthOf(day) >= story.Arc.Months - 1 => "close",
        Ending.Court when story.MonthOf(day) >= story.Arc.Months - 1 => "court",
        _ => story.ToneWord(day),
    };

    private static string Word(Rag rag) => rag switch { Rag.Red => "low", Rag.Amber => "mid", _ => "high" };
}
