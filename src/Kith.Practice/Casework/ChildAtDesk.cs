using Kith.Practice.Shared;

namespace Kith.Practice.Casework;

/// <summary>What a conference decides for a child, beside the categories of abuse that stand for a child protection plan.</summary>
public static class ConferenceDecision
{
    public const string ChildInNeedPlan = "CIN";
    public const string NoPlan = "NONE";

    /// <param name="categories">The category codes that the census knows on the day (N00113).</param>
    public static bool IsKnown(string? decision, IReadOnlySet<string> categories) =>
        decision is ChildInNeedPlan or NoPlan || (decision is not null && categories.Contains(decision));
}

/// <summary>What came of a conference for one child.</summary>
/// <param name="Plan">The plan that was reviewed.</param>
public sealed record ConferenceResult(Section47Enquiry? Enquiry = null, Plan? Plan = null, Plan? Started = null, Plan? Ended = null);

/// <summary>
/// A child whose enquiries, conferences and plans a worker records, with every episode of the child: plans may not overlap whichever episode they are in.
/// Refuses what the children in need census counts as an error (rules 1104, 1105, 2884, 2889, 4003, 4008, 4011, 4014 to 4017, 8565, 8615, 8839, 8840, 8841,
/// 8875, 8890, 8915, 8920, 8925, 8935 and 8940); what another system sent stays as it is until somebody puts it right. A day is named <c>On</c> in refusals
/// when the form asks it once for all children.
/// </summary>
/// <param name="Episode">The episode in hand.</param>
/// <param name="All">Every episode of the child, the one in hand among them.</param>
public sealed record ChildAtDesk(string Name, ChildEpisode Episode, IReadOnlyList<ChildEpisode> All, DateOnly? DiedOn)
{
    /// <summary>More than anybody has had; a typing mistake otherwise. Ours.</summary>
    private const int MostPlans = 20;

    private IEnumerable<Plan> Plans => All.SelectMany(e => e.Plans).Where(p => p.StartsOn is not null);

    public Plan? OpenPlan(PlanKind kind) => Plans.FirstOrDefault(p => p.Kind == kind && p.EndsOn is null);

    /// <summary>Child protection plans that Kith knows of.</summary>
    public int ProtectionPlans => Plans.Count(p => p.Kind == PlanKind.ChildProtection);

    /// <summary>The day of something that happened: there, and not ahead.</summary>
    /// <param name="what">In the words of the page, such as “day of the conference”.</param>
    public static Refusals CheckDay(string field, DateOnly? day, string what, DateOnly today) => new Refusals()
        .If(day is null, field, $"Enter the {what}")
        .If(day > today, field, $"The {what} must be today or in the past");

    public Outcome<Section47Enquiry> StartEnquiry(DateOnly discussedOn, DateOnly startedOn, Now now)
    {
        var no = CheckOpen("Children")
            .If(startedOn < Episode.ReferredOn, "StartedOn", $"The day the enquiry started must be the same as or after {Episode.ReferredOn:d MMMM yyyy}, when {Name} was referred")
            .If(Episode.Enquiries.Any(e => e.IsOpen), "Children", $"{Name} already has an open section 47 enquiry. Record its outcome or its conference first")
            .If(
                Episode.Enquiries.Any(e => e.StartedOn <= startedOn && e.ConferenceOn >= startedOn),
                "StartedOn",
                $"Another section 47 enquiry about {Name} went on until its conference. The day the enquiry started must be after that");
        if (no.Any)
        {
            return no;
        }

        var enquiry = Section47Enquiry.Start(discussedOn, startedOn, now);
        Episode.Add(enquiry);
        return enquiry;
    }

    public Outcome<Section47Enquiry> Conclude(DateOnly on, EnquiryOutcome outcome)
    {
        if (Episode.Enquiries.FirstOrDefault(e => e.IsWaitingForOutcome) is not { } enquiry)
        {
            return new Refusal("Outcome", $"{Name} has no section 47 enquiry that waits for its outcome");
        }

        var no = new Refusals()
            .If(!Enum.IsDefined(outcome), "Outcome", $"Select what was found about {Name} from the list")
            .If(enquiry.StartedOn > on, "On", $"The day of the outcome must be the same as or after {enquiry.StartedOn:d MMMM yyyy}, when the enquiry about {Name} started");
        if (no.Any)
        {
            return no;
        }

        enquiry.Conclude(outcome, on);
        return enquiry;
    }

