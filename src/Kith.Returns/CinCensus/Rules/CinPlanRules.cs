using static Kith.Returns.CinCensus.Rules.Write;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>What must hold of CINPlanDates, beside the other plans of the child.</summary>
internal static class CinPlanRules
{
    public static IReadOnlyList<RowRule<CinPlanRow>> All { get; } =
    [
        Rule<CinPlanRow>(
            "4000", "CINPlanStartDate",
            "The referral led to no further action, and a child in need plan is recorded",
            "Correct the no further action, or leave out the plan",
            (c, _) => c.Episode.IsNoFurtherAction, beside: c => [c.Episode.At("ReferralNFA")]),
        Clash<CinPlanRow>(
            "4001", "CINPlanEndDate",
            "A child in need plan and a child protection plan are both open",
            "End the plan that the other one replaced",
            (c, _) => c.IsOpen && !c.Sent.StartDate.IsBlank ? c.Episode.ProtectionPlans.Where(p => p.IsOpen).Select(p => p.At("CPPendDate")) : []),
        Rule<CinPlanRow>(
            "4004", "CINPlanEndDate",
            "The episode has more than one open child in need plan",
            "End all but the latest, on the day on which the next one starts",
            (c, _) => c.IsOpen && c.Episode.OpenCinPlans > 1),
        Rule<CinPlanRow>(
            "4010", "CINPlanStartDate",
            "The start of the child in need plan is missing, after the reference date or not a date",
            "Correct the start; leave out a plan of the next census year",
            (c, p) => c.Started is null || c.Started > p.ReferenceDate),
        Rule<CinPlanRow>(
            "4011", "CINPlanEndDate CINPlanStartDate",
            "The child in need plan ends before it starts",
            "Correct one of the two dates",
            (c, _) => c.Ended < c.Started),
        Rule<CinPlanRow>(
            "4012Q", "CINPlanStartDate CINPlanEndDate",
            "The child in need plan starts and ends on the same day",
            "Check whether there was a plan",
            (c, _) => c.Started is not null && c.Started == c.Ended),
        Rule<CinPlanRow>(
            "4013", "CINPlanEndDate",
            "The child in need plan did not end in the census year",
            "Correct the end; leave out a plan that an earlier census has told, and an end in the next year",
            (c, p) => !c.IsOpen && !p.Holds(c.Ended)),

        // A plan that begins on the day on which another ends overlaps it, as the rule is published.
        Clash<CinPlanRow>(
            "4014", "CINPlanStartDate",
            "The child in need plan starts while another one goes on, or on the day on which it ends",
            "Correct the dates, or put the two plans together",
            (c, p) => c.Episode.Child.CinPlans
                .Where(other => other != c && c.Started >= other.Started && (c.Started <= other.Ended || (other.IsOpen && c.Started <= p.ReferenceDate)))
                .Select(other => other.At("CINPlanStartDate", "CINPlanEndDate"))),
        Rule<CinPlanRow>(
            "4015", "CINPlanStartDate",
            "The child in need plan starts before the referral of its episode",
            "Correct the start of the plan or the referral date",
            (c, _) => c.Started < c.Episode.Referred, beside: c => [c.Episode.At("CINreferralDate")]),
        Clash<CinPlanRow>(
            "4016", "CINPlanStartDate",
            "The child in need plan starts while a child protection plan goes on",
            "Start it on the day on which the child protection plan ends",
            (c, p) => c.Episode.Child.ProtectionPlans
                .Where(cpp => c.Started >= cpp.Started && (c.Started < cpp.Ended || (cpp.IsOpen && c.Started <= p.ReferenceDate)))
                .Select(cpp => cpp.At("CPPstartDate", "CPPendDate"))),
        Clash<CinPlanRow>(
            "4017", "CINPlanStartDate CINPlanEndDate",
            "A child protection plan starts while the child in need plan goes on",
            "End the child in need plan on the day on which the child protection plan starts",
            (c, p) => c.Episode.Child.ProtectionPlans
                .Where(cpp => cpp.Started >= c.Started && (cpp.Started < c.Ended || (c.IsOpen && cpp.Started <= p.ReferenceDate)))
                .Select(cpp => cpp.At("CPPstartDate"))),
    ];
}
