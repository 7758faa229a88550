using Kith.Platform.Record;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

/// <summary>A family has a lead worker. The first one opens the workbook's cycle and sets the day of the first supervision.</summary>
public sealed record FamilyAllocated(InvolvementId Involvement, PostingId Posting, bool IsFirst) : Fact;

public sealed record FamilyMovedToTeam(TeamId Team) : Fact, ITakesAway;

public sealed record FamilyEpisodeClosed(DateOnly ClosedOn) : Fact, ITakesAway;

public sealed record ChildReferred(ChildEpisodeId Referral, DateOnly ReferredOn) : Fact;

/// <param name="Changed">Names of the fields whose values changed.</param>
public sealed record ReferralChanged(ChildEpisodeId Referral, IReadOnlyList<string> Changed) : Fact;

public sealed record ChildEpisodeClosed(ChildEpisodeId Episode, string Reason) : Fact;

/// <summary>Something that law or guidance counts was recorded, put right or withdrawn for one child.</summary>
public abstract record StatutoryFact : Fact;

public sealed record EnquiryStarted(RowId Enquiry, DateOnly StartedOn) : StatutoryFact;

public sealed record EnquiryConcluded(RowId Enquiry, EnquiryOutcome Outcome, DateOnly On) : StatutoryFact;

/// <param name="Enquiry">None for a conference without one.</param>
/// <param name="Decision">A category of abuse for a child protection plan, CIN or NONE.</param>
public sealed record ConferenceHeld(ChildEpisodeId Episode, RowId? Enquiry, DateOnly On, string Decision) : StatutoryFact;

public sealed record PlanStarted(RowId Plan, PlanKind Kind, DateOnly On) : StatutoryFact;

public sealed record PlanReviewed(RowId Plan, DateOnly On, string Decision) : StatutoryFact;

public sealed record PlanEnded(RowId Plan, PlanKind Kind, DateOnly On) : StatutoryFact;

/// <param name="Changed">Names of the fields whose values changed.</param>
public sealed record PlanCorrected(RowId Plan, PlanKind Kind, IReadOnlyList<string> Changed) : StatutoryFact;

public sealed record EnquiryCorrected(RowId Enquiry, IReadOnlyList<string> Changed) : StatutoryFact;

public sealed record ConferenceCorrected(ChildEpisodeId Episode, DateOnly? On) : StatutoryFact;

public sealed record PlanWithdrawn(RowId Plan, PlanKind Kind) : StatutoryFact;

public sealed record EnquiryWithdrawn(RowId Enquiry) : StatutoryFact;

public sealed record CareStarted(RowId Period, DateOnly On) : Fact;

public sealed record LegalStatusChanged(RowId Row, string Status, DateOnly From) : Fact;

/// <summary>A child moved to another placement. When that was would tell where to look, so it stands in the row alone.</summary>
public sealed record ChildPlaced(RowId Row) : Fact;

public sealed record CareCheckRecorded(RowId Row, CareCheckKind Kind, DateOnly On) : Fact;

public sealed record ChildMissing(RowId Row, MissingKind Kind, DateOnly From) : Fact;

public sealed record CareCeased(RowId Period, DateOnly On, string Reason) : Fact;

/// <param name="Changed">Names of the fields whose values changed.</param>
public sealed record CareCorrected(RowId Period, IReadOnlyList<string> Changed) : Fact;

public sealed record CareRowCorrected(RowId Row) : Fact;

public sealed record CareWithdrawn(RowId Period) : Fact;

public sealed record CareRowWithdrawn(RowId Row) : Fact;

public sealed record HelpAssessmentStarted(RowId Assessment, DateOnly On) : Fact;

public sealed record HelpAssessmentCompleted(RowId Assessment, DateOnly On) : Fact;

/// <param name="Changed">Names of the fields whose values changed.</param>
public sealed record HelpAssessmentCorrected(RowId Assessment, IReadOnlyList<string> Changed) : Fact;

public sealed record HelpAssessmentWithdrawn(RowId Assessment) : Fact;

public sealed record AssessmentStarted(AssessmentId Assessment, DateOnly StartedOn, DateOnly ReferredOn) : Fact;

public sealed record AssessmentWritten(AssessmentId Assessment) : Fact;

public sealed record AssessmentSent(AssessmentId Assessment) : Fact;

public sealed record AssessmentReturned(AssessmentId Assessment) : Fact;

public sealed record AssessmentAuthorised(AssessmentId Assessment, bool IsLate) : Fact;
