using Kith.Features.Families;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

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
