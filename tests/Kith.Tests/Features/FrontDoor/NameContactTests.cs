using System.Net;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.FrontDoor;

public sealed class NameContactTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_day_of_birth_that_comes_to_be_known_finds_the_child()
    {
        var family = await world.Given.AFamily(f => f.AChild("Nell", 4));
        var screener = await world.AScreener();
        var contact = await world.AContact(screener, Contacts.Child("Nell", "Larkspur"));
        var page = await world.As(screener).Open(FrontDoorLinks.Name(contact));
        Assert.Equal("Nell", page.ValueOf("Input.People[0].FirstName"));

        var saved = await page.FillDate("Input.People[0].BirthDate", world.Clock.Today.AddYears(-4).AddDays(-100)).Press("Save and look again");

        saved.Expect(HttpStatusCode.OK).Shows("Saved, and looked for again").Shows($"Led by {family.SocialWorker.Name}");
        Assert.Equal(family.Child("Nell"), (await world.Contact(contact)).People[0].Known);
        await world.Facts<ContactNamed>();
    }

    [Fact]
    public async Task A_child_is_needed_and_whoever_was_slower_is_told()
    {
        var screener = await world.AScreener();
        var contact = await world.AContact(screener);
        var page = await world.As(screener).Open(FrontDoorLinks.Name(contact));

        var refused = await page.Choose("Input.People[0].Kind", "Adult").Press("Save and look again");
        Assert.Equal("Enter at least one child it is about", refused.ErrorOf("Input.People[0].FirstName"));

        var slow = await world.As(screener).Open(FrontDoorLinks.Name(contact));
        await (await world.As(screener).Open(FrontDoorLinks.Name(contact))).Fill("Input.People[0].FirstName", "Ann").Press("Save and look again");
        (await slow.Fill("Input.People[0].FirstName", "Anna").Press("Save and look again")).Shows("Somebody else changed this");
    }

    [Fact]
    public async Task After_the_decision_it_stays_as_it_was_decided()
    {
        var screener = await world.AScreener();
        var contact = await world.ADecidedContact(screener);

        (await (await world.As(screener).Open(FrontDoorLinks.Name(contact))).Press("Save and look again")).Shows("can no longer change");
        (await world.As(await world.Given.AWorker(Role.TeamManager)).Open(FrontDoorLinks.Name(contact))).Expect(HttpStatusCode.Forbidden);
        (await world.As(screener).Open(FrontDoorLinks.Name(ContactId.From(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }
}