    /// <param name="plansBefore">Child protection plans before this one, in any authority (N00106); asked for when a plan starts.</param>
    /// <param name="categories">The category codes that the census knows on the day.</param>
    public Outcome<ConferenceResult> HoldConference(DateOnly on, string decision, int? plansBefore, IReadOnlySet<string> categories, Now now)
    {
        var enquiry = Episode.Enquiries.Where(e => e.IsOpen && e.StartedOn is not null).MaxBy(e => e.StartedOn);
        var need = OpenPlan(PlanKind.ChildInNeed);
        var isPlan = categories.Contains(decision);
        var no = CheckOpen("Decision")
            .If(!ConferenceDecision.IsKnown(decision, categories), "Decision", $"Select what was decided for {Name} from the list")
            .If(OpenPlan(PlanKind.ChildProtection) is not null, "Decision", $"{Name} is already on a child protection plan. Record a review conference instead")
            .If(enquiry is null && Episode.Enquiries.Any(e => e.ConferenceNotRequired != true), "Decision", $"Start a section 47 enquiry about {Name} first: the last one has had its conference")
            .If(enquiry is null && Episode.InitialConferenceOn is not null, "Decision", $"Start a section 47 enquiry about {Name} first: there has been a conference without one")
            .If(isPlan && plansBefore is null or < 0 or > MostPlans, "PlansBefore", $"Enter how many child protection plans {Name} had before this one, such as 0");
        no.AddRange(CheckConference("On", on, enquiry?.StartedOn, enquiry?.OutcomeOn));
        if (isPlan)
        {
            no.AddRange(CheckStart("On", PlanKind.ChildProtection, on, null, now.Today, need?.StartsOn <= on ? need : null));
        }
        else if (decision == ConferenceDecision.ChildInNeedPlan && need is null)
        {
            no.AddRange(CheckStart("On", PlanKind.ChildInNeed, on, null, now.Today));
        }

        if (no.Any)
        {
            return no;
        }

        enquiry?.HoldConference(on);
        if (enquiry is null)
        {
            Episode.HoldConference(on);
        }

        if (isPlan)
        {
            need?.End(on);
            return new ConferenceResult(enquiry, Started: Add(Plan.Of(PlanKind.ChildProtection, on, null, now, decision, decision, plansBefore)), Ended: need);
        }

        return new ConferenceResult(enquiry, Started: decision == ConferenceDecision.ChildInNeedPlan && need is null ? Add(Plan.Of(PlanKind.ChildInNeed, on, null, now)) : null);
    }

    /// <summary>A review conference: the plan goes on in a category, or ends with a child in need plan or none after it.</summary>
    public Outcome<ConferenceResult> Review(DateOnly on, string decision, IReadOnlySet<string> categories, Now now)
    {
        if (OpenPlan(PlanKind.ChildProtection) is not { } plan)
        {
            return new Refusal("Decision", $"{Name} is not on a child protection plan");
        }

        var goesOn = categories.Contains(decision);
        var no = new Refusals()
            .If(!ConferenceDecision.IsKnown(decision, categories), "Decision", $"Select what was decided for {Name} from the list")
            .If(plan.Reviews.Any(r => r.HeldOn == on), "On", $"A review of {Name}’s plan on that day has already been recorded");
        no.AddRange(CheckReview("On", on, plan.StartsOn, goesOn ? null : on, now.Today, plan));
        var next = decision == ConferenceDecision.ChildInNeedPlan ? PlanKind.ChildInNeed : (PlanKind?)null;
        if (!goesOn)
        {
            no.AddRange(CheckEnd("On", PlanKind.ChildProtection, plan.StartsOn, on, now.Today));
            no.AddRange(next is null ? [] : CheckStart("On", PlanKind.ChildInNeed, on, null, now.Today, plan));
        }

        if (no.Any)
        {
            return no;
        }

        plan.Review(on, goesOn ? decision : plan.LatestCategory ?? plan.InitialCategory!);
        if (goesOn)
        {
            return new ConferenceResult(Plan: plan);
        }

        plan.End(on);
        return new ConferenceResult(Plan: plan, Ended: plan, Started: next is null ? null : Add(Plan.Of(PlanKind.ChildInNeed, on, null, now)));
    }

