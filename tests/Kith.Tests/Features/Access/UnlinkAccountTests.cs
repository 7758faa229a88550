using System.Net;
using Kith.Features.Access;
using Kith.Features.Governance;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Access;

[Trait("Speed", "slow")]
public sealed class UnlinkAccountTests(ElsewhereWorld world) : IClassFixture<ElsewhereWorld>
{
    [Fact]
    public async Task The_providers_word_opens_nothing_any_more_from_the_next_request_on()
    {
        var jo = await world.ALinked(Role.QaAuditor);
        var session = world.Anyone();
        (await ElsewhereWorld.GoElsewhere(session)).Shows(jo.Email);
        var (visitor, administrator) = await world.AnAdministrator();

        var page = await visitor.Open(AccessLinks.UnlinkAccount(jo.Worker));
        page.Shows("Do you want to unlink the account of Jo Elm").Shows("Northmoor Council").Shows("They have no password");
        (await page.Press("Unlink account")).Shows("Account unlinked").Shows("Not linked");

        Assert.Contains(jo.Worker.Value.ToString(), await world.TheFact<AccountUnlinked>(administrator), StringComparison.Ordinal);
        (await session.Open(AccessLinks.Account)).Shows("Email address");
        (await ElsewhereWorld.GoElsewhere(session)).Shows("Kith does not know you yet");
        (await visitor.Open(AccessLinks.UnlinkAccount(jo.Worker))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_restore_takes_the_link_away_again_and_that_of_nobody_else()
    {
        var (jo, sam) = (await world.ALinked(Role.QaAuditor), await world.ALinked(Role.QaAuditor));
        TakenAway[] since = [TakenAway.Of(1, world.Clock.GetUtcNow().UtcDateTime, new AccountUnlinked(jo.Worker, world.Provider.Issuer, jo.Email), null, About.Organisation)];

        Assert.Equal((1, 0), (await Again(), await Again()));

        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows(sam.Email);
        world.Provider.Next = new Word(jo.Email);
        (await ElsewhereWorld.GoElsewhere(world.Anyone())).Shows("Kith does not know you yet");

        async Task<int> Again() => (await world.Run((services, now) => services.GetRequiredService<TakeAwayAgain>().Do(since, [], now, CancellationToken.None))).Value.Again;
    }

    [Fact]
    public async Task Others_are_refused()
    {
        var jo = await world.ALinked(Role.QaAuditor);
        await world.IsForAdministratorsAlone(AccessLinks.UnlinkAccount(jo.Worker));
        var manager = await world.Acting(await world.Given.AWorker(Role.TeamManager));
        Assert.Equal(Refusal.Forbidden, (await world.Run((services, _) => services.GetRequiredService<UnlinkAccount>().Do(jo.Worker, manager, CancellationToken.None))).Refusals[0]);
    }
}
