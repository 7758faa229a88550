using Kith.Practice.Shared;

namespace Kith.Practice.Families;

/// <summary>A child, an adult or an unborn child. No age is assumed, and a person may belong to any number of families.</summary>
public sealed class Person
{
    private readonly List<PersonIdentifier> identifiers = [];
    private readonly List<PersonDisability> disabilities = [];

    private Person()
    {
    }

    public PersonId Id { get; private set; }

    public string? FirstName { get; private set; }

    public string? LastName { get; private set; }

    public DateOnly? BirthDate { get; private set; }

    /// <summary>The day the birth is expected, for an unborn child.</summary>
    public DateOnly? ExpectedBirthDate { get; private set; }

    public DateOnly? DeathDate { get; private set; }

    /// <summary>M, F or U as the children in need census records it (N00783); null when not known.</summary>
    public string? Sex { get; private set; }

    /// <summary>The school census ethnicity code (N00177), such as WBRI; null when not known.</summary>
    public string? Ethnicity { get; private set; }

    /// <summary>Nobody outside the location circle may learn where this person is.</summary>
    public bool IsProtected { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<PersonIdentifier> Identifiers => identifiers;

    public IReadOnlyList<PersonDisability> Disabilities => disabilities;

    public bool IsUnborn => BirthDate is null && ExpectedBirthDate is not null;

    public static Outcome<Person> Add(PersonDetails details, Now now)
    {
        var person = new Person { Id = Shared.Id.New<PersonId>(now) };
        var no = person.Describe(details, now.Today);
        return no.Any ? no : person;
    }

    /// <summary>A person as another system sent them: kept as they came, queries and all.</summary>
    public static Person AsSent(PersonDetails details, Now now)
    {
        var person = new Person { Id = Shared.Id.New<PersonId>(now) };
        person.TakeAsSent(details);
        return person;
    }

    public Refusals Describe(PersonDetails details, DateOnly today)
    {
        var no = new Refusals()
            .If(Text.Trimmed(details.FirstName) is null && Text.Trimmed(details.LastName) is null, "FirstName", "Enter a first name or a last name")
            .If(details.FirstName?.Length > Text.Line, "FirstName", "The first name must be 200 characters or fewer")
            .If(details.LastName?.Length > Text.Line, "LastName", "The last name must be 200 characters or fewer")
            .If(details.BirthDate > today, "BirthDate", "The date of birth must be today or in the past")
            .If(details.BirthDate < today.AddYears(-125), "BirthDate", "The date of birth must be within the last 125 years")
            .If(details.BirthDate is not null && details.ExpectedBirthDate is not null, "ExpectedBirthDate", "Enter a date of birth or an expected date of birth, not both")
            .If(details.ExpectedBirthDate > today.AddDays(300), "ExpectedBirthDate", "The expected date of birth must be within the next 300 days")
            .If(details.DeathDate > today, "DeathDate", "The date of death must be today or in the past")
            .If(details.DeathDate < details.BirthDate, "DeathDate", "The date of death must be the same as or after the date of birth")
            .If(details.Sex is not (null or "M" or "F" or "U"), "Sex", "Select male, female or not known")
            .If(details.Ethnicity is not null && !Families.Ethnicity.Codes.ContainsKey(details.Ethnicity), "Ethnicity", "Select an ethnicity from the list");
        if (!no.Any)
        {
            TakeAsSent(details);
        }

        return no;
    }

    /// <summary>Marks that the person must not be located; taking the mark away is a decision of two, <see cref="Unshielding"/>.</summary>
    public void Protect() => IsProtected = true;

    public void Unshield() => IsProtected = false;

    /// <summary>Adds a number by which an agency knows the person, checked as that agency makes it.</summary>
    public Refusals Number(IdentifierKind? kind, string? value, DateOnly? from, DateOnly today)
    {
        var number = Text.Trimmed(value)?.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
        var no = new Refusals()
            .If(kind is null || !Enum.IsDefined(kind.Value), "Kind", "Select what kind of number it is")
            .If(number is null, "Value", "Enter the number")
            .If(from > today, "From", "The day it is valid from must be today or in the past");
        if (!no.Any && IdentifierForm.WhatIsWrong(kind!.Value, number!) is { } wrong)
        {
            no.If(true, "Value", wrong);
        }

        no.If(!no.Any && identifiers.Exists(i => i.Kind == kind && i.Value == number), "Value", "This number is already recorded");
        if (!no.Any)
        {
            Identify(kind!.Value, number!, from);
        }

        return no;
    }

    public void ForgetNumber(IdentifierKind kind, string value) => identifiers.RemoveAll(i => i.Kind == kind && i.Value == value);

    public void Identify(IdentifierKind kind, string value, DateOnly? from)
    {
        if (!identifiers.Any(i => i.Kind == kind && i.Value == value))
        {
            identifiers.Add(new PersonIdentifier(kind, value, from));
        }
    }

    /// <summary>For a number of which a person has one at a time: the new one takes the place of the old.</summary>
    public void IdentifyOnly(IdentifierKind kind, string? value, DateOnly? from)
    {
        identifiers.RemoveAll(i => i.Kind == kind && i.Value != value);
        if (value is not null)
        {
            Identify(kind, value, from);
        }
    }

    public void SetDisabilities(IEnumerable<string> codes)
    {
        var wanted = codes.Distinct(StringComparer.Ordinal).ToList();
        disabilities.RemoveAll(d => !wanted.Contains(d.Code));
        disabilities.AddRange(wanted.Where(code => disabilities.TrueForAll(d => d.Code != code)).Select(code => new PersonDisability(code)));
    }

    /// <summary>Takes what another system sent, whatever it is; nothing is refused.</summary>
    public void TakeAsSent(PersonDetails details)
    {
        (FirstName, LastName) = (Text.Trimmed(details.FirstName), Text.Trimmed(details.LastName));
        (BirthDate, ExpectedBirthDate, DeathDate) = (details.BirthDate, details.ExpectedBirthDate, details.DeathDate);
        (Sex, Ethnicity) = (details.Sex, details.Ethnicity);
    }
}

/// <summary>What a page or an import says of a person.</summary>
public sealed record PersonDetails(
    string? FirstName,
    string? LastName,
    DateOnly? BirthDate = null,
    DateOnly? ExpectedBirthDate = null,
    DateOnly? DeathDate = null,
    string? Sex = null,
    string? Ethnicity = null)
{
    public static PersonDetails Of(Person person) =>
        new(person.FirstName, person.LastName, person.BirthDate, person.ExpectedBirthDate, person.DeathDate, person.Sex, person.Ethnicity);

    /// <summary>The names of the fields that say something else.</summary>
    public IEnumerable<string> DiffersFrom(PersonDetails other) =>
        new (string Field, bool Differs)[]
        {
            (nameof(FirstName), FirstName != other.FirstName),
            (nameof(LastName), LastName != other.LastName),
            (nameof(BirthDate), BirthDate != other.BirthDate),
            (nameof(ExpectedBirthDate), ExpectedBirthDate != other.ExpectedBirthDate),
            (nameof(DeathDate), DeathDate != other.DeathDate),
            (nameof(Sex), Sex != other.Sex),
            (nameof(Ethnicity), Ethnicity != other.Ethnicity),
        }.Where(f => f.Differs).Select(f => f.Field);
}

/// <summary>A number or code by which an agency knows a person, from a day on.</summary>
public sealed class PersonIdentifier(IdentifierKind kind, string value, DateOnly? validFrom)
{
    public IdentifierKind Kind { get; private set; } = kind;

    public string Value { get; private set; } = value;

    public DateOnly? ValidFrom { get; private set; } = validFrom;
}

public enum IdentifierKind
{
    LaChildId,
    Upn,
    FormerUpn,
    UpnUnknown,
    NhsNumber,
}

/// <summary>A disability by the children in need census code (N00099), such as MOB.</summary>
public sealed class PersonDisability(string code)
{
    public string Code { get; private set; } = code;
}
