using static Kith.Returns.CinCensus.Rules.Write;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>What must hold of ChildProtectionPlans and their reviews.</summary>
internal static class ProtectionPlanRules
{
    public static IReadOnlyList<RowRule<ProtectionPlanRow>> All { get; } =
    [
        Rule<ProtectionPlanRow>(
            "1105", "CPPstartDate",
            "The child protection plan starts before the referral of its episode",
            "Correct the start of the plan or the referral date",
            (c, _) => c.Started < c.Episode.Referred, beside: c => [c.Episode.At("CINreferralDate")]),
        Rule<ProtectionPlanRow>(
            "2885", "CPPstartDate",
            "The child protection plan does not start on the day of an initial child protection conference",
            "Start it on the day of the conference of its section 47 enquiry; without an enquiry, of the conference of the episode",
            (c, p) => p.Holds(c.Started) && !StartsOnAConference(c),
            beside: c => Required(c.Episode).Select(s => s.At("DateOfInitialCPC")).DefaultIfEmpty(c.Episode.At("DateOfInitialCPC"))),
        Rule<ProtectionPlanRow>(
            "8720", "CPPstartDate",
            "The start of the child protection plan is missing, after the reference date or not a date",
            "Correct the start; leave out a plan of the next census year",
            (c, p) => c.Started is null || c.Started > p.ReferenceDate),
        Rule<ProtectionPlanRow>(
            "8730", "NumberOfPreviousCPP",
            "The number of previous child protection plans is missing or not a number from 0",
            "Count the plans that the child had before this one, in any authority",
            (c, _) => c.Sent.NumberOfPreviousCpp.Value is not >= 0),
        Rule<ProtectionPlanRow>(
            "8832", "CPPstartDate",
            "The referral led to no further action, and a child protection plan is recorded",
            "Correct the no further action, or leave out the plan",
            (c, _) => c.Episode.IsNoFurtherAction, beside: c => [c.Episode.At("ReferralNFA")]),
        Rule<ProtectionPlanRow>(
            "8840", "CPPstartDate CPPendDate",
            "The child protection plan starts and ends on the same day",
            "Correct one of the two dates, or leave out a plan that was never made",
            (c, _) => c.Started is not null && c.Started == c.Ended),
        Clash<ProtectionPlanRow>(
            "8841", "CPPstartDate",
            "A review of the child protection plan is on or before the day on which it starts",
            "Correct the date of the review; the initial conference is not a review",
            (c, _) => c.Reviews.Where(r => r.On <= c.Started).Select(r => r.At("CPPreviewDate"))),
        Rule<ProtectionPlanRow>(
            "8905", "InitialCategoryOfAbuse",
            "The first category of abuse is missing or not a code of its set",
            "Choose NEG, PHY, SAB or EMO",
            (c, p) => !CensusCodes.CategoryOfAbuse.IsValid(c.Sent.InitialCategoryOfAbuse.Value, p.Year)),
        Rule<ProtectionPlanRow>(
            "8910", "LatestCategoryOfAbuse",
            "The latest category of abuse is missing or not a code of its set",
            "Choose NEG, PHY, SAB or EMO",
            (c, p) => !CensusCodes.CategoryOfAbuse.IsValid(c.Sent.LatestCategoryOfAbuse.Value, p.Year)),
        Rule<ProtectionPlanRow>(
            "8915", "CPPstartDate",
            "The child protection plan starts after the child’s death",
            "Correct the date of death or the start of the plan",
            (c, _) => c.Episode.Child.Died < c.Started, beside: c => [c.Episode.Child.At("PersonDeathDate")]),
        Rule<ProtectionPlanRow>(
            "8920", "CPPendDate",
            "The child protection plan ends after the child’s death",
            "Correct the date of death or the end of the plan, which ends at the latest on the day of death",
            (c, _) => c.Episode.Child.Died < c.Ended, beside: c => [c.Episode.Child.At("PersonDeathDate")]),
        Rule<ProtectionPlanRow>(
            "8925", "CPPendDate CPPstartDate",
            "The child protection plan ends before it starts",
            "Correct one of the two dates",
            (c, _) => c.Ended < c.Started),
        Rule<ProtectionPlanRow>(
            "8930", "CPPendDate",
            "The child protection plan did not end in the census year",
            "Correct the end; leave out a plan that an earlier census has told, and an end in the next year",
            (c, p) => !c.IsOpen && !p.Holds(c.Ended)),

        // Of the child, in whichever episode the plans are: nobody is on two plans at once.
        Rule<ProtectionPlanRow>(
            "8935", "CPPendDate",
            "The child has more than one open child protection plan",
            "End all but one of them",
            (c, _) => c.IsOpen && c.Episode.Child.OpenProtectionPlans > 1),
        Clash<ProtectionPlanRow>(
            "8940", "CPPstartDate",
            "The child protection plan starts while another one goes on, or on the day on which it ends",
            "Correct the dates, or put the two plans together",
            (c, p) => c.Episode.Child.ProtectionPlans
                .Where(other => other != c && c.Started >= other.Started && (c.Started <= other.Ended || (other.IsOpen && c.Started <= p.ReferenceDate)))
                .Select(other => other.At("CPPstartDate", "CPPendDate"))),
    ];

    public static IReadOnlyList<RowRule<ReviewRow>> OfEachReview { get; } =
    [
        // An open child in need plan goes on; a review on the day on which the child protection plan ends is the one that stepped it down.
        Clash<ReviewRow>(
            "4003", "CPPreviewDate",
            "A review of a child protection plan was held while a child in need plan went on",
            "Correct the date of the review, or the dates of the child in need plan",
            (r, _) => r.On is null || r.On == r.Plan.Ended
                ? []
                : r.Plan.Episode.Child.CinPlans.Where(plan => r.On >= plan.Started && (r.On < plan.Ended || plan.IsOpen)).Select(plan => plan.At("CINPlanStartDate", "CINPlanEndDate"))),
        Rule<ReviewRow>(
            "8842Q", "CPPreviewDate",
            "A review of a child protection plan has no date, or one that is not a date",
            "Add the date of the review, or leave the review out",
            (r, _) => r.On is null),
    ];

    private static IEnumerable<EnquiryRow> Required(EpisodeRow episode) => episode.Enquiries.Where(s => !s.IsConferenceNotRequired);

    private static bool StartsOnAConference(ProtectionPlanRow c) => Required(c.Episode).Any()
        ? Required(c.Episode).Any(s => s.Conference == c.Started)
        : c.Episode.Conference == c.Started;
}
