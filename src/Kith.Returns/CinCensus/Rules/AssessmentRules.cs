using static Kith.Returns.CinCensus.Rules.Write;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>What must hold of Assessments and the factors found in them.</summary>
internal static class AssessmentRules
{
    private const string NoFactors = "21";

    /// <summary>Retired for 2024-25, and since then asked about by queries of their own (8945Q, 8950Q), so not a second time as unknown codes (8897Q).</summary>
    private static readonly string[] Retired = ["18A", "19A"];

    public static IReadOnlyList<RowRule<AssessmentRow>> All { get; } =
    [
        Rule<AssessmentRow>(
            "1103", "AssessmentActualStartDate",
            "The assessment starts before the referral of its episode",
            "Correct the start of the assessment or the referral date",
            (a, _) => a.Started < a.Episode.Referred, beside: a => [a.Episode.At("CINreferralDate")]),
        Rule<AssessmentRow>(
            "8608", "AssessmentActualStartDate AssessmentAuthorisationDate",
            "The assessment was authorised before it started",
            "Correct one of the two dates",
            (a, _) => a.Started > a.Authorised),
        Rule<AssessmentRow>(
            "8614", "AssessmentAuthorisationDate AssessmentFactors",
            "The assessment has factors and has not been authorised",
            "Add the date of authorisation; factors are sent once an assessment is finished",
            (a, _) => a.IsUnfinished && a.Factors.Any(f => f.Code is not null), beside: a => a.Factors.Where(f => f.Code is not null).Select(f => f.At("AssessmentFactors"))),
        Rule<AssessmentRow>(
            "8670Q", "AssessmentActualStartDate AssessmentAuthorisationDate",
            "The assessment started more than 45 working days before the end of the census year and has not been authorised",
            "Add the date of authorisation, or explain why the assessment is late",
            (a, p) => a.IsUnfinished && a.Started < p.FortyFiveWorkingDaysToTheEnd),
        Rule<AssessmentRow>(
            "8696", "AssessmentAuthorisationDate",
            "The assessment was not authorised in the census year",
            "Correct the date; leave out an assessment that an earlier census has told",
            (a, p) => !a.IsUnfinished && !p.Holds(a.Authorised)),
        Rule<AssessmentRow>(
            "8736", "AssessmentActualStartDate AssessmentAuthorisationDate",
            "An assessment that has not been authorised did not start in the census year",
            "Add the date of authorisation, or correct the start",
            (a, p) => a.IsUnfinished && !p.Holds(a.Started)),
        Clash<AssessmentRow>(
            "8863Q", "AssessmentActualStartDate",
            "The assessment starts while another one of the episode goes on",
            "Check the dates of both assessments",
            (a, p) => a.Episode.Assessments
                .Where(other => other != a && a.Started >= other.Started && (a.Started <= other.Authorised || (other.IsUnfinished && a.Started <= p.ReferenceDate)))
                .Select(other => other.At("AssessmentActualStartDate", "AssessmentAuthorisationDate"))),
        Clash<AssessmentRow>(
            "8869", "AssessmentFactors",
            "The assessment found no factors (21), and other factors are recorded",
            "Leave out 21, or the other factors",
            (a, _) => HasNoFactors(a) ? a.Factors.Where(f => f.Code is not (null or NoFactors)).Select(f => f.At("AssessmentFactors")) : []),

        // An open episode has no reason yet, so it is not asked.
        Rule<AssessmentRow>(
            "8873Q", "AssessmentFactors",
            "The only assessment found no factors (21), and the episode was closed for another reason than after assessment",
            "Check the factors and the reason for closure, which should be RC8 or RC9",
            (a, _) => a.Episode is { Assessments.Count: 1, Reason: not null, IsClosedAfterAssessment: false } && HasNoFactors(a), beside: a => [a.Episode.At("ReasonForClosure")]),
        Rule<AssessmentRow>(
            "8896", "AssessmentAuthorisationDate",
            "More than one assessment of the episode has not been authorised",
            "Add the date of authorisation, or leave out the one that was not done",
            (a, _) => a.IsUnfinished && a.Episode.UnfinishedAssessments > 1),
        Rule<AssessmentRow>(
            "8897Q", "AssessmentAuthorisationDate AssessmentFactors",
            "A finished assessment has no factor, or one that is not a code of its set",
            "Add what the assessment found; 21 when it found no factors",
            (a, p) => a.Authorised >= p.FirstDay && (a.Factors.All(f => f.Code is null) || a.Factors.Any(f => f.Code is { } code && !IsFactor(code, p))),
            beside: a => a.Factors.Where(f => f.Code is { } code && !AssessmentFactors.Codes.IsKnown(code)).Select(f => f.At("AssessmentFactors"))),
        Clash<AssessmentRow>(
            "8898", "AssessmentFactors",
            "The assessment has the same factor twice",
            "Send each factor once",
            (a, _) => a.Factors.Where(f => f.Code is not null).GroupBy(f => f.Code).Where(same => same.Skip(1).Any()).SelectMany(same => same).Select(f => f.At("AssessmentFactors"))),
        Clash<AssessmentRow>(
            "8945Q", "AssessmentFactors",
            "Physical abuse is recorded as 18A, which is no longer used",
            "Use 18B for abuse by another child or 18C for abuse by an adult",
            (a, _) => Factor(a, "18A"), from: 2025),
        Clash<AssessmentRow>(
            "8950Q", "AssessmentFactors",
            "Sexual abuse is recorded as 19A, which is no longer used",
            "Use 19B for abuse by another child or 19C for abuse by an adult",
            (a, _) => Factor(a, "19A"), from: 2025),
    ];

    private static bool HasNoFactors(AssessmentRow assessment) => assessment.Factors.Any(f => f.Code == NoFactors);

    private static bool IsFactor(string code, CensusPeriod period) => AssessmentFactors.Codes.IsValid(code, period.Year) || Retired.Contains(code);

    private static IEnumerable<CensusPlace> Factor(AssessmentRow assessment, string code) => assessment.Factors.Where(f => f.Code == code).Select(f => f.At("AssessmentFactors"));
}
