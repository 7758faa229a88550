using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>People of the family move to a household on a day, or to nowhere that is known. Whoever joins somebody who must not be located is asked about.</summary>
public sealed class MoveHousehold(KithDb db, Ledger ledger, ProtectedHomes homes)
{
    public async Task<Outcome<FamilyId>> Do(FamilyEpisodeId episode, IReadOnlyCollection<PersonId> people, HouseholdId? to, DateOnly? on, bool? extend, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        var household = to is null ? null : await db.Households.FirstOrDefaultAsync(h => h.Id == to && h.Family == family, ct);
        return to is not null && household is null ? Refusal.NotFound : await Do(episode, people, household, on, extend, by, now, ct);
    }

    /// <summary>The same for a household that is about to be added.</summary>
    internal async Task<Outcome<FamilyId>> Do(FamilyEpisodeId episode, IReadOnlyCollection<PersonId> people, Household? to, DateOnly? on, bool? extend, Acting by, Now now, CancellationToken ct)
    {
        var family = await db.FamilyOf(episode, ct);
        if (!await db.AreMembers(family, people, ct))
        {
            return Refusal.NotFound;
        }

        var stays = await (from s in db.HouseholdMembers join h in db.Households on s.Household equals h.Id where h.Family == family && people.Contains(s.Person) && s.Until == null select s)
            .ToListAsync(ct);
        var no = new Refusals()
            .If(people.Count == 0, "People", "Select who moved")
            .If(on is null, "On", "Enter the day they moved")
            .If(on > now.Today, "On", "The day they moved must be today or in the past")
            .If(on is { } day && stays.Exists(s => s.MovesOutTooEarly(day)), "On", "The day they moved must be the same as or after the day they moved into the household they leave")
            .If(to is not null && stays.Exists(s => s.Household == to.Id), "People", "Select only people who do not live in that household already");
        var asked = to is null ? [] : await homes.NotCovered(await Joining(to.Id, people, ct) ? people : [], ct);
        no.If(asked.Count > 0 && extend is null, "Extend", "Select whether the whereabouts of those who join the household are protected too");
        if (no.Any)
        {
            return no;
        }

        stays.ForEach(s => s.MoveOut(on!.Value));
        if (to is not null)
        {
            db.AddRange(people.Distinct().Select(p => HouseholdMember.MoveIn(to.Id, p, on!.Value, now)));
            await Shield(to.Id, people, new About(family, episode), by, ct);
            await Extend(extend == true ? asked : [], family, episode, by, ct);
        }

        ledger.Tell(new HouseholdMoved(people.Distinct().ToList()), new About(family, episode), by);
        return family;
    }

    /// <summary>Whether somebody who must not be located, or a child of theirs, lives in the household, or moves in with the others.</summary>
    private async Task<bool> Joining(HouseholdId household, IReadOnlyCollection<PersonId> newcomers, CancellationToken ct) =>
        await homes.Shields(household, ct) || await homes.Shields(newcomers, ct);

    private async Task Extend(IReadOnlyList<PersonId> newcomers, FamilyId family, FamilyEpisodeId episode, Acting by, CancellationToken ct)
    {
        foreach (var person in await db.People.Where(p => newcomers.Contains(p.Id)).ToListAsync(ct))
        {
            person.Protect();
            ledger.Tell(new PersonProtected(), new About(family, episode, person.Id), by);
        }

        await homes.Cover(newcomers, new About(family, episode), by.Posting, ct);
    }

    private async Task Shield(HouseholdId household, IReadOnlyCollection<PersonId> newcomers, About about, Acting by, CancellationToken ct)
    {
        if (await Joining(household, newcomers, ct))
        {
            var residents = await db.HouseholdMembers.Where(s => s.Household == household && s.Until == null).Select(s => s.Person).ToListAsync(ct);
            await homes.Cover([household], [.. residents, .. newcomers], about, by.Posting, ct);
        }
    }
}
