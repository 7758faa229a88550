using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>People of the family set up a home, or the record learns of it.</summary>
public sealed class FoundHousehold(KithDb db, Ledger ledger, MoveHousehold move)
{
    public async Task<Outcome<HouseholdId>> Do(FamilyEpisodeId episode, string? name, IReadOnlyCollection<PersonId> people, DateOnly? on, bool? extend, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        var household = Household.Found(family, name, now);
        var no = new Refusals().Within(string.Empty, household.Refusals);
        if (household.Ok)
        {
            db.Add(household.Value);
            no.Within(string.Empty, (await move.Do(episode, people, household.Value, on, extend, by, now, ct)).Refusals);
        }

        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new HouseholdFounded(household.Value.Id), new About(family, episode), by);
        return household.Value.Id;
    }
}
