using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class PeopleTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Members_kin_and_households_stand_on_one_page()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", aged: 6).AnAdult("Vera"));
        var by = await world.Acting(family.SocialWorker);
        await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default));
        await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Mum’s home", [family.Adult("Vera"), family.Child("Amy")], now.Today, null, by, now, default));

        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));

        page.Expect(HttpStatusCode.OK).Shows("Amy Larkspur").Shows("Child, aged 6").Shows("Mother of Amy Larkspur, has parental responsibility").Shows("Mum’s home");
        page.Shows("No address is recorded yet").Shows("Add person").Shows("Alleged harm");
        Assert.Contains("Larkspur", page.Document.QuerySelector(".kith-family")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Amy", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_change_people_gets_no_buttons_and_learns_of_no_allegation()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        (await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref))).Shows("Paul Larkspur is alleged to have harmed Vera Larkspur");

        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        (await world.As(school).Open(FamiliesLinks.People(family.Ref))).Shows("Amy Larkspur").DoesNotShow("Add person").DoesNotShow("alleged");
    }

    [Fact]
    public async Task The_door_is_kept()
    {
        var family = await world.Given.AFamily();

        await world.IsHidden(FamiliesLinks.People, family);
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }
}
