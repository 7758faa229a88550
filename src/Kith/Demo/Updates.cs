using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Demo;

/// <summary>What a school, a health visitor or the police send in, about once a month.</summary>
internal sealed class Updates(FamilyStory story, Player partner)
{
    private readonly Chance chance = story.Chance;

    public void Begin(DateOnly named) => SendOn(WorkingDays.After(named, chance.From(4, 15)));

    private void SendOn(DateOnly day) => story.Timeline.At(day, $"{chance.From(8, 16):00}:{chance.From(0, 59):00}", now => story.IsClosed ? Task.CompletedTask : Send(now));

    private async Task Send(Now now)
    {
        var day = now.Today;
        var (heading, children) = partner.Role switch
        {
            Role.SchoolDsl => ("school", story.BornBy(day).Where(c => c.AgeOn(day) >= 4).ToList()),
            Role.HealthPartner => ("health", story.BornBy(day).Where(c => c.AgeOn(day) < 4).ToList()),
            _ => ("police", story.BornBy(day).ToList()),
        };
        if (children.Count > 0)
        {
            var child = chance.Of(children);
            if (story.Voice.Say($"update.{heading}.{story.ToneWord(day)}", story.About(day, story.Focus, child)) is { } words)
            {
                var input = new UpdateInput
                {
                    HappenedOn = day,
                    About = KindOf(words, story.ToneOn(day)),
                    Children = partner.Role == Role.PolicePartner ? children.ConvertAll(c => c.Id) : [child.Id],
                    Account = words,
                    MayRead = story.ToneOn(day) == Tone.Low ? null : SideChoice.Everyone,
                };
                await story.Telling.As(partner, now, (by, at, ct) => story.Telling.Command<SendUpdate>().Do(story.Episode, input, by, at, ct));
            }
        }

        SendOn(WorkingDays.After(day, chance.From(18, 32)));
    }

    private static UpdateKind KindOf(string words, Tone tone) =>
        words.Contains("ttendance", StringComparison.Ordinal) ? UpdateKind.Attendance
        : words.Contains("Officers", StringComparison.Ordinal) || words.Contains("call", StringComparison.Ordinal) ? UpdateKind.Event
        : tone == Tone.Low ? UpdateKind.Concern
        : UpdateKind.Other;
}
