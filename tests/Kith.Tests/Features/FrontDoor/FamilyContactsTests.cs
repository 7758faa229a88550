using System.Net;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.FrontDoor;

public sealed class FamilyContactsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_lead_and_their_manager_read_them_and_the_sides_do_not()
    {
        var family = await world.Given.AFamily(f => f.AChild("Wren", 6).AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var screener = await world.AScreener();
        var contact = await world.ASortedContact(screener, Contacts.Child("Wren", "Larkspur", world.Clock.Today.AddYears(-6).AddDays(-100)));
        await world.At<DecideContact, ContactId>(screener, (command, by, at) =>
            command.Do(contact, new DecisionInput { Version = 1, Outcome = ContactOutcome.StrategyDiscussion, Why = "Hurt again", Family = family.Ref }, by, at, default));

        foreach (var reader in new[] { family.SocialWorker, family.Manager })
        {
            (await world.As(reader).Open(FrontDoorLinks.OfFamily(family.Ref))).Expect(HttpStatusCode.OK).Shows("Shouting was heard").Shows("Strategy discussion. From police: PC Ida Marsh");
        }

        await world.IsRefused(r => FrontDoorLinks.OfFamily(r), family, Role.SubstanceMisuseWorker);
        var paulsWorker = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        (await world.As(paulsWorker).Open(FrontDoorLinks.OfFamily(family.Ref))).Expect(HttpStatusCode.Forbidden).DoesNotShow("Shouting");
        (await world.As(paulsWorker).Open(Kith.Features.Families.FamiliesLinks.History(family.Ref))).DoesNotShow("front door");
    }

    [Fact]
    public async Task A_family_without_contacts_says_so_and_a_stranger_finds_nothing()
    {
        var family = await world.Given.AFamily();

        (await world.As(family.SocialWorker).Open(FrontDoorLinks.OfFamily(family.Ref))).Shows("No contact is recorded for this family.");
        await world.IsHidden(r => FrontDoorLinks.OfFamily(r), family);
    }
}
