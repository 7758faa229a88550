namespace Kith.Returns.CinCensus.Rules;

internal sealed class EpisodeRow : CensusRow, IStandsIn
{
    public EpisodeRow(ChildRow child, CensusEpisode sent, RowCount count)
        : base(Table, count.Next(Table), sent.Line)
    {
        (Child, Sent, Referred, Closed, IsOpen) = (child, sent, sent.CinReferralDate.Value, sent.CinClosureDate.Value, sent.CinClosureDate.IsBlank);
        Assessments = [.. sent.Assessments.Select(a => new AssessmentRow(this, a, count))];
        CinPlans = [.. sent.CinPlans.Select(p => new CinPlanRow(this, p, count.Next(CinPlanRow.Table)))];
        Enquiries = [.. sent.Section47s.Select(s => new EnquiryRow(this, s, count.Next(EnquiryRow.Table)))];
        ProtectionPlans = [.. sent.ProtectionPlans.Select(p => new ProtectionPlanRow(this, p, count))];
        UnfinishedAssessments = Assessments.Count(a => a.IsUnfinished);
        OpenCinPlans = CinPlans.Count(p => p.IsOpen);
        OpenEnquiries = Enquiries.Count(s => s.IsOpen);
        child.CinPlans.AddRange(CinPlans);
        child.ProtectionPlans.AddRange(ProtectionPlans);
    }

    public static CensusTable Table => CensusTable.CINdetails;

    public ChildRow Child { get; }

    public CensusEpisode Sent { get; }

    public override string? ChildId => Child.ChildId;

    public DateOnly? Referred { get; }

    public DateOnly? Closed { get; }

    /// <summary>Whether no closure date was sent.</summary>
    public bool IsOpen { get; }

    public string? Reason => Sent.ReasonForClosure.Value;

    /// <summary>The conference without a section 47 enquiry here, as when a child moves in on a plan.</summary>
    public DateOnly? Conference => Sent.DateOfInitialCpc.Value;

    public bool IsNoFurtherAction => Sent.ReferralNfa.Value == true;

    public bool IsFurtherAction => Sent.ReferralNfa.Value == false;

    /// <summary>Closed after assessment: RC8 or RC9.</summary>
    public bool IsClosedAfterAssessment => Reason is "RC8" or "RC9";

    /// <summary>Whether a referral that led to further action has no closure date.</summary>
    public bool IsOpenWithFurtherAction => IsOpen && IsFurtherAction;

    public IReadOnlyList<AssessmentRow> Assessments { get; }

    public int UnfinishedAssessments { get; }

    public IReadOnlyList<CinPlanRow> CinPlans { get; }

    public int OpenCinPlans { get; }

    public IReadOnlyList<EnquiryRow> Enquiries { get; }

    public int OpenEnquiries { get; }

    public IReadOnlyList<ProtectionPlanRow> ProtectionPlans { get; }
}

internal sealed class AssessmentRow : CensusRow, IStandsIn
{
    public AssessmentRow(EpisodeRow episode, CensusAssessment sent, RowCount count)
        : base(Table, count.Next(Table), sent.Line)
    {
        (Episode, Sent, Started, Authorised, IsUnfinished) = (episode, sent, sent.ActualStartDate.Value, sent.AuthorisationDate.Value, sent.AuthorisationDate.IsBlank);
        Factors = [.. sent.Factors.Select(f => new FactorRow(this, f, count.Next(FactorRow.Table)))];
    }

    public static CensusTable Table => CensusTable.Assessments;

    public EpisodeRow Episode { get; }

    public CensusAssessment Sent { get; }

    public override string? ChildId => Episode.ChildId;

    public DateOnly? Started { get; }

    public DateOnly? Authorised { get; }

    /// <summary>Whether no authorisation date was sent.</summary>
    public bool IsUnfinished { get; }

    public IReadOnlyList<FactorRow> Factors { get; }
}

internal sealed class FactorRow(AssessmentRow assessment, CensusText sent, int row) : CensusRow(Table, row, assessment.Line), IStandsIn
{
    public static CensusTable Table => CensusTable.AssessmentFactorsList;

    public override string? ChildId => assessment.ChildId;

    public string? Code { get; } = sent.Value;
}

internal sealed class CinPlanRow(EpisodeRow episode, CensusCinPlan sent, int row) : CensusRow(Table, row, sent.Line), IStandsIn
{
    public static CensusTable Table => CensusTable.CINplanDates;

    public EpisodeRow Episode => episode;

    public CensusCinPlan Sent => sent;

    public override string? ChildId => episode.ChildId;

    public DateOnly? Started { get; } = sent.StartDate.Value;

    public DateOnly? Ended { get; } = sent.EndDate.Value;

    /// <summary>Whether no end date was sent.</summary>
    public bool IsOpen { get; } = sent.EndDate.IsBlank;
}

internal sealed class EnquiryRow(EpisodeRow episode, CensusSection47 sent, int row) : CensusRow(Table, row, sent.Line), IStandsIn
{
    public static CensusTable Table => CensusTable.Section47;

    public EpisodeRow Episode => episode;

    public CensusSection47 Sent => sent;

    public override string? ChildId => episode.ChildId;

    public DateOnly? Started { get; } = sent.ActualStartDate.Value;

    public DateOnly? Target => sent.InitialCpcTarget.Value;

    public DateOnly? Conference { get; } = sent.DateOfInitialCpc.Value;

    /// <summary>Whether no date of a conference was sent.</summary>
    public bool HasNoConference { get; } = sent.DateOfInitialCpc.IsBlank;

    public bool IsConferenceNotRequired => sent.IcpcNotRequired.Value == true;

    public bool IsConferenceRequired => sent.IcpcNotRequired.Value == false;

    /// <summary>Whether it has neither a conference nor the decision that none was required.</summary>
    public bool IsOpen => HasNoConference && !IsConferenceNotRequired;
}

internal sealed class ProtectionPlanRow : CensusRow, IStandsIn
{
    public ProtectionPlanRow(EpisodeRow episode, CensusProtectionPlan sent, RowCount count)
        : base(Table, count.Next(Table), sent.Line)
    {
        (Episode, Sent, Started, Ended, IsOpen) = (episode, sent, sent.StartDate.Value, sent.EndDate.Value, sent.EndDate.IsBlank);
        Reviews = [.. sent.Reviews.SelectMany(group => (group.Dates.Count == 0 ? [default] : group.Dates)
            .Select(date => new ReviewRow(this, date, count.Next(ReviewRow.Table), group.Line)))];
    }

    public static CensusTable Table => CensusTable.ChildProtectionPlans;

    public EpisodeRow Episode { get; }

    public CensusProtectionPlan Sent { get; }

    public override string? ChildId => Episode.ChildId;

    public DateOnly? Started { get; }

    public DateOnly? Ended { get; }

    /// <summary>Whether no end date was sent.</summary>
    public bool IsOpen { get; }

    public IReadOnlyList<ReviewRow> Reviews { get; }
}

internal sealed class ReviewRow(ProtectionPlanRow plan, CensusDate sent, int row, int line) : CensusRow(Table, row, line), IStandsIn
{
    public static CensusTable Table => CensusTable.Reviews;

    public ProtectionPlanRow Plan => plan;

    public override string? ChildId => plan.ChildId;

    public DateOnly? On => sent.Value;
}
