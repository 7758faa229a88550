using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class CeaseCareTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_child_ceases_to_be_looked_after_and_the_placement_ends()
    {
        var family = await world.AReferredFamily("Amy");
        var period = await world.AChildInCare(family, new DateOnly(2026, 3, 2), "Amy");
        var open = () => world.As(family.SocialWorker).Open(CaseworkLinks.CeaseCare(family.Ref, period));

        var early = await (await open()).FillDate("Input.On", new DateOnly(2026, 3, 1)).Press("Save");
        Assert.Equal("The day the child ceased to be looked after must be the same as or after 2 March 2026, the latest day recorded", early.ErrorOf("Input.On"));
        Assert.Equal("Select why the child ceased to be looked after", early.ErrorOf("Input.Reason"));
        (await (await open()).FillDate("Input.On", new DateOnly(2026, 5, 29)).Fill("Input.Reason", "E4A").Press("Save")).Expect(HttpStatusCode.OK)
            .Shows("From 2 March 2026 to 29 May 2026").Shows("as planned").Shows("Record that the child started to be looked after");

        Assert.Equal($$"""{"Period":"{{period}}","On":"2026-05-29","Reason":"E4A"}""", (await world.Fact<CareCeased>(family)).Data);
        var amy = family.Child("Amy");
        Assert.Equal(new DateOnly(2026, 5, 29), await world.Read(db => db.Addresses.Where(a => a.Person == amy && a.Kind == AddressKind.Placement).Select(a => a.Until).SingleAsync()));
        await world.IsHidden(r => CaseworkLinks.CeaseCare(r, period), family);
        await world.IsRefused(r => CaseworkLinks.CeaseCare(r, period), family, Role.MentalHealthWorker);
    }
}
