using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class EndKinTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_partnership_ends_and_is_no_longer_shown()
    {
        var (family, kin) = await Partners();
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.EndKin(family.Ref, kin));
        page.Shows("Vera Larkspur, partner of Paul Larkspur");

        (await page.Press("Save")).Shows("Relationship ended").DoesNotShow("Partner of");

        await world.Fact<KinEnded>(family);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var (family, kin) = await Partners();
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.EndKin(family.Ref, kin));

        Assert.Equal("The day it ended must be today or in the past", (await page.FillDate("Input.Until", world.Clock.Today.AddDays(1)).Press("Save")).ErrorOf("Input.Until"));
        await world.IsHidden(r => FamiliesLinks.EndKin(r, kin), family);
        await world.IsRefused(r => FamiliesLinks.EndKin(r, kin), family, Role.SchoolDsl);
        var other = await world.Given.AFamily();
        (await world.As(other.SocialWorker).Open(FamiliesLinks.EndKin(other.Ref, kin))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_child_keeps_the_shield_of_a_parent_who_is_none_any_more()
    {
        var (family, _) = await world.AShieldedFamily();
        var (vera, amy) = (family.Adult("Vera"), family.Child("Amy"));
        var kin = await world.Read(db => db.Kin.Where(k => k.Person == vera && k.To == amy).Select(k => k.Id).SingleAsync());
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.EndKin(family.Ref, kin));
        page.Shows("The whereabouts of Amy Larkspur stay protected");

        (await page.Press("Save")).Shows("Relationship ended");
        var by = await world.Acting(family.SocialWorker);
        await world.Do((MoveHousehold command, Now now) => command.Do(family.Episode, [amy], null as HouseholdId?, now.Today, null, by, now, default));
        var later = (await world.Do((RecordAddress command, Now now) => command.Do(
            family.Episode, new NewAddress(null, amy, "4 Later Lane", "ZZ9 4AA", null, false, now.Today), by, now, default))).Value;

        Assert.True(await world.Read(db => db.Addresses.Where(a => a.Id == later).Select(a => a.IsProtected).SingleAsync()));
        Assert.Equal(2, await world.Read(db => db.Facts.CountAsync(f => f.Family == family.Id && f.Kind == nameof(PersonProtected))));
        (await world.As(family.SocialWorker).Open(FamiliesLinks.Person(family.Ref, amy))).DoesNotShow("4 Later Lane");

        // It is ended as any other shield, by two.
        var proposal = (await world.Do((ProposeUnshielding command, Now now) => command.Do(family.Episode, amy, "She is grown up", by, now, default))).Value;
        await (await world.As(family.Manager).Open(FamiliesLinks.AnswerUnshielding(family.Ref, proposal))).Choose("Input.Agrees", "true").Press("Answer");
        Assert.False(await world.Read(db => db.People.Where(p => p.Id == amy).Select(p => p.IsProtected).SingleAsync()));
    }

    [Fact]
    public async Task Ending_what_carries_no_shield_shields_nobody()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var by = await world.Acting(family.SocialWorker);
        var kin = (await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default))).Value;

        (await (await world.As(family.SocialWorker).Open(FamiliesLinks.EndKin(family.Ref, kin))).DoesNotShow("stay protected").Press("Save")).Shows("Relationship ended");

        Assert.False(await world.Read(db => db.People.AnyAsync(p => p.Id == family.Child("Amy") && p.IsProtected)));
    }

    private async Task<(FamilyInTest Family, RowId Kin)> Partners()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera").AnAdult("Paul"));
        var by = await world.Acting(family.SocialWorker);
        var kin = await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.PartnerOf, family.Adult("Paul"), false, null, by, now, default));
        return (family, kin.Value);
    }
}
