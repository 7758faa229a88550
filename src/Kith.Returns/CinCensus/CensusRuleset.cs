using System.Globalization;
using Kith.Returns.CinCensus.Rules;

namespace Kith.Returns.CinCensus;

/// <summary>The rules of one census. A rule that was amended stands in it as it reads in that year.</summary>
public sealed class CensusRuleset
{
    /// <summary>2025-26, the newest census whose rules are published.</summary>
    public static CensusYear Newest { get; } = new(2026);

    private static readonly CensusRuleset[] Known =
        [.. Enumerable.Range(CensusYear.Oldest.EndsIn, Newest.EndsIn - CensusYear.Oldest.EndsIn + 1).Select(y => new CensusRuleset(new CensusYear(y)))];

    private CensusRuleset(CensusYear year)
        : this(
            year,
            HeaderRules.All,
            [.. ChildIdentifierRules.OfEachChild, .. FormRules.OfEachChild],
            ChildCharacteristicsRules.All,
            ChildCharacteristicsRules.OfEachDisability,
            [.. EpisodeRules.All, .. FormRules.OfEachEpisode],
            [.. AssessmentRules.All, .. FormRules.OfEachAssessment],
            CinPlanRules.All,
            [.. Section47Rules.All, .. FormRules.OfEachEnquiry],
            ProtectionPlanRules.All,
            ProtectionPlanRules.OfEachReview,
            ChildIdentifierRules.AcrossTheReturn,
            WholeReturnRules.All)
    {
    }

    internal CensusRuleset(
        CensusYear year,
        IReadOnlyList<RowRule<HeaderRow>> header,
        IReadOnlyList<RowRule<ChildRow>> children,
        IReadOnlyList<RowRule<CharacteristicsRow>> characteristics,
        IReadOnlyList<RowRule<DisabilityRow>> disabilities,
        IReadOnlyList<RowRule<EpisodeRow>> episodes,
        IReadOnlyList<RowRule<AssessmentRow>> assessments,
        IReadOnlyList<RowRule<CinPlanRow>> cinPlans,
        IReadOnlyList<RowRule<EnquiryRow>> enquiries,
        IReadOnlyList<RowRule<ProtectionPlanRow>> protectionPlans,
        IReadOnlyList<RowRule<ReviewRow>> reviews,
        IReadOnlyList<Func<UniqueRule>> unique,
        IReadOnlyList<Func<IReturnRule>> wholeReturn)
    {
        Year = year;
        Header = In(header);
        Children = In(children);
        Characteristics = In(characteristics);
        Disabilities = In(disabilities);
        Episodes = In(episodes);
        Assessments = In(assessments);
        CinPlans = In(cinPlans);
        Enquiries = In(enquiries);
        ProtectionPlans = In(protectionPlans);
        Reviews = In(reviews);
        Unique = [.. unique.Where(make => make().Rule.IsValidIn(year))];
        WholeReturn = [.. wholeReturn.Where(make => make().Rule.IsValidIn(year))];
        Rules =
        [
            .. Of(Header), .. Of(Children), .. Of(Characteristics), .. Of(Disabilities), .. Of(Episodes), .. Of(Assessments), .. Of(CinPlans), .. Of(Enquiries),
            .. Of(ProtectionPlans), .. Of(Reviews), .. Unique.Select(make => make().Rule), .. WholeReturn.Select(make => make().Rule),
        ];
    }

    /// <summary>The census of these rules.</summary>
    public CensusYear Year { get; }

    /// <summary>The name by which the sector’s tools know the set: cin2025_26.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"cin{Year.EndsIn - 1}_{Year.EndsIn % 100:00}");

    /// <summary>Every rule of the set; what the schema asks (<see cref="CensusRule.IsOfForm"/>) stands among them. A rule may stand once for each table in which it looks.</summary>
    public IReadOnlyList<CensusRule> Rules { get; }

    internal IReadOnlyList<RowRule<HeaderRow>> Header { get; }

    internal IReadOnlyList<RowRule<ChildRow>> Children { get; }

    internal IReadOnlyList<RowRule<CharacteristicsRow>> Characteristics { get; }

    internal IReadOnlyList<RowRule<DisabilityRow>> Disabilities { get; }

    internal IReadOnlyList<RowRule<EpisodeRow>> Episodes { get; }

    internal IReadOnlyList<RowRule<AssessmentRow>> Assessments { get; }

    internal IReadOnlyList<RowRule<CinPlanRow>> CinPlans { get; }

    internal IReadOnlyList<RowRule<EnquiryRow>> Enquiries { get; }

    internal IReadOnlyList<RowRule<ProtectionPlanRow>> ProtectionPlans { get; }

    internal IReadOnlyList<RowRule<ReviewRow>> Reviews { get; }

    internal IReadOnlyList<Func<UniqueRule>> Unique { get; }

    internal IReadOnlyList<Func<IReturnRule>> WholeReturn { get; }

    /// <summary>The set of a census. One newer than <see cref="Newest"/> is validated by the newest set, one older than 2021-22 by the oldest.</summary>
    public static CensusRuleset For(CensusYear year) => Known[Math.Clamp(year.EndsIn, CensusYear.Oldest.EndsIn, Newest.EndsIn) - CensusYear.Oldest.EndsIn];

    private RowRule<TRow>[] In<TRow>(IEnumerable<RowRule<TRow>> rules)
        where TRow : CensusRow, IStandsIn => [.. rules.Where(rule => rule.Rule.IsValidIn(Year))];

    private static IEnumerable<CensusRule> Of<TRow>(IEnumerable<RowRule<TRow>> rules)
        where TRow : CensusRow, IStandsIn => rules.Select(rule => rule.Rule);
}
