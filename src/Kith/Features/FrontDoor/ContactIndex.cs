using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.FrontDoor;

/// <summary>
/// Whether the people of a contact are known, by exact match only: NHS number, or first name, last name and date of birth. No part of a name finds
/// anybody, and every search is told in the Ledger, and for each person in the audit, with the contact as its purpose.
/// </summary>
public sealed class ContactIndex(KithDb db, Ledger ledger, Viewing viewing)
{
    public async Task Search(Contact contact, Acting by, CancellationToken ct)
    {
        var matches = await Matches([.. contact.People.Select(p => new Sought(p.Id, p.FirstName, p.LastName, p.BirthDate, p.NhsNumber))], ct);
        foreach (var person in contact.People)
        {
            person.Found(matches[person.Id]);
            if (CanSearch(person.FirstName, person.LastName, person.BirthDate, person.NhsNumber))
            {
                viewing.Searches.Add(new SearchMade(
                    SearchKind.Index,
                    contact.RequestedBy is null ? SearchPurpose.Contact : SearchPurpose.RequestForHelp,
                    SearchMade.OfPerson(person.FirstName, person.LastName, person.BirthDate, person.NhsNumber),
                    person.Matches,
                    contact.Id.Value));
            }
        }

        ledger.Tell(new IndexSearched(contact.Id, contact.People.Count, contact.People.Count(p => p.Matches > 0)), default, by);
    }

    /// <summary>Who of the record is meant, by exact match only.</summary>
    public async Task<IReadOnlyDictionary<RowId, IReadOnlyList<PersonId>>> Matches(IReadOnlyList<Sought> sought, CancellationToken ct)
    {
        var numbers = sought.Where(p => p.NhsNumber is not null).Select(p => p.NhsNumber!).ToList();
        var days = sought.Where(p => p.IsWhole).Select(p => p.BirthDate!.Value).Distinct().ToList();
        var byNumber = numbers.Count == 0
            ? []
            : await (from p in db.People
                     from i in p.Identifiers
                     where i.Kind == IdentifierKind.NhsNumber && numbers.Contains(i.Value)
                     select new { i.Value, p.Id }).ToListAsync(ct);
        var byDay = days.Count == 0
            ? []
            : await db.People.Where(p => days.Contains(p.BirthDate!.Value) || days.Contains(p.ExpectedBirthDate!.Value))
                .Select(p => new { p.Id, p.FirstName, p.LastName, Day = p.BirthDate ?? p.ExpectedBirthDate }).ToListAsync(ct);
        return sought.ToDictionary(p => p.Id, IReadOnlyList<PersonId> (p) =>
            byNumber.Where(m => m.Value == p.NhsNumber).Select(m => m.Id).ToList() is { Count: > 0 } numbered ? numbered
            : !p.IsWhole ? []
            : byDay.Where(m => m.Day == p.BirthDate && Same(m.FirstName, p.FirstName) && Same(m.LastName, p.LastName)).Select(m => m.Id).ToList());
    }

    /// <summary>Whether enough is said of a person to look for them.</summary>
    public static bool CanSearch(string? firstName, string? lastName, DateOnly? birthDate, string? nhsNumber) =>
        nhsNumber is not null || (firstName is not null && lastName is not null && birthDate is not null);

    private static bool Same(string? one, string? other) => Text.LettersOf(one) == Text.LettersOf(other);
}

/// <summary>Somebody to look for: by their NHS number, or by first name, last name and date of birth.</summary>
public sealed record Sought(RowId Id, string? FirstName, string? LastName, DateOnly? BirthDate, string? NhsNumber)
{
    public bool IsWhole => ContactIndex.CanSearch(FirstName, LastName, BirthDate, null);
}