    public Outcome<Plan> StartNeedPlan(DateOnly on, Now now)
    {
        var no = CheckOpen("Children");
        no.AddRange(CheckStart("On", PlanKind.ChildInNeed, on, null, now.Today));
        return no.Any ? no : Add(Plan.Of(PlanKind.ChildInNeed, on, null, now));
    }

    /// <summary>Ends a plan without a conference.</summary>
    /// <param name="withNeedPlan">After a child protection plan: whether a child in need plan follows on the same day.</param>
    public Outcome<ConferenceResult> End(Plan plan, DateOnly? on, bool withNeedPlan, Now now)
    {
        var no = CheckDay("On", on, "day the plan ended", now.Today)
            .If(plan.EndsOn is not null, string.Empty, $"This plan ended on {plan.EndsOn:d MMMM yyyy}. Correct it if that is wrong");
        no.AddRange(CheckEnd("On", plan.Kind, plan.StartsOn, on, now.Today)
            .If(plan.LastReviewOn > on, "On", $"The day the plan ended must be the same as or after its last review on {plan.LastReviewOn:d MMMM yyyy}"));
        var hasNext = withNeedPlan && plan.Kind == PlanKind.ChildProtection;
        if (hasNext && on is { } day)
        {
            no.AddRange(CheckStart("On", PlanKind.ChildInNeed, day, null, now.Today, plan));
        }

        if (no.Any)
        {
            return no;
        }

        plan.End(on!.Value);
        return new ConferenceResult(Ended: plan, Started: hasNext ? Add(Plan.Of(PlanKind.ChildInNeed, on.Value, null, now)) : null);
    }

    /// <summary>Puts right what is recorded of a plan, all of it at once.</summary>
    public Refusals Correct(Plan plan, PlanAsTold told, IReadOnlySet<string> categories, DateOnly today)
    {
        var no = CheckDay("StartsOn", told.StartsOn, "day the plan started", today);
        if (told.StartsOn is { } start)
        {
            no.AddRange(CheckStart("StartsOn", plan.Kind, start, told.EndsOn, today, plan));
        }

        if (told.EndsOn is not null)
        {
            no.If(told.EndsOn > today, "EndsOn", "The day the plan ended must be today or in the past");
            no.AddRange(CheckEnd("EndsOn", plan.Kind, told.StartsOn, told.EndsOn, today));
        }

        if (plan.Kind == PlanKind.ChildProtection)
        {
            no.If(told.InitialCategory is null || !categories.Contains(told.InitialCategory), "InitialCategory", "Select the category when the plan started")
                .If(told.LatestCategory is null || !categories.Contains(told.LatestCategory), "LatestCategory", "Select the latest category")
                .If(told.PlansBefore is null or < 0 or > MostPlans, "PlansBefore", $"Enter how many child protection plans {Name} had before this one, such as 0");
            for (var i = 0; i < told.Reviews.Count; i++)
            {
                if (told.Reviews[i] is { } review)
                {
                    no.If(told.Reviews.Take(i).Contains(review), $"Reviews[{i}].HeldOn", "Enter each review once");
                    no.AddRange(CheckReview($"Reviews[{i}].HeldOn", review, told.StartsOn, told.EndsOn, today, plan));
                }
            }
        }

        if (!no.Any)
        {
            plan.Take(told.StartsOn, told.EndsOn, told.InitialCategory, told.LatestCategory, told.PlansBefore, told.Reviews.OfType<DateOnly>());
        }

        return no;
    }

