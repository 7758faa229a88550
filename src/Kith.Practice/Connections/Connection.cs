using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Connections;

/// <summary>
/// The way of one family to one service: shortlisted, asked for on a recorded basis, and followed until somebody says what changed. It names the people
/// it is for, what the service may be told and how they can be reached in safety.
/// </summary>
public sealed class Connection : ILabelled
{
    private readonly List<ConnectionPerson> people = [];
    private readonly List<ConnectionMove> moves = [];

    private Connection()
    {
    }

    public ConnectionId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public ServiceId Service { get; private set; }

    /// <summary>The code of a <see cref="HelpNeed"/>; null when none of them says it.</summary>
    public string? Need { get; private set; }

    /// <summary>What the service should help with.</summary>
    public string Reason { get; private set; } = string.Empty;

    public ConnectionState State { get; private set; }

    /// <summary>Since when it stands there.</summary>
    public DateOnly StateOn { get; private set; }

    /// <summary>The day by which the next word is expected, of the service or of the family; null when nobody owes one.</summary>
    public DateOnly? ReplyDueOn { get; private set; }

    public Basis? Basis { get; private set; }

    /// <summary>Who consented; of the family. Only with consent.</summary>
    public PersonId? ConsentBy { get; private set; }

    public DateOnly? ConsentOn { get; private set; }

    /// <summary>Why the service may be told without consent, or how it was given.</summary>
    public string? BasisWords { get; private set; }

    public string? MayTell { get; private set; }

    public string? SafeContact { get; private set; }

    public DateOnly? AskedOn { get; private set; }

    public PostingId? AskedBy { get; private set; }

    public DateOnly? AttendedOn { get; private set; }

