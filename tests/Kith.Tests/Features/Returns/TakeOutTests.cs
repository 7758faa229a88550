using Kith.Features.Returns;
using Kith.Practice.Access;
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

        var refused = await world.Refusals<TakeOut, Exported>((takeOut, _) => Task.FromResult(takeOut.Do(Exported.AnnexA, null, null, manager)));

        Assert.Equal(Refusal.Forbidden, Assert.Single(refused));
        Assert.Empty(await world.Facts<ReturnExported>());
    }
}
