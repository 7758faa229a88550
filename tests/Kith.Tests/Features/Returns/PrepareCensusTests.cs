using System.Net;
using Kith.Features.Returns;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class PrepareCensusTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task It_says_why_a_census_goes_with_errors_and_freezes_its_file()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();
        var page = await world.As(office.Analyst).Open(ReturnsLinks.PrepareCensus(build.Id));
        Assert.Equal("Enter why the census goes with errors", (await page.Press("Prepare the census")).ErrorOf("Input.Why"));

        (await page.Fill("Input.Why", "The old system never recorded disabilities").Press("Prepare the census")).Expect(HttpStatusCode.OK).Shows("Prepared").Shows("The old system never recorded disabilities").Shows("Frozen file");

        world.Clock.Pass(TimeSpan.FromMinutes(1));
        await office.Built();
        Assert.Equal(build.Hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await world.FileOf(build))));
        var fact = await world.Read(db => db.Facts.SingleAsync(f => f.Kind == nameof(CensusPrepared) && f.By == office.Analyst.Posting));
        Assert.Equal($$"""{"Build":"{{build.Id}}","Hash":"{{build.Hash}}","Errors":1}""", fact.Data);
    }

    [Fact]
    public async Task A_year_in_progress_and_a_build_that_was_replaced_cannot_be_prepared()
    {
        var office = await CensusOffice.Open(world);
        var analyst = await world.Acting(office.Analyst);
        var progress = await office.Built(2027);
        var old = await office.Built();
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        await office.Built();

        Assert.Contains("The year ends on 31 March 2027: its census can be prepared after that", await Refusals(progress));
        Assert.Contains("A newer build has taken the place of this one. Prepare that one", await Refusals(old));

        async Task<IEnumerable<string>> Refusals(CensusBuild build) =>
            (await world.Refusals<PrepareCensus, CensusBuildId>((prepare, now) => prepare.Do(build.Id, "Why", analyst, now, CancellationToken.None))).Select(r => r.Message);
    }

    [Fact]
    public async Task It_is_for_those_who_make_returns()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();

        (await world.As(office.Manager).Open(ReturnsLinks.PrepareCensus(build.Id))).Expect(HttpStatusCode.Forbidden);
        (await world.As((await CensusOffice.Open(world)).Analyst).Open(ReturnsLinks.PrepareCensus(build.Id))).Expect(HttpStatusCode.NotFound);
    }
}
