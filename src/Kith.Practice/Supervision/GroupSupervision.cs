using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Supervision;

/// <summary>
/// The monthly meeting at which everyone who works with a family takes stock and agrees what comes next. One row per workbook cycle:
/// due from the day the cycle opened, held, then signed by the manager and frozen.
/// </summary>
public sealed class GroupSupervision : IOfFamilyEpisode
{
    /// <summary>Days from allocation, or from the last signed session, within which the next is due. Model: every month per family.</summary>
    public const int DueWithinDays = 31;

    private GroupSupervision()
    {
    }

    public SupervisionId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public CycleId Cycle { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly? HeldOn { get; private set; }

    public PostingId? SignedBy { get; private set; }

    public DateTime? SignedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsSigned => SignedAt is not null;

    public static GroupSupervision DueFor(FamilyEpisodeId episode, CycleId cycle, DateOnly from, Now now) =>
        new() { Id = Shared.Id.New<SupervisionId>(now), FamilyEpisode = episode, Cycle = cycle, DueOn = from.AddDays(DueWithinDays) };

    public Refusals Hold(DateOnly? on, DateOnly today)
    {
        var no = new Refusals()
            .If(IsSigned, string.Empty, "This group supervision is signed and cannot be changed")
            .If(on is null, "HeldOn", "Enter the date of the group supervision")
            .If(on > today, "HeldOn", "The date of the group supervision must be today or in the past");
        if (!no.Any)
        {
            HeldOn = on;
        }

        return no;
    }

    /// <summary>Signs the record, after which nothing in it changes.</summary>
    /// <param name="agreed">The agreed ratings so far.</param>
    /// <param name="unheard">Named adult workers who neither attended nor sent an update.</param>
    public Refusals Sign(IReadOnlyCollection<RagRating> agreed, IReadOnlyCollection<string> unheard, bool hasDecision, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(IsSigned, string.Empty, "This group supervision is already signed")
            .If(HeldOn is null, "HeldOn", "Enter the date of the group supervision before you sign")
            .If(!agreed.Any(r => r is { Worker: null, Child: null, Dimension: RagDimension.Overall }), "Agreed", "Agree an overall rating for the family before you sign")
            .If(!hasDecision, "Decision", "Record what was decided before you sign");
        foreach (var name in unheard)
        {
            no.Add(new Refusal("Attendance", $"Record whether {name} attended, or wait for their written update"));
        }

        if (!no.Any)
        {
            (SignedBy, SignedAt) = (by, now.Moment);
        }

        return no;
    }
}

public enum Presence
{
    Attended,
    SentUpdate,
    Absent,
}

/// <summary>Whether a named worker was at the session, by discipline.</summary>
public sealed class Attendance : IOfFamilyEpisode
{
    private Attendance()
    {
    }

    public RowId Id { get; private set; }

    public SupervisionId Supervision { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PostingId Posting { get; private set; }

    public Discipline Discipline { get; private set; }

    public Presence Presence { get; private set; }

    public int Version { get; private set; }

    public static Attendance Note(SupervisionId supervision, FamilyEpisodeId episode, PostingId posting, Discipline discipline, Presence presence, Now now) =>
        new() { Id = Shared.Id.New<RowId>(now), Supervision = supervision, FamilyEpisode = episode, Posting = posting, Discipline = discipline, Presence = presence };

    public void Change(Presence presence) => Presence = presence;
}

public enum Rag
{
    Green,
    Amber,
    Red,
}

/// <summary>What a rating is about. The list is ours: no published rubric was found.</summary>
public enum RagDimension
{
    Overall,
    ChildSafety,
    DomesticAbuse,
    SubstanceMisuse,
    MentalHealth,
    Engagement,
    ProgressAgainstPlan,
}

/// <summary>A red, amber or green rating of the family or one child: one worker's own, or the agreed one when no worker is named.</summary>
public sealed class RagRating : ILabelled
{
    private RagRating()
    {
    }

    public RowId Id { get; private set; }

