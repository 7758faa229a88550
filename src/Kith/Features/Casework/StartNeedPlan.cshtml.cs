using Kith.Features.Families;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class StartNeedPlanModel(StartNeedPlan startNeedPlan, PlansReader reader) : FamilyFormPage<StartNeedPlanInput>
{
    public IReadOnlyList<PlansOfChild> Children { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Children = [.. (await reader.Read(Family, By, ct)).Where(c => c.Current is not null && c.OpenPlan(PlanKind.ChildInNeed) is null && c.OpenPlan(PlanKind.ChildProtection) is null)];
        return Children.Count == 0 ? Redirect(CaseworkLinks.Plans(FamilyRef)) : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.On = reader.Today;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => startNeedPlan.Do(Family.Episode, Input, By, now, ct),
        then: _ => CaseworkLinks.Plans(FamilyRef),
        done: "Child in need plan started",
        ct);
}
