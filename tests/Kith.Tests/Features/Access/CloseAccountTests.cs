using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class CloseAccountTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_closed_account_is_out_on_the_next_request()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var session = world.As(worker);
        (await session.Open(AccessLinks.Account)).Shows("Your account");
        var (visitor, administrator) = await world.AnAdministrator();

        (await (await visitor.Open(AccessLinks.CloseAccount(worker.Worker))).Press("Close account")).Shows("Account closed").Shows("Closed: cannot sign in");

        Assert.Contains(worker.Worker.Value.ToString(), await world.TheFact<AccountClosed>(administrator), StringComparison.Ordinal);
        (await session.Open(AccessLinks.Account)).Shows("Email address").DoesNotShow(worker.Name);
    }

    [Fact]
    public async Task Nobody_closes_their_own_account()
    {
        var (visitor, administrator) = await world.AnAdministrator();

        var refused = await (await visitor.Open(AccessLinks.CloseAccount(administrator.Worker))).Press("Close account");

        Assert.Equal(["You cannot close your own account. Ask another administrator"], refused.ErrorSummary);
    }

    [Fact]
    public async Task A_worker_without_an_open_account_is_not_found()
    {
        var (visitor, _) = await world.AnAdministrator();

        (await visitor.Open(AccessLinks.CloseAccount(new WorkerId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Others_are_refused() => await world.IsForAdministratorsAlone(AccessLinks.CloseAccount((await world.Given.AWorker(Role.Analyst)).Worker));
}
