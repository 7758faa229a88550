using Kith.Platform.Record;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;

namespace Kith.Features.Supervision;

public sealed record SupervisionDue(SupervisionId Supervision, CycleId Cycle, DateOnly DueOn) : Fact;

public sealed record SupervisionHeld(SupervisionId Supervision, DateOnly HeldOn) : Fact;

public sealed record AttendanceNoted(SupervisionId Supervision, PostingId Posting, Presence Presence) : Fact;

/// <summary>A worker's own rating: entered by themselves, or said in the room and entered by the manager who told the fact.</summary>
public sealed record OwnRagGiven(SupervisionId Supervision, PostingId Worker, RagDimension Dimension, Rag Value) : Fact;

public sealed record RagAgreed(SupervisionId Supervision, RagDimension Dimension, Rag Value) : Fact;

public sealed record UpdateWritten(SupervisionId Supervision, RowId Minute) : Fact;

public sealed record UpdateWithdrawn(SupervisionId Supervision, RowId Minute) : Fact;

public sealed record DiscussionNoted(SupervisionId Supervision, RowId Minute) : Fact;

public sealed record DecisionMade(SupervisionId Supervision, RowId Minute) : Fact;

public sealed record SupervisionSigned(SupervisionId Supervision, CycleId Cycle) : Fact;
