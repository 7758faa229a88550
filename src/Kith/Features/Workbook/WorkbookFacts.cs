using Kith.Platform.Record;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Features.Workbook;

public sealed record VisitRecorded(EntryId Entry, DateOnly HappenedOn, IReadOnlyList<ChildMet> Children, EntryId? Replaces = null) : Fact;

/// <summary>How one child was met, by id and code.</summary>
public sealed record ChildMet(PersonId Child, Seen Seen);

public sealed record SummaryWritten(EntryId Entry, DateOnly HappenedOn, EntryId? Replaces = null) : Fact;

public sealed record UpdateSent(EntryId Entry, DateOnly HappenedOn, UpdateKind Kind, EntryId? Replaces = null) : Fact;

public sealed record StageRecorded(EntryId Entry, Behaviour Behaviour, Stage Stage) : Fact;

public sealed record SignificantEventMarked(EntryId Entry, DateOnly On) : Fact;

/// <summary>A child told the worker something in confidence.</summary>
public sealed record ChildConfided(EntryId Entry, WorkerId Worker) : Fact;

public sealed record ModuleCompleted(int Module, bool IsNotApplicable) : Fact;

public sealed record ModuleWorded(int Module) : Fact;

public sealed record CycleOpened(CycleId Cycle, int Number) : Fact;

public sealed record CycleClosed(CycleId Cycle, int Number) : Fact;
