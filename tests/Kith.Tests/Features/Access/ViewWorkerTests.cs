using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class ViewWorkerTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_worker_is_shown_with_their_postings_and_account()
    {
        var team = await world.Given.ATeam("Privet team");
        var worker = await world.Given.AWorker(Role.MentalHealthWorker, team, "Quince Ng");
        var (visitor, _) = await world.AnAdministrator();

        var page = await visitor.Open(AccessLinks.Worker(worker.Worker));

        page.Shows("Quince Ng").Shows("Mental health worker").Shows("Privet team").Shows($"Signs in as {worker.Account.Email}").Shows("16 Jun 2025").Shows("Open");
        Assert.DoesNotContain("Quince", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_worker_is_not_found()
    {
        var (visitor, _) = await world.AnAdministrator();

        (await visitor.Open(AccessLinks.Worker(new WorkerId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Others_are_refused() => await world.IsForAdministratorsAlone(AccessLinks.Worker((await world.Given.AWorker(Role.Analyst)).Worker));
}
