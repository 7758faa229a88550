namespace Kith.Returns.CinCensus.Rules;

/// <summary>A record at its row, with the records above and beneath it, as rules read it. A date is null when it was not sent or is not a day.</summary>
internal abstract class CensusRow(CensusTable table, int row, int line)
{
    public int Row => row;

    public int Line => line;

    public abstract string? ChildId { get; }

    public CensusPlace At(params IReadOnlyList<string> fields) => new(table, row, line, fields);
}

/// <summary>A kind of row knows the table that it stands in.</summary>
internal interface IStandsIn
{
    static abstract CensusTable Table { get; }
}

internal sealed class HeaderRow(CensusHeader? sent) : CensusRow(CensusTable.Header, 0, sent?.Line ?? 0), IStandsIn
{
    public static CensusTable Table => CensusTable.Header;

    public override string? ChildId => null;

    public int? Year { get; } = sent?.Year.Value;

    public DateOnly? ReferenceDate { get; } = sent?.ReferenceDate.Value;
}

internal sealed class ChildRow : CensusRow, IStandsIn
{
    public ChildRow(CensusChild sent, RowCount count)
        : base(Table, count.Next(Table), sent.Line)
    {
        Sent = sent;
        Characteristics = new CharacteristicsRow(this, count.Next(CensusTable.ChildCharacteristics));
        Disabilities = [.. sent.Disabilities.Select(d => new DisabilityRow(this, d, count.Next(CensusTable.Disabilities)))];
        HasNoneAmongDisabilities = Disabilities.Any(d => d.IsNone);
        RepeatedDisabilities = Disabilities.Count < 2 ? NoCodes : Repeated(Disabilities.Select(d => d.Code));
        Episodes = [.. sent.Episodes.Select(e => new EpisodeRow(this, e, count))];
        LatestReferral = Episodes.Max(e => e.Referred);
        OpenEpisodes = Episodes.Count(e => e.IsOpenWithFurtherAction);
        OpenProtectionPlans = ProtectionPlans.Count(p => p.IsOpen);
    }

    public static CensusTable Table => CensusTable.ChildIdentifiers;

    public CensusChild Sent { get; }

    public override string? ChildId => Sent.LaChildId.Value;

    public string? Upn => Sent.Upn.Value;

    public DateOnly? Born => Sent.PersonBirthDate.Value;

    public DateOnly? Expected => Sent.ExpectedPersonBirthDate.Value;

    public DateOnly? Died => Sent.PersonDeathDate.Value;

    public CharacteristicsRow Characteristics { get; }

    public IReadOnlyList<DisabilityRow> Disabilities { get; }

    public bool HasNoneAmongDisabilities { get; }

    /// <summary>The codes that stand more than once.</summary>
    public IReadOnlySet<string> RepeatedDisabilities { get; }

    public IReadOnlyList<EpisodeRow> Episodes { get; }

    /// <summary>How many referrals that led to further action have no closure date.</summary>
    public int OpenEpisodes { get; }

    public int OpenProtectionPlans { get; }

    /// <summary>The latest day on which the child was referred.</summary>
    public DateOnly? LatestReferral { get; }

    /// <summary>Every child in need plan of every episode.</summary>
    public List<CinPlanRow> CinPlans { get; } = [];

    /// <summary>Every child protection plan of every episode.</summary>
    public List<ProtectionPlanRow> ProtectionPlans { get; } = [];

    /// <summary>Whether a referral led to further action.</summary>
    public bool HasFurtherAction => Episodes.Any(e => e.IsFurtherAction);

    private static HashSet<string> NoCodes { get; } = [];

    private static HashSet<string> Repeated(IEnumerable<string?> codes)
    {
        var once = new HashSet<string>(StringComparer.Ordinal);
        return [.. codes.OfType<string>().Where(code => !once.Add(code))];
    }
}

internal sealed class CharacteristicsRow(ChildRow child, int row) : CensusRow(Table, row, child.Line), IStandsIn
{
    public static CensusTable Table => CensusTable.ChildCharacteristics;

    public ChildRow Child => child;

    public override string? ChildId => child.ChildId;

    public string? Ethnicity => child.Sent.Ethnicity.Value;
}

internal sealed class DisabilityRow(ChildRow child, CensusText sent, int row) : CensusRow(Table, row, child.Line), IStandsIn
{
    public static CensusTable Table => CensusTable.Disabilities;

    public ChildRow Child => child;

    public override string? ChildId => child.ChildId;

    public string? Code { get; } = sent.Value;

    public bool IsNone => Code == "NONE";
}

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

/// <summary>How many rows of each table have been met so far in the file.</summary>
internal sealed class RowCount
{
    private readonly int[] next = new int[Enum.GetValues<CensusTable>().Length];

    public int Next(CensusTable table) => next[(int)table]++;
}
