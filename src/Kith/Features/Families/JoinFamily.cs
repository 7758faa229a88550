using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>
/// Brings a person whom the record knows into a further family. Only an exact match finds anybody, and only among people whom the worker
/// already sees in some family: nobody is looked up from outside.
/// </summary>
public sealed class JoinFamily(KithDb db, Ledger ledger, Viewing viewing)
{
    public async Task<Outcome<PersonId>> Do(FamilyEpisodeId episode, PersonSought sought, MemberKind? kind, DateOnly? from, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        var byNumber = Text.Trimmed(sought.Number) is not null;
        var no = new Refusals()
            .If(!byNumber && Text.Trimmed(sought.FirstName) is null && Text.Trimmed(sought.LastName) is null, "FirstName", "Enter their name, or a number they are known by")
            .If(!byNumber && sought.BirthDate is null, "BirthDate", "Enter their date of birth, or a number they are known by");
        var found = no.Any ? [] : await Find(sought, by, ct);
        if (!no.Any)
        {
            viewing.Searches.Add(new SearchMade(SearchKind.Caseload, SearchPurpose.OwnWork, SearchMade.OfPerson(sought.FirstName, sought.LastName, sought.BirthDate, sought.Number), found.Count));
        }

        no.If(!no.Any && found.Count == 0, "FirstName", "Nobody in the families you work with matches exactly. Check the details, or add them as a new person")
            .If(found.Count > 1, "Number", "More than one person matches. Enter a number that only they have");
        var person = found.Count == 1 ? found[0] : default;
        var member = FamilyMember.Join(family, person, kind, from, now);
        no.Within(string.Empty, member.Refusals)
            .If(found.Count == 1 && await db.MembersOf(family).AnyAsync(m => m.Person == person, ct), "FirstName", "They already belong to this family");
        if (no.Any)
        {
            return no;
        }

        db.Add(member.Value);
        ledger.Tell(new PersonJoinedFamily(member.Value.Kind, member.Value.From), new About(family, episode, person), by);
        return person;
    }

    private async Task<List<PersonId>> Find(PersonSought sought, Acting by, CancellationToken ct)
    {
        var seen = db.EpisodesSeenBy(by, Duty.OpenFamily);
        var families = db.FamilyEpisodes.Where(e => seen.Contains(e.Id)).Select(e => e.Family);
        var people = db.People.Where(p => db.FamilyMembers.Any(m => m.Person == p.Id && m.Until == null && families.Contains(m.Family)));
        if (Text.Trimmed(sought.Number)?.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant() is { } number)
        {
            return await people.Where(p => p.Identifiers.Any(i => i.Value == number)).OrderBy(p => p.Id).Select(p => p.Id).Take(2).ToListAsync(ct);
        }

        // Names are compared here because the two databases fold letters beyond English differently.
        var born = await people.Where(p => p.BirthDate == sought.BirthDate).Select(p => new { p.Id, p.FirstName, p.LastName }).ToListAsync(ct);
        return born.Where(p => Same(p.FirstName, sought.FirstName) && Same(p.LastName, sought.LastName)).Select(p => p.Id).ToList();
    }

    private static bool Same(string? known, string? sought) =>
        string.Equals(Text.Trimmed(known) ?? string.Empty, Text.Trimmed(sought) ?? string.Empty, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Who is sought: by exact name and date of birth, or by a number.</summary>
public sealed record PersonSought(string? FirstName, string? LastName, DateOnly? BirthDate, string? Number);
