using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Supervision;

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

    /// <summary>Steps that this session itself set, as they stood when it was signed.</summary>
    NextSteps,
}
