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
        var numbers = contact.People.Where(p => p.NhsNumber is not null).Select(p => p.NhsNumber!).ToList();
        var days = contact.People.Where(p => IsWhole(p)).Select(p => p.BirthDate!.Value).Distinct().ToList();
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
        foreach (var person in contact.People)
        {
            var numbered = byNumber.Where(m => m.Value == person.NhsNumber).Select(m => m.Id).ToList();
            person.Found(
                numbered.Count > 0 ? numbered
                : !IsWhole(person) ? []
                : byDay.Where(m => m.Day == person.BirthDate && Same(m.FirstName, person.FirstName) && Same(m.LastName, person.LastName)).Select(m => m.Id).ToList());
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

    /// <summary>Whether enough is said of a person to look for them.</summary>
    public static bool CanSearch(string? firstName, string? lastName, DateOnly? birthDate, string? nhsNumber) =>
        nhsNumber is not null || (firstName is not null && lastName is not null && birthDate is not null);

    private static bool IsWhole(ContactPerson person) => CanSearch(person.FirstName, person.LastName, person.BirthDate, null);

    private static bool Same(string? one, string? other) => Text.LettersOf(one) == Text.LettersOf(other);
}
