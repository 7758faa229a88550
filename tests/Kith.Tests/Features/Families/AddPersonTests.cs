using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class AddPersonTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_child_is_added_and_from_then_on_due_a_visit()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.AddPerson(family.Ref));
        Assert.Null(page.ValueOf("Input.Kind"));

        var people = await page.Fill("Input.FirstName", "Zoë").Fill("Input.LastName", "O’Neill").Choose("Input.Kind", "Child")
            .FillDate("Input.BirthDate", new DateOnly(2020, 3, 1)).Choose("Input.Sex", "F").Fill("Input.Ethnicity", "MWBA").Choose("Input.Disabilities", "HEAR").Press("Save");

        people.Expect(HttpStatusCode.OK).Shows("Person added").Shows("Zoë O’Neill").Shows("Child, aged 6").Shows("Female");
        var fact = await world.Fact<PersonJoinedFamily>(family);
        Assert.DoesNotContain("Zo", fact.Data, StringComparison.Ordinal);
        var person = await world.Read(db => db.People.SingleAsync(p => p.Id == fact.Person));
        Assert.Equal(("F", "MWBA", "HEAR"), (person.Sex, person.Ethnicity, Assert.Single(person.Disabilities).Code));
        var due = await world.Read(db => db.VisitsDue.SingleAsync(v => v.FamilyEpisode == family.Episode));
        Assert.Equal(person.Id, due.Child);
        await world.Fact<PersonAdded>(family);
    }

    [Fact]
    public async Task An_unborn_child_has_an_expected_day_and_no_age()
    {
        var family = await world.Given.AFamily();
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.AddPerson(family.Ref));

        var people = await page.Fill("Input.LastName", "Larkspur").Choose("Input.Kind", "Child").FillDate("Input.ExpectedBirthDate", new DateOnly(2026, 9, 2)).Press("Save");

        people.Shows("unborn, expected 2 September 2026");
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var family = await world.Given.AFamily();
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.AddPerson(family.Ref));

        var refused = await page.FillDate("Input.BirthDate", world.Clock.Today.AddDays(1)).FillDate("Input.ExpectedBirthDate", world.Clock.Today.AddDays(400))
            .FillDate("Input.From", world.Clock.Today.AddDays(1)).Press("Save");

        Assert.Equal("Enter a first name or a last name", refused.ErrorOf("Input.FirstName"));
        Assert.Equal("The date of birth must be today or in the past", refused.ErrorOf("Input.BirthDate"));
        Assert.Equal("Enter a date of birth or an expected date of birth, not both", refused.ErrorOf("Input.ExpectedBirthDate"));

        refused = await refused.Fill("Input.FirstName", "Zoe").FillDate("Input.BirthDate", null).FillDate("Input.ExpectedBirthDate", null).Press("Save");
        Assert.Equal("Select whether they are a child or an adult of the family", refused.ErrorOf("Input.Kind"));
        Assert.Equal("The day they belong to the family from must be today or in the past", refused.ErrorOf("Input.From"));
        Assert.Equal("Zoe", refused.ValueOf("Input.FirstName"));
    }

    [Fact]
    public async Task The_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));

        await world.IsHidden(FamiliesLinks.AddPerson, family);
        await world.IsRefused(FamiliesLinks.AddPerson, family, Role.HealthPartner);
    }
}
