using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class LeaveFamilyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Somebody_leaves_the_family_and_its_households()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Paul"));
        var by = await world.Acting(family.SocialWorker);
        await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Home", [family.Adult("Paul")], now.Today, null, by, now, default));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.LeaveFamily(family.Ref, family.Adult("Paul")));

        (await page.Press("Save")).Expect(HttpStatusCode.OK).Shows("They no longer belong to this family").DoesNotShow("Paul Larkspur");

        Assert.Equal(world.Clock.Today, await world.Read(db => db.HouseholdMembers.Where(s => s.Person == family.Adult("Paul")).Select(s => s.Until).SingleAsync()));
        await world.Fact<PersonLeftFamily>(family);
        var moves = (await world.Facts<HouseholdMoved>()).FindAll(f => f.FamilyEpisode == family.Episode);
        Assert.Equal(2, moves.Count);
        Assert.All(moves, m => Assert.Contains($"{family.Adult("Paul").Value}", m.Data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_lived_nowhere_has_not_moved()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Paul"));

        (await (await world.As(family.SocialWorker).Open(FamiliesLinks.LeaveFamily(family.Ref, family.Adult("Paul")))).Press("Save")).Shows("They no longer belong to this family");

        Assert.DoesNotContain(await world.Facts<HouseholdMoved>(), f => f.FamilyEpisode == family.Episode);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Paul"));
        string Address(string reference) => FamiliesLinks.LeaveFamily(reference, family.Adult("Paul"));
        var page = await world.As(family.SocialWorker).Open(Address(family.Ref));

        Assert.Equal("The day they left must be today or in the past", (await page.FillDate("Input.Until", world.Clock.Today.AddDays(1)).Press("Save")).ErrorOf("Input.Until"));
        Assert.Equal("Enter the day they left the family", (await page.FillDate("Input.Until", null).Press("Save")).ErrorOf("Input.Until"));
        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.SchoolDsl);
    }
}
