namespace Kith.Returns.CinCensus;

/// <summary>
/// One child of the census, <c>Message/Children/Child</c>: who the child is and every episode sent for them.
/// Every value is as sent, right or wrong. Source: children in need census specification, ChildIdentifiers and ChildCharacteristics.
/// </summary>
public sealed record CensusChild
{
    /// <summary>The line of <c>Child</c>, counted from 1; 0 when it comes from no file.</summary>
    public int Line { get; init; }

    /// <summary><c>LAchildID</c> (N00097): the authority's own number, at most 20 letters and digits.</summary>
    public CensusText LaChildId { get; init; }

    /// <summary><c>UPN</c> (N00001): unique pupil number, 13 characters.</summary>
    public CensusText Upn { get; init; }

    /// <summary><c>FormerUPN</c> (N00002).</summary>
    public CensusText FormerUpn { get; init; }

    /// <summary><c>UPNunknown</c> (N00135): why there is no UPN; see <see cref="CensusCodes.UpnUnknown"/>.</summary>
    public CensusText UpnUnknown { get; init; }

    /// <summary><c>PersonBirthDate</c> (N00066); not sent for an unborn child.</summary>
    public CensusDate PersonBirthDate { get; init; }

    /// <summary><c>ExpectedPersonBirthDate</c> (N00098); sent for an unborn child.</summary>
    public CensusDate ExpectedPersonBirthDate { get; init; }

    /// <summary><c>Sex</c> (N00783), from 2024-25: M, F or U.</summary>
    public CensusText Sex { get; init; }

    /// <summary><c>GenderCurrent</c> (N00065), to 2023-24: 0, 1, 2 or 9.</summary>
    public CensusText GenderCurrent { get; init; }

    /// <summary><c>PersonDeathDate</c> (N00108).</summary>
    public CensusDate PersonDeathDate { get; init; }

    /// <summary><c>Ethnicity</c> (N00177); see <see cref="CensusCodes.Ethnicity"/>.</summary>
    public CensusText Ethnicity { get; init; }

    /// <summary><c>Disabilities/Disability</c> (N00099), none to many; see <see cref="CensusCodes.Disability"/>.</summary>
    public IReadOnlyList<CensusText> Disabilities { get; init; } = [];

    /// <summary><c>CINdetails</c>, one for each referral of the child, in the order of the file.</summary>
    public IReadOnlyList<CensusEpisode> Episodes { get; init; } = [];

    /// <summary>M, F or U whichever of <see cref="Sex"/> and <see cref="GenderCurrent"/> was sent; null when neither holds a code of its set.</summary>
    public string? SexCode => CensusCodes.SexFrom(Sex, GenderCurrent);
}

/// <summary>
/// One episode of need, <c>CINdetails</c>: a referral and all that followed from it to its closure.
/// Source: children in need census specification, CINdetails (module 3).
/// </summary>
public sealed record CensusEpisode
{
    /// <summary>The line of <c>CINdetails</c>, counted from 1; 0 when it comes from no file.</summary>
    public int Line { get; init; }

    /// <summary><c>CINreferralDate</c> (N00100).</summary>
    public CensusDate CinReferralDate { get; init; }

    /// <summary><c>ReferralSource</c> (N00152); see <see cref="CensusCodes.ReferralSource"/>.</summary>
    public CensusText ReferralSource { get; init; }

    /// <summary><c>PrimaryNeedCode</c> (N00101); see <see cref="CensusCodes.PrimaryNeed"/>.</summary>
    public CensusText PrimaryNeedCode { get; init; }

    /// <summary><c>CINclosureDate</c> (N00102).</summary>
    public CensusDate CinClosureDate { get; init; }

    /// <summary><c>ReasonForClosure</c> (N00103); see <see cref="CensusCodes.ReasonForClosure"/>.</summary>
    public CensusText ReasonForClosure { get; init; }

    /// <summary><c>DateOfInitialCPC</c> (N00110) of the episode itself: a conference without a section 47 enquiry here, as when a child moves in on a plan.</summary>
    public CensusDate DateOfInitialCpc { get; init; }

    /// <summary><c>ReferralNFA</c> (N00112): yes when the referral led to no further action.</summary>
    public CensusFlag ReferralNfa { get; init; }

    /// <summary><c>Assessments</c>, none to many.</summary>
    public IReadOnlyList<CensusAssessment> Assessments { get; init; } = [];

    /// <summary><c>CINPlanDates</c>, none to many, from 2021-22.</summary>
    public IReadOnlyList<CensusCinPlan> CinPlans { get; init; } = [];

    /// <summary><c>Section47</c>, none to many.</summary>
    public IReadOnlyList<CensusSection47> Section47s { get; init; } = [];

    /// <summary><c>ChildProtectionPlans</c>, none to many.</summary>
    public IReadOnlyList<CensusProtectionPlan> ProtectionPlans { get; init; } = [];

    /// <summary><c>PreProceedingsandFGDM</c>, none to many, from 2026-27.</summary>
    public IReadOnlyList<CensusPreProceedings> PreProceedings { get; init; } = [];
}
