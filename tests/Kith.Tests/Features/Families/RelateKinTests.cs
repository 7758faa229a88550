using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class RelateKinTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_relationship_with_parental_responsibility_is_added()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.RelateKin(family.Ref));

        var people = await page.Fill("Input.Person", family.Adult("Vera").Value.ToString()).Fill("Input.Kind", "MotherOf").Fill("Input.To", family.Child("Amy").Value.ToString())
            .Choose("Input.HasParentalResponsibility", "true").Press("Save");

        people.Shows("Relationship added").Shows("Mother of Amy Larkspur, has parental responsibility");
        await world.Fact<KinRelated>(family);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul"));
        var (vera, paul) = (family.Adult("Vera").Value.ToString(), family.Adult("Paul").Value.ToString());
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.RelateKin(family.Ref));

        var refused = await page.Press("Save");
        Assert.Equal("Select the person", refused.ErrorOf("Input.Person"));
        Assert.Equal("Select how they are related", refused.ErrorOf("Input.Kind"));
        Assert.Equal("Select who they are related to", refused.ErrorOf("Input.To"));

        refused = await page.Fill("Input.Person", vera).Fill("Input.To", vera).Fill("Input.Kind", "PartnerOf").Choose("Input.HasParentalResponsibility", "true").Press("Save");
        Assert.Equal("Select somebody other than the person", refused.ErrorOf("Input.To"));
        Assert.Equal("Parental responsibility is for a child: choose a relationship to a child", refused.ErrorOf("Input.HasParentalResponsibility"));

        var by = await world.Acting(family.SocialWorker);
        await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.PartnerOf, family.Adult("Paul"), false, null, by, now, default));
        page = await world.As(family.SocialWorker).Open(FamiliesLinks.RelateKin(family.Ref));
        refused = await page.Fill("Input.Person", vera).Fill("Input.Kind", "PartnerOf").Fill("Input.To", paul).Press("Save");
        Assert.Equal("This relationship is already recorded", refused.ErrorOf("Input.Kind"));
    }

    [Fact]
    public async Task A_child_of_somebody_shielded_is_covered_where_it_lives_from_then_on()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Gran"));
        var by = await world.Acting(family.SocialWorker);
        var grans = (await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Gran’s home", [family.Adult("Gran"), family.Child("Amy")], now.Today, null, by, now, default))).Value;
        var home = await world.AnAddress(family, "1 Foxglove Row", grans);
        await world.Shields(family, family.Adult("Vera"));
        Assert.False(await world.IsWithheld(home));

        Assert.True((await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default))).Ok);

        Assert.True(await world.IsWithheld(home));
    }

    [Fact]
    public async Task Kin_are_people_of_this_family_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));
        var by = await world.Acting(family.SocialWorker);

        var refusals = await world.Refusals((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, other.Child("Zoe"), true, null, by, now, default));

        Assert.Equal(RefusalKind.NotFound, Assert.Single(refusals).Kind);
        await world.IsHidden(FamiliesLinks.RelateKin, family);
        await world.IsRefused(FamiliesLinks.RelateKin, family, Role.PolicePartner);
    }
}
