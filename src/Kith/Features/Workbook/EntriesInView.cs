using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Features.Workbook;

/// <summary>An entry as one reader may read it: the parts closed to them are not loaded.</summary>
public sealed record EntryInView(
    EntryId Id,
    EntryKind Kind,
    UpdateKind? UpdateKind,
    DateOnly HappenedOn,
    DateTime RecordedAt,
    PostingId AuthorPosting,
    string Author,
    Role AuthorRole,
    VersionsInView Versions,
    IReadOnlyList<SegmentInView> Segments,
    IReadOnlyList<SightingInView> Sightings,
    IReadOnlyList<StageInView> Stages,
    IReadOnlyList<ModuleInView> Modules,
    IReadOnlyList<SessionsInView> Sessions,
    IReadOnlyList<SignificantInView> Significant);

/// <summary>
/// The versions of a corrected entry. The others and the reason are there only for a reader to whom every part of every version is open: a
/// correction may have taken to one side what an earlier version told everyone, and its reason may say so.
/// </summary>
public sealed record VersionsInView(bool IsCorrected, bool IsReplaced, EntryId? Replaces, EntryId? ReplacedBy, string? WhyCorrected);

public sealed record SegmentInView(EntryId Entry, SegmentKind Kind, string Text, Label Label, PersonId? LabelPerson, int Place, IReadOnlyList<PersonId> About)
{
    public string Choice => SideChoice.Of(new Side(Label, LabelPerson));
}

public sealed record SightingInView(EntryId Entry, PersonId Child, Seen Seen);

public sealed record StageInView(EntryId Entry, PersonId Adult, Behaviour Behaviour, Stage Stage, DateOnly On, Label Label);

public sealed record ModuleInView(EntryId Entry, int Module, PersonId Parent, Label Label);

public sealed record SessionsInView(EntryId Entry, PersonId Adult, int Offered, int Attended, int Missed, Label Label);

public sealed record SignificantInView(EntryId Entry, string Line, string Impact, Label Label, PersonId? LabelPerson)
{
    public string Choice => SideChoice.Of(new Side(Label, LabelPerson));
}
