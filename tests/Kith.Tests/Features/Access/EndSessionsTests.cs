using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class EndSessionsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_administrator_signs_a_worker_out_everywhere()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var (one, two) = (world.As(worker), world.As(worker));
        var (visitor, administrator) = await world.AnAdministrator();
        (await visitor.Open(AccessLinks.Worker(worker.Worker))).Shows("Sign them out");

        (await (await visitor.Open(AccessLinks.EndSessions(worker.Worker))).Press("Sign them out")).Shows("They are signed out everywhere");

        (await one.Open(AccessLinks.Account)).Shows("Email address").DoesNotShow(worker.Name);
        (await two.Open(AccessLinks.Account)).Shows("Email address").DoesNotShow(worker.Name);
        Assert.Contains("\"Sessions\":2", await world.TheFact<SessionsEnded>(administrator), StringComparison.Ordinal);
        (await world.As(worker).Open(AccessLinks.Account)).Shows("Your account");
    }

    [Fact]
    public async Task A_worker_without_an_account_is_not_found()
    {
        var (visitor, _) = await world.AnAdministrator();

        (await visitor.Open(AccessLinks.EndSessions(new WorkerId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Others_are_refused() => await world.IsForAdministratorsAlone(AccessLinks.EndSessions((await world.Given.AWorker(Role.Analyst)).Worker));
}
