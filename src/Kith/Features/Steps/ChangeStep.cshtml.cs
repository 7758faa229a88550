using System.ComponentModel.DataAnnotations;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Steps;

[Needs(Duty.AddStep)]
public sealed class ChangeStepModel(KithDb db, ChangeStep changeStep, TimeProvider time) : FamilyFormPage<ChangeStepInput>
{
    [BindProperty(SupportsGet = true, Name = "step")]
    public StepId Id { get; set; }

    public StepInView Step { get; private set; } = null!;

    public IReadOnlyList<WorkerChoice> Owners { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Step = (await db.StepFor(Id, Family, By, ct))!;
        Owners = await db.ReadersOf(Family.Episode, Now.At(time.GetUtcNow()).Today).Choices(db, ct);
        return Step is null ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.Owner, Input.DueOn) = (Step.Version, Step.Owner, Step.DueOn);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => changeStep.Do(Id, Input.Owner, Input.DueOn, Input.Version, By, now, ct),
        then: _ => StepsLinks.Steps(FamilyRef),
        done: "Step changed",
        ct);
}

public sealed class ChangeStepInput
{
    public int Version { get; set; }

    [Display(Name = "Who will do it")]
    public PostingId? Owner { get; set; }

    [Display(Name = "Due date")]
    public DateOnly? DueOn { get; set; }
}
