using Kith.Features.Casework;
using Kith.Features.Workbook;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class TurnOverCycleTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_first_cycle_opens_when_the_family_is_allocated_and_only_then()
    {
        var family = await world.Given.AFamily(f => f.Unallocated().AChild("Amy"));
        Assert.Empty(await Cycles(family));

        await Allocate(family, family.SocialWorker, null);
        var other = await world.Given.AWorker(Practice.Access.Role.SocialWorker, family.Team);
        await Allocate(family, other, "The first lead moved away");

        var cycle = Assert.Single(await Cycles(family));
        Assert.Equal((1, null), (cycle.Number, cycle.ClosedAt));
        var fact = Assert.Single(await world.Facts<CycleOpened>(), f => f.FamilyEpisode == family.Episode);
        Assert.Equal(family.Manager.Posting, fact.By);
    }

    [Fact]
    public async Task A_signed_supervision_closes_the_open_cycle_and_opens_the_next_in_the_same_moment()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));

        var turned = await TurnOver(family, family.Manager);

        Assert.True(turned.Ok);
        var cycles = await Cycles(family);
        Assert.Equal([1, 2], cycles.Select(c => c.Number));
        Assert.Equal(cycles[0].ClosedAt, cycles[1].OpenedAt);
        Assert.Null(cycles[1].ClosedAt);
        Assert.Single(await world.Facts<CycleClosed>(), f => f.FamilyEpisode == family.Episode);
    }

    [Fact]
    public async Task Only_who_holds_supervision_turns_the_cycle_over()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var stranger = await world.Given.AWorker(Practice.Access.Role.TeamManager);

        Assert.Equal(Refusal.Forbidden, Assert.Single((await TurnOver(family, family.SocialWorker)).Refusals));
        Assert.Equal(Refusal.NotFound, Assert.Single((await TurnOver(family, stranger)).Refusals));
        Assert.Single(await Cycles(family));
    }

    private async Task Allocate(FamilyInTest family, WorkerInTest lead, string? why)
    {
        var by = await world.Acting(family.Manager);
        var allocated = await world.Run((services, now) => services.GetRequiredService<Allocate>().Do(family.Episode, lead.Posting, why, by, now, CancellationToken.None));
        Assert.True(allocated.Ok);
    }

    private async Task<Outcome<CycleId>> TurnOver(FamilyInTest family, WorkerInTest worker)
    {
        var by = await world.Acting(worker);
        return await world.Run((services, now) => services.GetRequiredService<TurnOverCycle>().Do(family.Episode, by, now, CancellationToken.None));
    }

    private Task<List<WorkbookCycle>> Cycles(FamilyInTest family) =>
        world.Read(db => db.WorkbookCycles.Where(c => c.FamilyEpisode == family.Episode).OrderBy(c => c.Number).ToListAsync());
}
