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
public sealed class SetStepModel(KithDb db, SetStep setStep, TimeProvider time) : FamilyFormPage<SetStepInput>
{
    private const int DueInDays = 14;

    public IReadOnlyList<WorkerChoice> Owners { get; private set; } = [];

    private DateOnly Today => Now.At(time.GetUtcNow()).Today;

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        Owners = await db.ReadersOf(Family.Episode, Today).Choices(db, ct);
        return null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Owner = Owners.Any(o => o.Posting == By.Posting) ? By.Posting : null;
        Input.DueOn = Today.AddDays(DueInDays);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => setStep.Do(Family.Episode, Input.What, Input.Owner, Input.DueOn, Side.Shared, By, now, ct),
        then: _ => StepsLinks.Steps(FamilyRef),
        done: "Step added",
        ct);
}

public sealed class SetStepInput
{
    [Display(Name = "Next step")]
    public string? What { get; set; }

    [Display(Name = "Who will do it")]
    public PostingId? Owner { get; set; }

    [Display(Name = "Due date")]
    public DateOnly? DueOn { get; set; }
}
