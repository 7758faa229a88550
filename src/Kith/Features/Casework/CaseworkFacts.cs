using Kith.Platform.Record;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

/// <summary>A family has a lead worker. The first one opens the workbook's cycle and sets the day of the first supervision.</summary>
public sealed record FamilyAllocated(InvolvementId Involvement, PostingId Posting, bool IsFirst) : Fact;

public sealed record FamilyMovedToTeam(TeamId Team) : Fact;

public sealed record FamilyEpisodeClosed(DateOnly ClosedOn) : Fact;

public sealed record ChildReferred(ChildEpisodeId Referral, DateOnly ReferredOn) : Fact;

/// <param name="Changed">Names of the fields whose values changed.</param>
public sealed record ReferralChanged(ChildEpisodeId Referral, IReadOnlyList<string> Changed) : Fact;

public sealed record ChildEpisodeClosed(ChildEpisodeId Episode, string Reason) : Fact;

public sealed record AssessmentStarted(AssessmentId Assessment, DateOnly StartedOn, DateOnly ReferredOn) : Fact;

public sealed record AssessmentWritten(AssessmentId Assessment) : Fact;

public sealed record AssessmentSent(AssessmentId Assessment) : Fact;

public sealed record AssessmentReturned(AssessmentId Assessment) : Fact;

public sealed record AssessmentAuthorised(AssessmentId Assessment, bool IsLate) : Fact;
