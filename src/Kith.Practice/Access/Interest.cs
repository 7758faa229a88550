using Kith.Practice.Shared;

namespace Kith.Practice.Access;

/// <summary>What a worker is to a person whom the partnership may work with.</summary>
public enum InterestKind
{
    Self,
    Relative,
    Partner,
    NeighbourOrFriend,
    Other,
}

/// <summary>Who it is, as the worker or whoever records it knows it.</summary>
public sealed record InterestDetails(InterestKind? Kind, string? FirstName, string? LastName, DateOnly? BirthDate, string? Postcode, string? Note);

/// <summary>
/// A worker's own, their relative, partner, neighbour or friend. Once it is matched with a person of the record the worker is shut out of every family to which that
/// person belongs or ever belonged; what they declared tells them nothing of the record.
/// </summary>
public sealed class Interest
{
    private Interest()
    {
    }

    public RowId Id { get; private set; }

    public WorkerId Worker { get; private set; }

    public InterestKind Kind { get; private set; }

    public string? FirstName { get; private set; }

    public string? LastName { get; private set; }

    public DateOnly? BirthDate { get; private set; }

    public string? Postcode { get; private set; }

    public string? Note { get; private set; }

    public PostingId RecordedBy { get; private set; }

    public DateTime RecordedAt { get; private set; }

    /// <summary>The person of the record; from then on it is a conflict of interest.</summary>
    public PersonId? Person { get; private set; }

    /// <summary>A privacy officer looked at what might match and found nobody, until the record knows somebody new.</summary>
    public DateTime? NobodyAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => EndedAt is null;

    public static Outcome<Interest> Declare(WorkerId worker, InterestDetails said, PostingId by, Now now)
    {
        var no = Check(said)
            .If(Text.Trimmed(said.LastName) is null, "LastName", "Enter their last name")
            .If(Text.Trimmed(said.FirstName) is null, "FirstName", "Enter their first name");
        return no.Any ? no : New(worker, said, by, now);
    }

    /// <summary>Recorded about a person of the record by somebody who sees them there.</summary>
    public static Outcome<Interest> With(PersonId? person, WorkerId worker, InterestDetails said, PostingId by, Now now)
    {
        var no = Check(said).If(person is null, "Person", "Select the person");
        if (no.Any)
        {
            return no;
        }

        var interest = New(worker, said, by, now);
        interest.Person = person;
        return interest;
    }

    public void Match(PersonId person) => (Person, NobodyAt) = (person, null);

    public void MatchNobody(Now now) => (Person, NobodyAt) = (null, now.Moment);

    /// <summary>The record has somebody new who resembles them.</summary>
    public void LookAgain() => NobodyAt = null;

    public void End(Now now) => EndedAt = now.Moment;

    /// <summary>Whether a person of the record is surely the one who is meant: the same names and date of birth.</summary>
    public bool Is(string? firstName, string? lastName, DateOnly? birthDate) =>
        BirthDate is not null && BirthDate == birthDate && Same(FirstName, firstName) && Same(LastName, lastName);

    /// <summary>Whether somebody should be looked at: the same last name, and the same postcode or date of birth.</summary>
    public bool Resembles(string? lastName, DateOnly? birthDate, IEnumerable<string?> postcodes) =>
        Same(LastName, lastName) && ((BirthDate is not null && BirthDate == birthDate) || (Postcode is not null && postcodes.Any(p => Squeezed(p) == Squeezed(Postcode))));

    private static Interest New(WorkerId worker, InterestDetails said, PostingId by, Now now) => new()
    {
        Id = Shared.Id.New<RowId>(now),
        Worker = worker,
        Kind = said.Kind!.Value,
        FirstName = Text.Trimmed(said.FirstName),
        LastName = Text.Trimmed(said.LastName),
        BirthDate = said.BirthDate,
        Postcode = Text.Trimmed(said.Postcode)?.ToUpperInvariant(),
        Note = Text.Trimmed(said.Note),
        RecordedBy = by,
        RecordedAt = now.Moment,
    };

    private static Refusals Check(InterestDetails said) => new Refusals()
        .If(said.Kind is null || !Enum.IsDefined(said.Kind.Value), "Kind", "Select who they are")
        .If(said.FirstName?.Length > Text.Line, "FirstName", "The first name must be 200 characters or fewer")
        .If(said.LastName?.Length > Text.Line, "LastName", "The last name must be 200 characters or fewer")
        .If(said.Postcode?.Length > 10, "Postcode", "The postcode must be 10 characters or fewer")
        .If(said.Note?.Length > Text.Sentence, "Note", "The note must be 1,000 characters or fewer");

    private static bool Same(string? one, string? other) =>
        Text.Trimmed(one) is { } name && string.Equals(name, Text.Trimmed(other), StringComparison.OrdinalIgnoreCase);

    private static string Squeezed(string? postcode) => string.Concat((postcode ?? string.Empty).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}

public static class InterestWords
{
    public static string InWords(this InterestKind kind) => kind switch
    {
        InterestKind.Self => "Yourself",
        InterestKind.Relative => "A relative",
        InterestKind.Partner => "A partner or former partner",
        InterestKind.NeighbourOrFriend => "A neighbour or friend",
        _ => "Somebody else you are close to",
    };
}

/// <summary>That a person belongs or once belonged to the family of an episode: what a conflict of interest shuts.</summary>
public sealed class Belonging
{
    public required FamilyEpisodeId FamilyEpisode { get; init; }

    public required PersonId Person { get; init; }
}

/// <summary>What privacy officers are told at once. It names nobody: whoever reads it opens what it is about.</summary>
public enum PrivacyAlertKind
{
    /// <summary>A declared interest waits to be matched with the record.</summary>
    InterestDeclared,

    /// <summary>A worker was shut out of families by a conflict of interest.</summary>
    ConflictFound,

    /// <summary>Somebody opened a family in an emergency without working with it.</summary>
    GlassBroken,

    /// <summary>What somebody opened looks curious.</summary>
    ReadsLookCurious,

    /// <summary>The review of an emergency is overdue, and whoever it escalates to was told (TR-21).</summary>
    ReviewOverdue,
}

public sealed class PrivacyAlert
{
    private PrivacyAlert()
    {
    }

    public RowId Id { get; private set; }

    public AgencyId Agency { get; private set; }

    public PrivacyAlertKind Kind { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>The interest, the breaking of the glass, or what looks curious.</summary>
    public RowId Of { get; private set; }

    public static PrivacyAlert Raise(PrivacyAlertKind kind, AgencyId agency, RowId of, Now now) =>
        new() { Id = Shared.Id.New<RowId>(now), Agency = agency, Kind = kind, At = now.Moment, Of = of };

    public string InWords => Kind switch
    {
        PrivacyAlertKind.InterestDeclared => "An interest was declared that the record may know",
        PrivacyAlertKind.ReadsLookCurious => "What somebody opened looks curious",
        PrivacyAlertKind.ReviewOverdue => "The review of an emergency is overdue, and the head of service was told",
        PrivacyAlertKind.ConflictFound => "A worker was shut out of families by a conflict of interest",
        _ => "Somebody opened a family in an emergency",
    };
}
