using System.Net;
using Kith.Features.Connections;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Connections;

public sealed class AskForHelpTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task A_service_is_asked_for_named_people_on_a_recorded_basis()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AShortlisted(family);
        var page = await world.As(family.SocialWorker).Open(ConnectionsLinks.Ask(family.Ref, id));
        Assert.Null(page.ValueOf("Input.Basis"));

        var shown = await page.Choose("Input.People", family.Child("Amy").ToString()).Choose("Input.Basis", nameof(Basis.Consent)).Fill("Input.ConsentBy", family.Adult("Vera").ToString())
            .FillDate("Input.ConsentOn", world.Clock.Today).Fill("Input.MayTell", "That Amy likes to play").Fill("Input.SafeContact", "Text Vera, never call").Press("Save that they were asked");

        shown.Shows("Recorded that the service was asked").Shows("Asked since").Shows("Amy Larkspur").Shows("They consented").Shows("Vera Larkspur").Shows("Text Vera, never call");
        var fact = await world.Fact<ServiceAsked>(family);
        Assert.Equal(family.Child("Amy"), fact.Person);
        Assert.DoesNotContain("Text", fact.Data, StringComparison.Ordinal);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.History(family.Ref))).Shows("Service asked to help");
        (await world.As(family.SocialWorker).Open(FamiliesLinks.Home(family.Ref))).Shows("Play near home Asked");
    }

    [Fact]
    public async Task Sending_it_twice_asks_once()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AShortlisted(family);
        var visitor = world.As(family.SocialWorker);
        var page = (await visitor.Open(ConnectionsLinks.Ask(family.Ref, id))).Choose("Input.People", family.Child("Amy").ToString()).Choose("Input.Basis", nameof(Basis.PublicTask))
            .Fill("Input.BasisWords", "Asking would warn him").Fill("Input.MayTell", "x").Fill("Input.SafeContact", "y");
        var fields = page.Fields();

        await visitor.Post(page.Address, fields);
        (await visitor.Post(page.Address, fields)).Expect(HttpStatusCode.OK).Shows("Asked since");

        Assert.Single(await world.Facts<ServiceAsked>(), f => f.FamilyEpisode == family.Episode);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AShortlisted(family);

        var refused = await (await world.As(family.SocialWorker).Open(ConnectionsLinks.Ask(family.Ref, id))).Press("Save that they were asked");

        Assert.Equal("Select whom the service is told about", refused.ErrorOf("Input.People"));
        Assert.Equal("Select what allows you to tell the service about them", refused.ErrorOf("Input.Basis"));
        Assert.Equal("Enter what the service may be told", refused.ErrorOf("Input.MayTell"));
        Assert.Equal("Enter how they can be reached in safety", refused.ErrorOf("Input.SafeContact"));
        var consent = await refused.Choose("Input.Basis", nameof(Basis.Consent)).Press("Save that they were asked");
        Assert.Equal("Select who consented", consent.ErrorOf("Input.ConsentBy"));
        Assert.Equal("Enter the day on which they consented", consent.ErrorOf("Input.ConsentOn"));
    }

    [Fact]
    public async Task Nobody_of_another_family_is_told_of_and_the_door_is_kept()
    {
        var family = await world.AFamilyAtHome();
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));
        var id = await world.AShortlisted(family);
        var by = await world.Acting(family.SocialWorker);
        var input = new AskInput { People = [other.Child("Zoe")], Basis = Basis.PublicTask, BasisWords = "x", MayTell = "x", SafeContact = "x" };

        Assert.Equal(RefusalKind.NotFound, Assert.Single(await world.Refusals((AskForHelp command, Now now) => command.Do(id, input, by, now, default))).Kind);
        Assert.Equal(RefusalKind.NotFound, Assert.Single(await world.Refusals((AskForHelp command, Now now) => command.Do(new ConnectionId(Guid.NewGuid()), input, by, now, default))).Kind);
        await world.IsHidden(r => ConnectionsLinks.Ask(r, id), family);
        await world.IsRefused(r => ConnectionsLinks.Ask(r, id), family, Role.SchoolDsl);
        (await world.As(other.SocialWorker).Open(ConnectionsLinks.Ask(other.Ref, id))).Expect(HttpStatusCode.NotFound);
    }
}

