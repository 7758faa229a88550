using System.Net;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Families;

public sealed class ProtectPersonTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Protecting_a_person_protects_her_addresses_and_her_households_at_once()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Gran"));
        var by = await world.Acting(family.SocialWorker);
        var home = (await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Mum’s home", [family.Adult("Vera"), family.Child("Amy")], now.Today, null, by, now, default))).Value;
        await Record(family, by, new NewAddress(home, null, "7 Hidden Row", "ZZ9 1AA", null, false, world.Clock.Today));
        await Record(family, by, new NewAddress(null, family.Adult("Vera"), "Refuge Lane", null, "07700 900123", false, world.Clock.Today));
        await Record(family, by, new NewAddress(null, family.Child("Amy"), "7 Hidden Row again", null, null, false, world.Clock.Today));
        await Record(family, by, new NewAddress(null, family.Adult("Gran"), "1 Open Street", null, null, false, world.Clock.Today));

        var page = await world.As(family.SocialWorker).Open(FamiliesLinks.ProtectPerson(family.Ref, family.Adult("Vera")));
        (await page.Press("Protect their whereabouts")).Expect(HttpStatusCode.OK).Shows("Their whereabouts are now protected");

        var isProtected = await world.Read(db => db.Addresses.Where(a => a.Family == family.Id).ToDictionaryAsync(a => a.Lines, a => a.IsProtected));
        Assert.True(isProtected["7 Hidden Row"] && isProtected["Refuge Lane"] && isProtected["7 Hidden Row again"]);
        Assert.False(isProtected["1 Open Street"]);
        await world.Fact<PersonProtected>(family);
    }

    [Fact]
    public async Task Where_her_child_lives_is_covered_with_everybody_there_and_nothing_else()
    {
        var (family, grans) = await world.AChildElsewhere();
        var home = await world.AnAddress(family, "1 Foxglove Row", grans);
        var phone = await world.AnAddress(family, "01632 960 777", person: family.Adult("Gran"), kind: AddressKind.Phone);
        var works = await world.AnAddress(family, "4 Open Street", person: family.Adult("Paul"), kind: AddressKind.Workplace);
        var support = world.As(await world.Given.ACoWorker(family, Role.FamilySupportWorker));
        (await support.Open(FamiliesLinks.People(family.Ref))).Shows("1 Foxglove Row").Shows("01632 960 777");

        await (await world.As(family.SocialWorker).Open(FamiliesLinks.ProtectPerson(family.Ref, family.Adult("Vera")))).Press("Protect their whereabouts");

        Assert.Equal((true, true, false), (await world.IsWithheld(home), await world.IsWithheld(phone), await world.IsWithheld(works)));
        foreach (var page in new[] { FamiliesLinks.People(family.Ref), FamiliesLinks.Person(family.Ref, family.Child("Amy")), FamiliesLinks.Person(family.Ref, family.Adult("Gran")) })
        {
            (await support.Open(page)).DoesNotShow("Foxglove").DoesNotShow("960 777");
        }

        (await support.Open(FamiliesLinks.People(family.Ref))).Shows("4 Open Street");
    }

    [Fact]
    public async Task Twice_is_once_too_often_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AnAdult("Vera"));
        string Address(string reference) => FamiliesLinks.ProtectPerson(reference, family.Adult("Vera"));
        var page = await world.As(family.SocialWorker).Open(Address(family.Ref));
        var other = await world.As(family.Manager).Open(Address(family.Ref));
        await other.Press("Protect their whereabouts");

        Assert.Equal("This person is already protected", Assert.Single((await page.Press("Protect their whereabouts")).ErrorSummary));
        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.DaVictimWorker);
    }

    private async Task Record(FamilyInTest family, Acting by, NewAddress address) =>
        Assert.True((await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, address, by, now, default))).Ok);

    [Fact]
    public async Task An_address_that_somebody_records_at_the_same_moment_does_not_stay_open()
    {
        var (family, grans) = await world.AChildElsewhere();
        var by = await world.Acting(family.SocialWorker);
        Task<Outcome<PersonId>>? shielded = null;
        var recorded = await Bounded(async (RecordAddress command, Now now) =>
        {
            var made = await command.Do(family.Episode, new NewAddress(grans, null, "4 Elm Row", null, null, false, now.Today), by, now, default);
            shielded = Task.Run(() => Bounded((ProtectPerson protect, Now then) => protect.Do(family.Episode, family.Adult("Vera"), by, then, default)));
            await Task.Delay(300);
            return made;
        });
        Assert.True((await shielded!).Ok);

        Assert.True(await world.IsWithheld(recorded.Value));

        async Task<Outcome<T>> Bounded<TCommand, T>(Func<TCommand, Now, Task<Outcome<T>>> command)
            where TCommand : notnull
        {
            await using var scope = world.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<Writes>().Run(now => command(scope.ServiceProvider.GetRequiredService<TCommand>(), now));
        }
    }
}
