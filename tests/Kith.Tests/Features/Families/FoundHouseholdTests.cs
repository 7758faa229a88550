using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class FoundHouseholdTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task People_who_live_together_are_a_household()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul"));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.FoundHousehold(family.Ref));

        var people = await page.Fill("Input.Name", "Mum’s home").Choose("Input.People", family.Adult("Vera").Value.ToString()).Choose("Input.People", family.Child("Amy").Value.ToString()).Press("Save");

        people.Shows("Household added").Shows("Mum’s home: Amy Larkspur, Vera Larkspur");
        await world.Fact<HouseholdFounded>(family);
        await world.Fact<HouseholdMoved>(family);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.FoundHousehold(family.Ref));

        Assert.Equal("Enter a name for the household, like “Mum’s home”", (await page.Press("Save")).ErrorOf("Input.Name"));
        var refused = await page.Fill("Input.Name", "Home").FillDate("Input.On", world.Clock.Today.AddDays(1)).Press("Save");
        Assert.Equal("Select who moved", refused.ErrorOf("Input.People"));
        Assert.Equal("The day they moved must be today or in the past", refused.ErrorOf("Input.On"));
        Assert.Equal(0, await world.Read(db => db.Households.CountAsync(h => h.Family == family.Id)));
        await world.IsHidden(FamiliesLinks.FoundHousehold, family);
        await world.IsRefused(FamiliesLinks.FoundHousehold, family, Role.SubstanceMisuseWorker);
    }
}
