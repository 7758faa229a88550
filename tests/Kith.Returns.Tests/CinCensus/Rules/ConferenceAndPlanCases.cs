using Kith.Returns.CinCensus;
using static Kith.Returns.Tests.CinCensus.Rules.Clean;

namespace Kith.Returns.Tests.CinCensus.Rules;

internal static class ConferenceAndPlanCases
{
    public static IEnumerable<RuleCase> All => Cases.Of(
        new Cases("1104")
            .Breaks("the enquiry’s conference, the day before", With(Enquiry with { DateOfInitialCpc = new("2025-05-05") }))
            .Breaks("the episode’s own conference, the day before", With(Episode with { DateOfInitialCpc = new("2025-05-05") }))
            .Holds("on the day of the referral", With(Episode with { DateOfInitialCpc = new("2025-05-06"), Section47s = [Enquiry with { DateOfInitialCpc = new("2025-05-06") }] })),
        new Cases("2884")
            .Breaks("of one episode", With(Episode with { DateOfInitialCpc = new("2025-05-20"), Section47s = [Enquiry] }))
            .Breaks("of two episodes of the child", With(Episode with { Section47s = [Enquiry] }, NoFurtherAction with { DateOfInitialCpc = new("2025-05-20") }))
            .Holds("a day apart", With(Episode with { DateOfInitialCpc = new("2025-05-21"), Section47s = [Enquiry] }))
            .Holds("neither has a date", With(Enquiry with { DateOfInitialCpc = default })),
        new Cases("2889")
            .Breaks("the day before", With(Enquiry with { ActualStartDate = new("2025-05-05") }))
            .Holds("on the day of the referral", With(Enquiry)),
        new Cases("8615")
            .Breaks("starts the day after its conference", With(Enquiry with { ActualStartDate = new("2025-05-21") }))
            .Breaks("no start", With(Enquiry with { ActualStartDate = default }))
            .Holds("starts on the day of its conference", With(Enquiry with { ActualStartDate = new("2025-05-20") }))
            .Holds("neither", With(Enquiry with { ActualStartDate = default, DateOfInitialCpc = default })),
        new Cases("8675Q")
            .Breaks("16 working days before the end of the year", With(Enquiry with { ActualStartDate = new("2026-03-09"), DateOfInitialCpc = default }))
            .Breaks("the flag in words", With(Enquiry with { ActualStartDate = new("2026-03-09"), DateOfInitialCpc = default, IcpcNotRequired = new("false") }))
            .Holds("15 working days before", With(Enquiry with { ActualStartDate = new("2026-03-10"), DateOfInitialCpc = default }))
            .Holds("not required", With(Enquiry with { DateOfInitialCpc = default, IcpcNotRequired = new("1") }))
            .Holds("held", With(Enquiry)),
        new Cases("8715")
            .Breaks("the day before the year", With(Enquiry with { DateOfInitialCpc = new("2025-03-31") }))
            .Breaks("the day after the reference date", With(Enquiry with { DateOfInitialCpc = new("2026-04-01") }))
            .Breaks("no date", With(Enquiry with { DateOfInitialCpc = new("20 May") }))
            .Holds("the first day", With(Enquiry with { DateOfInitialCpc = new("2025-04-01") }))
            .Holds("the reference date", With(Enquiry with { DateOfInitialCpc = new("2026-03-31") })),
        new Cases("8740")
            .Breaks("the day before the year", With(Enquiry with { ActualStartDate = new("2025-03-31"), DateOfInitialCpc = default }))
            .Breaks("the flag in words", With(Enquiry with { ActualStartDate = new("2025-03-31"), DateOfInitialCpc = default, IcpcNotRequired = new("false") }))
            .Breaks("no start", With(Enquiry with { ActualStartDate = default, DateOfInitialCpc = default }))
            .Holds("the first day", With(Enquiry with { ActualStartDate = new("2025-04-01"), DateOfInitialCpc = default }))
            .Holds("not required", With(Enquiry with { ActualStartDate = new("2025-03-31"), DateOfInitialCpc = default, IcpcNotRequired = new("true") }))
            .Holds("held", With(Enquiry with { ActualStartDate = new("2025-03-31") })),
        new Cases("8839")
            .Breaks("two, and both are flagged", [0, 2], With(Waiting, Enquiry, Waiting with { IcpcNotRequired = default }))
            .Holds("one", With(Waiting, Enquiry))
            .Holds("one of them not required", With(Waiting, Waiting with { IcpcNotRequired = new("true") })),
        new Cases("8870Q")
            .Breaks("Saturday", With(Enquiry with { InitialCpcTarget = new("2025-05-24") }))
            .Breaks("Sunday", With(Enquiry with { InitialCpcTarget = new("2025-05-25") }))
            .Holds("Friday", With(Enquiry with { InitialCpcTarget = new("2025-05-23") }))
            .Holds("a bank holiday", With(Enquiry with { InitialCpcTarget = new("2025-05-26") })),
        new Cases("8875")
            .Breaks("Saturday", With(Enquiry with { DateOfInitialCpc = new("2025-05-17") }))
            .Breaks("Sunday", With(Enquiry with { DateOfInitialCpc = new("2025-05-18") }))
            .Holds("Monday", With(Enquiry with { DateOfInitialCpc = new("2025-05-19") })),
        new Cases("1105")
            .Breaks("the day before", With(ProtectionPlan with { StartDate = new("2025-05-05") }))
            .Holds("on the day of the referral", With(ProtectionPlan with { StartDate = new("2025-05-06") })),
        new Cases("2885")
            .Breaks("the day after the conference", With(ProtectionPlan with { StartDate = new("2025-05-21") }))
            .Breaks("an enquiry that still waits for its conference, whatever the episode says", With(Protected with { DateOfInitialCpc = new("2025-05-20"), Section47s = [Waiting] }))
            .Breaks("no enquiry, and a day beside the episode’s conference", With(Protected with { DateOfInitialCpc = new("2025-05-21"), Section47s = [] }))
            .Breaks("nothing at all", With(Protected with { Section47s = [] }))
            .Holds("on the day of the conference", With(Protected))
            .Holds("on the day of the second conference", With(Protected with { Section47s = [Enquiry with { DateOfInitialCpc = new("2025-05-12") }, Enquiry] }))
            .Holds("no enquiry, and the episode’s conference", With(Protected with { DateOfInitialCpc = new("2025-05-20"), Section47s = [] }))
            .Holds("only an enquiry whose conference was not required, in words, and the episode’s conference", With(Protected with
            {
                DateOfInitialCpc = new("2025-05-20"),
                Section47s = [Enquiry with { DateOfInitialCpc = default, IcpcNotRequired = new("true") }],
            }))
            .Holds("started before the year", With(ProtectionPlan with { StartDate = new("2025-03-31") })),
        new Cases("8720")
            .Breaks("missing", With(ProtectionPlan with { StartDate = default }))
            .Breaks("no date", With(ProtectionPlan with { StartDate = new("2025/05/20") }))
            .Breaks("the day after the reference date", With(ProtectionPlan with { StartDate = new("2026-04-01") }))
            .Holds("the reference date", With(ProtectionPlan with { StartDate = new("2026-03-31") })),
        new Cases("8730")
            .Breaks("missing", With(ProtectionPlan with { NumberOfPreviousCpp = default }))
            .Breaks("below 0", With(ProtectionPlan with { NumberOfPreviousCpp = new("-1") }))
            .Breaks("no number", With(ProtectionPlan with { NumberOfPreviousCpp = new("two") }))
            .Holds("0", With(ProtectionPlan)),
        new Cases("8832")
            .Breaks("no further action", With(NoFurtherAction with { ProtectionPlans = [ProtectionPlan] }))
            .Holds("further action", With(Protected)),
        new Cases("8840")
            .Breaks("the same day", With(ProtectionPlan with { EndDate = new("2025-05-20") }))
            .Holds("the next day", With(ProtectionPlan with { EndDate = new("2025-05-21") }))
            .Holds("neither date", With(new CensusProtectionPlan())),
        new Cases("8841")
            .Breaks("on the day on which the plan starts", With(ProtectionPlan with { Reviews = [Review("2025-05-20")] }))
            .Breaks("the second date of a group", With(ProtectionPlan with { Reviews = [Review("2025-08-12", "2025-05-19")] }))
            .Breaks("the second group", With(ProtectionPlan with { Reviews = [Review("2025-08-12"), Review("2025-05-19")] }))
            .Holds("the day after", With(ProtectionPlan with { Reviews = [Review("2025-05-21")] })),
        new Cases("8905")
            .Breaks("missing", With(ProtectionPlan with { InitialCategoryOfAbuse = default }))
            .Breaks("no code", With(ProtectionPlan with { InitialCategoryOfAbuse = new("NEGLECT") }))
            .Holds("MUL, which is not recommended", With(ProtectionPlan with { InitialCategoryOfAbuse = new("MUL") })),
        new Cases("8910")
            .Breaks("missing", With(ProtectionPlan with { LatestCategoryOfAbuse = default }))
            .Breaks("no code", With(ProtectionPlan with { LatestCategoryOfAbuse = new("emo") }))
            .Holds("a code", With(Protected)),
        new Cases("8915")
            .Breaks("the day after", With(Protected) with { PersonDeathDate = new("2025-05-19") })
            .Holds("on the day", With(Protected) with { PersonDeathDate = new("2025-05-20") }),
        new Cases("8920")
            .Breaks("the day after", With(Ended("2025-09-01")) with { PersonDeathDate = new("2025-08-31") })
            .Holds("on the day", With(Ended("2025-09-01")) with { PersonDeathDate = new("2025-09-01") }),
        new Cases("8925")
            .Breaks("the day before it starts", With(Ended("2025-05-19")))
            .Holds("on the day", With(Ended("2025-05-20"))),
        new Cases("8930")
            .Breaks("the day before the year", With(Ended("2025-03-31")))
            .Breaks("the day after the reference date", With(Ended("2026-04-01")))
            .Breaks("no date", With(Ended("yes")))
            .Holds("the first day", With(Ended("2025-04-01")))
            .Holds("the reference date", With(Ended("2026-03-31"))),
        new Cases("8935")
            .Breaks("two in one episode", [0, 1], With(ProtectionPlan, ProtectionPlan))
            .Breaks("one in each of two episodes", [0, 1], With(Protected, Episode with { ProtectionPlans = [ProtectionPlan] }))
            .Holds("one of them ended", With(Ended("2025-09-01"), ProtectionPlan)),
        new Cases("8940")
            .Breaks("on the day on which the other ends", [1], With(Ended("2025-09-01"), ProtectionPlan with { StartDate = new("2025-09-01") }))
            .Breaks("the first plan of another episode", [1], With(Protected, Episode with { ProtectionPlans = [ProtectionPlan with { StartDate = new("2026-03-31") }] }))
            .Holds("the day after", With(Ended("2025-09-01"), ProtectionPlan with { StartDate = new("2025-09-02") })),
        new Cases("4003")
            .Breaks("on the day on which the child in need plan starts", With(Reviewed(CinPlan, "2025-06-03")))
            .Breaks("the day before it ends", With(Reviewed(CinPlan, "2025-09-30")))
            .Breaks("while it is open", With(Reviewed(CinPlan with { EndDate = default }, "2025-09-30")))
            .Breaks("the second date of a group", [1], With(Reviewed(CinPlan, "2025-05-26", "2025-06-03")))
            .Holds("on the day on which it ends", With(Reviewed(CinPlan, "2025-10-01")))
            .Holds("on the day on which the child protection plan ends", With(Reviewed(CinPlan, "2025-06-03") with { ProtectionPlans = [ProtectionPlan with { EndDate = new("2025-06-03"), Reviews = [Review("2025-06-03")] }] })),
        new Cases("8842Q")
            .Breaks("an empty group", With(ProtectionPlan with { Reviews = [Review()] }))
            .Breaks("a blank date beside another", [1], With(ProtectionPlan with { Reviews = [Review("2025-08-12", "")] }))
            .Breaks("no date", With(ProtectionPlan with { Reviews = [Review("August")] }))
            .Holds("a date", With(Protected))
            .Holds("no review yet", With(ProtectionPlan with { Reviews = [] })));

    private static CensusSection47 Waiting => Enquiry with { DateOfInitialCpc = default };

    private static CensusProtectionPlan Ended(string day) => ProtectionPlan with { EndDate = new(day) };

    private static CensusEpisode Reviewed(CensusCinPlan plan, params string[] dates) =>
        Protected with { CinPlans = [plan], ProtectionPlans = [ProtectionPlan with { Reviews = [Review(dates)] }] };
}
