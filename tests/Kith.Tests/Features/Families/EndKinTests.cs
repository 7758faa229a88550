using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class EndKinTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_partnership_ends_and_is_no_longer_shown()
    {
        var (family, kin) = await Partners();
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.EndKin(family.Ref, kin));
        page.Shows("Vera Larkspur, partner of Paul Larkspur");

        (await page.Press("Save")).Shows("Relationship ended").DoesNotShow("Partner of");

        await world.Fact<KinEnded>(family);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var (family, kin) = await Partners();
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.EndKin(family.Ref, kin));

        Assert.Equal("The day it ended must be today or in the past", (await page.FillDate("Input.Until", world.Clock.Today.AddDays(1)).Press("Save")).ErrorOf("Input.Until"));
        await world.IsHidden(r => FamiliesLinks.EndKin(r, kin), family);
        await world.IsRefused(r => FamiliesLinks.EndKin(r, kin), family, Role.SchoolDsl);
        var other = await world.Given.AFamily();
        (await world.As(other.SocialWorker).Open(FamiliesLinks.EndKin(other.Ref, kin))).Expect(HttpStatusCode.NotFound);
    }

    private async Task<(FamilyInTest Family, RowId Kin)> Partners()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul"));
        var by = await world.Acting(family.SocialWorker);
        var kin = await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.PartnerOf, family.Adult("Paul"), false, null, by, now, default));
        return (family, kin.Value);
    }
}
