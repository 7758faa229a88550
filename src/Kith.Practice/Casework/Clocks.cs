namespace Kith.Practice.Casework;

/// <summary>What has a clock so far.</summary>
public enum Clock
{
    ReferralDecision,
    Assessment,
    AssessmentFirstCheckpoint,
    AssessmentSecondCheckpoint,
    GroupSupervision,
    ChildProtectionVisit,
    ChildInNeedVisit,
    InitialConference,
    FirstReviewConference,
    LaterReviewConference,
}

/// <summary>Every clock rule in every version, with its source. Local standards and the model’s rhythm are a starting set: each partnership sets its own.</summary>
public static class Clocks
{
    private const string WorkingTogether = "Working Together to Safeguard Children 2023, as in each edition since 2013";

    // The edition that replaced initial and core assessments by one assessment of 45 working days.
    private static readonly DateOnly OneAssessment = new(2013, 4, 15);
    private static readonly DateOnly StartingSet = new(2021, 1, 1);

    public static IReadOnlyList<ClockRule> All { get; } =
    [
        new(Clock.ReferralDecision, 1, "Decision on a referral, and acknowledgement to the referrer", "the referral", Working(1), ClockClass.Guidance, WorkingTogether, OneAssessment),
        new(Clock.Assessment, 1, "Child and family assessment authorised", "the referral", Working(45), ClockClass.Guidance, WorkingTogether, OneAssessment),
        new(Clock.AssessmentFirstCheckpoint, 1, "Manager’s first checkpoint in an assessment", "the referral", Working(10), ClockClass.Local, "As Torbay publishes", StartingSet),
        new(Clock.AssessmentSecondCheckpoint, 1, "Manager’s second checkpoint in an assessment", "the referral", Working(20), ClockClass.Local, "As Torbay publishes", StartingSet),
        new(
            Clock.GroupSupervision,
            1,
            "Group supervision",
            "the family is allocated or the last one is signed",
            new ClockLength(31, ClockUnit.Days),
            ClockClass.Model,
            "Family Safeguarding: every month for each family. That a month is 31 days is ours",
            StartingSet,
            IsOurs: true),
        new(
            Clock.ChildProtectionVisit,
            1,
            "Visit to a child on a child protection plan",
            "the child was last seen",
            Working(10),
            ClockClass.Local,
            "As Liverpool and Central Bedfordshire publish",
            StartingSet),
        new(Clock.ChildInNeedVisit, 1, "Visit to a child in need", "the child was last seen", Working(20), ClockClass.Local, "Common to several published standards", StartingSet),
        new(
            Clock.InitialConference,
            1,
            "Initial child protection conference",
            "the strategy discussion at which the section 47 enquiry was started",
            Working(15),
            ClockClass.Guidance,
            WorkingTogether,
            OneAssessment),
        new(Clock.FirstReviewConference, 1, "First review child protection conference", "the initial conference", Months(3), ClockClass.Guidance, WorkingTogether, OneAssessment),
        new(Clock.LaterReviewConference, 1, "Next review child protection conference", "the review before it", Months(6), ClockClass.Guidance, WorkingTogether, OneAssessment),
    ];

    /// <summary>The version by which a trigger is counted; one from before the first version is counted by the first.</summary>
    public static ClockRule RuleFor(Clock clock, DateOnly trigger)
    {
        var versions = All.Where(r => r.Id == clock).OrderBy(r => r.Version).ToList();
        return versions.FindLast(r => r.From <= trigger) ?? versions[0];
    }

    public static Due Due(Clock clock, DateOnly trigger) => RuleFor(clock, trigger).DueFrom(trigger);

    private static ClockLength Months(int months) => new(months, ClockUnit.Months);

    private static ClockLength Working(int days) => new(days, ClockUnit.WorkingDays);
}

public static class ClockWords
{
    public static string InWords(this ClockClass from) => from switch
    {
        ClockClass.Statute => "Law",
        ClockClass.Guidance => "Statutory guidance",
        ClockClass.Local => "Local standard",
        _ => "Practice model",
    };
}
