using Kith.Features.Access;
using Kith.Features.Governance;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;

namespace Kith.Demo;

/// <summary>What two people did together in the last weeks, and the weeks of privileged actions: looked through, one of them late, one just over.</summary>
internal static class LookedThrough
{
    private const int Weeks = 5;

    public static void Begin(Telling telling, Timeline timeline, Company company)
    {
        var first = IsoWeek.Of(timeline.Today.AddDays(-7 * Weeks)).Monday;
        var (administrator, head) = (company.All(Role.SystemAdministrator)[0], company.All(Role.ServiceManager)[0]);
        var (officer, analyst) = (company.All(Role.PrivacyOfficer)[0], company.All(Role.Analyst)[0]);
        var support = company.One(Company.FamilyTeams[0], Role.BusinessSupport);
        for (var week = 0; week < Weeks; week++)
        {
            var (number, monday) = (week, first.AddDays(7 * week));
            timeline.At(monday.AddDays(1), "10:05", now => Propose(number, monday.AddDays(7), now));
            timeline.At(monday.AddDays(2), "11:20", now => Export(now));
            timeline.At(monday.AddDays(7), "07:00", now => telling.At(now, (at, ct) => telling.Command<AnnounceWeeks>().Do(at, ct)));
            if (week < Weeks - 2)
            {
                timeline.At(monday.AddDays(9), "15:30", now => Review(new IsoWeek(monday), officer, now));
            }
        }

        // Only somebody whose it would not be agrees, and what comes of it stays on paper here: nobody changes their work in the story.
        async Task Propose(int week, DateOnly from, Now now)
        {
            var worker = await telling.WorkerOf(support);
            var role = week % 2 == 0 ? Role.QaAuditor : Role.CommunityEditor;
            var input = new StartPostingInput { Role = role, Agency = await telling.AgencyOf(support), Team = support.TeamId, StartsOn = from };
            var proposal = await telling.As(administrator, now, (by, at, ct) => telling.Command<ProposePosting>().Do(worker, input, by, at, ct));
            if (week < Weeks - 1)
            {
                timeline.At(Now.At(new DateTimeOffset(now.Moment.AddDays(1), TimeSpan.Zero)), at => telling.As(head, at, (by, then, ct) => telling.Command<AnswerPosting>().Do(proposal, new AnswerPostingInput { Agrees = false }, by, then, ct)));
            }
        }

        async Task Export(Now now)
        {
            var input = new OrderExportInput { What = Exported.AnnexA, Purpose = "Practice for the inspection: the six months until today", Recipient = "The quality meeting" };
            var order = await telling.As(analyst, now, (by, at, ct) => telling.Command<OrderExport>().Do(input, by, at, ct));
            timeline.At(Now.At(new DateTimeOffset(now.Moment.AddHours(3), TimeSpan.Zero)), at => telling.As(head, at, (by, then, ct) => telling.Command<AnswerExport>().Do(order, new AnswerExportInput { Agrees = true }, by, then, ct)));
        }

        Task Review(IsoWeek week, Player by, Now now) => telling.As(by, now, (acting, at, ct) => telling.Command<ReviewWeek>().Do(
            week, new ReviewWeekInput { Questioned = false, Note = "The export was for the quality meeting, as its minutes say" }, acting, at, ct));
    }
}
