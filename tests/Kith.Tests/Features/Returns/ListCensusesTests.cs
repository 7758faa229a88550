using System.Net;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class ListCensusesTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task It_lists_the_agencys_builds_newest_first()
    {
        var office = await CensusOffice.Open(world);
        (await world.As(office.Analyst).Open(ReturnsLinks.Censuses())).Shows("No census has been built yet").Shows("Build a census");
        await office.Built(2025);
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        await office.Built(2026);

        var page = await world.As(office.Manager).Open(ReturnsLinks.Censuses());

        page.DoesNotShow("Build a census");
        Assert.Matches("2025-26.*2024-25", page.Text);
        (await world.As((await CensusOffice.Open(world)).Analyst).Open(ReturnsLinks.Censuses())).Shows("No census has been built yet");
        (await world.As(await world.Given.AWorker(Role.SocialWorker, office.Team)).Open(ReturnsLinks.Censuses())).Expect(HttpStatusCode.Forbidden);
    }
}
