using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;

namespace Kith.Tests.Features.Families;

public sealed class ChangePersonTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task What_is_known_of_a_person_is_completed_and_the_ledger_names_the_fields()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.ChangePerson(family.Ref, family.Child("Amy")));
        Assert.Equal("Amy", page.ValueOf("Input.FirstName"));
        Assert.Equal("Child", page.ValueOf("Input.Kind"));

        var person = await page.Fill("Input.LastName", "Moss").Choose("Input.Sex", "F").Choose("Input.Disabilities", "LD").Press("Save");

        person.Expect(HttpStatusCode.OK).Shows("Details saved").Shows("Amy Moss").Shows("Female").Shows("Learning");
        var fact = await world.Fact<PersonChanged>(family);
        Assert.Contains("\"LastName\",\"Sex\",\"Disabilities\"", fact.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Moss", fact.Data, StringComparison.Ordinal);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.History(family.Ref))).Shows("Details changed: last name, sex, disabilities: Amy Moss");
    }

    [Fact]
    public async Task Whoever_was_slower_sees_both_versions()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var address = FamiliesLinks.ChangePerson(family.Ref, family.Child("Amy"));
        var (mine, theirs) = (await world.As(family.SocialWorker).Open(address), await world.As(family.Manager).Open(address));
        await theirs.Choose("Input.Disabilities", "LD").Press("Save");

        var both = await mine.Fill("Input.FirstName", "Amelia").Press("Save");

        both.Shows("Somebody else changed this while you were working on it");
        Assert.Equal("Amelia", both.ValueOf("Input.FirstName"));
    }

    [Fact]
    public async Task A_child_of_the_family_may_turn_out_to_be_an_adult_of_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", aged: 17));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.ChangePerson(family.Ref, family.Child("Amy")));

        (await page.Choose("Input.Kind", "Adult").Press("Save")).Shows("Adult, aged 17");

        await world.Fact<MemberKindChanged>(family);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(FamiliesLinks.ChangePerson(family.Ref, family.Child("Amy")));

        var refused = await page.Fill("Input.FirstName", "").Fill("Input.LastName", "").FillDate("Input.DeathDate", world.Clock.Today.AddDays(1)).Press("Save");

        Assert.Equal("Enter a first name or a last name", refused.ErrorOf("Input.FirstName"));
        Assert.Equal("The date of death must be today or in the past", refused.ErrorOf("Input.DeathDate"));
        (await visitor.Open(FamiliesLinks.ChangePerson(family.Ref, other.Child("Zoe")))).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(r => FamiliesLinks.ChangePerson(r, family.Child("Amy")), family);
        await world.IsRefused(r => FamiliesLinks.ChangePerson(r, family.Child("Amy")), family, Role.MentalHealthWorker);
    }
}
