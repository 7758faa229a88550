using Kith.Returns.CinCensus;
using static Kith.Returns.Tests.CinCensus.Rules.Clean;

namespace Kith.Returns.Tests.CinCensus.Rules;

internal static class AssessmentCases
{
    public static IEnumerable<RuleCase> All => Cases.Of(
        new Cases("1103")
            .Breaks("the day before", With(Assessment with { ActualStartDate = new("2025-05-05") }))
            .Holds("on the day of the referral", With(Assessment)),
        new Cases("8608")
            .Breaks("authorised the day before it started", With(Assessment with { AuthorisationDate = new("2025-05-05") }))
            .Holds("authorised on the day", With(Assessment with { AuthorisationDate = new("2025-05-06") })),
        new Cases("8614")
            .Breaks("factors and no date", With(Assessment with { AuthorisationDate = default }))
            .Holds("neither", With(Unfinished))
            .Holds("both", With(Assessment)),
        new Cases("8670Q")
            .Breaks("46 working days before the end of the year", With(Unfinished with { ActualStartDate = new("2026-01-26") }))
            .Holds("45 working days before", With(Unfinished with { ActualStartDate = new("2026-01-27") }))
            .Holds("authorised", With(Assessment)),
        new Cases("8696")
            .Breaks("the day before the year", With(Assessment with { AuthorisationDate = new("2025-03-31") }))
            .Breaks("the day after the reference date", With(Assessment with { AuthorisationDate = new("2026-04-01") }))
            .Breaks("no date", With(Assessment with { AuthorisationDate = new("2025-06-31") }))
            .Holds("the first day", With(Assessment with { AuthorisationDate = new("2025-04-01") }))
            .Holds("the reference date", With(Assessment with { AuthorisationDate = new("2026-03-31") }))
            .Holds("not authorised", With(Unfinished)),
        new Cases("8736")
            .Breaks("the day before the year", With(Unfinished with { ActualStartDate = new("2025-03-31") }))
            .Breaks("the day after the reference date", With(Unfinished with { ActualStartDate = new("2026-04-01") }))
            .Breaks("no start", With(Unfinished with { ActualStartDate = default }))
            .Holds("the first day", With(Unfinished with { ActualStartDate = new("2025-04-01") }))
            .Holds("authorised", With(Assessment with { ActualStartDate = new("2025-03-31") })),
        new Cases("8863Q")
            .Breaks("starts on the day on which the other was authorised", [1], With(Assessment, Assessment with { ActualStartDate = new("2025-06-02"), AuthorisationDate = new("2025-07-01") }))
            .Breaks("starts while the other is unfinished", [1], With(Unfinished, Assessment with { ActualStartDate = new("2026-03-31"), AuthorisationDate = new("2026-03-31") }))
            .Holds("starts the day after", With(Assessment, Assessment with { ActualStartDate = new("2025-06-03"), AuthorisationDate = new("2025-07-01") }))
            .Holds("of two episodes", With(Closed, Episode with { CinReferralDate = new("2025-11-03") })),
        new Cases("8869")
            .Breaks("21 and another", With(Found("21", "3B")))
            .Holds("21 alone", With(Found("21")))
            .Holds("two others", With(Found("3B", "4B"))),
        new Cases("8873Q")
            .Breaks("closed as no longer in need", With(Closed with { Assessments = [Found("21")] }))
            .Holds("closed after assessment", With(Closed with { ReasonForClosure = new("RC9"), Assessments = [Found("21")] }))
            .Holds("another assessment beside it", With(Closed with { Assessments = [Found("21"), Found("3B") with { ActualStartDate = new("2025-07-01"), AuthorisationDate = new("2025-08-01") }] }))
            .Holds("still open", With(Found("21"))),
        new Cases("8896")
            .Breaks("two, and both are flagged", [0, 2], With(Unfinished, Assessment, Unfinished))
            .Holds("one", With(Unfinished, Assessment))
            .Holds("one in each of two episodes", With(Closed with { Assessments = [Unfinished] }, Episode with { CinReferralDate = new("2025-11-03"), Assessments = [Unfinished] })),
        new Cases("8897Q")
            .Breaks("nothing found, authorised on the first day", With(Found() with { AuthorisationDate = new("2025-04-01") }))
            .Breaks("no code", With(Found("3B", "3D")))
            .Holds("authorised before the year", With(Found() with { AuthorisationDate = new("2025-03-31") }))
            .Holds("a factor", With(Found("21")))
            .Holds("18A, which has a query of its own", With(Found("18A")))
            .Holds("not authorised", With(Unfinished)),
        new Cases("8898")
            .Breaks("the same twice", With(Found("3B", "4B", "3B")))
            .Holds("three different", With(Found("3A", "3B", "3C")))
            .Holds("in two assessments", With(Assessment, Assessment with { ActualStartDate = new("2025-07-01"), AuthorisationDate = new("2025-08-01") })),
        new Cases("8945Q")
            .Breaks("18A", With(Found("3B", "18A")))
            .Holds("18B and 18C", With(Found("18B", "18C"))),
        new Cases("8950Q")
            .Breaks("19A", With(Found("3B", "19A")))
            .Holds("19B and 19C", With(Found("19B", "19C"))),
        new Cases("8945Q", year: 2024).Holds("18A in the last year in which it was used", With(Found("18A"))),
        new Cases("8950Q", year: 2024).Holds("19A in the last year in which it was used", With(Found("19A"))));

    private static CensusAssessment Unfinished => new() { ActualStartDate = new("2025-05-06") };

    private static CensusAssessment Found(params string[] factors) => Assessment with { Factors = [.. factors.Select(factor => new CensusText(factor))] };
}