    /// <summary>What changed, as it was said last.</summary>
    public Change? Change { get; private set; }

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    public PostingId By { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Taken off the shortlist again; it can be put back.</summary>
    public DateTime? RemovedAt { get; private set; }

    /// <summary>When it last changed, so that whoever read it before knows, also where only its rows changed.</summary>
    public DateTime ChangedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Of whom the service is told.</summary>
    public IReadOnlyList<ConnectionPerson> People => people;

    /// <summary>Every state that it came to, in order, with those that were recorded by mistake.</summary>
    public IReadOnlyList<ConnectionMove> Moves => moves;

    public Side Side => new(Label, LabelPerson);

    /// <summary>The last move that stands.</summary>
    public ConnectionMove Latest => moves.Where(m => m.IsStanding).MaxBy(m => m.Number)!;

    /// <param name="mustBeSided">The service is one whose name alone tells of domestic abuse: everyone who reads it must be on one side.</param>
    public static Outcome<Connection> Shortlist(FamilyEpisodeId episode, ServiceId service, bool mustBeSided, string? need, string? reason, Side? side, PostingId by, Now now)
    {
        var no = CheckReason(reason)
            .If(side is null || !side.Value.IsWhole, "MayRead", "Select who may read this")
            .If(mustBeSided && side == Side.Shared, "MayRead", "Select whose side this is kept on: the service itself tells of domestic abuse")
            .If(need is not null && HelpNeed.Find(need) is null, "Need", "Select a need from the list");
        if (no.Any)
        {
            return no;
        }

        var connection = new Connection
        {
            Id = Shared.Id.New<ConnectionId>(now),
            FamilyEpisode = episode,
            Service = service,
            Need = need,
            Reason = reason!.Trim(),
            Label = side!.Value.Label,
            LabelPerson = side.Value.Person,
            By = by,
            At = now.Moment,
        };
        connection.Go(new ConnectionMove(1, ConnectionState.Shortlisted, now.Today, null, null, null, null, by, now.Moment), now);
        return connection;
    }

    public Refusals Reword(string? reason)
    {
        var no = CheckReason(reason).If(State != ConnectionState.Shortlisted, string.Empty, "The service has been asked: this can no longer be changed on the shortlist");
        if (!no.Any)
        {
            Reason = reason!.Trim();
        }

        return no;
    }

    public Refusals Remove(Now now) => Shelve(isThere: true, "This is already off the shortlist", now.Moment);

    public Refusals PutBack() => Shelve(isThere: false, "This is on the shortlist", null);

    /// <summary>Asks the service. Nothing is passed on without a basis, without saying of whom, what and how they can be reached.</summary>
    public Refusals Ask(Asking asking, PostingId by, Now now)
    {
        var no = CheckWhatIsTold(asking.People, asking.MayTell, asking.SafeContact)
            .If(State != ConnectionState.Shortlisted, string.Empty, "This service has already been asked")
            .If(RemovedAt is not null, string.Empty, "This is off the shortlist: put it back first")
            .If(asking.Basis is null || !Enum.IsDefined(asking.Basis.Value), "Basis", "Select what allows you to tell the service about them")
            .If(asking.Basis == Connections.Basis.Consent && asking.ConsentBy is null, "ConsentBy", "Select who consented")
            .If(asking.Basis == Connections.Basis.Consent && asking.ConsentOn is null, "ConsentOn", "Enter the day on which they consented")
            .If(asking.ConsentOn > now.Today, "ConsentOn", "The day on which they consented must be today or in the past")
            .If(asking.Basis is { } basis && basis != Connections.Basis.Consent && Text.Trimmed(asking.BasisWords) is null, "BasisWords", "Enter why the service may be told without consent, and whether they know")
            .If(asking.BasisWords?.Length > Text.Sentence, "BasisWords", "This must be 1,000 characters or fewer");
        if (no.Any)
        {
            return no;
        }

        var isConsent = asking.Basis == Connections.Basis.Consent;
        (Basis, ConsentBy, ConsentOn) = (asking.Basis, isConsent ? asking.ConsentBy : null, isConsent ? asking.ConsentOn : null);
        (BasisWords, AskedOn, AskedBy) = (Text.Trimmed(asking.BasisWords), now.Today, by);
        Tell(asking.People, asking.MayTell, asking.SafeContact);
        Go(new ConnectionMove(moves.Count + 1, ConnectionState.Requested, now.Today, null, null, null, null, by, now.Moment), now);
        return no;
    }

    /// <summary>Puts right of whom the service is told, what, and how they can be reached.</summary>
    public Refusals PutRight(IReadOnlyCollection<PersonId> whom, string? mayTell, string? safeContact, Now now)
    {
        var no = CheckWhatIsTold(whom, mayTell, safeContact).If(AskedOn is null, string.Empty, "The service has not been asked yet");
        if (!no.Any)
        {
            Tell(whom, mayTell, safeContact);
            ChangedAt = now.Moment;
        }

        return no;
    }

    /// <summary>Says how it went on: what the service answered, that they went, or what changed and who says so.</summary>
    public Refusals Move(NextMove next, PostingId by, Now now)
    {
        var isOutcome = next.To == ConnectionState.OutcomeTold;
        var no = new Refusals()
            .If(AskedOn is null, string.Empty, "Ask the service first, on a recorded basis")
            .If(AskedOn is not null && State.Next().Count == 0, string.Empty, "This has ended. If it was recorded by mistake, take the last step back")
            .If(next.To is null, "To", "Select where it stands")
            .If(next.To is { } to && AskedOn is not null && State.Next().Count > 0 && !State.Next().Contains(to), "To", $"“{State.InWords()}” cannot become “{next.To?.InWords()}”")
            .If(next.On is null, "On", "Enter the day on which it came to this")
            .If(next.On > now.Today, "On", "The day must be today or in the past")
            .If(next.On < StateOn, "On", $"The day must be the same as or after {StateOn:d MMMM yyyy}, when it was {State.InWords().ToLowerInvariant()}")
            .If(next.To == ConnectionState.Waiting && next.ExpectedOn is null, "ExpectedOn", "Enter the day on which the service expects to begin")
            .If(next.To == ConnectionState.Waiting && next.ExpectedOn < next.On, "ExpectedOn", "The day on which the service expects to begin must be on or after the day they were put on its list")
            .If(next.To != ConnectionState.Waiting && next.ExpectedOn is not null, "ExpectedOn", "Enter this day only when they wait")
            .If(isOutcome && next.Change is null, "Change", "Select what changed")
            .If(isOutcome && next.View is null, "View", "Select who says so")
            .If(!isOutcome && (next.Change is not null || next.View is not null), "Change", "Say what changed only with “What changed is known”")
            .If(next.To is ConnectionState.Declined or ConnectionState.Withdrawn && Text.Trimmed(next.Note) is null, "Note", "Enter why")
            .If(next.Note?.Length > Text.Sentence, "Note", "The note must be 1,000 characters or fewer");
        if (!no.Any)
        {
            Go(new ConnectionMove(moves.Count + 1, next.To!.Value, next.On!.Value, next.ExpectedOn, next.Change, next.View, Text.Trimmed(next.Note), by, now.Moment), now);
        }

        return no;
    }

    /// <summary>The last step was recorded by mistake. It stays, marked with the reason, and where it stood before stands again.</summary>
    public Refusals TakeBack(string? why, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(Latest.State is ConnectionState.Shortlisted or ConnectionState.Requested, string.Empty, "There is no step to take back")
            .If(Text.Trimmed(why) is null, "Why", "Enter why the step is taken back")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            Latest.TakeBack(why!.Trim(), by, now);
            Stand(now);
        }

        return no;
    }

