using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Workbook;

/// <summary>A labelled part of an entry.</summary>
public interface IPartOfEntry : ILabelled
{
    RowId Id { get; }

    EntryId Entry { get; }
}

/// <summary>How a child was met at a visit. There is no default: an answer that nobody gave would be false evidence.</summary>
public enum Seen
{
    SeenAlone,
    SeenWithOthers,
    NotSeen,
}

public sealed class Sighting : IOfFamilyEpisode
{
    internal Sighting(RowId id, EntryId entry, FamilyEpisodeId episode, PersonId child, Seen seen, DateOnly on) =>
        (Id, Entry, FamilyEpisode, Child, Seen, On) = (id, entry, episode, child, seen, on);

    private Sighting()
    {
    }

    public RowId Id { get; private set; }

    public EntryId Entry { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PersonId Child { get; private set; }

    public Seen Seen { get; private set; }

    public DateOnly On { get; private set; }
}

/// <summary>The five stages of the cycle of change. A lapse is an event on the way, not a stage.</summary>
public enum Stage
{
    Precontemplation,
    Contemplation,
    Preparation,
    Action,
    Maintenance,
}

/// <summary>What an adult is changing. A stage belongs to a behaviour, never to the person.</summary>
public enum Behaviour
{
    Alcohol,
    Drugs,
    AbusiveBehaviour,
    SafetyFromAbuse,
    MentalHealth,
    Parenting,
}

public sealed class StageOfChange : IPartOfEntry
{
    internal StageOfChange(RowId id, EntryId entry, FamilyEpisodeId episode, PersonId adult, Behaviour behaviour, Stage stage, DateOnly on, Side side) =>
        (Id, Entry, FamilyEpisode, Adult, Behaviour, Stage, On, Label, LabelPerson) = (id, entry, episode, adult, behaviour, stage, on, side.Label, side.Person);

    private StageOfChange()
    {
    }

    public RowId Id { get; private set; }

    public EntryId Entry { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PersonId Adult { get; private set; }

    public Behaviour Behaviour { get; private set; }

    public Stage Stage { get; private set; }

    public DateOnly On { get; private set; }

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }
}

/// <summary>A module of the programme was worked on with one parent.</summary>
public sealed class ModuleWork : IPartOfEntry
{
    internal ModuleWork(RowId id, EntryId entry, FamilyEpisodeId episode, int module, PersonId parent, DateOnly on, Side side) =>
        (Id, Entry, FamilyEpisode, Module, Parent, On, Label, LabelPerson) = (id, entry, episode, module, parent, on, side.Label, side.Person);

    private ModuleWork()
    {
    }

    public RowId Id { get; private set; }

    public EntryId Entry { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public int Module { get; private set; }

    public PersonId Parent { get; private set; }

    public DateOnly On { get; private set; }

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }
}

/// <summary>Sessions that a specialist offered an adult since their last summary.</summary>
public sealed class SessionTally : IPartOfEntry
{
    internal SessionTally(RowId id, EntryId entry, FamilyEpisodeId episode, PersonId adult, int offered, int attended, int missed, Side side) =>
        (Id, Entry, FamilyEpisode, Adult, Offered, Attended, Missed, Label, LabelPerson) = (id, entry, episode, adult, offered, attended, missed, side.Label, side.Person);

    private SessionTally()
    {
    }

    public RowId Id { get; private set; }

    public EntryId Entry { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PersonId Adult { get; private set; }

    public int Offered { get; private set; }

    public int Attended { get; private set; }

    public int Missed { get; private set; }

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }
}

/// <summary>A line of the chronology: what happened, and what it means for the children.</summary>
public sealed class SignificantEvent : IPartOfEntry, IKeepsWords
{
    internal SignificantEvent(RowId id, EntryId entry, FamilyEpisodeId episode, string line, string impact, DateOnly on, Side side) =>
        (Id, Entry, FamilyEpisode, Line, Impact, On, Label, LabelPerson) = (id, entry, episode, line, impact, on, side.Label, side.Person);

    private SignificantEvent()
    {
    }

    public RowId Id { get; private set; }

    public EntryId Entry { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public string Line { get; private set; } = string.Empty;

    public string Impact { get; private set; } = string.Empty;

    public DateOnly On { get; private set; }

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    string IKeepsWords.Said => $"{Line}\n{Impact}";
}

public static class WorkbookWords
{
    public static string InWords(this EntryKind kind) => kind switch
    {
        EntryKind.Visit => "Visit",
        EntryKind.Summary => "Worker’s summary",
        _ => "Update",
    };

    public static string InWords(this UpdateKind kind) => kind switch
    {
        UpdateKind.Attendance => "Attendance",
        UpdateKind.Event => "Something that happened",
        UpdateKind.Concern => "A concern",
        _ => "Something else",
    };

    public static string InWords(this Seen seen) => seen switch
    {
        Seen.SeenAlone => "Seen alone",
        Seen.SeenWithOthers => "Seen with others",
        _ => "Not seen",
    };

    public static string InWords(this Stage stage) => stage switch
    {
        Stage.Precontemplation => "Pre-contemplation",
        Stage.Contemplation => "Contemplation",
        Stage.Preparation => "Preparation",
        Stage.Action => "Action",
        _ => "Maintenance",
    };

    public static string InWords(this Behaviour behaviour) => behaviour switch
    {
        Behaviour.Alcohol => "Alcohol",
        Behaviour.Drugs => "Drugs",
        Behaviour.AbusiveBehaviour => "Abusive behaviour",
        Behaviour.SafetyFromAbuse => "Safety from abuse",
        Behaviour.MentalHealth => "Mental health",
        _ => "Parenting",
    };
}
