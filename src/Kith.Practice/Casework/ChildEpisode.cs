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

    public void Close(DateOnly on, string reason) => (ClosedOn, ReasonForClosure) = (on, reason);

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

public enum PlanKind
{
    ChildInNeed,
    ChildProtection,
}

/// <summary>A child in need plan or child protection plan between two days, with its review conferences.</summary>
public sealed class Plan
{
    private readonly List<PlanReview> reviews = [];

    private Plan()
    {
    }

    public RowId Id { get; private set; }

    public PlanKind Kind { get; private set; }

    public DateOnly? StartsOn { get; private set; }

    public DateOnly? EndsOn { get; private set; }

    /// <summary>Initial category of abuse (N00113): NEG, PHY, SAB, EMO or MUL; child protection only.</summary>
    public string? InitialCategory { get; private set; }

    /// <summary>Latest category of abuse (N00114).</summary>
    public string? LatestCategory { get; private set; }

    /// <summary>Number of previous child protection plans (N00106).</summary>
    public int? PreviousPlans { get; private set; }

    public IReadOnlyList<PlanReview> Reviews => reviews;

    public static Plan Of(
        PlanKind kind, DateOnly? startsOn, DateOnly? endsOn, Now now, string? initialCategory = null, string? latestCategory = null, int? previousPlans = null, IEnumerable<DateOnly>? reviewedOn = null)
    {
        var plan = new Plan { Id = Shared.Id.New<RowId>(now), Kind = kind };
        plan.Take(startsOn, endsOn, initialCategory, latestCategory, previousPlans, reviewedOn ?? []);
        return plan;
    }

    public void Take(DateOnly? startsOn, DateOnly? endsOn, string? initialCategory, string? latestCategory, int? previousPlans, IEnumerable<DateOnly> reviewedOn)
    {
        (StartsOn, EndsOn) = (startsOn, endsOn);
        (InitialCategory, LatestCategory, PreviousPlans) = (initialCategory, latestCategory, previousPlans);
        var held = reviewedOn.ToHashSet();
        reviews.RemoveAll(r => !held.Contains(r.HeldOn));
        reviews.AddRange(held.Except(reviews.Select(r => r.HeldOn)).Order().Select(day => new PlanReview(day)).ToList());
    }
}

/// <summary>The day a review conference was held (N00116).</summary>
public sealed class PlanReview(DateOnly heldOn)
{
    public DateOnly HeldOn { get; private set; } = heldOn;
}

/// <summary>A section 47 enquiry (Children Act 1989) and the initial conference it led to.</summary>
public sealed class Section47Enquiry
{
    private Section47Enquiry()
    {
    }

    public RowId Id { get; private set; }

    public DateOnly? StartedOn { get; private set; }

    /// <summary>Target date of the initial conference (N00109).</summary>
    public DateOnly? ConferenceTarget { get; private set; }

    /// <summary>Date of the initial conference (N00110).</summary>
    public DateOnly? ConferenceOn { get; private set; }

    /// <summary>Initial conference not required (N00111).</summary>
    public bool? ConferenceNotRequired { get; private set; }

    public static Section47Enquiry Of(DateOnly? startedOn, DateOnly? target, DateOnly? conferenceOn, bool? notRequired, Now now)
    {
        var enquiry = new Section47Enquiry { Id = Shared.Id.New<RowId>(now) };
        enquiry.Take(startedOn, target, conferenceOn, notRequired);
        return enquiry;
    }

    public void Take(DateOnly? startedOn, DateOnly? target, DateOnly? conferenceOn, bool? notRequired) =>
        (StartedOn, ConferenceTarget, ConferenceOn, ConferenceNotRequired) = (startedOn, target, conferenceOn, notRequired);
}
