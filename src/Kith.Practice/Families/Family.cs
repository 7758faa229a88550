using Kith.Practice.Shared;

namespace Kith.Practice.Families;

/// <summary>The people a partnership works with as one. The unit of work is the family; the unit of law is the child.</summary>
public sealed class Family
{
    private Family()
    {
    }

    public FamilyId Id { get; private set; }

    /// <summary>Eight letters and digits that say nothing about the family; the only name it has in an address bar.</summary>
    public string Ref { get; private set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    public int Version { get; private set; }

    public static Outcome<Family> Begin(string? name, string reference, Now now)
    {
        var family = new Family { Id = Shared.Id.New<FamilyId>(now), Ref = reference };
        var no = family.Rename(name);
        return no.Any ? no : family;
    }

    public Refusals Rename(string? name)
    {
        var no = new Refusals()
            .If(Text.Trimmed(name) is null, "Name", "Enter a name for the family")
            .If(name?.Length > Text.Line, "Name", "The name of the family must be 200 characters or fewer");
        if (!no.Any)
        {
            Name = name!.Trim();
        }

        return no;
    }
}

/// <summary>Makes family references from letters and digits that cannot be confused when read aloud.</summary>
public static class FamilyRef
{
    public const int Length = 8;

    private const string Alphabet = "23456789bcdfghjkmnpqrstvwxyz";

    /// <param name="randomBytes">At least eight random bytes; the caller owns the randomness.</param>
    public static string From(ReadOnlySpan<byte> randomBytes)
    {
        Span<char> letters = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            letters[i] = Alphabet[randomBytes[i] % Alphabet.Length];
        }

        return new string(letters);
    }
}

/// <summary>A person's place in a family between two days, as child or adult of it.</summary>
public sealed class FamilyMember
{
    private FamilyMember()
    {
    }

    public RowId Id { get; private set; }

    public FamilyId Family { get; private set; }

    public PersonId Person { get; private set; }

    public MemberKind Kind { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? Until { get; private set; }

    public int Version { get; private set; }

    public static FamilyMember Join(FamilyId family, PersonId person, MemberKind kind, DateOnly from, Now now) =>
        new() { Id = Shared.Id.New<RowId>(now), Family = family, Person = person, Kind = kind, From = from };

    public static Outcome<FamilyMember> Join(FamilyId family, PersonId person, MemberKind? kind, DateOnly? from, Now now)
    {
        var no = new Refusals()
            .If(kind is null || !Enum.IsDefined(kind.Value), "Kind", "Select whether they are a child or an adult of the family")
            .If(from is null, "From", "Enter the day from which they belong to the family")
            .If(from > now.Today, "From", "The day they belong to the family from must be today or in the past");
        return no.Any ? no : Join(family, person, kind!.Value, from!.Value, now);
    }

    /// <summary>Says that the person belongs to the family as a child, or as an adult, after all.</summary>
    public void Become(MemberKind kind) => Kind = kind;

    public Refusals Leave(DateOnly? day, DateOnly today)
    {
        var no = new Refusals()
            .If(day is null, "Until", "Enter the day they left the family")
            .If(day > today, "Until", "The day they left must be today or in the past")
            .If(day < From, "Until", "The day they left must be the same as or after the day they joined");
        if (!no.Any)
        {
            Until = day;
        }

        return no;
    }
}

public enum MemberKind
{
    Child,
    Adult,
}

/// <summary>How one person is kin to another, such as “mother of”, with parental responsibility where the law gives it.</summary>
public sealed class Kin
{
    private Kin()
    {
    }

    public RowId Id { get; private set; }

    public PersonId Person { get; private set; }

    public KinKind Kind { get; private set; }

    public PersonId To { get; private set; }

    /// <summary>Parental responsibility (Children Act 1989, section 3).</summary>
    public bool HasParentalResponsibility { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? Until { get; private set; }

    public int Version { get; private set; }

    public static Outcome<Kin> Relate(PersonId? person, KinKind? kind, PersonId? to, bool hasParentalResponsibility, DateOnly? from, Now now)
    {
        var no = new Refusals()
            .If(person is null, "Person", "Select the person")
            .If(to is null, "To", "Select who they are related to")
            .If(kind is null || !Enum.IsDefined(kind.Value), "Kind", "Select how they are related")
            .If(person is not null && person == to, "To", "Select somebody other than the person")
            .If(from > now.Today, "From", "The day it began must be today or in the past")
            .If(
                hasParentalResponsibility && kind is KinKind.PartnerOf or KinKind.FormerPartnerOf or KinKind.SiblingOf,
                "HasParentalResponsibility",
                "Parental responsibility is for a child: choose a relationship to a child");
        return no.Any
            ? no
            : new Kin
            {
                Id = Shared.Id.New<RowId>(now),
                Person = person!.Value,
                Kind = kind!.Value,
                To = to!.Value,
                HasParentalResponsibility = hasParentalResponsibility,
                From = from,
            };
    }

    public Refusals End(DateOnly? day, DateOnly today)
    {
        var no = new Refusals()
            .If(day is null, "Until", "Enter the day it ended")
            .If(day > today, "Until", "The day it ended must be today or in the past")
            .If(day < From, "Until", "The day it ended must be the same as or after the day it began");
        if (!no.Any)
        {
            Until = day;
        }

        return no;
    }
}

public enum KinKind
{
    MotherOf,
    FatherOf,
    StepParentOf,
    GrandparentOf,
    OtherCarerOf,
    SiblingOf,
    PartnerOf,
    FormerPartnerOf,
}

/// <summary>The people who live together at one home.</summary>
public sealed class Household
{
    private Household()
    {
    }

    public HouseholdId Id { get; private set; }

    public FamilyId Family { get; private set; }

    public string Name { get; private set; } = string.Empty;

    public int Version { get; private set; }

    public static Outcome<Household> Found(FamilyId family, string? name, Now now)
    {
        var no = new Refusals()
            .If(Text.Trimmed(name) is null, "Name", "Enter a name for the household, like “Mum’s home”")
            .If(name?.Length > Text.Line, "Name", "The name of the household must be 200 characters or fewer");
        return no.Any ? no : new Household { Id = Shared.Id.New<HouseholdId>(now), Family = family, Name = name!.Trim() };
    }
}

/// <summary>A person's stay in a household between two days.</summary>
public sealed class HouseholdMember
{
    private HouseholdMember()
    {
    }

    public RowId Id { get; private set; }

    public HouseholdId Household { get; private set; }

    public PersonId Person { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? Until { get; private set; }

    public int Version { get; private set; }

    public static HouseholdMember MoveIn(HouseholdId household, PersonId person, DateOnly from, Now now) =>
        new() { Id = Shared.Id.New<RowId>(now), Household = household, Person = person, From = from };

    public bool MovesOutTooEarly(DateOnly day) => day < From;

    public void MoveOut(DateOnly day) => Until = day;
}
