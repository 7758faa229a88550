using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;

namespace Kith.Demo;

/// <summary>What else the front door hears: callers who need advice or a service near them, and what came in last and is not yet decided or answered.</summary>
internal sealed class FrontDoorDays(Telling telling, Timeline timeline, Company company, Chance chance)
{
    private const int DaysBetween = 4;
    private readonly IReadOnlyList<Player> screeners = company.All(Role.MashScreener);
    private readonly Voice voice = new(chance);

    public void Begin(DateOnly first)
    {
        for (var day = first; day < timeline.Today.AddDays(-4); day = day.AddDays(chance.From(1, (2 * DaysBetween) - 1)))
        {
            Come(Timeline.WorkingDay(day), isAnswered: true);
        }

        var yesterday = Timeline.WorkingDayBefore(timeline.Today.AddDays(-1));
        Come(Timeline.WorkingDayBefore(yesterday.AddDays(-1)), isAnswered: false);
        timeline.At(yesterday, "15:20", now => Hear("contact.directory.told", Brag.Green, now));
        timeline.At(yesterday, "16:40", now => Hear("contact.advice.told", null, now));
        timeline.At(yesterday, "16:55", Ask);
    }

    private void Come(DateOnly day, bool isAnswered)
    {
        var outcome = chance.Percent(55) ? ContactOutcome.Advice : ContactOutcome.Directory;
        var key = outcome == ContactOutcome.Advice ? "advice" : "directory";
        timeline.At(day, $"{chance.From(9, 15):00}:{chance.From(0, 59):00}", async now =>
        {
            var contact = await Hear($"contact.{key}.told", outcome == ContactOutcome.Advice ? Brag.Blue : Brag.Green, now);
            var screener = screeners[0];
            var decision = new DecisionInput { Version = 1, Outcome = outcome, Why = voice.Tell($"contact.{key}.why", new Dictionary<string, string>()) };
            await telling.As(screener, now, (by, at, ct) => telling.Command<DecideContact>().Do(contact, decision, by, at, ct));
            if (isAnswered)
            {
                var reply = ReplyDraft.For(outcome, null, "the children", now.Today);
                await telling.As(screener, now, (by, at, ct) => telling.Command<AnswerContact>().Do(contact, reply, ReplyMethod.Telephone, 2, by, at, ct));
            }
        });
    }

    private async Task<ContactId> Hear(string heading, Brag? rating, Now now)
    {
        var screener = chance.Of(screeners);
        var heritage = chance.Of(Names.Heritages);
        var child = new ContactPersonDetails(
            MemberKind.Child, chance.Of(chance.Percent(50) ? heritage.Girls : heritage.Boys), chance.Of(heritage.Surnames), chance.Percent(70) ? now.Today.AddDays(-chance.From(200, 5_500)) : null, null);
        var (source, referrer) = chance.Of([("1A", "A relative"), ("1B", "A neighbour"), ("2A", "The school office"), ("3A", "The GP"), ("5D", "A family hub worker"), ("8", "A playgroup leader")]);
        var details = new ContactDetails(
            now.Today, Now.InLondon(now.Moment).AddMinutes(-10).ToString("HH:mm"), source, referrer, $"01632 960{chance.From(200, 999)}", voice.Tell(heading, new Dictionary<string, string>()));
        var contact = await telling.As(screener, now, (by, at, ct) => telling.Command<RecordContact>().Do(details, [child], by, at, ct));
        return rating is null ? contact : await telling.As(screener, now, (by, at, ct) => telling.Command<SortContact>().Do(contact, rating, Why(rating.Value), 0, by, at, ct));
    }

    private static string Why(Brag rating) => rating == Brag.Blue ? "It is not about the safety of a child" : "A little help early will do";

    /// <summary>A school asks for help for a family that nobody knows yet.</summary>
    private Task Ask(Now now)
    {
        var school = company.All(Role.SchoolDsl)[0];
        var child = new ContactPersonDetails(MemberKind.Child, "Rowan", "Tansley", now.Today.AddDays(-2_900), null);
        return telling.As(school, now, (by, at, ct) => telling.Command<RecordContact>().Ask(
            "Rowan has come in tired and late since the half term. His mother says that the nights are hard since she lost her job. A family worker who comes to the house would help.",
            "His mother has read this and would be glad of a visit.",
            "01632 960112",
            [child],
            by,
            at,
            ct));
    }
}
