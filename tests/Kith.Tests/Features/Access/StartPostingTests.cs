using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class StartPostingTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Nobody_who_signs_in_gives_a_role_alone_and_the_operator_does()
    {
        var (worker, team) = (await world.Given.AWorker(Role.Analyst), await world.Given.ATeam());
        var administrator = await world.Acting(await world.Given.AWorker(Role.SystemAdministrator));
        var input = new StartPostingInput { Role = Role.TeamManager, Agency = team.Agency, Team = team.Team, StartsOn = world.Clock.Today };

        var refused = await world.Refusals<StartPosting, PostingId>((start, now) => start.Do(worker.Worker, input, administrator, now, CancellationToken.None));

        Assert.Equal(Refusal.Forbidden, Assert.Single(refused));
        Assert.False(await world.Read(db => db.Postings.AnyAsync(p => p.Worker == worker.Worker && p.Role == Role.TeamManager)));
        Assert.True((await world.Do<StartPosting, PostingId>((start, now) => start.Do(worker.Worker, input, by: null, now, CancellationToken.None))).Ok);
        Assert.Contains(await world.Facts<PostingStarted>(), f => f.By is null && f.Data.Contains(worker.Worker.ToString(), StringComparison.Ordinal));
    }
}
