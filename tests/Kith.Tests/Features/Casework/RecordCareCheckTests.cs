using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class RecordCareCheckTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_check_is_recorded_and_put_right()
    {
        var family = await world.AReferredFamily("Amy");
        var period = await world.CareStarted(family, new DateOnly(2026, 3, 2), "Amy");
        var open = () => world.As(family.SocialWorker).Open(CaseworkLinks.RecordCareCheck(family.Ref, period));

        var empty = await (await open()).Press("Save");
        Assert.Equal("Select what took place", empty.ErrorOf("Input.Kind"));
        Assert.Equal("Enter the day", empty.ErrorOf("Input.On"));
        Assert.Equal("Select the permanence plan", (await (await open()).Choose("Input.Kind", "PermanencePlan").FillDate("Input.On", new DateOnly(2026, 4, 1)).Press("Save")).ErrorOf("Input.Plan"));
        (await (await open()).Choose("Input.Kind", "DentalCheck").FillDate("Input.On", new DateOnly(2026, 4, 1)).Press("Save")).Expect(HttpStatusCode.OK).Shows("Dental check Last on 1 April 2026");

        var check = Assert.Single((await world.Care(period)).Checks);
        Assert.Equal($$"""{"Row":"{{check.Id}}","Kind":"DentalCheck","On":"2026-04-01"}""", (await world.Fact<CareCheckRecorded>(family)).Data);
        var again = await world.As(family.SocialWorker).Open(CaseworkLinks.RecordCareCheck(family.Ref, period, check.Id));
        (await again.FillDate("Input.On", new DateOnly(2026, 4, 2)).Press("Save")).Shows("Dental check Last on 2 April 2026");
        Assert.Equal((CareCheckKind.DentalCheck, new DateOnly(2026, 4, 2)), ((await world.Care(period)).Checks[0].Kind, (await world.Care(period)).Checks[0].On));
        await world.IsHidden(r => CaseworkLinks.RecordCareCheck(r, period), family);
        await world.IsRefused(r => CaseworkLinks.RecordCareCheck(r, period), family, Role.MentalHealthWorker);
    }
}
