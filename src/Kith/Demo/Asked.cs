using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>Two referrals to a specialist wait for their answer, a school was asked for its view, and a health visitor has already written.</summary>
internal static class Asked
{
    public static async Task Tell(Telling telling, IReadOnlyList<FamilyStory> stories, Company company, DateOnly today)
    {
        var open = stories.Where(s => !s.IsClosed && s.Arc.Ending == Ending.Open && s.Episode != default).ToList();
        var minute = 0;
        foreach (var story in open.Where(s => s.Theme == Theme.Mind).OrderBy(s => s.Plot.Team, StringComparer.Ordinal).Take(2))
        {
            await Ask(story, story.Manager, company.One(story.Plot.Team, Role.SubstanceMisuseWorker), InvitationKind.ToWork, story.Mother.Id, [],
                $"{story.Mother.First} says that she drinks on bad nights and would like to talk to somebody about it. Would you meet her?");
        }

        var young = open.FirstOrDefault(s => s.BornBy(today).Any(c => c.AgeOn(today) < 4));
        if (young is not null && await Ask(
            young, young.Lead, company.All(Role.HealthPartner)[^1], InvitationKind.ToContribute, null, [.. young.BornBy(today).Where(c => c.AgeOn(today) < 4).Select(c => c.Id)],
            "What did you see at the last clinic? We review the plan next week.") is { } invitation)
        {
            var input = new UpdateInput { HappenedOn = today.AddDays(-3), About = UpdateKind.Other, Children = [young.BornBy(today).First(c => c.AgeOn(today) < 4).Id], Account = "Weighed and measured at clinic, growing along the same line. Brought on time, dressed for the weather." };
            await telling.As(company.All(Role.HealthPartner)[^1], At(), (by, now, ct) => telling.Command<Contribute>().Do(invitation, input, by, now, ct));
        }

        if (open.LastOrDefault(s => s.BornBy(today).Any(c => c.AgeOn(today) >= 5)) is { } older)
        {
            await Ask(older, older.Lead, company.All(Role.SchoolDsl)[^1], InvitationKind.ToContribute, null, [.. older.BornBy(today).Where(c => c.AgeOn(today) >= 5).Select(c => c.Id)],
                "How is school going, and who do they turn to there? We would like to hear their own words.");
        }

        // The Ledger is told in order: on the evening of the last day.
        Now At() => Now.OnClock(today.AddDays(-1), new TimeOnly(21, 0).AddMinutes(minute++));

        async Task<InvitationId?> Ask(FamilyStory story, Player from, Player to, InvitationKind kind, PersonId? adult, List<PersonId> children, string words)
        {
            if (await telling.Db.Involvements.AnyAsync(i => i.FamilyEpisode == story.Episode && i.Posting == to.Posting && i.EndedOn == null))
            {
                return null;
            }

            var input = new InviteInput { Kind = kind, Posting = to.Posting, Adult = adult, Children = children, Words = words, Until = today.AddDays(Invitation.UsualDays) };
            return await telling.As(from, At(), (by, now, ct) => telling.Command<Invite>().Do(story.Episode, input, by, now, ct));
        }
    }
}