    public Refusals Correct(Section47Enquiry enquiry, EnquiryAsTold told, DateOnly today)
    {
        var others = Episode.Enquiries.Where(e => e != enquiry).ToList();
        var isOpen = told.ConferenceOn is null && (told.Outcome is null ? enquiry.ConferenceNotRequired != true : told.Outcome == EnquiryOutcome.SignificantHarm);
        var no = CheckDay("StartedOn", told.StartedOn, "day the enquiry started", today)
            .If(told.StartedOn < Episode.ReferredOn, "StartedOn", $"The day the enquiry started must be the same as or after {Episode.ReferredOn:d MMMM yyyy}, when {Name} was referred")
            .If(told.DiscussedOn > told.StartedOn, "DiscussedOn", "The day of the strategy discussion must be the same as or before the day the enquiry started")
            .If(told.StartedOn is not null && others.Exists(e => Overlap(e, told.StartedOn.Value, told.ConferenceOn, isOpen)), "StartedOn", $"Another section 47 enquiry about {Name} went on at the same time")
            .If(told.Outcome is { } outcome && !Enum.IsDefined(outcome), "Outcome", "Select what was found from the list")
            .If(told.OutcomeOn is not null && told.Outcome is null, "Outcome", "Select what was found")
            .If(told.OutcomeOn > today, "OutcomeOn", "The day of the outcome must be today or in the past")
            .If(told.OutcomeOn < told.StartedOn, "OutcomeOn", "The day of the outcome must be the same as or after the day the enquiry started")
            .If(told.ConferenceOn is not null && told.Outcome is EnquiryOutcome.NotSubstantiated or EnquiryOutcome.NoSignificantHarm, "ConferenceOn", "A conference was held: select that one was needed, or leave its day empty")
            .If(told.ConferenceOn > today, "ConferenceOn", "The day of the conference must be today or in the past")
            .If(told.ConferenceOn is not null && All.Any(e => e.InitialConferenceOn == told.ConferenceOn), "ConferenceOn", $"The same conference is recorded for {Name} without an enquiry. Correct that one first");
        if (told.ConferenceOn is { } held)
        {
            no.AddRange(CheckConference("ConferenceOn", held, told.StartedOn, told.OutcomeOn));
        }

        if (!no.Any)
        {
            enquiry.Correct(told);
        }

        return no;
    }

    /// <summary>Puts right the day of a conference that was held without an enquiry; null when there was none.</summary>
    public Refusals CorrectConference(DateOnly? on, DateOnly today)
    {
        var no = new Refusals()
            .If(on > today, "On", "The day of the conference must be today or in the past")
            .If(on is not null && All.Any(e => e.Enquiries.Any(s => s.ConferenceOn == on)), "On", "This conference is recorded with its section 47 enquiry, and is recorded once");
        if (on is { } day)
        {
            no.AddRange(CheckConference("On", day, null, null));
        }

        if (!no.Any)
        {
            Episode.HoldConference(on);
        }

        return no;
    }

    private Refusals CheckOpen(string field) => new Refusals()
        .If(Episode.ClosedOn is not null, field, $"{Name}’s episode closed on {Episode.ClosedOn:d MMMM yyyy}: nothing new can start in it")
        .If(Episode.NoFurtherAction == true, field, $"{Name}’s referral led to no further action: nothing can start in it");

    private Refusals CheckConference(string field, DateOnly on, DateOnly? startedOn, DateOnly? outcomeOn) => new Refusals()
        .If(on.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, field, "The day of the conference must be from Monday to Friday")
        .If(on < Episode.ReferredOn, field, $"The day of the conference must be the same as or after {Episode.ReferredOn:d MMMM yyyy}, when {Name} was referred")
        .If(on > Episode.ClosedOn, field, $"The day of the conference must be the same as or before {Episode.ClosedOn:d MMMM yyyy}, when {Name}’s episode closed")
        .If(on < startedOn, field, $"The day of the conference must be the same as or after {startedOn:d MMMM yyyy}, when the enquiry about {Name} started")
        .If(on < outcomeOn, field, $"The day of the conference must be the same as or after {outcomeOn:d MMMM yyyy}, when the enquiry about {Name} had its outcome");

