using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Corrects or completes what the record says of a person.</summary>
public sealed class ChangePerson(KithDb db, Ledger ledger)
{
    public async Task<Outcome<PersonId>> Do(
        FamilyEpisodeId episode, PersonId id, PersonDetails details, IReadOnlyCollection<string> disabilities, MemberKind? kind, int version, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        if (await db.MembersOf(family).FirstOrDefaultAsync(m => m.Person == id, ct) is not { } member)
        {
            return Refusal.NotFound;
        }

        var person = await db.People.SingleAsync(p => p.Id == id, ct);
        if (person.Version != version)
        {
            return Refusal.Stale;
        }

        var before = (Details: PersonDetails.Of(person), Disabilities: person.Disabilities.Select(d => d.Code).Order(StringComparer.Ordinal).ToList());
        var no = person.Describe(details, now.Today)
            .If(kind is null || !Enum.IsDefined(kind.Value), "Kind", "Select whether they are a child or an adult of the family")
            .If(!disabilities.All(Disability.Codes.ContainsKey), "Disabilities", "Select disabilities from the list");
        if (no.Any)
        {
            return no;
        }

        person.SetDisabilities(disabilities);

        // Disabilities lie in a table of their own: their change alone must count as a change of the person.
        db.Entry(person).Property(p => p.Version).IsModified = true;
        var about = new About(family, episode, id);
        var changed = PersonDetails.Of(person).DiffersFrom(before.Details).ToList();
        if (!before.Disabilities.SequenceEqual(person.Disabilities.Select(d => d.Code).Order(StringComparer.Ordinal)))
        {
            changed.Add(nameof(Person.Disabilities));
        }

        ledger.Tell(new PersonChanged(changed), about, by);
        if (member.Kind != kind)
        {
            member.Become(kind!.Value);
            ledger.Tell(new MemberKindChanged(member.Kind), about, by);
        }

        return id;
    }
}
