using Kith.Features.Governance;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Governance;

internal static class Emergency
{
    public const string Why = "A neighbour hears the children scream";

    public static BreakGlassInput For(FamilyInTest family, bool danger = false) =>
        new() { Reference = family.Ref, Reason = EmergencyReason.ChildInDanger, Why = Why, IsImmediateDanger = danger };

    /// <summary>Opens the family in an emergency as the command does once the second factor is proved.</summary>
    public static async Task<Outcome<string>> Breaks(this KithWorld world, WorkerInTest worker, FamilyInTest family, bool danger = false)
    {
        var by = await world.Acting(worker);
        return await world.Do((BreakGlass command, Now now) => command.Do(For(family, danger), null, by, now, default));
    }

    public static async Task AnEmergency(this KithWorld world, WorkerInTest worker, FamilyInTest family, bool danger = false) =>
        Assert.Empty((await world.Breaks(worker, family, danger)).Refusals);

    /// <summary>A family support worker of a charity that has an agreement and no privacy officer.</summary>
    public static async Task<(TeamInTest Team, WorkerInTest Worker)> APartnersSupportWorker(this KithWorld world)
    {
        var team = await world.APartnersTeam(AgencyKind.Voluntary);
        await world.AnAgreement(team.Agency, world.Clock.Today, world.Clock.Today.AddYears(1));
        return (team, await world.Given.AWorker(Role.FamilySupportWorker, team, $"Quillon {Guid.NewGuid():N}"));
    }

    /// <summary>The same worker in a posting more, from a year ago, over on a day or still there.</summary>
    public static async Task<WorkerInTest> AlsoWorks(this KithWorld world, WorkerInTest worker, TeamInTest team, Role role, DateOnly? endsOn)
    {
        var posting = (await world.Run<PostingId>((services, now) =>
        {
            var posting = Posting.Start(worker.Worker, team.Agency, team.Team, role, now.Today.AddYears(-1), endsOn, now).Value;
            services.GetRequiredService<Kith.Platform.Data.KithDb>().Add(posting);
            return Task.FromResult<Outcome<PostingId>>(posting.Id);
        })).Value;
        return worker with { Posting = posting, Team = team.Team, Agency = team.Agency, Role = role };
    }

    /// <summary>Gives the worker's account a second factor, and the secret of its app.</summary>
    public static async Task<string> Secret(this KithWorld world, WorkerInTest worker)
    {
        var secret = OneTimeCode.NewSecret();
        await world.Run<int>(async (services, _) =>
        {
            var account = await services.GetRequiredService<Kith.Platform.Data.KithDb>().Users.SingleAsync(a => a.Id == worker.Account.Id);
            await ((IUserAuthenticatorKeyStore<Account>)services.GetRequiredService<IUserStore<Account>>()).SetAuthenticatorKeyAsync(account, secret, default);
            return 1;
        });
        return secret;
    }
}