    public SupervisionId Supervision { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PersonId? Child { get; private set; }

    public RagDimension Dimension { get; private set; }

    /// <summary>Whose own rating it is; null for the agreed rating.</summary>
    public PostingId? Worker { get; private set; }

    public Rag Value { get; private set; }

    public string? Reason { get; private set; }

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    public DateOnly On { get; private set; }

    public PostingId RecordedBy { get; private set; }

    public DateTime RecordedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsAgreed => Worker is null;

    public static Outcome<RagRating> Rate(
        SupervisionId supervision, FamilyEpisodeId episode, PersonId? child, RagDimension dimension, PostingId? worker, Rag? value, string? reason, Side side, PostingId by, Now now)
    {
        var rating = new RagRating
        {
            Id = Shared.Id.New<RowId>(now),
            Supervision = supervision,
            FamilyEpisode = episode,
            Child = child,
            Dimension = dimension,
            Worker = worker,
        };
        var no = rating.Change(value, reason, side, by, now);
        return no.Any ? no : rating;
    }

    public Refusals Change(Rag? value, string? reason, Side side, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(value is null || !Enum.IsDefined(value.Value), "Value", "Select red, amber or green")
            .If(value is Rag.Red && Text.Trimmed(reason) is null, "Reason", Child is null ? "Say why the family is red" : "Say why the child is red")
            .If(reason?.Length > Text.Sentence, "Reason", "The reason must be 1,000 characters or fewer")
            .If(!side.IsWhole, "Reason", "Select whose side this keeps");
        if (!no.Any)
        {
            (Value, Reason, On, RecordedBy, RecordedAt) = (value!.Value, Text.Trimmed(reason), now.Today, by, now.Moment);
            (Label, LabelPerson) = (side.Label, side.Person);
        }

        return no;
    }

    /// <summary>A fall from red to green in one month needs a reason: it is a claim to be tested.</summary>
    public static Refusals CheckMove(Rag? previous, Rag? agreed, string? reason) =>
        new Refusals().If(previous is Rag.Red && agreed is Rag.Green && Text.Trimmed(reason) is null, "Reason", "Say why the family has moved from red to green in one month");
}

public enum MinuteKind
{
    /// <summary>A worker's written update for a session they cannot attend.</summary>
    WrittenUpdate,

    /// <summary>What was said that the record should keep.</summary>
    Discussion,

    /// <summary>What was decided.</summary>
    Decision,
}

/// <summary>A text of the session, with its label.</summary>
public sealed class Minute : ILabelled
{
    private Minute()
    {
    }

    public RowId Id { get; private set; }

    public SupervisionId Supervision { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public MinuteKind Kind { get; private set; }

    public string Text { get; private set; } = string.Empty;

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    public PostingId By { get; private set; }

    public DateTime RecordedAt { get; private set; }

    public int Version { get; private set; }

    public static Outcome<Minute> Write(SupervisionId supervision, FamilyEpisodeId episode, MinuteKind kind, string? text, Side side, PostingId by, Now now)
    {
        var minute = new Minute { Id = Shared.Id.New<RowId>(now), Supervision = supervision, FamilyEpisode = episode, Kind = kind, By = by };
        var no = minute.Change(text, side, now);
        return no.Any ? no : minute;
    }

    public Refusals Change(string? text, Side side, Now now)
    {
        var what = Kind == MinuteKind.Decision ? "what was decided" : Kind == MinuteKind.WrittenUpdate ? "your update" : "what was said";
        var no = new Refusals()
            .If(Shared.Text.Trimmed(text) is null, "Text", $"Enter {what}")
            .If(text?.Length > Shared.Text.Account, "Text", "The text must be 20,000 characters or fewer")
            .If(!side.IsWhole, "Text", "Select whose side this keeps");
        if (!no.Any)
        {
            (Text, Label, LabelPerson, RecordedAt) = (text!.Trim(), side.Label, side.Person, now.Moment);
        }

        return no;
    }
}

/// <summary>A line of the agenda as it stood when the record was signed; each reader gets only the lines their label allows.</summary>
public sealed class AgendaLine : ILabelled
{
    public AgendaLine(RowId id, SupervisionId supervision, FamilyEpisodeId familyEpisode, AgendaTopic topic, string text, Label label, PersonId? labelPerson, EntryId? entry, int place) =>
        (Id, Supervision, FamilyEpisode, Topic, Text, Label, LabelPerson, Entry, Place) = (id, supervision, familyEpisode, topic, text, label, labelPerson, entry, place);

    public RowId Id { get; private set; }

    public SupervisionId Supervision { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public AgendaTopic Topic { get; private set; }

    public string Text { get; private set; }

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    /// <summary>The entry the line was drawn from, when there is one.</summary>
    public EntryId? Entry { get; private set; }

    public int Place { get; private set; }
}

public enum AgendaTopic
{
    Visits,
    ChildrenUnseen,
    StagesOfChange,
    MissedSessions,
    Updates,
    SignificantEvents,
    StepsOverdue,
    StepsOpen,
}
