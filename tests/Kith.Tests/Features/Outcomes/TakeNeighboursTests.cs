using Kith.Features.Outcomes;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Outcomes;

public sealed class TakeNeighboursTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_edition_stays_beside_the_next()
    {
        Assert.Equal((1, 0, 0), await Take(2024, "887"));
        Assert.Equal((1, 0, 0), await Take(2025, "940"));
        Assert.Equal((0, 1, 0), await Take(2025, "883"));
        Assert.Equal((0, 0, 1), await Take(2025, "883"));

        Assert.Equal(3, (await world.Facts<NeighboursTaken>()).Count);
    }

    [Fact]
    public async Task Only_the_operator_and_administrators_may()
    {
        var by = await world.Acting(await world.Given.AWorker(Role.TeamManager));

        var outcome = await world.Run((services, _) => services.GetRequiredService<TakeNeighbours>().Do(2025, [], by, CancellationToken.None));

        Assert.Equal(Refusal.Forbidden, Assert.Single(outcome.Refusals));
    }

    private async Task<(int Added, int Changed, int Unchanged)> Take(int edition, string neighbour)
    {
        var taken = (await world.Run((services, _) => services.GetRequiredService<TakeNeighbours>().Do(
            edition, [StatisticalNeighbour.AsSent(edition, "866", 1, neighbour, "Close")], null, CancellationToken.None))).Value;
        return (taken.Added, taken.Changed, taken.Unchanged);
    }
}
