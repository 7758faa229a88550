using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Returns;

public sealed class TakeOutTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Whoever_makes_no_returns_takes_nothing_out()
    {
        var manager = await world.Acting(await world.Given.AWorker(Role.TeamManager));

        var refused = await world.Refusals<TakeOut, Exported>((takeOut, now) => takeOut.Do(Exported.AnnexA, null, null, manager, now, CancellationToken.None));

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
        Assert.Equal(2, (await world.Facts<ReturnExported>()).Count);
    }

    private async Task<IReadOnlyList<Refusal>> Taken(WorkerInTest worker)
    {
        var by = await world.Acting(worker);
        return await world.Refusals<TakeOut, Exported>((takeOut, now) => takeOut.Do(Exported.AnnexA, null, null, by, now, CancellationToken.None));
    }
}
