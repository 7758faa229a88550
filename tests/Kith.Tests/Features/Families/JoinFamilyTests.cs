using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class JoinFamilyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Somebody_of_another_family_that_the_worker_sees_is_brought_in_by_exact_name_and_birth_date()
    {
        var team = await world.Given.ATeam();
        var there = await world.Given.AFamily(f => f.Of(team).AChild("Amy", aged: 6));
        var here = await world.Given.AFamily(f => f.Named("Moss").Of(team));
        var born = await world.Read(db => db.People.Where(p => p.Id == there.Child("Amy")).Select(p => p.BirthDate!.Value).SingleAsync());
        var page = await world.As(here.Manager).Open(FamiliesLinks.JoinFamily(here.Ref));

        var person = await page.Fill("Input.FirstName", "amy").Fill("Input.LastName", "Larkspur").FillDate("Input.BirthDate", born).Choose("Input.Kind", "Child").Press("Save");

        person.Expect(HttpStatusCode.OK).Shows("They now belong to this family too").Shows("Amy Larkspur");
        Assert.Equal(there.Child("Amy"), (await world.Fact<PersonJoinedFamily>(here)).Person);
        var again = await page.Fill("Input.FirstName", "Amy").Press("Save");
        again.Shows("already");
    }

    [Fact]
    public async Task A_number_finds_them_as_well()
    {
        var team = await world.Given.ATeam();
        var there = await world.Given.AFamily(f => f.Of(team).AChild("Amy"));
        var here = await world.Given.AFamily(f => f.Of(team));
        var by = await world.Acting(there.Manager);
        await world.Do((IdentifyPerson command, Now now) => command.Do(there.Episode, there.Child("Amy"), new NewNumber(IdentifierKind.NhsNumber, "9990123454", null), [], 0, by, now, default));

        var joined = await world.Do((JoinFamily command, Now now) => command.Do(here.Episode, new PersonSought(null, null, null, "999 012 3454"), MemberKind.Child, now.Today, by, now, default));

        Assert.Equal(there.Child("Amy"), joined.Value);
    }

    [Fact]
    public async Task Nobody_is_looked_up_from_outside()
    {
        var there = await world.Given.AFamily(f => f.AChild("Amy", aged: 6));
        var here = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var born = await world.Read(db => db.People.Where(p => p.Id == there.Child("Amy")).Select(p => p.BirthDate!.Value).SingleAsync());
        var page = await world.As(here.SocialWorker).Open(FamiliesLinks.JoinFamily(here.Ref));

        var refused = await page.Fill("Input.FirstName", "Amy").Fill("Input.LastName", "Larkspur").FillDate("Input.BirthDate", born).Choose("Input.Kind", "Child").Press("Save");

        Assert.Equal("Nobody in the families you work with matches exactly. Check the details, or add them as a new person", refused.ErrorOf("Input.FirstName"));
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var refused = await (await world.As(family.SocialWorker).Open(FamiliesLinks.JoinFamily(family.Ref))).Press("Save");

        Assert.Equal("Enter their name, or a number they are known by", refused.ErrorOf("Input.FirstName"));
        Assert.Equal("Enter their date of birth, or a number they are known by", refused.ErrorOf("Input.BirthDate"));
        Assert.Equal("Select whether they are a child or an adult of the family", refused.ErrorOf("Input.Kind"));
        await world.IsHidden(FamiliesLinks.JoinFamily, family);
        await world.IsRefused(FamiliesLinks.JoinFamily, family, Role.DaVictimWorker);
    }
}
