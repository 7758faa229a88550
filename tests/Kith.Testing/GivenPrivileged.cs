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

    /// <summary>An account that an administrator of their own opens for a newcomer of the team, whom nobody has handed it to.</summary>
    public static async Task<HeldInTest> AHeldAccount(this KithWorld world, TeamInTest team, WorkerInTest? opener = null, params Role[] roles)
    {
        opener ??= await world.Given.AWorker(Role.SystemAdministrator, team);
        var by = await world.Acting(opener);
        var email = $"held-{Guid.NewGuid():N}@kith.example";
        var worker = (await world.Run<WorkerId>((services, now) => Task.FromResult(services.GetRequiredService<WelcomeWorker>().Do(new WorkerInput { Name = "Kay Alder", Email = email }, by: null, now)))).Value;
        foreach (var role in roles)
        {
            var input = new StartPostingInput { Role = role, Agency = team.Agency, Team = team.Team, StartsOn = world.Clock.Today };
            _ = (await world.Run((services, now) => services.GetRequiredService<StartPosting>().Do(worker, input, by: null, now, CancellationToken.None))).Value;
        }

        var opened = new OpenAccountInput { Email = email, Password = HeldInTest.Password };
        var account = (await world.Run((services, now) => services.GetRequiredService<OpenAccount>().Do(worker, opened, by, now, CancellationToken.None))).Value;
        return new HeldInTest(await world.Read(db => db.HandOvers.Where(h => h.Worker == worker && h.EndedAt == null).Select(h => h.Id).SingleAsync()), worker, account.Id, email, opener);
    }

    /// <summary>A second person of their own, or whoever is named, gives the code of a held account.</summary>
    public static async Task<string> ACode(this KithWorld world, HeldInTest held, WorkerInTest? second = null)
    {
        var by = await world.Acting(second ?? await world.Given.AWorker(Role.ServiceManager));
        var version = await world.Read(db => db.HandOvers.Where(h => h.Id == held.HandOver).Select(h => h.Version).SingleAsync());
        var input = new HandOverAccountInput { Version = version, HandsOver = true };
        return (await world.Run((services, now) => services.GetRequiredService<HandOverAccount>().Do(held.HandOver, input, by, now, CancellationToken.None))).Value.Code!;
    }

    /// <summary>A link that an administrator of their own proposes for a worker’s account, with the code that was shown to whoever is to be linked.</summary>
    public static async Task<(RowId Proposal, string Code)> AProposedLink(this KithWorld world, WorkerId worker, string issuer = "https://login.example", string? subject = null, string? email = null)
    {
        var by = await world.Acting(await world.Given.AWorker(Role.SystemAdministrator));
        var code = (await world.Run((services, now) => services.GetRequiredService<MeetStranger>().Do(issuer, subject ?? $"{worker}", "Jo Elm", email, now, CancellationToken.None))).Value.Code;
        return ((await world.Run((services, now) => services.GetRequiredService<LinkAccount>().Do(worker, code, by, now, CancellationToken.None))).Value, code);
    }

    /// <summary>An export that an analyst asks for, of their own unless somebody is named.</summary>
    public static async Task<RowId> AnExportOrder(this KithWorld world, TeamInTest team, WorkerInTest? analyst = null, Exported what = Exported.AnnexA, CensusBuildId? build = null)
    {
        var by = await world.Acting(analyst ?? await world.Given.AWorker(Role.Analyst, team));
        var input = new OrderExportInput { What = what, Build = build, Purpose = "The inspectors ask for it", Recipient = "The inspectors" };
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

/// <summary>A newcomer whose account one administrator has opened.</summary>
public sealed record HeldInTest(RowId HandOver, WorkerId Worker, Guid Account, string Email, WorkerInTest Opener)
{
    public const string Password = "seven herons at noon";
}
