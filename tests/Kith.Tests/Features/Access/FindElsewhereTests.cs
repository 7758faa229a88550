using Kith.Features.Access;
using Kith.Practice.Access;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class FindElsewhereTests(ElsewhereWorld world) : IClassFixture<ElsewhereWorld>
{
    [Fact]
    public async Task A_provider_links_only_addresses_that_it_speaks_for()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var other = world.Known with { Domains = ["other.example"] };

        Assert.False((await world.Run((services, _) => services.GetRequiredService<FindElsewhere>().Do(other, "https://other.example", "jo", jo.Email, CancellationToken.None))).Ok);
        Assert.Equal(jo.Account.Id, (await world.Run((services, _) => services.GetRequiredService<FindElsewhere>().Do(world.Known, world.Provider.Issuer, "jo", jo.Email, CancellationToken.None))).Value.Id);
    }
}