    private static Refusals CheckReason(string? reason) => new Refusals()
        .If(Text.Trimmed(reason) is null, "Reason", "Enter what this service should help with")
        .If(reason?.Length > Text.Sentence, "Reason", "What it should help with must be 1,000 characters or fewer");

    private static Refusals CheckWhatIsTold(IReadOnlyCollection<PersonId> whom, string? mayTell, string? safeContact) => new Refusals()
        .If(whom.Count == 0, "People", "Select whom the service is told about")
        .If(Text.Trimmed(mayTell) is null, "MayTell", "Enter what the service may be told")
        .If(mayTell?.Length > Text.Sentence, "MayTell", "What the service may be told must be 1,000 characters or fewer")
        .If(Text.Trimmed(safeContact) is null, "SafeContact", "Enter how they can be reached in safety")
        .If(safeContact?.Length > Text.Sentence, "SafeContact", "How they can be reached must be 1,000 characters or fewer");

    private Refusals Shelve(bool isThere, string already, DateTime? removedAt)
    {
        var no = new Refusals()
            .If(State != ConnectionState.Shortlisted, string.Empty, "The service has been asked: it is no longer on the shortlist")
            .If(State == ConnectionState.Shortlisted && RemovedAt is null != isThere, string.Empty, already);
        RemovedAt = no.Any ? RemovedAt : removedAt;
        return no;
    }

    private void Tell(IReadOnlyCollection<PersonId> whom, string? mayTell, string? safeContact)
    {
        people.RemoveAll(p => !whom.Contains(p.Person));
        people.AddRange(whom.Distinct().Where(p => people.TrueForAll(known => known.Person != p)).Select(p => new ConnectionPerson(p)));
        (MayTell, SafeContact) = (mayTell!.Trim(), safeContact!.Trim());
    }

    private void Go(ConnectionMove move, Now now)
    {
        moves.Add(move);
        Stand(now);
    }

    private void Stand(Now now)
    {
        (State, StateOn, ChangedAt) = (Latest.State, Latest.On, now.Moment);
        ReplyDueOn = ReplyClock.DueAfter(Latest);
        AttendedOn = moves.Where(m => m.IsStanding && m.State == ConnectionState.Attended).Select(m => (DateOnly?)m.On).Min();
        Change = moves.Where(m => m.IsStanding && m.Change is not null).MaxBy(m => m.Number)?.Change;
    }
}

/// <summary>What is recorded when a service is asked.</summary>
public sealed record Asking(IReadOnlyCollection<PersonId> People, Basis? Basis, PersonId? ConsentBy, DateOnly? ConsentOn, string? BasisWords, string? MayTell, string? SafeContact);

/// <summary>What is recorded when a connection goes on.</summary>
/// <param name="ExpectedOn">When the service expects to begin; only when they wait.</param>
public sealed record NextMove(ConnectionState? To, DateOnly? On, DateOnly? ExpectedOn = null, Change? Change = null, OutcomeView? View = null, string? Note = null);

/// <summary>Somebody of the family of whom the service is told.</summary>
public sealed class ConnectionPerson(PersonId person)
{
    public PersonId Person { get; private set; } = person;
}

/// <summary>A state that a connection came to, by whom it was recorded, and whether that was a mistake.</summary>
public sealed class ConnectionMove(int number, ConnectionState state, DateOnly on, DateOnly? expectedOn, Change? change, OutcomeView? view, string? note, PostingId by, DateTime at)
{
    public int Number { get; private set; } = number;

    public ConnectionState State { get; private set; } = state;

    public DateOnly On { get; private set; } = on;

    public DateOnly? ExpectedOn { get; private set; } = expectedOn;

    public Change? Change { get; private set; } = change;

    public OutcomeView? View { get; private set; } = view;

    public string? Note { get; private set; } = note;

    public PostingId By { get; private set; } = by;

    public DateTime At { get; private set; } = at;

    public string? WhyTakenBack { get; private set; }

    public PostingId? TakenBackBy { get; private set; }

    public DateTime? TakenBackAt { get; private set; }

    public bool IsStanding => TakenBackAt is null;

    internal void TakeBack(string why, PostingId by, Now now) => (WhyTakenBack, TakenBackBy, TakenBackAt) = (why, by, now.Moment);
}
