using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Features.Casework;

public sealed class CorrectPlanInput
{
    public int Version { get; set; }

    [Display(Name = "Day the plan started")]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "Day the plan ended")]
    public DateOnly? EndsOn { get; set; }

    [Display(Name = "Category when the plan started")]
    public string? InitialCategory { get; set; }

    [Display(Name = "Latest category")]
    public string? LatestCategory { get; set; }

    [Display(Name = "Child protection plans before this one")]
    public string? PlansBefore { get; set; }

    public List<ReviewInput> Reviews { get; set; } = [];
}

public sealed class ReviewInput
{
    public DateOnly? HeldOn { get; set; }
}

/// <summary>Puts right what is recorded of one plan and its reviews.</summary>
public sealed class CorrectPlan(PlansDesk desk, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId work, RowId id, CorrectPlanInput input, Acting by, Now now, CancellationToken ct)
    {
        var opened = await desk.Open(work, await desk.EpisodeOfPlan(id, ct), input.Version, by, Duty.RecordPlans, ct);
        if (!opened.Ok)
        {
            return new Refusals().Within(string.Empty, opened.Refusals);
        }

        var plan = opened.Value.Desk.Episode.Plans.Single(p => p.Id == id);
        var before = Said(plan);
        var isProtection = plan.Kind == PlanKind.ChildProtection;
        var no = opened.Value.Desk.Correct(
            plan,
            isProtection
                ? new PlanAsTold(input.StartsOn, input.EndsOn, input.InitialCategory, input.LatestCategory, Count(input.PlansBefore), input.Reviews.ConvertAll(r => r.HeldOn))
                : new PlanAsTold(input.StartsOn, input.EndsOn, plan.InitialCategory, plan.LatestCategory, plan.PreviousPlans, [.. plan.Reviews.Select(r => (DateOnly?)r.HeldOn)]),
            PlansDesk.CategoryCodesOn(now.Today),
            now.Today);
        if (no.Any)
        {
            return no;
        }

        desk.Changes(opened.Value);
        ledger.Tell(new PlanCorrected(id, plan.Kind, [.. before.Zip(Said(plan)).Where(f => f.First.Value != f.Second.Value).Select(f => f.First.Field)]), opened.Value.About, by);
        return id;
    }

    private static int? Count(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static List<(string Field, string? Value)> Said(Plan plan) =>
    [
        (nameof(plan.StartsOn), $"{plan.StartsOn}"), (nameof(plan.EndsOn), $"{plan.EndsOn}"), (nameof(plan.InitialCategory), plan.InitialCategory), (nameof(plan.LatestCategory), plan.LatestCategory),
        (nameof(plan.PreviousPlans), $"{plan.PreviousPlans}"), (nameof(plan.Reviews), string.Join(' ', plan.Reviews.Select(r => r.HeldOn).Order())),
    ];
}
