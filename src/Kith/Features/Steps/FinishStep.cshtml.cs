using System.ComponentModel.DataAnnotations;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Steps;

[Needs(Duty.AddStep)]
public sealed class FinishStepModel(KithDb db, FinishStep finishStep, TimeProvider time) : FamilyFormPage<FinishStepInput>
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
        (Input.Version, Input.DoneOn) = (Step.Version, Now.At(time.GetUtcNow()).Today);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => finishStep.Do(Id, Input.DoneOn, Input.Outcome, Input.Version, By, now, ct),
        then: _ => StepsLinks.Steps(FamilyRef),
        done: "Step done",
        ct);
}

public sealed class FinishStepInput
{
    public int Version { get; set; }

    [Display(Name = "Day it was done")]
    public DateOnly? DoneOn { get; set; }

    [Display(Name = "What came of it")]
    public string? Outcome { get; set; }
}
