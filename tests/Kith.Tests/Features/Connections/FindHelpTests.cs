using System.Net;
using Kith.Features.Connections;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Connections;

public sealed class FindHelpTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task Services_that_fit_come_nearest_first_and_say_why()
    {
        var family = await world.AFamilyAtHome();

        var page = (await world.As(family.SocialWorker).Open(ConnectionsLinks.Find(family.Ref))).Expect(HttpStatusCode.OK);

        Assert.Equal(["Play near home", "Quiet room", "Play far away", "Meadow House"], Names(page));
        page.Shows("for ages up to 5: Amy Larkspur; less than 0.1 miles from Mum’s home").Shows("The nearest to Mum’s home come first").DoesNotShow("Only for grown-ups").DoesNotShow("Elsewhere only");
    }

    [Fact]
    public async Task The_postcode_is_in_no_page_address_or_title()
    {
        var family = await world.AFamilyAtHome();
        var page = await world.As(family.SocialWorker).Open(ConnectionsLinks.Find(family.Ref));

        var found = await page.Press("Find help");

        Assert.Equal(ConnectionsLinks.Find(family.Ref), found.Address);
        found.DoesNotShow("XN1").DoesNotShow("High Street");
        page.DoesNotShow("XN1");
        Assert.DoesNotContain("Amy", found.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_sees_what_is_for_workers_and_a_hidden_place_only_by_what_it_covers()
    {
        var family = await world.AFamilyAtHome();

        var page = await world.As(family.SocialWorker).Open(ConnectionsLinks.Find(family.Ref));

        page.Shows("For workers only");
        var refuge = page.Document.QuerySelectorAll(".kith-services li").Single(l => l.TextContent.Contains("Meadow House", StringComparison.Ordinal)).TextContent;
        Assert.Contains("covers Northmoor", refuge, StringComparison.Ordinal);
        Assert.DoesNotContain("miles", refuge, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_begins_with_the_needs_that_the_assessment_found()
    {
        var family = await world.AFamilyAtHome();
        await world.AuthorisedAssessment(family);
        var visitor = world.As(family.SocialWorker);

        var page = await visitor.Open(ConnectionsLinks.Find(family.Ref));

        page.Shows("Begins with what the assessment authorised on").Shows("Domestic abuse (domestic abuse of a parent or carer)").Shows("helps with domestic abuse");
        Assert.Equal(["Meadow House"], Names(page));
        var withoutNeeds = await visitor.Post(page.Address, page.Fields().Where(f => f.Key != "Input.Needs"));
        Assert.Equal("Play near home", Names(withoutNeeds)[0]);
        Assert.Empty(Names(await withoutNeeds.Choose("Input.Needs", "housing").Press("Find help")));
    }

    [Fact]
    public async Task From_a_protected_home_no_distance_is_ever_worked_out()
    {
        var family = await world.AFamilyAtHome(isProtected: true);

        foreach (var worker in new[] { family.SocialWorker, family.Manager })
        {
            var page = await world.As(worker).Open(ConnectionsLinks.Find(family.Ref));
            page.Shows("neither distances nor its area are used").Shows("Play near home").Shows("Elsewhere only").DoesNotShow("miles from").DoesNotShow("XN1");
        }
    }

    [Fact]
    public async Task A_withheld_home_is_not_used_at_all()
    {
        var family = await world.AFamilyAtHome(isProtected: true);
        var outside = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");

        var page = await world.As(outside).Open(ConnectionsLinks.Find(family.Ref));

        page.Shows("The home is protected").Shows("Elsewhere only").DoesNotShow("miles from").DoesNotShow("XN1");
    }

    [Fact]
    public async Task A_language_can_be_asked_for()
    {
        var family = await world.AFamilyAtHome();

        var found = await (await world.As(family.SocialWorker).Open(ConnectionsLinks.Find(family.Ref))).Fill("Input.Language", "polish").Press("Find help");

        found.Shows("speaks Polish");
    }

    [Fact]
    public async Task Things_that_were_never_offered_are_no_fault()
    {
        var family = await world.AFamilyAtHome();
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(ConnectionsLinks.Find(family.Ref));
        var fields = page.Fields().Append(new("Input.Needs", "Neverland")).Append(new("Input.Miles", "-5")).Append(new("Input.Home", Guid.NewGuid().ToString())).Append(new("Input.Language", "'; DROP"));

        (await visitor.Post(page.Address, fields)).Expect(HttpStatusCode.OK);
        (await visitor.Post(page.Address, page.Fields().Append(new("p", "99999")))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_search_costs_a_few_commands()
    {
        var family = await world.AFamilyAtHome();
        var visitor = world.As(family.SocialWorker);
        await visitor.Open(ConnectionsLinks.Find(family.Ref));

        Assert.InRange((await world.Commands.During(() => visitor.Open(ConnectionsLinks.Find(family.Ref)))).Count, 10, 24);
    }

    [Fact]
    public async Task It_is_hidden_from_strangers_and_closed_to_partners()
    {
        var family = await world.AFamilyAtHome();

        await world.IsHidden(r => ConnectionsLinks.Find(r), family);
        await world.IsRefused(r => ConnectionsLinks.Find(r), family, Role.SchoolDsl);
    }

    internal static IReadOnlyList<string> Names(Shown page) => page.Document.QuerySelectorAll(".kith-services h3").Select(h => h.TextContent.Trim()).ToList();
}
