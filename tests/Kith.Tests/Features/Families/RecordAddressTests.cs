using System.Net;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Families;

public sealed class RecordAddressTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_address_is_recorded_and_ends_the_one_before()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var visitor = world.As(family.SocialWorker);
        var of = $"person:{family.Adult("Vera").Value}";
        await (await visitor.Open(FamiliesLinks.RecordAddress(family.Ref))).Choose("Input.Of", of).Fill("Input.Lines", "1 Old Street").FillDate("Input.From", world.Clock.Today.AddDays(-30)).Press("Save");

        var people = await (await visitor.Open(FamiliesLinks.RecordAddress(family.Ref))).Choose("Input.Of", of).Fill("Input.Lines", "2 New Street").Fill("Input.Postcode", "zz9 9zz").Press("Save");

        people.Shows("Address recorded").Shows("2 New Street ZZ9 9ZZ").Shows("1 Old Street").Shows("until 16 June 2026");
        Assert.Equal(2, (await world.Facts<AddressRecorded>()).Count(f => f.FamilyEpisode == family.Episode));
    }

    [Theory]
    [InlineData(Role.DaVictimWorker)]
    [InlineData(Role.DaPerpetratorWorker)]
    [InlineData(Role.FamilySupportWorker)]
    [InlineData(Role.SchoolDsl)]
    public async Task A_protected_address_never_reaches_a_worker_outside_the_location_circle(Role role)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var by = await world.Acting(family.SocialWorker);
        await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Mum’s home", [family.Adult("Vera"), family.Child("Amy")], now.Today.AddDays(-3), null, by, now, default));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.RecordAddress(family.Ref));
        await page.Choose("Input.Of", $"person:{family.Adult("Vera").Value}").Fill("Input.Lines", "9 Secret Mews").Fill("Input.Postcode", "ZZ9 7XQ").Fill("Input.Phone", "07700 900999")
            .Choose("Input.IsProtected", "true").FillDate("Input.From", world.Clock.Today.AddDays(-3)).Press("Save");
        var outside = world.As(await world.Given.ACoWorker(family, role, role.IsAdultSpecialist() ? "Vera" : null));

        foreach (var address in new[] { FamiliesLinks.People(family.Ref), FamiliesLinks.Person(family.Ref, family.Adult("Vera")), FamiliesLinks.Team(family.Ref), FamiliesLinks.History(family.Ref) })
        {
            var shown = await outside.Open(address);
            shown.DoesNotShow("Protected location seen").DoesNotShow("Secret Mews").DoesNotShow("7XQ").DoesNotShow("900999").DoesNotShow("Address recorded").DoesNotShow("Move recorded").DoesNotShow("13 June 2026");
        }

        (await (await outside.Open(FamiliesLinks.List())).Fill("Text", "secret").Press("Show")).Shows("No families match");
        (await outside.Open(FamiliesLinks.People(family.Ref))).Shows("Address withheld. You can ask the family’s lead worker");
        (await outside.Open(FamiliesLinks.Person(family.Ref, family.Adult("Vera")))).Shows("Address withheld. You can ask the family’s lead worker");
        foreach (var inside in new[] { family.SocialWorker, family.Manager })
        {
            var circle = world.As(inside);
            (await circle.Open(FamiliesLinks.People(family.Ref))).Shows("Home. Address withheld. You can ask to see it").DoesNotShow("Secret Mews").DoesNotShow("900999");
            var asked = await circle.Open(FamiliesLinks.RevealAddress(family.Ref, await world.Read(db => db.Addresses.Where(a => a.Family == family.Id).Select(a => a.Id).SingleAsync())));
            (await asked.Fill("Input.Why", "To take her to the refuge").Press("Show it")).Shows("9 Secret Mews").Shows("07700 900999");
            (await world.As(inside).Open(FamiliesLinks.History(family.Ref))).Shows("Address recorded").Shows("Move recorded");
        }
    }

    [Fact]
    public async Task To_whoever_may_not_know_where_they_are_no_refusal_tells_since_when()
    {
        var (family, address) = await world.AShieldedFamily();
        var since = world.Clock.Today.AddDays(-3);
        var of = $"person:{family.Adult("Vera").Value}";
        var support = world.As(await world.Given.ACoWorker(family, Role.FamilySupportWorker));

        foreach (var day in new[] { since.AddDays(-2), since.AddDays(1) })
        {
            var people = await (await support.Open(FamiliesLinks.RecordAddress(family.Ref))).Choose("Input.Of", of).Fill("Input.Lines", "2 New Street").FillDate("Input.From", day).Press("Save");
            people.Shows("Address recorded").DoesNotShow("New Street").DoesNotShow("13 June 2026");
        }

        var vera = family.Adult("Vera");
        var kept = await world.Read(db => db.Addresses.Where(a => a.Person == vera).OrderBy(a => a.From).ToListAsync());
        Assert.Equal([(since.AddDays(-2), since), (since, since.AddDays(1)), (since.AddDays(1), (DateOnly?)null)], kept.Select(a => (a.From, a.Until)));
        Assert.Equal(address, kept[1].Id);
        Assert.All(kept, a => Assert.True(a.IsProtected));
        var lead = await (await world.As(family.SocialWorker).Open(FamiliesLinks.RecordAddress(family.Ref))).Choose("Input.Of", of).Fill("Input.Lines", "3 New Street").FillDate("Input.From", since.AddDays(-9)).Press("Save");
        Assert.Equal("The day must be the same as or after the day from which they lived at the address recorded before", lead.ErrorOf("Input.From"));
    }

    [Fact]
    public async Task Where_somebody_protected_lives_the_address_is_protected_even_if_nobody_ticks_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var by = await world.Acting(family.SocialWorker);
        var home = (await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Home", [family.Adult("Vera"), family.Child("Amy")], now.Today, null, by, now, default))).Value;
        await world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, family.Adult("Vera"), by, now, default));

        await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default));
        foreach (var kind in Enum.GetValues<AddressKind>())
        {
            var place = new NewAddress(null, family.Child("Amy"), $"{kind} 01632 960 001 @", null, null, false, world.Clock.Today, kind);
            Assert.True((await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, place, by, now, default))).Ok);
        }

        foreach (var address in new[] { new NewAddress(home, null, "A", null, null, false, world.Clock.Today), new NewAddress(null, family.Child("Amy"), "B", null, null, false, world.Clock.Today) })
        {
            Assert.True((await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, address, by, now, default))).Ok);
        }

        Assert.All(await world.Read(db => db.Addresses.Where(a => a.Family == family.Id).ToListAsync()), a => Assert.True(a.IsProtected));
    }

    [Fact]
    public async Task Where_a_shielded_parents_child_lives_what_is_recorded_later_is_protected_too()
    {
        var (family, grans) = await world.AChildElsewhere();
        await world.Shields(family, family.Adult("Vera"));
        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.RecordAddress(family.Ref));

        await page.Choose("Input.Of", $"household:{grans.Value}").Fill("Input.Lines", "1 Foxglove Row").Press("Save");

        Assert.True(await world.Read(db => db.Addresses.Where(a => a.Household == grans).Select(a => a.IsProtected).SingleAsync()));
        Assert.True(await world.IsWithheld(await world.AnAddress(family, "01632 960 777", person: family.Adult("Gran"), kind: AddressKind.Phone)));
        Assert.False(await world.IsWithheld(await world.AnAddress(family, "4 Open Street", person: family.Adult("Paul"))));

        // Once she has moved away what comes is not hers.
        var by = await world.Acting(family.SocialWorker);
        await world.Do((MoveHousehold command, Now now) => command.Do(family.Episode, [family.Child("Amy")], null as HouseholdId?, now.Today, null, by, now, default));
        Assert.False(await world.IsWithheld(await world.AnAddress(family, "2 Foxglove Row", grans)));
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        var refused = await (await world.As(family.SocialWorker).Open(FamiliesLinks.RecordAddress(family.Ref))).FillDate("Input.From", null).Press("Save");

        Assert.Equal("Select whose address it is", refused.ErrorOf("Input.Of"));
        var pupil = await (await world.As(family.SocialWorker).Open(FamiliesLinks.RecordAddress(family.Ref))).Choose("Input.Of", $"person:{family.Adult("Vera").Value}").Choose("Input.Kind", "Phone").Fill("Input.Lines", "ring").Press("Save");
        Assert.Equal("Enter a phone number, like 01632 960 001", pupil.ErrorOf("Input.Lines"));
        Assert.Equal("Enter the address", refused.ErrorOf("Input.Lines"));
        Assert.Equal("Enter the day from which they live there", refused.ErrorOf("Input.From"));
        await world.IsHidden(FamiliesLinks.RecordAddress, family);
        await world.IsRefused(FamiliesLinks.RecordAddress, family, Role.DaVictimWorker);
    }
}