    /// <param name="without">A plan that is about to change or end, and so does not stand in the way as it is now.</param>
    private Refusals CheckStart(string field, PlanKind kind, DateOnly start, DateOnly? end, DateOnly today, Plan? without = null)
    {
        var no = new Refusals()
            .If(start > today, field, "The day the plan started must be today or in the past")
            .If(start < Episode.ReferredOn, field, $"The day the plan started must be the same as or after {Episode.ReferredOn:d MMMM yyyy}, when {Name} was referred")
            .If(start > Episode.ClosedOn, field, $"The day the plan started must be the same as or before {Episode.ClosedOn:d MMMM yyyy}, when {Name}’s episode closed")
            .If(start > DiedOn, field, $"The day the plan started must be before {Name} died");
        if (Plans.FirstOrDefault(p => p != without && Overlap(kind, start, end, p)) is { } other)
        {
            var span = other.EndsOn is { } ended ? $"went on from {other.StartsOn:d MMMM yyyy} to {ended:d MMMM yyyy}" : $"has gone on since {other.StartsOn:d MMMM yyyy}";
            no.If(true, field, $"Another plan for {Name}, a {other.Kind.InWords().ToLowerInvariant()}, {span}");
        }

        return no;
    }

    private Refusals CheckEnd(string field, PlanKind kind, DateOnly? start, DateOnly? end, DateOnly today) => new Refusals()
        .If(kind == PlanKind.ChildInNeed && end < start, field, $"The day the plan ended must be the same as or after {start:d MMMM yyyy}, when {Name}’s plan started")
        .If(kind == PlanKind.ChildProtection && end <= start, field, $"The day the plan ended must be after {start:d MMMM yyyy}, when {Name}’s plan started")
        .If(end > Episode.ClosedOn && end <= today, field, $"The day the plan ended must be the same as or before {Episode.ClosedOn:d MMMM yyyy}, when {Name}’s episode closed")
        .If(end > DiedOn, field, $"The day the plan ended must be the same as or before the day {Name} died");

    private Refusals CheckReview(string field, DateOnly on, DateOnly? start, DateOnly? end, DateOnly today, Plan plan) => new Refusals()
        .If(on > today, field, "The day of the review must be today or in the past")
        .If(on <= start, field, $"The day of the review must be after {start:d MMMM yyyy}, when {Name}’s plan started")
        .If(on > end, field, $"The day of the review must be the same as or before {end:d MMMM yyyy}, when {Name}’s plan ended")
        .If(
            on != end && Plans.Any(p => p != plan && p.Kind == PlanKind.ChildInNeed && p.StartsOn <= on && (p.EndsOn is null || on < p.EndsOn)),
            field,
            $"{Name} was on a child in need plan on that day");

    private static bool Overlap(Section47Enquiry other, DateOnly start, DateOnly? conferenceOn, bool isOpen) =>
        other.StartedOn is { } since
        && (((other.IsOpen || other.ConferenceOn >= start) && since <= start) || ((isOpen || conferenceOn >= since) && start <= since));

    // Two plans of one kind may not even share a day; one kind may end on the day on which the other starts.
    private static bool Overlap(PlanKind kind, DateOnly start, DateOnly? end, Plan other) => kind == other.Kind
        ? (other.EndsOn is null || start <= other.EndsOn) && (end is null || other.StartsOn <= end)
        : (other.EndsOn is null || start < other.EndsOn) && (end is null || other.StartsOn < end);

    private Plan Add(Plan plan)
    {
        Episode.Add(plan);
        return plan;
    }
}

/// <summary>A plan as a worker puts it right.</summary>
/// <param name="Reviews">Days of review conferences; one that is null is left out.</param>
public sealed record PlanAsTold(DateOnly? StartsOn, DateOnly? EndsOn, string? InitialCategory, string? LatestCategory, int? PlansBefore, IReadOnlyList<DateOnly?> Reviews);
