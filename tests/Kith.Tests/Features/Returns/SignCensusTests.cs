using System.Net;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class SignCensusTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task The_head_signs_what_was_checked()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Checked();

        (await (await world.As(office.Head).Open(ReturnsLinks.SignCensus(build.Id))).Press("Sign the census")).Expect(HttpStatusCode.OK).Shows("Signed").Shows(office.Head.Name).DoesNotShow("Say that it is checked");

        Assert.Equal(3, (await office.Again(build)).Signatures.Count);
        Assert.Equal($$"""{"Build":"{{build.Id}}","Hash":"{{build.Hash}}"}""", (await world.Read(db => db.Facts.SingleAsync(f => f.Kind == nameof(CensusSigned) && f.By == office.Head.Posting))).Data);
    }

    [Fact]
    public async Task Nobody_signs_twice_or_before_it_is_checked_or_what_they_checked_themselves()
    {
        var office = await CensusOffice.Open(world);
        var build = await office.Prepared();
        var (head, other) = (await world.Acting(office.Head), await world.Acting(await world.Given.AWorker(Role.ServiceManager, office.Team)));

        Assert.Equal("This census has not been checked yet", await Sign(head));
        await world.Do<CheckCensus, CensusBuildId>((check, now) => check.Do(build.Id, head, now, CancellationToken.None));
        Assert.Equal("You have checked this census, so somebody else must do this", await Sign(head));
        Assert.Null(await Sign(other));
        Assert.Equal("This census has already been signed", await Sign(other));
        (await world.As(office.Manager).Open(ReturnsLinks.SignCensus(build.Id))).Expect(HttpStatusCode.Forbidden);

        async Task<string?> Sign(Acting by) => (await world.Refusals<SignCensus, CensusBuildId>((sign, now) => sign.Do(build.Id, by, now, CancellationToken.None))).FirstOrDefault()?.Message;
    }
}
