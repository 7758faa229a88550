using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Returns;

public sealed class TakeOutTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Whoever_makes_no_returns_takes_nothing_out()
    {
        var manager = await world.Acting(await world.Given.AWorker(Role.TeamManager));

        var refused = await world.Refusals<TakeOut, TakenOut>((takeOut, now) => takeOut.Do(Exported.AnnexA, null, null, manager, now, CancellationToken.None));

        Assert.Equal(Refusal.Forbidden, Assert.Single(refused));
        Assert.DoesNotContain(await world.Facts<ReturnExported>(), f => f.By == manager.Posting);
    }

    [Fact]
    public async Task Nobody_takes_out_many_children_alone_or_what_somebody_else_asked_for()
    {
        var team = await world.Given.ATeam();
        var analyst = await world.Given.AWorker(Role.Analyst, team);
        var other = await world.Given.AWorker(Role.Analyst, team);
        await world.AnAgreedExport(other);
        await world.AnExportOrder(team, analyst);

        Assert.Equal(Refusal.Forbidden, Assert.Single(await Taken(analyst)));
        Assert.Empty(await Taken(other));
        await world.AnAgreedExport(analyst);
        Assert.Empty(await Taken(analyst));
        Assert.Equal(2, (await world.Facts<ReturnExported>()).Count(f => f.By == analyst.Posting || f.By == other.Posting));
    }

    [Fact]
    public async Task A_file_that_has_outgrown_what_was_agreed_to_is_asked_for_again()
    {
        var team = await world.Given.ATeam(lea: "870");
        var (analyst, officer) = (await world.Given.AWorker(Role.Analyst, team), await world.Given.AWorker(Role.PrivacyOfficer, team));
        await world.StartedAssessment(await world.Given.AFamily(f => f.Of(team).AChild("Amy")), world.Clock.Today);
        await world.AnAgreedExport(analyst);
        var visitor = world.As(analyst);
        (await visitor.Open(ReturnsLinks.Exports())).Shows("Take out: Annex A");
        var order = (await world.Read(db => db.ExportOrders.SingleAsync(o => o.Orderer == analyst.Worker))).Id;
        (await world.As(officer).Open(ReturnsLinks.AnswerExport(order))).Shows("Up to 1 child. If there are more than 11");

        var others = await world.Given.AFamily(f =>
        {
            f.Of(team);
            Enumerable.Range(1, 11).ToList().ForEach(child => f.AChild($"Child {child}"));
        });
        await world.StartedAssessment(others, world.Clock.Today);

        Assert.Equal("The file would tell of more children than somebody agreed to. Ask for it again", Assert.Single(await Taken(analyst)).Message);
        (await visitor.Open(ReturnsLinks.AnnexA)).Shows("it tells of more children by now than somebody agreed to").DoesNotShow("Take out:");
        Assert.DoesNotContain(await world.Facts<ReturnExported>(), f => f.By == analyst.Posting);
        await world.AnAgreedExport(analyst);
        Assert.Empty(await Taken(analyst));
    }

    private async Task<IReadOnlyList<Refusal>> Taken(WorkerInTest worker)
    {
        var by = await world.Acting(worker);
        return await world.Refusals<TakeOut, TakenOut>((takeOut, now) => takeOut.Do(Exported.AnnexA, null, null, by, now, CancellationToken.None));
    }
}
