using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Says how somebody can be reached without danger.</summary>
public sealed class SayHowToReach(KithDb db, Ledger ledger)
{
    public async Task<Outcome<PersonId>> Do(FamilyEpisodeId episode, PersonId person, SafeContactSaid said, int version, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        if (!await db.AreMembers(family, [person], ct))
        {
            return Refusal.NotFound;
        }

        if (await db.KeepsSafeTimesFrom(family, person, by, ct))
        {
            return Refusal.Forbidden;
        }

        var contact = await db.SafeContacts.FirstOrDefaultAsync(s => s.Person == person, ct);
        if ((contact?.Version ?? 0) != version)
        {
            return Refusal.Stale;
        }

        if (contact is null)
        {
            db.Add(contact = SafeContact.Of(person));
        }

        var (isCurrent, isShared) = said.LettersTo is { } address ? (await db.IsHomeOf(address, person, ct), await db.IsSharedWithHarmer(address, person, ct)) : (true, false);
        var no = contact.Say(said, isCurrent, isShared);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new SafeContactSet(), new About(family, episode, person), by);
        return person;
    }
}
