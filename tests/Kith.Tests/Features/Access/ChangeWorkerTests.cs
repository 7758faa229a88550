using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class ChangeWorkerTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_worker_is_changed_and_the_Ledger_holds_no_name()
    {
        var worker = await world.Given.AWorker(Role.SocialWorker);
        var (visitor, administrator) = await world.AnAdministrator();

        var shown = await (await visitor.Open(AccessLinks.ChangeWorker(worker.Worker))).Fill("Input.Name", "Rowan Price").Fill("Input.Phone", "01632 960001").Press("Save");

        shown.Shows("Worker saved").Shows("Rowan Price").Shows("01632 960001").Shows($"Signs in as {worker.Account.Email}");
        var fact = await world.TheFact<WorkerChanged>(administrator);
        Assert.Contains("\"Fields\":[\"Name\",\"Phone\"]", fact, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_slower_sees_both_versions()
    {
        var worker = await world.Given.AWorker(Role.SocialWorker);
        var (visitor, _) = await world.AnAdministrator();
        var slower = await visitor.Open(AccessLinks.ChangeWorker(worker.Worker));
        await (await visitor.Open(AccessLinks.ChangeWorker(worker.Worker))).Fill("Input.Name", "Sage One").Press("Save");

        (await slower.Fill("Input.Name", "Sage Two").Press("Save")).Shows("Somebody else changed this while you were working on it").Shows("Sage One");
    }

    [Fact]
    public async Task A_worker_needs_a_name()
    {
        var worker = await world.Given.AWorker(Role.SocialWorker);
        var (visitor, _) = await world.AnAdministrator();

        Assert.Equal("Enter the worker’s name", (await (await visitor.Open(AccessLinks.ChangeWorker(worker.Worker))).Fill("Input.Name", "").Press("Save")).ErrorOf("Input.Name"));
    }

    [Fact]
    public async Task An_unknown_worker_is_not_found()
    {
        var (visitor, _) = await world.AnAdministrator();

        (await visitor.Open(AccessLinks.ChangeWorker(new WorkerId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Others_are_refused() => await world.IsForAdministratorsAlone(AccessLinks.ChangeWorker((await world.Given.AWorker(Role.Analyst)).Worker));
}
