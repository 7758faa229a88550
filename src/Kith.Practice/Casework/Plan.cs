using Kith.Practice.Shared;

namespace Kith.Practice.Casework;

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

    /// <summary>When it was said to have been entered by mistake. Nothing but its page shows it any more.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public PostingId? WithdrawnBy { get; private set; }

    public string? WhyWithdrawn { get; private set; }

    public bool IsOpen => StartsOn is not null && EndsOn is null;

    public DateOnly? LastReviewOn => reviews.Count == 0 ? null : reviews.Max(r => r.HeldOn);

    /// <summary>The day by which an open child protection plan is next reviewed by a conference.</summary>
    public Due? ReviewDue => Kind != PlanKind.ChildProtection || !IsOpen ? null
        : LastReviewOn is { } last ? Clocks.Due(Clock.LaterReviewConference, last)
        : Clocks.Due(Clock.FirstReviewConference, StartsOn!.Value);

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

    public void End(DateOnly on) => EndsOn = on;

    public void Review(DateOnly on, string category)
    {
        LatestCategory = category;
        if (reviews.TrueForAll(r => r.HeldOn != on))
        {
            reviews.Add(new PlanReview(on));
        }
    }

    public Refusals Withdraw(string? why, PostingId by, Now now)
    {
        var no = Withdrawing.Check(why);
        if (!no.Any)
        {
            (WithdrawnAt, WithdrawnBy, WhyWithdrawn) = (now.Moment, by, why!.Trim());
        }

        return no;
    }
}

/// <summary>The day a review conference was held (N00116).</summary>
public sealed class PlanReview(DateOnly heldOn)
{
    public DateOnly HeldOn { get; private set; } = heldOn;
}

/// <summary>Something that was entered by mistake is withdrawn with a reason. The row stays, and so does what the Ledger told.</summary>
public static class Withdrawing
{
    public static Refusals Check(string? why) => new Refusals()
        .If(Text.Trimmed(why) is null, "Why", "Enter why this was entered by mistake")
        .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
}
