using Kith.Returns.CinCensus;
using static Kith.Returns.Tests.CinCensus.Rules.Clean;

namespace Kith.Returns.Tests.CinCensus.Rules;

internal static class EpisodeCases
{
    public static IEnumerable<RuleCase> All => Cases.Of(
        new Cases("2990")
            .Breaks("a section 47 enquiry", With(AfterAssessment with { Section47s = [Enquiry] }))
            .Breaks("a child protection plan", With(AfterAssessment with { ReasonForClosure = new("RC9"), ProtectionPlans = [ProtectionPlan] }))
            .Breaks("a child in need plan", With(AfterAssessment with { CinPlans = [CinPlan] }))
            .Breaks("a conference", With(AfterAssessment with { DateOfInitialCpc = new("2025-05-20") }))
            .Holds("an assessment and nothing else", With(AfterAssessment))
            .Holds("closed for another reason", With(Closed with { CinPlans = [CinPlan] })),
        new Cases("2991Q")
            .Breaks("an enquiry alone", With(Protected with { Assessments = [] }))
            .Holds("an assessment beside it", With(Protected))
            .Holds("neither", With(Episode with { Assessments = [] })),
        new Cases("8555Q")
            .Breaks("the day after", Child with { PersonDeathDate = new("2025-05-05") })
            .Holds("on the day", Child with { PersonDeathDate = new("2025-05-06") }),
        new Cases("8565")
            .Breaks("an assessment starts the day after", With(ClosedOn("2025-06-03") with { Assessments = [Assessment with { ActualStartDate = new("2025-06-04"), AuthorisationDate = default }] }))
            .Breaks("an assessment is authorised the day after", With(ClosedOn("2025-06-01")))
            .Breaks("an enquiry starts the day after", With(ClosedOn("2025-05-05") with { Assessments = [], Section47s = [Enquiry with { DateOfInitialCpc = default }] }))
            .Breaks("its conference is the day after", With(ClosedOn("2025-05-19") with { Assessments = [], Section47s = [Enquiry] }))
            .Breaks("the episode’s own conference is the day after", With(ClosedOn("2025-06-02") with { DateOfInitialCpc = new("2025-06-03") }))
            .Breaks("a child protection plan ends the day after", With(ClosedOn("2025-11-03") with { Section47s = [Enquiry], ProtectionPlans = [ProtectionPlan with { EndDate = new("2025-11-04") }] }))
            .Breaks("a child in need plan starts the day after", With(ClosedOn("2025-06-02") with { CinPlans = [CinPlan with { EndDate = default }] }))
            .Breaks("a child in need plan ends the day after", With(ClosedOn("2025-09-30") with { CinPlans = [CinPlan] }))
            .Holds("all of it on the day", With(ClosedOn("2025-06-02") with
            {
                DateOfInitialCpc = new("2025-06-02"),
                Assessments = [Assessment with { ActualStartDate = new("2025-06-02") }],
                Section47s = [Enquiry with { ActualStartDate = new("2025-06-02"), DateOfInitialCpc = new("2025-06-02") }],
                ProtectionPlans = [ProtectionPlan with { EndDate = new("2025-06-02") }],
                CinPlans = [CinPlan with { StartDate = new("2025-06-02"), EndDate = new("2025-06-02") }],
            }))
            .Holds("open", With(Protected)),
        new Cases("8568")
            .Breaks("missing", With(Episode with { ReferralNfa = default }))
            .Breaks("no such word", With(Episode with { ReferralNfa = new("no") }))
            .Holds("0", With(Episode))
            .Holds("false", With(Episode with { ReferralNfa = new("false") }))
            .Holds("true", With(NoFurtherAction with { ReferralNfa = new("true") })),
        new Cases("8569Q")
            .Breaks("two days before the year, which began on a Tuesday", With(NoFurtherAction with { CinReferralDate = new("2025-03-30") }))
            .Breaks("not said whether", With(Episode with { CinReferralDate = new("2025-03-30"), ReferralNfa = default }))
            .Holds("the working day before the year", With(NoFurtherAction with { CinReferralDate = new("2025-03-31") }))
            .Holds("further action", With(Episode with { CinReferralDate = new("2024-03-30"), ReferralNfa = new("false") })),
        new Cases("8585Q")
            .Breaks("no date of death", With(Closed with { ReasonForClosure = new("RC2") }))
            .Holds("a date of death", With(Closed with { ReasonForClosure = new("RC2") }) with { PersonDeathDate = new("2025-11-03") })
            .Holds("another reason", With(Closed)),
        new Cases("8600")
            .Breaks("missing", With(Episode with { CinReferralDate = default }))
            .Breaks("no date", With(Episode with { CinReferralDate = new("06/05/2025") }))
            .Breaks("the day after the reference date", With(NoFurtherAction with { CinReferralDate = new("2026-04-01") }))
            .Holds("on the reference date", With(NoFurtherAction with { CinReferralDate = new("2026-03-31") })),
        new Cases("8606")
            .Breaks("281 days before the birth", Child with { PersonBirthDate = new(Day("2025-05-06", 281)) })
            .Breaks("281 days before the expected birth", Unborn with { ExpectedPersonBirthDate = new(Day("2026-01-12", 281)) })
            .Holds("280 days before the birth", Child with { PersonBirthDate = new(Day("2025-05-06", 280)) })
            .Holds("280 days before the expected birth", Unborn with { ExpectedPersonBirthDate = new(Day("2026-01-12", 280)) }),
        new Cases("8610")
            .Breaks("missing", With(Episode with { PrimaryNeedCode = default }))
            .Holds("there", With(Episode))
            .Holds("not asked after no further action", With(NoFurtherAction)),
        new Cases("8620")
            .Breaks("the day before the year", With(ClosedOn("2025-03-31")))
            .Breaks("the day after the reference date", With(ClosedOn("2026-04-01")))
            .Breaks("no date", With(ClosedOn("soon")))
            .Holds("the first day", With(ClosedOn("2025-04-01")))
            .Holds("the reference date", With(ClosedOn("2026-03-31"))),
        new Cases("8630")
            .Breaks("the day before the referral", With(ClosedOn("2025-05-05")))
            .Holds("on the day of the referral", With(ClosedOn("2025-05-06"))),
        new Cases("8640")
            .Breaks("no code", With(Closed with { ReasonForClosure = new("RC10") }))
            .Holds("RC9", With(Closed with { ReasonForClosure = new("RC9") }))
            .Holds("none", With(Episode)),
        new Cases("8640", year: 2022)
            .Breaks("RC9 before it came", With(Closed with { ReasonForClosure = new("RC9") }))
            .Holds("RC8", With(Closed with { ReasonForClosure = new("RC8") })),
        new Cases("8650")
            .Breaks("no code", With(Episode with { PrimaryNeedCode = new("N10") }))
            .Holds("N0", With(Episode with { PrimaryNeedCode = new("N0") }))
            .Holds("none", With(NoFurtherAction)),
        new Cases("8805")
            .Breaks("no reason", With(Closed with { ReasonForClosure = default }))
            .Holds("a reason", With(Closed)),
        new Cases("8810")
            .Breaks("no date", With(Closed with { CinClosureDate = default }))
            .Holds("a date", With(Closed)),
        new Cases("8815")
            .Breaks("two, and both are flagged", [0, 1], With(Episode, Episode with { CinReferralDate = new("2025-12-01") }))
            .Holds("one of them closed", With(Closed, Episode with { CinReferralDate = new("2025-12-01") }))
            .Holds("one of them came to nothing", With(NoFurtherAction, Episode)),
        new Cases("8816")
            .Breaks("a later referral that came to nothing", With(Episode, NoFurtherAction with { CinReferralDate = new("2025-05-07") }))
            .Holds("both on one day", With(Episode, NoFurtherAction))
            .Holds("the later one is open", With(Closed, Episode with { CinReferralDate = new("2025-12-01") })),
        new Cases("8820")
            .Breaks("referred the day before the other closed", [1], With(Closed, Episode with { CinReferralDate = new("2025-11-02") }))
            .Breaks("referred on the day of the other’s referral", [0, 1], With(Closed, Closed))
            .Breaks("referred the day before the end of the year while the other is open", [1], With(Episode, NoFurtherAction with { CinReferralDate = new("2026-03-30") }))
            .Holds("referred on the day on which the other closed", With(Closed, Episode with { CinReferralDate = new("2025-11-03") }))
            .Holds("referred on the reference date", With(Episode, NoFurtherAction with { CinReferralDate = new("2026-03-31") }))
            .Holds("the other came to nothing and was never closed", With(NoFurtherAction, Episode with { CinReferralDate = new("2025-05-07") })),
        new Cases("8825Q")
            .Breaks("no assessment", With(AfterAssessment with { Assessments = [] }))
            .Holds("an assessment", With(AfterAssessment))
            .Holds("another reason", With(Closed with { Assessments = [] })),
        new Cases("8831")
            .Breaks("an assessment", With(NoFurtherAction with { Assessments = [new() { ActualStartDate = new("2025-05-06") }] }))
            .Breaks("an authorised assessment without a start", With(NoFurtherAction with { Assessments = [new() { AuthorisationDate = new("2025-05-06") }] }))
            .Breaks("an enquiry", With(NoFurtherAction with { Section47s = [new() { ActualStartDate = new("2025-05-06") }] }))
            .Breaks("a conference", With(NoFurtherAction with { DateOfInitialCpc = new("2025-05-20") }))
            .Holds("nothing", With(NoFurtherAction))
            .Holds("further action", With(Protected)),
        new Cases("8866")
            .Breaks("missing", With(Episode with { ReferralSource = default }))
            .Breaks("no code", With(Episode with { ReferralSource = new("3") }))
            .Breaks("missing on the first day on which it was asked", With(Episode with { CinReferralDate = new("2013-04-01"), ReferralSource = default }))
            .Holds("early help", With(Episode with { ReferralSource = new("5D") }))
            .Holds("missing the day before", With(Episode with { CinReferralDate = new("2013-03-31"), ReferralSource = default })),
        new Cases("8866", year: 2022)
            .Breaks("early help before it came", With(Episode with { ReferralSource = new("5D") }))
            .Holds("police", With(Episode with { ReferralSource = new("6") })),
        new Cases("8867")
            .Breaks("closed", With(Closed with { Assessments = [Assessment, Assessment with { AuthorisationDate = default }] }))
            .Holds("open", With(Assessment with { AuthorisationDate = default }))
            .Holds("all of them authorised", With(Closed)),
        new Cases("8868")
            .Breaks("neither", With(Closed with { Section47s = [Enquiry with { DateOfInitialCpc = default }] }))
            .Breaks("not said", With(Closed with { Section47s = [Enquiry with { DateOfInitialCpc = default, IcpcNotRequired = default }] }))
            .Holds("a conference", With(Closed with { Section47s = [Enquiry] }))
            .Holds("not required", With(Closed with { Section47s = [Enquiry with { DateOfInitialCpc = default, IcpcNotRequired = new("true") }] }))
            .Holds("both, which is odd but says how it ended", With(Closed with { Section47s = [Enquiry with { IcpcNotRequired = new("1") }] }))
            .Holds("open", With(Enquiry with { DateOfInitialCpc = default })),
        new Cases("8890")
            .Breaks("starts on the day of the other’s conference", With(Enquiry, Enquiry with { ActualStartDate = new("2025-05-20"), DateOfInitialCpc = new("2025-06-03") }))
            .Breaks("starts while the other waits for its conference", With(Enquiry with { DateOfInitialCpc = default }, Enquiry with { ActualStartDate = new("2026-03-31"), DateOfInitialCpc = default }))
            .Holds("starts the day after the other’s conference", With(Enquiry, Enquiry with { ActualStartDate = new("2025-05-21"), DateOfInitialCpc = new("2025-06-03") }))
            .Holds("the other needed no conference", With(Enquiry with { DateOfInitialCpc = default, IcpcNotRequired = new("true") }, Enquiry with { ActualStartDate = new("2025-05-21"), DateOfInitialCpc = new("2025-06-03") }))
            .Holds("the other is of another episode", With(Closed with { Section47s = [Enquiry] }, Episode with { CinReferralDate = new("2025-11-04"), Assessments = [], Section47s = [Enquiry] })));

    private static CensusEpisode AfterAssessment => Closed with { ReasonForClosure = new("RC8") };

    private static CensusEpisode ClosedOn(string day) => Closed with { CinClosureDate = new(day) };
}
