using Kith.Practice.Shared;

namespace Kith.Practice.Casework;

/// <summary>
/// One child's time as a child in need, from referral to closure, with the statutory events under it. Field meanings are those of the
/// children in need census; an imported value is stored as sent, so codes and dates here may break a rule that Kith would enforce on its own forms.
/// </summary>
public sealed class ChildEpisode
{
    private readonly List<Plan> plans = [];
    private readonly List<Section47Enquiry> enquiries = [];

    private ChildEpisode()
    {
    }

    public ChildEpisodeId Id { get; private set; }

    public PersonId Child { get; private set; }

    /// <summary>The family's period of work that this belongs to; none for a referral with no further action.</summary>
    public FamilyEpisodeId? FamilyEpisode { get; private set; }

    public DateOnly ReferredOn { get; private set; }

    /// <summary>Source of referral code (N00152), such as 6 for police.</summary>
    public string? ReferralSource { get; private set; }

    /// <summary>Primary need code (N00101), N0 to N9.</summary>
    public string? PrimaryNeed { get; private set; }

    /// <summary>Referral with no further action (N00112).</summary>
    public bool? NoFurtherAction { get; private set; }

    /// <summary>Date of an initial child protection conference held without a section 47 enquiry (N00110).</summary>
    public DateOnly? InitialConferenceOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Reason for closure code (N00103), RC1 to RC9.</summary>
    public string? ReasonForClosure { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<Plan> Plans => plans;

    public IReadOnlyList<Section47Enquiry> Enquiries => enquiries;

    public static ChildEpisode AsSent(PersonId child, DateOnly referredOn, Now now) =>
        new() { Id = Shared.Id.New<ChildEpisodeId>(now), Child = child, ReferredOn = referredOn };

    /// <summary>A child referred to children's social care.</summary>
    public static ChildEpisode Refer(PersonId child, FamilyEpisodeId episode, DateOnly on, string source, Now now) =>
        new() { Id = Shared.Id.New<ChildEpisodeId>(now), Child = child, FamilyEpisode = episode, ReferredOn = on, ReferralSource = source, NoFurtherAction = false };

    public void Take(string? source, string? need, bool? noFurtherAction, DateOnly? initialConferenceOn, DateOnly? closedOn, string? reasonForClosure)
    {
        (ReferralSource, PrimaryNeed, NoFurtherAction) = (source, need, noFurtherAction);
        (InitialConferenceOn, ClosedOn, ReasonForClosure) = (initialConferenceOn, closedOn, reasonForClosure);
    }

    public void BelongTo(FamilyEpisodeId? episode) => FamilyEpisode = episode;

    /// <summary>Says why the child is in need, or puts right what was said of the referral.</summary>
    /// <param name="codes">The codes that the census of the day knows.</param>
    public Refusals Describe(string? source, string? need, string? reason, ReferralCodes codes)
    {
        var no = new Refusals()
            .If(source is null || !codes.Sources.Contains(source), "Source", "Select who referred the child")
            .If(need is null || !codes.Needs.Contains(need), "Need", "Select why the child is in need")
            .If(ClosedOn is null && reason is not null, "Reason", "The child’s episode is open: it has no reason for closure")
            .If(ClosedOn is not null && (reason is null || !ClosureReason.Codes.ContainsKey(reason)), "Reason", "Select why the child’s episode ended");
        if (!no.Any)
        {
            (ReferralSource, PrimaryNeed, ReasonForClosure) = (source, need, reason);
        }

        return no;
    }

    /// <summary>Whether children’s episodes may end on a day: what is under way for their protection must have ended (census rules 2990, 8565 and 8868).</summary>
    public static Refusals CheckClosing(IReadOnlyList<ChildEpisode> children, DateOnly? on, string? reason)
    {
        var allPlans = children.SelectMany(c => c.Plans).ToList();
        var allEnquiries = children.SelectMany(c => c.Enquiries).ToList();
        DateOnly?[] days = [.. allPlans.SelectMany(p => new[] { p.StartsOn, p.EndsOn, p.LastReviewOn }), .. allEnquiries.SelectMany(e => new[] { e.StartedOn, e.OutcomeOn, e.ConferenceOn }), .. children.Select(c => c.InitialConferenceOn)];
        return new Refusals()
            .If(allPlans.Exists(p => p.Kind == PlanKind.ChildProtection && p.IsOpen), string.Empty, "A child is on a child protection plan. End the plan first")
            .If(allEnquiries.Exists(e => e.IsOpen), string.Empty, "A section 47 enquiry is open. Record its outcome or its conference first")
            .If(on is not null && days.Max() > on, "ClosedOn", $"The day the work closes must be the same as or after {days.Max():d MMMM yyyy}, the latest day of an enquiry, conference or plan")
            .If(
                ClosureReason.NeedsAssessment(reason) && (allPlans.Count + allEnquiries.Count > 0 || children.Any(c => c.InitialConferenceOn is not null)),
                "Reason",
                "There has been an enquiry, a conference or a plan since the assessment: select another reason");
    }

    /// <summary>Ends the episode, and with it a child in need plan.</summary>
    /// <returns>The plans that ended with it.</returns>
    public IReadOnlyList<Plan> Close(DateOnly on, string reason)
    {
        (ClosedOn, ReasonForClosure) = (on, reason);
        var ended = plans.FindAll(p => p.IsOpen);
        ended.ForEach(p => p.End(on));
        return ended;
    }

    /// <summary>An initial conference was held without an enquiry, as for a child who moved in on another authority’s plan; null when there was none.</summary>
    public void HoldConference(DateOnly? on) => InitialConferenceOn = on;

    public void Add(Plan plan) => plans.Add(plan);

    public void Add(Section47Enquiry enquiry) => enquiries.Add(enquiry);
}

/// <summary>Codes of the day for who referred a child (N00152) and why the child is in need (N00101).</summary>
public sealed record ReferralCodes(IReadOnlySet<string> Sources, IReadOnlySet<string> Needs);

/// <summary>Why a child’s episode ended: reason for closure codes (N00103) of the children in need census.</summary>
public static class ClosureReason
{
    public static IReadOnlyDictionary<string, string> Codes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RC1"] = "Adopted",
        ["RC2"] = "Died",
        ["RC3"] = "Child arrangements order",
        ["RC4"] = "Special guardianship order",
        ["RC5"] = "Transferred to another authority",
        ["RC6"] = "Transferred to adult social care",
        ["RC7"] = "No longer in need, or services ended for another reason",
        ["RC8"] = "Closed after assessment, no further action",
        ["RC9"] = "Closed after assessment, to early help",
    };

    /// <summary>Whether the reason says that an assessment was made.</summary>
    public static bool NeedsAssessment(string? code) => code is "RC8" or "RC9";
}
