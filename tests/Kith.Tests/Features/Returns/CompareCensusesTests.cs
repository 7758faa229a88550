using System.Net;
using Kith.Features.Returns;
using Kith.Testing;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class CompareCensusesTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task It_tells_which_rows_were_added_removed_and_changed()
    {
        var office = await CensusOffice.Open(world, Child("SAME1", Episode("2025-05-06")), Child("CHANGED1", Episode("2025-05-06")));
        var before = await office.Prepared();
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        await world.Census(For(office.Lea, 2026, Child("SAME1", Episode("2025-05-06")), Child("CHANGED1", Episode("2025-05-06", closed: "2025-09-01")), Child("ADDED1", Episode("2025-07-01"))));
        var build = await office.Built();
        var visitor = world.As(office.Analyst);

        var page = await visitor.Open(ReturnsLinks.Difference(build.Id, before.Id));

        page.Expect(HttpStatusCode.OK).Shows("1 children added, 0 removed, 1 changed").Shows("CINdetails 1 0 1").Shows("CHANGED1").DoesNotShow("SAME1");
        (await visitor.Open(ReturnsLinks.Difference(before.Id, build.Id))).Shows("0 children added, 1 removed, 1 changed");
        Assert.Contains("Changed,CHANGED1,CINdetails,2025-05-06", (await visitor.Open(ReturnsLinks.DifferenceAsCsv(build.Id, before.Id))).Body, StringComparison.Ordinal);
        (await visitor.Open(ReturnsLinks.Census(build.Id))).Shows("What has changed since");
        (await world.As(office.Manager).Open(ReturnsLinks.Difference(build.Id, before.Id))).Expect(HttpStatusCode.Forbidden);
        (await world.As((await CensusOffice.Open(world)).Analyst).Open(ReturnsLinks.Difference(build.Id, before.Id))).Expect(HttpStatusCode.NotFound);
    }
}
