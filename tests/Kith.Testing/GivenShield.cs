using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Testing;

/// <summary>A mother whose whereabouts are protected, her daughter, and the man alleged to have harmed her.</summary>
public static class GivenShield
{
    public const string Canary = "9 Secret Mews";

    public static async Task<(FamilyInTest Family, RowId Address)> AShieldedFamily(this KithWorld world)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var by = await world.Acting(family.SocialWorker);
        await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default));
        await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Mum’s home", [family.Adult("Vera"), family.Child("Amy")], now.Today.AddDays(-3), null, by, now, default));
        await world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, family.Adult("Vera"), by, now, default));
        var address = await world.Do((RecordAddress command, Now now) => command.Do(
            family.Episode, new NewAddress(null, family.Adult("Vera"), Canary, "ZZ9 7XQ", "07700 900999", false, now.Today.AddDays(-3)), by, now, default));
        return (family, address.Value);
    }

    /// <summary>A mother who lives apart from her daughter, who lives with her grandmother; nobody is shielded yet.</summary>
    public static async Task<(FamilyInTest Family, HouseholdId Grans)> AChildElsewhere(this KithWorld world, bool isThere = true)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Gran").AnAdult("Paul"));
        var by = await world.Acting(family.SocialWorker);
        await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default));
        List<PersonId> living = isThere ? [family.Adult("Gran"), family.Child("Amy")] : [family.Adult("Gran")];
        var grans = (await world.Do((FoundHousehold command, Now now) => command.Do(family.Episode, "Gran’s home", living, now.Today.AddDays(-9), null, by, now, default))).Value;
        return (family, grans);
    }

    public static async Task<RowId> AnAddress(this KithWorld world, FamilyInTest family, string lines, HouseholdId? household = null, PersonId? person = null, AddressKind kind = AddressKind.Home)
    {
        var by = await world.Acting(family.SocialWorker);
        return (await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, new NewAddress(household, person, lines, "ZZ7 4GG", null, false, now.Today, kind), by, now, default))).Value;
    }

    public static async Task Shields(this KithWorld world, FamilyInTest family, PersonId person)
    {
        var by = await world.Acting(family.SocialWorker);
        Xunit.Assert.True((await world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, person, by, now, default))).Ok);
    }

    public static Task<bool> IsWithheld(this KithWorld world, RowId address) => world.Read(db => db.Addresses.Where(a => a.Id == address).Select(a => a.IsProtected).SingleAsync());

    public static async Task<RowId> IsNamedIntoTheCircle(this KithWorld world, FamilyInTest family, WorkerInTest worker)
    {
        var by = await world.Acting(family.Manager);
        return (await world.Do((NameLocationReader command, Now now) => command.Do(family.Episode, worker.Posting, "Meets her at the gate", by, now, default))).Value;
    }

    /// <summary>Somebody belongs to another family too, in which one of their addresses is recorded, protected.</summary>
    public static async Task<FamilyInTest> IsInAnotherFamily(this KithWorld world, PersonId person, string lines)
    {
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));
        await world.BelongsTo(other, person, MemberKind.Adult);
        var by = await world.Acting(other.SocialWorker);
        Xunit.Assert.True((await world.Do((RecordAddress command, Now now) => command.Do(other.Episode, new NewAddress(null, person, lines, null, null, true, now.Today), by, now, default))).Ok);
        return other;
    }

    public static Task BelongsTo(this KithWorld world, FamilyInTest family, PersonId person, MemberKind kind) => world.Run<int>((services, now) =>
    {
        services.GetRequiredService<KithDb>().Add(FamilyMember.Join(family.Id, person, kind, now.Today, now));
        return Task.FromResult<Outcome<int>>(1);
    });

    /// <summary>
    /// Where a child of the family lives is open, and hidden once its mother is known to be its mother or, where <paramref name="elsewhere"/>, once she is shielded in a family of hers that is not this one: nothing of either
    /// is told of this family’s people.
    /// </summary>
    public static async Task<(FamilyInTest Family, Func<Task> Hides)> AHomeThatIsHiddenLater(this KithWorld world, bool elsewhere)
    {
        var hers = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul"));
        var (amy, vera, by) = (hers.Child("Amy"), hers.Adult("Vera"), await world.Acting(hers.SocialWorker));
        var isMother = async () => Xunit.Assert.True((await world.Do((RelateKin command, Now now) => command.Do(hers.Episode, vera, KinKind.MotherOf, amy, true, null, by, now, default))).Ok);
        if (!elsewhere)
        {
            await world.Shields(hers, vera);
            await world.AnAddress(hers, "1 Foxglove Row", person: amy);
            return (hers, isMother);
        }

        var family = await world.Given.AFamily(f => f.AChild("Zoe").AnAdult("Paul"));
        await isMother();
        await world.BelongsTo(family, amy, MemberKind.Child);
        await world.AnAddress(family, "1 Foxglove Row", person: amy);
        return (family, () => world.Shields(hers, vera));
    }

    /// <summary>A worker of the family works with this adult of it too.</summary>
    public static Task WorksWith(this KithWorld world, FamilyInTest family, WorkerInTest worker, string adult) => world.Run<int>(async (services, now) =>
    {
        var db = services.GetRequiredService<KithDb>();
        db.Add(Practice.Access.Involvement.Name(family.Episode, (await db.Postings.FindAsync(worker.Posting))!, Practice.Access.InvolvementKind.CoWorker, family.Adult(adult), now).Value);
        return 1;
    });

    public static async Task<RowId> AProposal(this KithWorld world, FamilyInTest family)
    {
        var by = await world.Acting(family.SocialWorker);
        return (await world.Do((ProposeUnshielding command, Now now) => command.Do(family.Episode, family.Adult("Vera"), "He lives abroad for good", by, now, default))).Value;
    }

    /// <summary>For a tour of every page: Amy is shielded with an address, a reader of it, and a proposal to end it.</summary>
    public static async Task Locates(this KithWorld world, FamilyInTest family, WorkerInTest reader)
    {
        var by = await world.Acting(family.SocialWorker);
        await world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, family.Child("Amy"), by, now, default));
        await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, new NewAddress(null, family.Child("Amy"), Canary, "ZZ9 7XQ", null, false, now.Today), by, now, default));
        await world.Do((NameLocationReader command, Now now) => command.Do(family.Episode, reader.Posting, "Meets her at the gate", by, now, default));
        await world.Do((ProposeUnshielding command, Now now) => command.Do(family.Episode, family.Child("Amy"), "She is grown up", by, now, default));
    }

    public static Task<bool> IsShielded(this KithWorld world, FamilyInTest family) =>
        world.Read(db => db.People.Where(p => p.Id == family.Adult("Vera")).Select(p => p.IsProtected).SingleAsync());
}
