namespace Kith.Returns.CinCensus;

/// <summary>One assessment under section 17 of the Children Act 1989, <c>Assessments</c>.</summary>
public sealed record CensusAssessment
{
    /// <summary>The line of <c>Assessments</c>, counted from 1; 0 when it comes from no file.</summary>
    public int Line { get; init; }

    /// <summary><c>AssessmentActualStartDate</c> (N00159).</summary>
    public CensusDate ActualStartDate { get; init; }

    /// <summary><c>AssessmentInternalReviewDate</c>.</summary>
    public CensusDate InternalReviewDate { get; init; }

    /// <summary><c>AssessmentAuthorisationDate</c> (N00160); not sent while the assessment goes on.</summary>
    public CensusDate AuthorisationDate { get; init; }

    /// <summary><c>FactorsIdentifiedAtAssessment/AssessmentFactors</c> (N00181), none to many; see <see cref="AssessmentFactors.Codes"/>.</summary>
    public IReadOnlyList<CensusText> Factors { get; init; } = [];
}

/// <summary>One child in need plan, <c>CINPlanDates</c>, from 2021-22.</summary>
public sealed record CensusCinPlan
{
    /// <summary>The line of <c>CINPlanDates</c>, counted from 1; 0 when it comes from no file.</summary>
    public int Line { get; init; }

    /// <summary><c>CINPlanStartDate</c> (N00689).</summary>
    public CensusDate StartDate { get; init; }

    /// <summary><c>CINPlanEndDate</c> (N00690); not sent while the plan goes on.</summary>
    public CensusDate EndDate { get; init; }
}

/// <summary>One enquiry under section 47 of the Children Act 1989, <c>Section47</c>.</summary>
public sealed record CensusSection47
{
    /// <summary>The line of <c>Section47</c>, counted from 1; 0 when it comes from no file.</summary>
    public int Line { get; init; }

    /// <summary><c>S47ActualStartDate</c> (N00148).</summary>
    public CensusDate ActualStartDate { get; init; }

    /// <summary><c>InitialCPCtarget</c> (N00109): the day by which the conference was due.</summary>
    public CensusDate InitialCpcTarget { get; init; }

    /// <summary><c>DateOfInitialCPC</c> (N00110): the day of the initial child protection conference.</summary>
    public CensusDate DateOfInitialCpc { get; init; }

    /// <summary><c>ICPCnotRequired</c> (N00111).</summary>
    public CensusFlag IcpcNotRequired { get; init; }
}

/// <summary>One child protection plan, <c>ChildProtectionPlans</c>. Source: children in need census specification, module 4.</summary>
public sealed record CensusProtectionPlan
{
    /// <summary>The line of <c>ChildProtectionPlans</c>, counted from 1; 0 when it comes from no file.</summary>
    public int Line { get; init; }

    /// <summary><c>CPPstartDate</c> (N00105).</summary>
    public CensusDate StartDate { get; init; }

    /// <summary><c>CPPendDate</c> (N00115); not sent while the plan goes on.</summary>
    public CensusDate EndDate { get; init; }

    /// <summary><c>InitialCategoryOfAbuse</c> (N00113); see <see cref="CensusCodes.CategoryOfAbuse"/>.</summary>
    public CensusText InitialCategoryOfAbuse { get; init; }

    /// <summary><c>LatestCategoryOfAbuse</c> (N00114); see <see cref="CensusCodes.CategoryOfAbuse"/>.</summary>
    public CensusText LatestCategoryOfAbuse { get; init; }

    /// <summary><c>NumberOfPreviousCPP</c> (N00106): plans the child had before this one, 0 or more.</summary>
    public CensusNumber NumberOfPreviousCpp { get; init; }

    /// <summary><c>Reviews</c> as grouped in the file; a group may be empty, which a rule asks about.</summary>
    public IReadOnlyList<CensusReviews> Reviews { get; init; } = [];

    /// <summary>Every <c>CPPreviewDate</c> (N00116) in the order of the file, however the dates were grouped.</summary>
    public IEnumerable<CensusDate> ReviewDates => Reviews.SelectMany(group => group.Dates);
}

/// <summary>
/// One <c>Reviews</c> group. The schema has one group with all the dates, files in use have one group for each date; both are read.
/// </summary>
public sealed record CensusReviews
{
    /// <summary>The line of <c>Reviews</c>, counted from 1; 0 when it comes from no file.</summary>
    public int Line { get; init; }

    /// <summary><c>CPPreviewDate</c> (N00116), none to many.</summary>
    public IReadOnlyList<CensusDate> Dates { get; init; } = [];
}

/// <summary>
/// One period of pre-proceedings and the family group decision-making offered in it, <c>PreProceedingsandFGDM</c>, from 2026-27.
/// The element names are those of the sector's published sample file, since the specification itself could not be read.
/// </summary>
public sealed record CensusPreProceedings
{
    /// <summary>The line of <c>PreProceedingsandFGDM</c>, counted from 1; 0 when it comes from no file.</summary>
    public int Line { get; init; }

    /// <summary><c>PPStartDate</c> (N00826): the decision to begin pre-proceedings.</summary>
    public CensusDate StartDate { get; init; }

    /// <summary><c>LBPSentDate</c>: the letter before proceedings was sent.</summary>
    public CensusDate LetterBeforeProceedingsSentDate { get; init; }

    /// <summary><c>FGDMMeetingOffer</c> (N00828): a family group decision-making meeting was offered in the letter.</summary>
    public CensusFlag FgdmMeetingOffered { get; init; }

    /// <summary><c>FGDMMeetingFac</c> (N00829): the meeting was facilitated.</summary>
    public CensusFlag FgdmMeetingFacilitated { get; init; }

    /// <summary><c>InitialPPMeetingDate</c> (N00830): the first effective pre-proceedings meeting.</summary>
    public CensusDate InitialMeetingDate { get; init; }

    /// <summary><c>ReviewMeetingsCount</c> (N00831): review meetings held after the first.</summary>
    public CensusNumber ReviewMeetingsCount { get; init; }

    /// <summary><c>StepDecisionDate</c>: the decision to step up or down.</summary>
    public CensusDate StepDecisionDate { get; init; }

    /// <summary><c>PPOutcome</c> (N00833); see <see cref="CensusCodes.PreProceedingsOutcome"/>.</summary>
    public CensusText Outcome { get; init; }

    /// <summary><c>CourtAppDate</c>: the application to the court for care proceedings.</summary>
    public CensusDate CourtApplicationDate { get; init; }

    /// <summary><c>LetterInitCPDate</c> (N00834): the letter to initiate care proceedings was sent to parents or guardians.</summary>
    public CensusDate LetterInitiatingCareProceedingsDate { get; init; }
}
