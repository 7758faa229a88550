using System.Net;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Home;

public sealed class FamilyHomeTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_new_family_says_what_is_not_there_yet()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));

        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.Home(family.Ref));

        page.Expect(HttpStatusCode.OK).Shows("Nobody has said yet where things are").Shows("No stage has been recorded yet").Shows("Nothing has been written");
        page.Shows("Amy Larkspur").Shows($"{family.SocialWorker.Name} (leads)").Shows("Visit to Amy Larkspur");
        Assert.DoesNotContain("Amy", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_recorded_at_a_visit_stands_on_the_overview()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var visitor = world.As(family.SocialWorker);
        var visit = await visitor.Open(WorkbookLinks.RecordVisit(family.Ref));
        await visit
            .Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "Seen").Fill("Input.Stages[0].Behaviour", "Alcohol").Fill("Input.Stages[0].Stage", "Preparation")
            .Choose("Input.Modules[0].Numbers", "2").Fill("Input.Steps[0].What", "Ring the nursery")
            .Press("Save to workbook");

        var page = await visitor.Open(FamiliesLinks.Home(family.Ref));

        page.Shows("Vera Larkspur, alcohol").Shows("Preparation").Shows("Ring the nursery").Shows("visit by").Shows("started");
    }

    [Fact]
    public async Task A_partner_sees_who_works_with_the_family_and_no_more()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);

        var page = await world.As(school).Open(FamiliesLinks.Home(family.Ref));

        page.Expect(HttpStatusCode.OK).Shows(family.SocialWorker.Name).Shows("Send an update");
        page.DoesNotShow("Stages of change").DoesNotShow("Where things are now").DoesNotShow("Latest in the workbook");
    }

    [Fact]
    public async Task A_family_out_of_sight_does_not_exist()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var stranger = world.As(await world.Given.AWorker(Role.SocialWorker));

        (await stranger.Open(FamiliesLinks.Home(family.Ref))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_analyst_opens_no_family()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var analyst = await world.Given.AWorker(Role.Analyst, family.Team);

        (await world.As(analyst).Open(FamiliesLinks.Home(family.Ref))).Expect(HttpStatusCode.Forbidden);
    }
}
