using System.Net;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Practice.Access;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.FrontDoor;

public sealed class RecordContactTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_contact_is_taken_down_and_its_people_are_looked_for()
    {
        var family = await world.Given.AFamily(f => f.AChild("Zoë", 7));
        var born = await world.Read(db => Task.FromResult(db.People.Single(p => p.Id == family.Child("Zoë")).BirthDate));
        var page = await world.As(await world.AScreener()).Open(FrontDoorLinks.Record());
        Assert.Equal("16", page.ValueOf("Input.ReceivedOn.Day"));
        Assert.Equal("14:30", page.ValueOf("Input.ReceivedTime"));
        Assert.Equal(string.Empty, page.ValueOf("Input.Source"));

        var saved = await Filled(page).Fill("Input.People[0].FirstName", "zoe").FillDate("Input.People[0].BirthDate", born).Press("Save contact");

        saved.Expect(HttpStatusCode.OK).Shows("Contact saved").Shows("Wednesday 17 June 2026").Shows("Known Open with").Shows($"Led by {family.SocialWorker.Name}").Shows("Shouting was heard");
        saved.DoesNotShow(FamiliesLinks.Home(family.Ref));
        var received = (await world.Facts<ContactReceived>())[^1];
        Assert.DoesNotContain("zoe", received.Data, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"Found\":1", (await world.Facts<IndexSearched>())[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_of_a_name_or_another_day_of_birth_finds_nobody()
    {
        await world.Given.AFamily(f => f.AChild("Rosalind", 7));
        var born = world.Clock.Today.AddYears(-7).AddDays(-100);
        var screener = await world.AScreener();

        foreach (var person in new[] { Contacts.Child("Rosa", "Larkspur", born), Contacts.Child("Rosalind", "Larkspur", born.AddDays(1)), Contacts.Child("Rosalind", "Larkspur") })
        {
            Assert.Equal(0, (await world.Contact(await world.AContact(screener, person))).People[0].Matches);
        }

        Assert.Equal(1, (await world.Contact(await world.AContact(screener, Contacts.Child("ROSALIND", "Lark-spur", born)))).People[0].Matches);
    }

    [Fact]
    public async Task Two_of_one_name_and_day_of_birth_are_not_told_apart_by_guess()
    {
        await world.Given.AFamily(f => f.AChild("Twin", 3));
        await world.Given.AFamily(f => f.AChild("Twin", 3));
        var screener = await world.AScreener();

        var contact = await world.AContact(screener, Contacts.Child("Twin", "Larkspur", world.Clock.Today.AddYears(-3).AddDays(-100)));

        Assert.Null((await world.Contact(contact)).People[0].Known);
        (await world.As(screener).Open(FrontDoorLinks.Contact(contact))).Shows("More than one person of the record").DoesNotShow("Led by");
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        var page = await world.As(await world.AScreener()).Open(FrontDoorLinks.Record());

        var refused = await page.Fill("Input.ReceivedTime", "later").Fill("Input.Account", "Crying every night").Fill("Input.People[0].LastName", "Larkspur").Press("Save contact");

        Assert.Equal("Enter the time it was received, such as 16:40", refused.ErrorOf("Input.ReceivedTime"));
        Assert.Equal("Select who it came from", refused.ErrorOf("Input.Source"));
        Assert.Equal("Enter the name of the person who told you", refused.ErrorOf("Input.ReferrerName"));
        Assert.Equal("Select whether they are a child or an adult", refused.ErrorOf("Input.People[0].Kind"));
        Assert.Equal("Crying every night", refused.ValueOf("Input.Account"));
        Assert.Equal("later", refused.ValueOf("Input.ReceivedTime"));
    }

    [Fact]
    public async Task A_row_is_added_without_a_script()
    {
        var page = await world.As(await world.AScreener()).Open(FrontDoorLinks.Record());

        var more = await page.Fill("Input.People[0].FirstName", "Amy").Press("Add another person");

        Assert.Equal("Amy", more.ValueOf("Input.People[0].FirstName"));
        Assert.Equal(string.Empty, more.ValueOf("Input.People[1].FirstName"));
        Assert.Empty(more.ErrorSummary);
    }

    [Fact]
    public async Task It_is_the_front_doors()
    {
        foreach (var role in new[] { Role.SocialWorker, Role.SchoolDsl, Role.ServiceManager, Role.SystemAdministrator, Role.Analyst })
        {
            var worker = await world.Given.AWorker(role);
            (await world.As(worker).Open(FrontDoorLinks.Record())).Expect(HttpStatusCode.Forbidden);
            var by = await world.Acting(worker);
            var refusals = await world.Refusals((RecordContact command, Now now) => command.Do(new ContactDetails(null, null, null, null, null, null), [], by, now, default));
            Assert.Equal(RefusalKind.Forbidden, Assert.Single(refusals).Kind);
        }
    }

    private static Shown Filled(Shown page) => page
        .Fill("Input.Source", "6").Fill("Input.ReferrerName", "PC Ida Marsh").Fill("Input.ReferrerReach", "01632 960100").Fill("Input.Account", "Shouting was heard at the house")
        .Fill("Input.People[0].LastName", "Larkspur").Choose("Input.People[0].Kind", "Child");
}
