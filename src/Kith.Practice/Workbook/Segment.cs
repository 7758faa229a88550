using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Workbook;

public enum SegmentKind
{
    /// <summary>What happened, shared by everyone in the entry.</summary>
    Account,

    /// <summary>A child's own words, or what the child showed.</summary>
    ChildsWords,

    /// <summary>What a worker sees for one child.</summary>
    ForChild,

    /// <summary>What a specialist did with their adult.</summary>
    WorkDone,

    /// <summary>A paragraph that not everybody may read.</summary>
    KeptApart,
}

/// <summary>A piece of an entry with one label, about the people it names; about everyone when it names none.</summary>
public sealed class Segment : IPartOfEntry, IKeepsWords
{
    private readonly List<SegmentPerson> about = [];

    internal Segment(RowId id, EntryId entry, FamilyEpisodeId episode, SegmentKind kind, string text, Side side, int place, IEnumerable<PersonId> about)
    {
        (Id, Entry, FamilyEpisode, Kind, Text, Place) = (id, entry, episode, kind, text, place);
        (Label, LabelPerson) = (side.Label, side.Person);
        this.about.AddRange(about.Distinct().Select(person => new SegmentPerson(person)));
        IsAboutEveryone = this.about.Count == 0;
    }

    private Segment()
    {
    }

    public RowId Id { get; private set; }

    public EntryId Entry { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public SegmentKind Kind { get; private set; }

    public string Text { get; private set; } = string.Empty;

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    /// <summary>The order in which the entry tells it.</summary>
    public int Place { get; private set; }

    /// <summary>No one person is named: with a General label it stands in every child's file.</summary>
    public bool IsAboutEveryone { get; private set; }

    public IReadOnlyList<SegmentPerson> About => about;

    string IKeepsWords.Said => Text;
}

public sealed class SegmentPerson(PersonId person)
{
    public PersonId Person { get; private set; } = person;
}