public sealed class FamilyServicesTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task It_shows_what_is_asked_kept_in_mind_and_ended()
    {
        var family = await world.AFamilyAtHome();
        await world.AShortlisted(family);
        var asked = await world.AnAsked(family, service: ConnectionsWorld.Far);
        var ended = await world.AnAsked(family, service: ConnectionsWorld.ForWorkers);
        await world.Moves(family, ended, ConnectionState.Declined, note: "Full");

        var page = (await world.As(family.SocialWorker).Open(ConnectionsLinks.OfFamily(family.Ref))).Expect(HttpStatusCode.OK);

        page.Shows("Play near home").Shows("Play far away").Shows("Declined by the service").Shows("Find help for this family");
        Assert.Contains(page.Document.QuerySelectorAll("a"), a => a.GetAttribute("href") == ConnectionsLinks.Connection(family.Ref, asked));
    }

    [Fact]
    public async Task The_other_side_learns_nothing_anywhere()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.AnAsked(family, Side.VictimOf(family.Adult("Vera")), ConnectionsWorld.Refuge);
        await world.Moves(family, id, ConnectionState.Accepted);
        world.Clock.Pass(TimeSpan.FromDays(40));
        var hisWorker = world.As(await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul"));
        var herWorker = world.As(await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera"));

        (await herWorker.Open(ConnectionsLinks.OfFamily(family.Ref))).Shows("Meadow House").Shows("Victim side only");
        foreach (var address in new[] { ConnectionsLinks.OfFamily(family.Ref), FamiliesLinks.Home(family.Ref), FamiliesLinks.History(family.Ref), ConnectionsLinks.Paper(family.Ref), "/" })
        {
            (await hisWorker.Open(address)).Expect(HttpStatusCode.OK).DoesNotShow("Meadow House").DoesNotShow("Service asked").DoesNotShow("overdue from services");
        }

        foreach (var address in new[] { ConnectionsLinks.Connection(family.Ref, id), ConnectionsLinks.Move(family.Ref, id), ConnectionsLinks.TakeBack(family.Ref, id), ConnectionsLinks.PutRight(family.Ref, id) })
        {
            (await hisWorker.Open(address)).Expect(HttpStatusCode.NotFound);
        }

        (await hisWorker.Open(ConnectionsLinks.Find(family.Ref))).Shows("Meadow House").DoesNotShow("Accepted");
        (await hisWorker.Open(ConnectionsLinks.Replies(ConnectionsWorld.Refuge))).Shows("counted nowhere");
        world.Clock.Pass(TimeSpan.FromDays(-40));
    }

    [Fact]
    public async Task Word_that_is_overdue_is_on_my_work()
    {
        var family = await world.AFamilyAtHome();
        await world.AnAsked(family);
        (await world.As(family.SocialWorker).Open("/")).DoesNotShow("Word overdue from services");
        world.Clock.Pass(TimeSpan.FromDays(10));

        (await world.As(family.SocialWorker).Open("/")).Shows("Word overdue from services").Shows("Play near home");
        (await world.As(family.SocialWorker).Open(FamiliesLinks.Home(family.Ref))).Shows("Asked, overdue");
        (await world.As(await world.Given.AWorker(Role.SocialWorker, family.Team)).Open("/")).DoesNotShow("Word overdue from services");
        world.Clock.Pass(TimeSpan.FromDays(-10));
    }

    [Fact]
    public async Task Others_are_refused()
    {
        var family = await world.AFamilyAtHome();

        await world.IsHidden(r => ConnectionsLinks.OfFamily(r), family);
        await world.IsRefused(r => ConnectionsLinks.OfFamily(r), family, Role.SchoolDsl);
    }

    [Fact]
    public async Task What_would_tell_a_service_where_somebody_is_stands_beside_its_field_for_whoever_may_know_it()
    {
        var (family, _) = await world.AShieldedFamily();
        var id = await world.AShortlisted(family);
        Visitor lead = world.As(family.SocialWorker), helper = world.As(await world.Given.ACoWorker(family, Role.FamilySupportWorker));

        var refused = await Asks(lead, $"She is at {GivenShield.Canary}");
        Assert.Equal("This would tell where somebody is. Leave the place out", refused.ErrorOf("Input.MayTell"));
        Assert.Equal($"She is at {GivenShield.Canary}", refused.ValueOf("Input.MayTell"));

        // To anybody else the refusal would say that a guess was right.
        (await Asks(helper, $"She is at {GivenShield.Canary}")).Shows("Recorded that the service was asked");

        async Task<Shown> Asks(Visitor visitor, string told) => await (await visitor.Open(ConnectionsLinks.Ask(family.Ref, id)))
            .Choose("Input.People", family.Child("Amy").ToString()).Choose("Input.Basis", nameof(Basis.PublicTask)).Fill("Input.BasisWords", "Asking would warn him")
            .Fill("Input.MayTell", told).Fill("Input.SafeContact", "Text her").Press("Save that they were asked");
    }
}
