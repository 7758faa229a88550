using System.Net;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Families;
using Kith.Tests.Features.Governance;

namespace Kith.Tests.Features.FrontDoor;

public sealed class ReadContactTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_says_what_was_told_what_was_decided_and_which_contacts_came_before()
    {
        var family = await world.Given.AFamily(f => f.AChild("Ivo", 5));
        var born = world.Clock.Today.AddYears(-5).AddDays(-100);
        var screener = await world.AScreener();
        await world.ADecidedContact(screener, Contacts.Child("Ivo", "Larkspur", born));

        var contact = await world.ASortedContact(screener, Contacts.Child("Ivo", "Larkspur", born));
        var page = await world.As(screener).Open(FrontDoorLinks.Contact(contact));

        page.Expect(HttpStatusCode.OK).Shows("Contact of 16 June 2026: Amber, Advice").Shows("Sorted: Amber Two worries at once").Shows("PC Ida Marsh, 01632 960100").Shows("1 working day after the referral");
        page.DoesNotShow(FamiliesLinks.Home(family.Ref));
    }

    [Fact]
    public async Task The_head_of_service_reads_and_changes_nothing()
    {
        var contact = await world.ASortedContact(await world.AScreener());
        var visitor = world.As(await world.Given.AWorker(Role.ServiceManager));

        (await visitor.Open(FrontDoorLinks.Contact(contact))).Expect(HttpStatusCode.OK).DoesNotShow(FrontDoorLinks.Decide(contact));
        (await visitor.Open(FrontDoorLinks.Decide(contact))).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_else_opens_it_and_what_is_not_there_is_not_found()
    {
        var contact = await world.AContact(await world.AScreener());

        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(FrontDoorLinks.Contact(contact))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.AScreener()).Open(FrontDoorLinks.Contact(ContactId.From(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_is_close_to_somebody_it_tells_of_finds_no_contact()
    {
        var family = await world.Given.AFamily(f => f.AChild("Quillon", 5));
        var (screener, uncle) = (await world.AScreener(), await world.AScreener());
        var contact = await world.AContact(screener, Contacts.Child("Quillon", "Larkspur", world.Clock.Today.AddYears(-5).AddDays(-100)));
        var partner = await world.Given.AWorker(Role.SchoolDsl);
        var request = await world.At<RecordContact, ContactId>(partner, (command, by, at) => command.Ask(
            "He is tired", "His mother agrees", "01632 960200", [Contacts.Child("Quillon", "Larkspur", world.Clock.Today.AddYears(-5).AddDays(-100))], by, at, default));
        await world.IsCloseTo(uncle, family, family.Child("Quillon"));
        await world.IsCloseTo(partner, family, family.Child("Quillon"));

        foreach (var address in new[] { FrontDoorLinks.Contact(contact), FrontDoorLinks.Decide(contact), FrontDoorLinks.Name(contact), FrontDoorLinks.Contact(request) })
        {
            (await world.As(uncle).Open(address)).Expect(HttpStatusCode.NotFound);
            (await world.As(screener).Open(address)).Expect(HttpStatusCode.OK);
        }

        (await world.As(partner).Open(FrontDoorLinks.Request(request))).Expect(HttpStatusCode.NotFound);
        (await world.As(partner).Open(FrontDoorLinks.Requests())).Expect(HttpStatusCode.OK).DoesNotShow("Quillon");
        (await world.As(uncle).Open(FrontDoorLinks.Board())).Expect(HttpStatusCode.OK).DoesNotShow("Quillon");
        (await world.As(screener).Open(FrontDoorLinks.Board())).Shows("Quillon");
        var by = await world.Acting(uncle);
        var sorted = await world.Do((SortContact command, Now now) => command.Do(contact, Brag.Green, "Nothing in it", 0, by, now, default));
        Assert.Equal(RefusalKind.NotFound, Assert.Single(sorted.Refusals).Kind);
    }

    [Fact]
    public async Task Of_two_of_one_name_a_sealed_one_is_not_counted()
    {
        var born = world.Clock.Today.AddYears(-5).AddDays(-100);
        var hidden = await world.Given.AFamily(f => f.AChild("Orlaith", 5));
        var screener = await world.AScreener();
        var contact = await world.AContact(screener, Contacts.Child("Orlaith", "Larkspur", born));
        await world.IsRestricted(hidden, CaseLabel.Sealed);
        (await world.As(screener).Open(FrontDoorLinks.Contact(contact))).Shows("Not known by this name and date of birth");

        var open = await world.Given.AFamily(f => f.AChild("Orlaith", 5));
        var of = await world.AContact(screener, Contacts.Child("Orlaith", "Larkspur", born));
        (await world.As(screener).Open(FrontDoorLinks.Contact(of))).DoesNotShow("More than one person").Shows($"Open with {open.Team.Name}");

        await world.IsRestricted(open, CaseLabel.Sealed);
        (await world.As(screener).Open(FrontDoorLinks.Contact(of))).DoesNotShow("More than one person").Shows("Not known by this name and date of birth");
    }
}
