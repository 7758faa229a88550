using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Governance;

/// <summary>A worker said that they have nothing more to declare.</summary>
public sealed record InterestsDeclared(WorkerId Worker) : Fact;

public sealed record InterestDeclared(RowId Interest, WorkerId Worker, InterestKind Kind) : Fact;

/// <summary>A conflict of interest: the worker is shut out. It names no family, so that no family's history tells of it.</summary>
public sealed record InterestMatched(RowId Interest, WorkerId Worker) : Fact, ITakesAway;

public sealed record InterestMatchedNobody(RowId Interest) : Fact;

/// <summary>Somebody whom the record did not know so resembles whoever was declared: privacy officers look again.</summary>
public sealed record InterestResembled(RowId Interest) : Fact;

public sealed record InterestEnded(RowId Interest, WorkerId Worker) : Fact;

/// <summary>Somebody opened the family in an emergency: it stands in the family's own history.</summary>
public sealed record OpenedInEmergency(RowId Glass, PostingId Posting, EmergencyReason Reason, bool ImmediateDanger) : Fact;

public sealed record EmergencyReviewed(RowId Glass, bool WasRight) : Fact;

/// <summary>The review is overdue, and whoever it escalates to was told.</summary>
public sealed record EmergencyReviewEscalated(RowId Glass) : Fact;

public sealed record ReadsReviewed(RowId Alert, CuriosityKind Kind, CuriosityOutcome Outcome) : Fact;

/// <summary>A week is over, and its privileged actions can be reviewed.</summary>
public sealed record PrivilegedWeekReady(string Week, int Actions) : Fact;

/// <param name="IsWhole">Nothing is left that somebody else must review.</param>
public sealed record PrivilegedWeekReviewed(string Week, bool Questioned, bool IsWhole) : Fact;

/// <summary>A team’s continuity pack was made: what stands in it can be read without Kith.</summary>
public sealed record ContinuityPackMade(TeamId Team, int Families, int LeftOut) : Fact;

/// <summary>What was opened in an emergency, while the audit could not be written, stands in the audit now.</summary>
/// <param name="Why">What whoever runs Kith said when they began it.</param>
public sealed record EmergencyReadsTaken(string File, int Lines, DateTime First, DateTime Last, string? Why) : Fact;

/// <summary>The record was restored from a backup; the facts before this one say what was taken away again.</summary>
/// <param name="ByHand">What was taken away since the backup and could not be taken away again.</param>
/// <param name="Read">The earlier restores until which files of the folder of seals told what was taken away: this one has read those.</param>
public sealed record RecordRestored(int TakenAgain, int ByHand, IReadOnlyList<string>? Read) : Fact;
