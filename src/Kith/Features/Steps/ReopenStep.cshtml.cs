using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Steps;

[Needs(Duty.AddStep)]
public sealed class ReopenStepModel(KithDb db, ReopenStep reopenStep) : FamilyFormPage<ReopenStepInput>
{
    [BindProperty(SupportsGet = true, Name = "step")]
    public StepId Id { get; set; }

    public StepInView Step { get; private set; } = null!;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Step = (await db.StepFor(Id, Family, By, ct))!;
        return Step is null ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Step.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => reopenStep.Do(Id, Input.Version, By, now, ct),
        then: _ => StepsLinks.Steps(FamilyRef),
        done: "Step opened again",
        ct);
}

public sealed class ReopenStepInput
{
    public int Version { get; set; }
}
