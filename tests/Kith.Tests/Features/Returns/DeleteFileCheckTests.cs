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
public sealed class DeleteFileCheckTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task What_was_found_goes_at_once_and_leaves_a_fact()
    {
        var office = await CensusOffice.Open(world);
        var build = await Checked(office);

        (await (await world.As(office.Analyst).Open(ReturnsLinks.DeleteFileCheck(build.Id))).Press("Delete what was found")).Expect(HttpStatusCode.OK).Shows("What was found has been deleted");

        Assert.False(await world.Read(db => db.CensusBuilds.AnyAsync(b => b.Id == build.Id)));
        Assert.Empty(await world.FindingsOf(build));
        Assert.Equal($$"""{"Build":"{{build.Id}}"}""", (await world.Read(db => db.Facts.SingleAsync(f => f.Kind == nameof(FileCheckDeleted) && f.By == office.Analyst.Posting))).Data);
    }

    [Fact]
    public async Task It_goes_by_itself_after_a_day()
    {
        var office = await CensusOffice.Open(world);
        var build = await Checked(office);
        world.Clock.Pass(TimeSpan.FromHours(25));

        await office.Built();

        Assert.False(await world.Read(db => db.CensusBuilds.AnyAsync(b => b.Id == build.Id)));
    }

    [Fact]
    public async Task A_census_of_the_record_is_not_deleted_and_another_agencys_does_not_exist()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Built();

        (await world.As(office.Analyst).Open(ReturnsLinks.DeleteFileCheck(build.Id))).Expect(HttpStatusCode.NotFound);
        (await world.As((await CensusOffice.Open(world)).Analyst).Open(ReturnsLinks.DeleteFileCheck((await Checked(office)).Id))).Expect(HttpStatusCode.NotFound);
        (await world.As(office.Manager).Open(ReturnsLinks.DeleteFileCheck(build.Id))).Expect(HttpStatusCode.Forbidden);
    }

    private async Task<CensusBuild> Checked(CensusOffice office)
    {
        var visitor = world.As(office.Analyst);
        var sent = await visitor.Send(await visitor.Open(ReturnsLinks.CheckFile()), "Input.File", "census.xml", new ByteArrayContent(CensusSteps.Bytes(Of(2026, Child("GONE1", Episode("2025-05-06"))))), true);
        return await world.Built(new CensusBuildId(Guid.Parse(sent.Address.Split('/')[2])));
    }
}
