using Kith.Practice.Families;
using Kith.Practice.Shared;

namespace Kith.Practice.FrontDoor;

/// <summary>Somebody whom a contact is about, as the referrer named them, and the one person of the record who matches exactly.</summary>
public sealed class ContactPerson
{
    private ContactPerson()
    {
    }

    public RowId Id { get; private set; }

    public int Place { get; private set; }

    public MemberKind Kind { get; private set; }

    public string? FirstName { get; private set; }

    public string? LastName { get; private set; }

    /// <summary>The date of birth, or the day the birth is expected.</summary>
    public DateOnly? BirthDate { get; private set; }

    public string? NhsNumber { get; private set; }

    /// <summary>The person of the record who matches, when exactly one does.</summary>
    public PersonId? Known { get; private set; }

    /// <summary>How many persons of the record match; more than one asks for a number.</summary>
    public int Matches { get; private set; }

    public PersonDetails DetailsOn(DateOnly today) => Split(FirstName, LastName, BirthDate, today);

    public void Found(IReadOnlyList<PersonId> matches)
    {
        Matches = matches.Count;
        Known = matches.Count == 1 ? matches[0] : null;
    }

    internal static Outcome<ContactPerson> Of(ContactPersonDetails details, int place, Now now)
    {
        var number = Text.Trimmed(details.NhsNumber)?.Replace(" ", string.Empty, StringComparison.Ordinal);
        var rule = Person.Add(Split(details.FirstName, details.LastName, details.BirthDate, now.Today), now);
        var no = new Refusals()
            .Within(string.Empty, rule.Refusals.Select(r => r.Field == "ExpectedBirthDate" ? r with { Field = "BirthDate" } : r))
            .If(details.Kind is null || !Enum.IsDefined(details.Kind.Value), "Kind", "Select whether they are a child or an adult")
            .If(number is not null && IdentifierForm.WhatIsWrong(IdentifierKind.NhsNumber, number) is not null, "NhsNumber", "Enter an NHS number of 10 digits, as it stands on a letter or record");
        return no.Any
            ? no
            : new ContactPerson
            {
                Id = Shared.Id.New<RowId>(now),
                Place = place,
                Kind = details.Kind!.Value,
                FirstName = Text.Trimmed(details.FirstName),
                LastName = Text.Trimmed(details.LastName),
                BirthDate = details.BirthDate,
                NhsNumber = number,
            };
    }

    // A birth that is still to come is one that is expected.
    private static PersonDetails Split(string? first, string? last, DateOnly? birth, DateOnly today) =>
        birth > today ? new PersonDetails(first, last, null, birth) : new PersonDetails(first, last, birth);
}

/// <summary>A row of the form; one in which nothing is filled in is no person.</summary>
public sealed record ContactPersonDetails(MemberKind? Kind, string? FirstName, string? LastName, DateOnly? BirthDate, string? NhsNumber)
{
    public bool IsEmpty => Text.Trimmed(FirstName) is null && Text.Trimmed(LastName) is null && BirthDate is null && Text.Trimmed(NhsNumber) is null;
}
