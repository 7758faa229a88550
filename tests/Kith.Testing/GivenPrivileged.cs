using Kith.Features.Access;
using Kith.Features.Returns;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Testing;

public static class GivenPrivileged
{
    /// <summary>Last week is ready for review, with as many actions as are said.</summary>
    public static async Task<IsoWeek> AReadyWeek(this KithWorld world, int actions = 1) => (await world.Run<IsoWeek>(async (services, now) =>
    {
        var db = services.GetRequiredService<KithDb>();
        var week = IsoWeek.Of(now.Today).Before;
        if (!await db.PrivilegedWeeks.AnyAsync(w => w.Monday == week.Monday))
        {
            db.Add(PrivilegedWeek.Ready(week, actions, week.Sunday.AddDays(PrivilegedWeek.DaysToReview), now));
        }

        return week;
    })).Value;

    /// <summary>A posting that an administrator of their own proposes, in a team for a worker of that team.</summary>
    public static async Task<RowId> AProposedPosting(this KithWorld world, TeamInTest team, Role role = Role.QaAuditor)
    {
        var (worker, proposer) = (await world.Given.AWorker(Role.BusinessSupport, team), await world.Acting(await world.Given.AWorker(Role.SystemAdministrator, team)));
        var input = new StartPostingInput { Role = role, Agency = team.Agency, Team = team.Team, StartsOn = world.Clock.Today };
        return (await world.Run((services, now) => services.GetRequiredService<ProposePosting>().Do(worker.Worker, input, proposer, now, CancellationToken.None))).Value;
    }

    /// <summary>An export that an analyst asks for, of their own unless somebody is named.</summary>
    public static async Task<RowId> AnExportOrder(this KithWorld world, TeamInTest team, WorkerInTest? analyst = null, Exported what = Exported.AnnexA, CensusBuildId? build = null)
    {
        var by = await world.Acting(analyst ?? await world.Given.AWorker(Role.Analyst, team));
        var input = new OrderExportInput { What = what, Build = build, Purpose = "The inspectors ask for it" };
        return (await world.Run((services, now) => services.GetRequiredService<OrderExport>().Do(input, by, now, CancellationToken.None))).Value;
    }

    /// <summary>An export that somebody else has agreed to.</summary>
    public static async Task AnAgreedExport(this KithWorld world, WorkerInTest analyst, Exported what = Exported.AnnexA, CensusBuildId? build = null)
    {
        var team = new TeamInTest(analyst.Team, analyst.Agency, string.Empty);
        var order = await world.AnExportOrder(team, analyst, what, build);
        var head = await world.Acting(await world.Given.AWorker(Role.ServiceManager, team));
        _ = (await world.Run((services, now) => services.GetRequiredService<AnswerExport>().Do(order, new AnswerExportInput { Agrees = true }, head, now, CancellationToken.None))).Value;
    }
}
