using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class WithdrawPlanModel(WithdrawPlan withdrawPlan, PlansDesk desk, PlansReader reader) : FamilyFormPage<WithdrawInput>
{
    [BindProperty(SupportsGet = true, Name = "plan")]
    public RowId Id { get; set; }

    public PlansOfChild Child { get; private set; } = null!;

    public Plan Plan => Episode.Plans.Single(p => p.Id == Id);

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
        Input.Version = Episode.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => withdrawPlan.Do(Family.Episode, Id, Input, By, now, ct),
        then: _ => CaseworkLinks.Plans(FamilyRef),
        done: "Plan withdrawn",
        ct);
}
