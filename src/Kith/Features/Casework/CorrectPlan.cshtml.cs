using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class CorrectPlanModel(CorrectPlan correctPlan, PlansDesk desk, PlansReader reader) : FamilyFormPage<CorrectPlanInput>
{
    [BindProperty(SupportsGet = true, Name = "plan")]
    public RowId Id { get; set; }

    public PlansOfChild Child { get; private set; } = null!;

    public IReadOnlyList<CensusCode> Categories => PlansDesk.CategoriesOn(reader.Today);

    public Plan Plan => Episode.Plans.Single(p => p.Id == Id);

    public bool IsProtection => Plan.Kind == PlanKind.ChildProtection;

    private ChildEpisode Episode { get; set; } = null!;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        var id = await desk.EpisodeOfPlan(Id, ct);
        if (await reader.Of(Family, id, By, ct) is not { } child)
        {
            return NotFound();
        }

        (Child, Episode) = (child, child.Episodes.Single(e => e.Id == id));
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.StartsOn, Input.EndsOn) = (Episode.Version, Plan.StartsOn, Plan.EndsOn);
        (Input.InitialCategory, Input.LatestCategory, Input.PlansBefore) = (Plan.InitialCategory, Plan.LatestCategory, $"{Plan.PreviousPlans}");
        Input.Reviews = [.. Plan.Reviews.OrderBy(r => r.HeldOn).Select(r => new ReviewInput { HeldOn = r.HeldOn }), new ReviewInput()];
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => correctPlan.Do(Family.Episode, Id, Input, By, now, ct),
        then: _ => CaseworkLinks.Plans(FamilyRef),
        done: "Plan corrected",
        ct);
}
