using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

/// <summary>What was recorded about one child, as a line of the page.</summary>
/// <param name="Correct">Where it is put right; null for what is put right with another line.</param>
public sealed record PlanLine(DateOnly? On, string What, string Detail, string? Correct = null, string? End = null, string? Withdraw = null);

/// <summary>The children of a family side by side: how each is protected now, what is due, and every enquiry, conference and plan.</summary>
[Needs(Duty.ReadPlans)]
public sealed class FamilyPlansModel(PlansReader reader) : FamilyPage
{
    public DateOnly Today => reader.Today;

    public IReadOnlyList<PlansOfChild> Children { get; private set; } = [];

    public IReadOnlyList<WithdrawnRow> Withdrawn { get; private set; } = [];

    /// <summary>Children of the family who have no referral in this work; they may be looked after all the same.</summary>
    public IEnumerable<PersonInView> NotReferred => Family.Children.Where(c => Children.All(k => k.Child != c.Id));

    public bool MayRecord => Family.May(By, Duty.RecordPlans);

    /// <summary>What may be recorded now, in the order in which it happens.</summary>
    public IEnumerable<(string Words, string Href)> Actions
    {
        get
        {
            var current = Children.Where(c => c.Current is not null).ToList();
            var mayHold = Family.May(By, Duty.HoldConference);
            (string, string, bool)[] all =
            [
                ("Record the outcome of an enquiry", CaseworkLinks.ConcludeEnquiry(FamilyRef), MayRecord && current.Exists(c => c.IsWaitingForOutcome)),
                ("Record a review conference", CaseworkLinks.ReviewPlans(FamilyRef), mayHold && current.Exists(c => c.OpenPlan(PlanKind.ChildProtection) is not null)),
                ("Record an initial conference", CaseworkLinks.HoldConference(FamilyRef), mayHold && current.Exists(c => c.OpenPlan(PlanKind.ChildProtection) is null)),
                ("Start a section 47 enquiry", CaseworkLinks.StartEnquiry(FamilyRef), MayRecord && current.Exists(c => c.OpenEnquiry is null)),
                ("Start a child in need plan", CaseworkLinks.StartNeedPlan(FamilyRef), MayRecord && current.Exists(c => c.OpenPlan(PlanKind.ChildInNeed) is null && c.OpenPlan(PlanKind.ChildProtection) is null)),
            ];
            return all.Where(a => a.Item3).Select(a => (a.Item1, a.Item2));
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        Children = await reader.Read(Family, By, ct);
        Withdrawn = await reader.Withdrawn(Family.Episode, ct);
        return Page();
    }

    public string NameOf(PersonId child) => Children.FirstOrDefault(c => c.Child == child)?.Name ?? Family.NameOf(child);

    /// <summary>Everything recorded about a child, newest first.</summary>
    public IReadOnlyList<PlanLine> LinesOf(PlansOfChild child) =>
        [.. child.Episodes.SelectMany(e => e.Enquiries.SelectMany(Lines).Concat(e.Plans.SelectMany(Lines)).Concat(Conference(e))).OrderByDescending(l => l.On)];

    private IEnumerable<PlanLine> Lines(Section47Enquiry enquiry)
    {
        if (enquiry.ConferenceOn is { } held)
        {
            var taken = (enquiry.DiscussedOn ?? enquiry.StartedOn) is { } from && from <= held ? $"Working day {WorkingDays.Since(from, held)} after the strategy discussion" : "After a section 47 enquiry";
            yield return new PlanLine(held, "Initial child protection conference", enquiry.ConferenceDue?.IsLateOn(held) == true ? $"{taken}, late" : taken);
        }

        var detail = new List<string>
        {
            enquiry.DiscussedOn is { } discussed ? $"Strategy discussion {Day(discussed)}" : "Strategy discussion not recorded",
            (enquiry.Outcome, enquiry.OutcomeOn) switch
            {
                ({ } found, { } on) => $"{found.InWords()} ({Day(on)})",
                ({ } found, null) => found.InWords(),
                _ when enquiry.ConferenceNotRequired == true => "No conference was needed",
                _ when enquiry.ConferenceOn is not null => "A conference was held",
                _ => "No outcome yet",
            },
        };
        yield return new PlanLine(
            enquiry.StartedOn, "Section 47 enquiry started", string.Join(". ", detail), Mine(CaseworkLinks.CorrectEnquiry(FamilyRef, enquiry.Id)), Withdraw: Mine(CaseworkLinks.WithdrawEnquiry(FamilyRef, enquiry.Id)));
    }

    private IEnumerable<PlanLine> Lines(Plan plan)
    {
        var isProtection = plan.Kind == PlanKind.ChildProtection;
        foreach (var review in plan.Reviews)
        {
            yield return new PlanLine(review.HeldOn, "Review child protection conference", plan.EndsOn == review.HeldOn ? "The plan ended" : "The plan went on");
        }

        if (plan.EndsOn is { } ended && plan.Reviews.All(r => r.HeldOn != ended))
        {
            yield return new PlanLine(ended, $"{plan.Kind.InWords()} ended", string.Empty);
        }

        List<string> detail = [plan.EndsOn is { } until ? $"Until {Day(until)}" : "Goes on"];
        if (isProtection)
        {
            detail.Add(plan.LatestCategory == plan.InitialCategory ? PlansDesk.CategoryInWords(plan.InitialCategory) : $"{PlansDesk.CategoryInWords(plan.InitialCategory)}, now {PlansDesk.CategoryInWords(plan.LatestCategory).ToLowerInvariant()}");
            detail.Add(plan.PreviousPlans switch { null => "Earlier plans not recorded", 0 => "The first plan", 1 => "1 plan before", var before => $"{before} plans before" });
        }

        yield return new PlanLine(
            plan.StartsOn,
            $"{plan.Kind.InWords()} started",
            string.Join(". ", detail),
            Mine(CaseworkLinks.CorrectPlan(FamilyRef, plan.Id)),
            plan.IsOpen ? Mine(CaseworkLinks.EndPlan(FamilyRef, plan.Id)) : null,
            Mine(CaseworkLinks.WithdrawPlan(FamilyRef, plan.Id)));
    }

    private IEnumerable<PlanLine> Conference(ChildEpisode episode) => episode.InitialConferenceOn is not { } held
        ? []
        : [new PlanLine(held, "Initial child protection conference", "Without a section 47 enquiry", Mine(CaseworkLinks.CorrectConference(FamilyRef, episode.Id)))];

    private string? Mine(string address) => MayRecord ? address : null;

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy");
}
