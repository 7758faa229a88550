using System.Net;
using Kith.Features.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class CheckCensusTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task A_manager_checks_what_was_prepared()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Prepared();

        (await (await world.As(office.Manager).Open(ReturnsLinks.CheckCensus(build.Id))).Press("It is checked")).Expect(HttpStatusCode.OK).Shows("Checked").Shows(office.Manager.Name);

        Assert.Equal($$"""{"Build":"{{build.Id}}","Hash":"{{build.Hash}}"}""", (await world.Read(db => db.Facts.SingleAsync(f => f.Kind == nameof(CensusChecked) && f.By == office.Manager.Posting))).Data);
    }

    [Fact]
    public async Task Nobody_checks_before_it_is_prepared_or_twice_and_an_analyst_never()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();
        var page = await world.As(office.Manager).Open(ReturnsLinks.CheckCensus(build.Id));
        Assert.Contains("This census has not been prepared yet", (await page.Press("It is checked")).ErrorSummary);
        await office.Prepared(build);
        await page.Press("It is checked");

        Assert.Contains("You have checked this census, so somebody else must do this", (await (await world.As(office.Manager).Open(ReturnsLinks.CheckCensus(build.Id))).Press("It is checked")).ErrorSummary);
        (await world.As(office.Analyst).Open(ReturnsLinks.CheckCensus(build.Id))).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Whoever_prepared_it_does_not_check_it()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();
        var head = await world.Acting(office.Head);
        await world.Do<PrepareCensus, CensusBuildId>((prepare, now) => prepare.Do(build.Id, "Why", head, now, CancellationToken.None));

        var refused = await world.Refusals<CheckCensus, CensusBuildId>((check, now) => check.Do(build.Id, head, now, CancellationToken.None));

        Assert.Equal("You have prepared this census, so somebody else must do this", Assert.Single(refused).Message);
    }
}
