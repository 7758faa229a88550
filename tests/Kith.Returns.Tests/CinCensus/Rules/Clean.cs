using Kith.Returns.CinCensus;

namespace Kith.Returns.Tests.CinCensus.Rules;

/// <summary>An invented child of 2025-26 of whom every rule holds, to be changed by what a case is about, and nothing else.</summary>
internal static class Clean
{
    public static CensusHeader Header { get; } = new() { Collection = new("CIN"), Year = new("2026"), ReferenceDate = new("2026-03-31") };

    /// <summary>Referred and begun on Tuesday 6 May, authorised on 2 June.</summary>
    public static CensusAssessment Assessment { get; } =
        new() { ActualStartDate = new("2025-05-06"), AuthorisationDate = new("2025-06-02"), Factors = [new("3B"), new("16A")] };

    /// <summary>From 3 June to 1 October.</summary>
    public static CensusCinPlan CinPlan { get; } = new() { StartDate = new("2025-06-03"), EndDate = new("2025-10-01") };

    /// <summary>Begun with the assessment, its conference on Tuesday 20 May.</summary>
    public static CensusSection47 Enquiry { get; } =
        new() { ActualStartDate = new("2025-05-06"), InitialCpcTarget = new("2025-05-28"), DateOfInitialCpc = new("2025-05-20"), IcpcNotRequired = new("0") };

    /// <summary>From the conference on, reviewed on 12 August.</summary>
    public static CensusProtectionPlan ProtectionPlan { get; } = new()
    {
        StartDate = new("2025-05-20"),
        InitialCategoryOfAbuse = new("NEG"),
        LatestCategoryOfAbuse = new("EMO"),
        NumberOfPreviousCpp = new("0"),
        Reviews = [new CensusReviews { Dates = [new("2025-08-12")] }],
    };

    public static CensusEpisode Episode { get; } = new()
    {
        CinReferralDate = new("2025-05-06"),
        ReferralSource = new("1A"),
        PrimaryNeedCode = new("N1"),
        ReferralNfa = new("0"),
        Assessments = [Assessment],
    };

    /// <summary>The episode closed on 3 November.</summary>
    public static CensusEpisode Closed { get; } = Episode with { CinClosureDate = new("2025-11-03"), ReasonForClosure = new("RC7") };

    public static CensusEpisode NoFurtherAction { get; } = new() { CinReferralDate = new("2025-05-06"), ReferralSource = new("6"), ReferralNfa = new("1") };

    /// <summary>The episode with an enquiry, its conference and the plan that began on it.</summary>
    public static CensusEpisode Protected { get; } = Episode with { Section47s = [Enquiry], ProtectionPlans = [ProtectionPlan] };

    public static CensusChild Child { get; } = new()
    {
        LaChildId = new("C1"),
        Upn = new("X201000000010"),
        PersonBirthDate = new("2015-06-01"),
        Sex = new("F"),
        Ethnicity = new("WBRI"),
        Disabilities = [new("NONE")],
        Episodes = [Episode],
    };

    public static CensusChild Unborn { get; } = new()
    {
        LaChildId = new("C1"),
        UpnUnknown = new("UN1"),
        ExpectedPersonBirthDate = new("2026-05-01"),
        Sex = new("U"),
        Ethnicity = new("NOBT"),
        Episodes = [Episode with { CinReferralDate = new("2026-01-12"), Assessments = [] }],
    };

    public static CensusChild With(params IReadOnlyList<CensusEpisode> episodes) => Child with { Episodes = episodes };

    public static CensusChild With(params IReadOnlyList<CensusAssessment> assessments) => With(Episode with { Assessments = assessments });

    public static CensusChild With(params IReadOnlyList<CensusCinPlan> plans) => With(Episode with { CinPlans = plans });

    public static CensusChild With(params IReadOnlyList<CensusSection47> enquiries) => With(Episode with { Section47s = enquiries });

    public static CensusChild With(params IReadOnlyList<CensusProtectionPlan> plans) => With(Protected with { ProtectionPlans = plans });

    public static CensusReviews Review(params string[] dates) => new() { Dates = [.. dates.Select(date => new CensusDate(date))] };

    public static string Day(string day, int plus) => DateOnly.ParseExact(day, "yyyy-MM-dd").AddDays(plus).ToString("yyyy-MM-dd");
}
