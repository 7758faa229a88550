using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class MoveHouseholdTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Somebody_moves_from_one_household_to_another()
    {
        var (family, mum, dad) = await TwoHomes();
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.MoveHousehold(family.Ref));

        var people = await page.Choose("Input.People", family.Child("Amy").Value.ToString()).Choose("Input.To", dad.Value.ToString()).Press("Save");

        people.Shows("Move recorded").Shows("Dad’s home: Amy Larkspur, Paul Larkspur");
        var stays = await world.Read(db => db.HouseholdMembers.Where(s => s.Person == family.Child("Amy")).ToListAsync());
        Assert.Equal(world.Clock.Today, stays.Single(s => s.Household == mum).Until);
        Assert.Null(stays.Single(s => s.Household == dad).Until);
    }

    [Fact]
    public async Task When_a_protected_person_moves_in_the_address_is_protected_at_once()
    {
        var (family, mum, dad) = await TwoHomes();
        var by = await world.Acting(family.SocialWorker);
        await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, new NewAddress(dad, null, "5 Quiet Close", null, null, false, now.Today), by, now, default));
        await world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, family.Child("Amy"), by, now, default));

        await world.Do((MoveHousehold command, Now now) => command.Do(family.Episode, [family.Child("Amy")], dad, now.Today, false, by, now, default));

        Assert.False(await world.Read(db => db.People.Where(p => p.Id == family.Adult("Paul")).Select(p => p.IsProtected).SingleAsync()));
        Assert.True(await world.Read(db => db.Addresses.Where(a => a.Household == dad).Select(a => a.IsProtected).SingleAsync()));
        var facts = (await world.Facts<HouseholdMoved>()).FindAll(f => f.FamilyEpisode == family.Episode);
        Assert.All(facts, f => Assert.DoesNotContain(dad.Value.ToString(), f.Data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_joins_somebody_shielded_is_asked_about_and_her_own_children_are_not()
    {
        var (family, mum, dad) = await TwoHomes();
        var by = await world.Acting(family.SocialWorker);
        await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default));
        await world.Do((RecordAddress command, Now now) => command.Do(
            family.Episode, new NewAddress(null, family.Adult("Paul"), "Paul’s works", null, null, false, now.Today, AddressKind.Workplace), by, now, default));
        await world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, family.Adult("Vera"), by, now, default));
        Assert.True((await world.Do((MoveHousehold command, Now now) => command.Do(family.Episode, [family.Child("Amy")], dad, now.Today, null, by, now, default))).Ok);
        Assert.True((await world.Do((MoveHousehold command, Now now) => command.Do(family.Episode, [family.Child("Amy")], mum, now.Today, null, by, now, default))).Ok);

        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.MoveHousehold(family.Ref));
        var refused = await page.Choose("Input.People", family.Adult("Paul").Value.ToString()).Choose("Input.To", mum.Value.ToString()).Press("Save");
        Assert.Equal("Select whether the whereabouts of those who join the household are protected too", refused.ErrorOf("Input.Extend"));
        (await refused.Choose("Input.Extend", "true").Press("Save")).Shows("Move recorded");

        Assert.True(await world.Read(db => db.People.Where(p => p.Id == family.Adult("Paul")).Select(p => p.IsProtected).SingleAsync()));
        Assert.True(await world.Read(db => db.Addresses.Where(a => a.Lines == "Paul’s works" && a.Family == family.Id).Select(a => a.IsProtected).SingleAsync()));
    }

    [Fact]
    public async Task Where_a_shielded_parents_child_moves_is_protected_at_once_and_whoever_joins_her_is_asked_about()
    {
        var (family, grans) = await world.AChildElsewhere(isThere: false);
        await world.Shields(family, family.Adult("Vera"));
        var home = await world.AnAddress(family, "1 Foxglove Row", grans);
        Assert.False(await world.IsWithheld(home));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.MoveHousehold(family.Ref));

        (await page.Choose("Input.People", family.Child("Amy").Value.ToString()).Choose("Input.To", grans.Value.ToString()).Press("Save")).Shows("Move recorded");

        Assert.True(await world.IsWithheld(home));
        page = await world.As(family.SocialWorker).Open(FamiliesLinks.MoveHousehold(family.Ref));
        var refused = await page.Choose("Input.People", family.Adult("Paul").Value.ToString()).Choose("Input.To", grans.Value.ToString()).Press("Save");
        Assert.Equal("Select whether the whereabouts of those who join the household are protected too", refused.ErrorOf("Input.Extend"));
        (await refused.Choose("Input.Extend", "false").Press("Save")).Shows("Move recorded");
        Assert.False(await world.Read(db => db.People.Where(p => p.Id == family.Adult("Paul")).Select(p => p.IsProtected).SingleAsync()));
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var (family, mum, _) = await TwoHomes();
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.MoveHousehold(family.Ref));

        Assert.Equal("Select where they moved", (await page.Press("Save")).ErrorOf("Input.To"));
        Assert.Equal("Select who moved", (await page.Choose("Input.To", "nowhere").Press("Save")).ErrorOf("Input.People"));
        var refused = await page.Choose("Input.People", family.Child("Amy").Value.ToString()).Choose("Input.To", mum.Value.ToString()).FillDate("Input.On", world.Clock.Today.AddDays(-1)).Press("Save");
        Assert.Equal("Select only people who do not live in that household already", refused.ErrorOf("Input.People"));
        Assert.Equal("The day they moved must be the same as or after the day they moved into the household they leave", refused.ErrorOf("Input.On"));
        await world.IsHidden(FamiliesLinks.MoveHousehold, family);
        await world.IsRefused(FamiliesLinks.MoveHousehold, family, Role.HealthPartner);
    }

    private async Task<(FamilyInTest Family, HouseholdId Mum, HouseholdId Dad)> TwoHomes()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul"));
        var by = await world.Acting(family.SocialWorker);
        var mum = await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Mum’s home", [family.Adult("Vera"), family.Child("Amy")], now.Today, null, by, now, default));
        var dad = await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Dad’s home", [family.Adult("Paul")], now.Today, null, by, now, default));
        return (family, mum.Value, dad.Value);
    }
}
