using Kith.Features.Casework;
using Kith.Practice.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class SpanFamilyTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task One_family_episode_spans_each_run_of_overlapping_child_episodes()
    {
        await world.Census(Of(2026, Child(
            "RUN1",
            Episode("2024-05-06", closed: "2024-09-01"), Episode("2024-09-01", closed: "2024-12-01"), Episode("2025-05-06", closed: "2025-07-01"), Episode("2025-06-06"))));

        var family = await world.FamilyEpisodes("RUN1");
        Assert.Equal([(new DateOnly(2024, 5, 6), (DateOnly?)new DateOnly(2024, 12, 1)), (new DateOnly(2025, 5, 6), null)], family.Select(e => (e.OpenedOn, e.ClosedOn)));
        var children = await world.ChildEpisodes("RUN1");
        Assert.Equal([family[0].Id, family[0].Id, family[1].Id, family[1].Id], children.Select(e => e.FamilyEpisode!.Value));
    }

    [Fact]
    public async Task A_referral_with_no_further_action_stays_a_child_episode_without_a_family_episode()
    {
        await world.Census(Of(2026, Child("NFA1", Episode("2025-05-06", noFurtherAction: true))));

        Assert.Null(Assert.Single(await world.ChildEpisodes("NFA1")).FamilyEpisode);
        Assert.Empty(await world.FamilyEpisodes("NFA1"));

        await world.Census(Of(2026, Child("NFA1", Episode("2025-05-06"))));

        Assert.NotNull(Assert.Single(await world.ChildEpisodes("NFA1")).FamilyEpisode);
    }

    [Fact]
    public async Task A_closure_that_comes_later_closes_the_family_episode_and_its_wait()
    {
        await world.Census(Of(2025, Child("CLOSE1", Episode("2024-05-06"))));
        await world.Census(Of(2026, Child("CLOSE1", Episode("2024-05-06", closed: "2025-05-01"), Episode("2026-01-06"))));

        var family = await world.FamilyEpisodes("CLOSE1");
        Assert.Equal([new DateOnly(2025, 5, 1), null], family.Select(e => e.ClosedOn));
        var waiting = await world.Read(db => db.Involvements.Where(i => (i.FamilyEpisode == family[0].Id || i.FamilyEpisode == family[1].Id) && i.EndedOn == null).ToListAsync());
        Assert.Equal(family[1].Id, Assert.Single(waiting).FamilyEpisode);
    }

    [Fact]
    public async Task An_older_census_that_bridges_two_runs_makes_them_one()
    {
        await world.Census(Of(2026, Child("BRIDGE1", Episode("2023-05-06", closed: "2024-01-01"), Episode("2025-05-06"))));
        await world.Census(Of(2024, Child("BRIDGE1", Episode("2023-12-01", closed: "2025-06-01"))));

        Assert.Equal((new DateOnly(2023, 5, 6), (DateOnly?)null), Assert.Single((await world.FamilyEpisodes("BRIDGE1")).Select(e => (e.OpenedOn, e.ClosedOn))));
    }

    [Fact]
    public async Task Work_that_is_allocated_is_not_closed_by_a_file_but_reported()
    {
        await world.Census(Of(2025, Child("ALLOC1", Episode("2024-05-06"))));
        var episode = Assert.Single(await world.FamilyEpisodes("ALLOC1"));
        var team = await world.Read(db => db.Teams.SingleAsync(t => db.Involvements.Any(i => i.FamilyEpisode == episode.Id && i.Team == t.Id)));
        var inTest = new Kith.Testing.TeamInTest(team.Id, team.Agency, team.Name);
        var manager = await world.Acting(await world.Given.AWorker(Role.TeamManager, inTest));
        var worker = await world.Given.AWorker(Role.SocialWorker, inTest);
        var allocated = await world.Run(async (services, now) => await services.GetRequiredService<Allocate>().Do(episode.Id, worker.Posting, null, manager, now, CancellationToken.None));
        Assert.True(allocated.Ok);

        var taken = await world.Census(Of(2026, Child("ALLOC1", Episode("2024-05-06", closed: "2025-05-01"))));

        taken.Ends("0 added, 1 changed, 0 unchanged, 0 left out").Says("its child episodes closed on 2025-05-01 in the file, and the work is open in Kith");
        Assert.True(Assert.Single(await world.FamilyEpisodes("ALLOC1")).IsOpen);
    }
}
