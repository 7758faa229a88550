using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class CorrectCareTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_period_is_put_right_with_what_began_with_it()
    {
        var family = await world.AReferredFamily("Amy");
        var period = await world.CareStarted(family, new DateOnly(2026, 3, 2), "Amy");
        var open = () => world.As(family.SocialWorker).Open(CaseworkLinks.CorrectCare(family.Ref, period));

        Assert.Equal("Enter the day the child ceased to be looked after", (await (await open()).Fill("Input.CeasedFor", "E2").Press("Save the period")).ErrorOf("Input.CeasedOn"));
        var saved = await (await open()).FillDate("Input.StartedOn", new DateOnly(2026, 2, 27)).Choose("Input.IsUnaccompanied", "true").Press("Save the period");

        saved.Expect(HttpStatusCode.OK).Shows("Period corrected").Shows("Since 27 February 2026").Shows("Unaccompanied asylum-seeking child").Shows("Interim care order, since 27 February 2026");
        Assert.Equal($$"""{"Period":"{{period}}","Changed":["StartedOn","IsUnaccompanied"]}""", (await world.Fact<CareCorrected>(family)).Data);
        var care = await world.Care(period);
        Assert.Equal((new DateOnly(2026, 2, 27), new DateOnly(2026, 2, 27)), (care.Statuses[0].On, care.Placements[0].On));
        await world.IsHidden(r => CaseworkLinks.CorrectCare(r, period), family);
        await world.IsRefused(r => CaseworkLinks.CorrectCare(r, period), family, Role.MentalHealthWorker);
    }
}
