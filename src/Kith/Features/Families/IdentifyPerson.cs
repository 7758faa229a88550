using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Adds a number by which an agency knows a person, and takes wrong ones away.</summary>
public sealed class IdentifyPerson(KithDb db, Ledger ledger)
{
    public async Task<Outcome<PersonId>> Do(
        FamilyEpisodeId episode, PersonId id, NewNumber? added, IReadOnlyCollection<(IdentifierKind Kind, string Value)> wrong, int version, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        if (!await db.AreMembers(family, [id], ct))
        {
            return Refusal.NotFound;
        }

        var person = await db.People.SingleAsync(p => p.Id == id, ct);
        if (person.Version != version)
        {
            return Refusal.Stale;
        }

        var no = new Refusals().If(added is null && wrong.Count == 0, "Value", "Enter the number");
        foreach (var (kind, value) in wrong)
        {
            person.ForgetNumber(kind, value);
        }

        if (added is not null)
        {
            no.Within(string.Empty, person.Number(added.Kind, added.Value, added.From, now.Today));
        }

        if (no.Any)
        {
            return no;
        }

        db.Entry(person).Property(p => p.Version).IsModified = true;
        var kinds = wrong.Select(w => w.Kind).Concat(added?.Kind is { } kindAdded ? [kindAdded] : []).Distinct().ToList();
        ledger.Tell(new PersonNumbersChanged(kinds), new About(family, episode, id), by);
        return id;
    }
}

public sealed record NewNumber(IdentifierKind? Kind, string? Value, DateOnly? From);
