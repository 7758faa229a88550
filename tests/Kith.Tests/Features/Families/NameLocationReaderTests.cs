using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class NameLocationReaderTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_named_worker_may_ask_to_see_it_until_they_no_longer_may()
    {
        var (family, address) = await world.AShieldedFamily();
        var support = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.LocationCircle(family.Ref));
        Assert.Equal("Select a worker who is named to the family", (await page.Press("Name this worker")).ErrorOf("Input.Posting"));
        (await page.Fill("Input.Posting", support.Posting.ToString()).Fill("Input.Why", "Drives her to court").Press("Name this worker")).Shows($"{support.Name}: Drives her to court");

        await world.Fact<LocationReaderNamed>(family);
        (await world.As(support).Open(FamiliesLinks.People(family.Ref))).Shows("You can ask to see it").DoesNotShow(GivenShield.Canary);
        var asked = await world.As(support).Open(FamiliesLinks.RevealAddress(family.Ref, address));
        (await asked.Fill("Input.Why", "Driving her to court").Press("Show it")).Shows(GivenShield.Canary);
        page = await world.As(family.SocialWorker).Open(FamiliesLinks.LocationCircle(family.Ref));
        Assert.Equal("They already belong to the location circle", (await page.Fill("Input.Posting", support.Posting.ToString()).Fill("Input.Why", "x").Press("Name this worker")).ErrorOf("Input.Posting"));
    }

    [Fact]
    public async Task The_other_sides_worker_is_never_named_and_the_door_is_kept()
    {
        var (family, _) = await world.AShieldedFamily();
        var his = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.LocationCircle(family.Ref));

        var refused = await page.Fill("Input.Posting", his.Posting.ToString()).Fill("Input.Why", "Asks").Press("Name this worker");

        Assert.Equal("This worker cannot be named: ask your manager", refused.ErrorOf("Input.Posting"));
        await world.IsHidden(FamiliesLinks.LocationCircle, family);
        await world.IsRefused(FamiliesLinks.LocationCircle, family, Role.DaVictimWorker);
    }
}
