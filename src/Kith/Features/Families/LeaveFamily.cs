using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>A person no longer belongs to a family; their stays in its households end with it.</summary>
public sealed class LeaveFamily(KithDb db, Ledger ledger)
{
    public async Task<Outcome<PersonId>> Do(FamilyEpisodeId episode, PersonId person, DateOnly? until, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        if (await db.MembersOf(family).FirstOrDefaultAsync(m => m.Person == person, ct) is not { } member)
        {
            return Refusal.NotFound;
        }

        var no = member.Leave(until, now.Today);
        if (no.Any)
        {
            return no;
        }

        var stays = from s in db.HouseholdMembers
                    join h in db.Households on s.Household equals h.Id
                    where h.Family == family && s.Person == person && s.Until == null
                    select s;
        var lived = await stays.ToListAsync(ct);
        lived.ForEach(stay => stay.MoveOut(stay.MovesOutTooEarly(until!.Value) ? stay.From : until.Value));
        if (lived.Count > 0)
        {
            ledger.Tell(new HouseholdMoved([person]), new About(family, episode), by);
        }

        ledger.Tell(new PersonLeftFamily(until!.Value), new About(family, episode, person), by);
        return person;
    }
}
