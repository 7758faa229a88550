using Kith.Platform.Record;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;

namespace Kith.Features.FrontDoor;

public sealed record EligibilityJudged(RowId Eligibility, AssessmentId Assessment, int PolicyVersion, bool IsEligible) : Fact;

public sealed record EligibilityDecided(RowId Eligibility, EligibilityDecision Decision, bool Departs) : Fact;
