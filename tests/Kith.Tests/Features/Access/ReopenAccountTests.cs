using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

[Trait("Speed", "slow")]
public sealed class ReopenAccountTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_administrator_lets_a_worker_sign_in_again()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var (secret, _) = await world.SetUp(world.Anyone(), jo);
        world.Clock.Set(SettableClock.Start.AddDays(31));
        await world.Suspend();
        var (visitor, administrator) = await world.AnAdministrator();
        (await visitor.Open(AccessLinks.Worker(jo.Worker))).Shows("suspended because nobody used it since 16 June 2026");

        (await (await visitor.Open(AccessLinks.ReopenAccount(jo.Worker))).Press("Let them sign in")).Shows("They can sign in again").DoesNotShow("suspended because");

        await world.TheFact<AccountReopened>(administrator);
        (await (await world.Anyone().SayPassword(jo)).Fill("Input.Code", world.Code(secret)).Press("Sign in")).Shows("Your account");
        (await visitor.Open(AccessLinks.ReopenAccount(jo.Worker))).Expect(HttpStatusCode.NotFound);
        world.Clock.Set(SettableClock.Start);
    }

    [Fact]
    public async Task Others_are_refused() => await world.IsForAdministratorsAlone(AccessLinks.ReopenAccount((await world.Given.AWorker(Role.Analyst)).Worker));
}
