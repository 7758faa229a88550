using System.Net;
using Kith.Features.Returns;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class CheckFileTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task Another_systems_file_gets_the_same_page_and_nothing_of_it_is_in_the_record()
    {
        var office = await CensusOffice.Open(world);
        var before = await world.Read(db => db.People.CountAsync());

        var progress = (await Send(office, For("555", 2026, Child("THEIRS1", Episode("2025-05-06")), Child("THEIRS2"))));
        var build = await world.Built(new CensusBuildId(Guid.Parse(progress.Address.Split('/')[2])));

        var page = await world.As(office.Analyst).Open(ReturnsLinks.Census(build.Id));
        page.Shows("2 children").Shows("8590").Shows("Nothing of this file is in the record");
        (await world.As(office.Analyst).Open(ReturnsLinks.Findings(build.Id))).Shows("THEIRS2").Shows("line 5");
        Assert.Equal(before, await world.Read(db => db.People.CountAsync()));
        Assert.Empty(world.Files());
        (await world.As(office.Manager).Open(ReturnsLinks.Census(build.Id))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_beside_its_field()
    {
        var office = await CensusOffice.Open(world);
        var page = await world.As(office.Analyst).Open(ReturnsLinks.CheckFile());

        Assert.Equal("Select a census to check", (await page.Press("Send and check")).ErrorOf("Input.File"));
        Assert.Contains("must be an XML file", (await Send(office, "LAchildID", "census.csv")).ErrorOf("Input.File"), StringComparison.Ordinal);
        Assert.StartsWith("The file stops", (await Send(office, "<Message><Header>")).ErrorOf("Input.File"), StringComparison.Ordinal);
        Assert.Empty(world.Files());
        (await world.As(office.Manager).Open(ReturnsLinks.CheckFile())).Expect(HttpStatusCode.Forbidden);
    }

    private async Task<Shown> Send(CensusOffice office, string content, string name = "census.xml")
    {
        var visitor = world.As(office.Analyst);
        return await visitor.Send(await visitor.Open(ReturnsLinks.CheckFile()), "Input.File", name, new ByteArrayContent(CensusSteps.Bytes(content)), true);
    }
}
