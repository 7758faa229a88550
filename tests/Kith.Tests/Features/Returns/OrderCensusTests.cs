using System.Net;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class OrderCensusTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task An_analyst_chooses_a_year_and_follows_the_build()
    {
        var office = await CensusOffice.Open(world);
        var visitor = world.As(office.Analyst);
        var page = await visitor.Open(ReturnsLinks.OrderCensus());
        Assert.Equal("Select the year of the census", (await page.Press("Build the census")).ErrorOf("Input.Year"));

        var progress = (await page.Choose("Input.Year", "2026").Press("Build the census")).Expect(HttpStatusCode.OK).Shows("The census is being built");
        var build = await world.Built(new CensusBuildId(Guid.Parse(progress.Address.Split('/')[2])));

        Assert.Equal((CensusState.Built, office.Lea, 1), (build.State, build.Authority, build.Children));
        (await visitor.Open(progress.Address)).Shows("1 child,").Shows("8540");
        var facts = await world.Read(db => db.Facts.Where(f => f.By == office.Analyst.Posting).OrderBy(f => f.Sequence).Select(f => f.Kind).ToListAsync());
        Assert.Equal([nameof(CensusOrdered), nameof(CensusBuilt)], facts);
        Assert.Contains("\"percent\":100", (await visitor.Open(ReturnsLinks.CensusProgress(build.Id))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_build_takes_the_place_of_the_one_before_and_leaves_its_counts()
    {
        var office = await CensusOffice.Open(world);
        var first = await office.Built();
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        var second = await office.Built();

        Assert.Empty(await world.FindingsOf(first));
        Assert.NotEmpty(await world.FindingsOf(second));
        (await world.As(office.Analyst).Open(ReturnsLinks.Censuses())).Shows("Replaced");
        (await world.As(office.Analyst).Open(ReturnsLinks.Census(second.Id))).Shows("Builds of this year before");
    }

    [Fact]
    public async Task Who_makes_no_returns_builds_none_and_without_a_code_nobody_does()
    {
        var office = await CensusOffice.Open(world);
        (await world.As(office.Manager).Open(ReturnsLinks.OrderCensus())).Expect(HttpStatusCode.Forbidden);
        var codeless = await world.As(await world.Given.AWorker(Role.Analyst)).Open(ReturnsLinks.OrderCensus());

        Assert.Contains("Your agency has no local authority code", string.Join(' ', (await codeless.Choose("Input.Year", "2026").Press("Build the census")).ErrorSummary), StringComparison.Ordinal);
    }
}
