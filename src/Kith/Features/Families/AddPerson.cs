using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Adds a person whom the record does not know yet to a family, as a child or an adult of it.</summary>
public sealed class AddPerson(KithDb db, Ledger ledger)
{
    public async Task<Outcome<PersonId>> Do(
        FamilyEpisodeId episode, PersonDetails details, IReadOnlyCollection<string> disabilities, MemberKind? kind, DateOnly? from, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        var person = Person.Add(details, now);
        var member = FamilyMember.Join(family, person.Ok ? person.Value.Id : default, kind, from, now);
        var no = new Refusals().Within(string.Empty, person.Refusals).Within(string.Empty, member.Refusals)
            .If(!disabilities.All(Disability.Codes.ContainsKey), "Disabilities", "Select disabilities from the list");
        if (no.Any)
        {
            return no;
        }

        person.Value.SetDisabilities(disabilities);
        db.AddRange(person.Value, member.Value);
        var about = new About(family, episode, person.Value.Id);
        ledger.Tell(new PersonAdded(), about, by);
        ledger.Tell(new PersonJoinedFamily(member.Value.Kind, member.Value.From), about, by);
        return person.Value.Id;
    }
}
