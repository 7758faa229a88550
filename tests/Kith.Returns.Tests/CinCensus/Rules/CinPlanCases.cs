using Kith.Returns.CinCensus;
using static Kith.Returns.Tests.CinCensus.Rules.Clean;

namespace Kith.Returns.Tests.CinCensus.Rules;

internal static class CinPlanCases
{
    public static IEnumerable<RuleCase> All => Cases.Of(
        new Cases("4000")
            .Breaks("no further action", With(NoFurtherAction with { CinPlans = [CinPlan] }))
            .Holds("further action", With(CinPlan)),
        new Cases("4001")
            .Breaks("both open", With(Protected with { CinPlans = [Open("2025-06-03")] }))
            .Holds("the child protection plan ended", With(Protected with { ProtectionPlans = [ProtectionPlan with { EndDate = new("2025-09-01") }], CinPlans = [Open("2025-09-01")] }))
            .Holds("the child in need plan ended", With(Protected with { CinPlans = [CinPlan] })),
        new Cases("4004")
            .Breaks("two open, and both are flagged", [0, 1], With(Open("2025-06-03"), Open("2025-10-02")))
            .Holds("one open", With(CinPlan, Open("2025-10-02"))),
        new Cases("4010")
            .Breaks("missing", With(CinPlan with { StartDate = default }))
            .Breaks("no date", With(CinPlan with { StartDate = new("2025-6-3") }))
            .Breaks("the day after the reference date", With(Open("2026-04-01")))
            .Holds("the reference date", With(Open("2026-03-31"))),
        new Cases("4011")
            .Breaks("the day before it starts", With(CinPlan with { EndDate = new("2025-06-02") }))
            .Holds("on the day", With(CinPlan with { EndDate = new("2025-06-03") })),
        new Cases("4012Q")
            .Breaks("the same day", With(CinPlan with { EndDate = new("2025-06-03") }))
            .Holds("the next day", With(CinPlan with { EndDate = new("2025-06-04") }))
            .Holds("neither date", With(new CensusCinPlan())),
        new Cases("4013")
            .Breaks("the day before the year", With(CinPlan with { EndDate = new("2025-03-31") }))
            .Breaks("the day after the reference date", With(CinPlan with { EndDate = new("2026-04-01") }))
            .Breaks("no date", With(CinPlan with { EndDate = new("tbc") }))
            .Holds("the first day", With(CinPlan with { EndDate = new("2025-04-01") }))
            .Holds("the reference date", With(CinPlan with { EndDate = new("2026-03-31") }))
            .Holds("open", With(Open("2025-06-03"))),
        new Cases("4014")
            .Breaks("starts on the day on which the other ends", [1], With(CinPlan, Open("2025-10-01")))
            .Breaks("starts on the reference date while the other is open", [1], With(Open("2025-06-03"), Open("2026-03-31")))
            .Breaks("of two episodes", [1], With(Closed with { CinPlans = [CinPlan] }, Episode with { CinReferralDate = new("2025-11-03"), CinPlans = [Open("2025-09-01")] }))
            .Holds("starts the day after", With(CinPlan, Open("2025-10-02"))),
        new Cases("4015")
            .Breaks("the day before the referral", With(Open("2025-05-05")))
            .Holds("on the day of the referral", With(Open("2025-05-06"))),
        new Cases("4016")
            .Breaks("on the day on which the child protection plan starts", With(Protected with { CinPlans = [Open("2025-05-20")] }))
            .Breaks("the day before it ends", With(Protected with { ProtectionPlans = [Ended("2025-09-01")], CinPlans = [Open("2025-08-31")] }))
            .Breaks("on the reference date while it is open", With(Protected with { CinPlans = [Open("2026-03-31")] }))
            .Breaks("in another episode", With(Protected with { CinClosureDate = new("2025-11-03") }, Episode with { CinReferralDate = new("2025-11-03"), CinPlans = [Open("2025-11-04")] }))
            .Holds("on the day on which it ends", With(Protected with { ProtectionPlans = [Ended("2025-09-01")], CinPlans = [Open("2025-09-01")] }))
            .Holds("the day before it starts", With(Protected with { CinPlans = [Open("2025-05-19")] })),
        new Cases("4017")
            .Breaks("starts on the day on which the child in need plan starts", With(Protected with { CinPlans = [CinPlan with { StartDate = new("2025-05-20") }] }))
            .Breaks("starts the day before it ends", With(Protected with { CinPlans = [CinPlan with { StartDate = new("2025-05-06"), EndDate = new("2025-05-21") }] }))
            .Breaks("starts while it is open", With(Protected with { CinPlans = [Open("2025-05-06")] }))
            .Holds("starts on the day on which it ends", With(Protected with { CinPlans = [CinPlan with { StartDate = new("2025-05-06"), EndDate = new("2025-05-20") }] }))
            .Holds("starts the day before it", With(Protected with { CinPlans = [Open("2025-05-21")] })));

    private static CensusCinPlan Open(string start) => new() { StartDate = new(start) };

    private static CensusProtectionPlan Ended(string day) => ProtectionPlan with { EndDate = new(day) };
}
