using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class CorrectCareModel(CorrectCare correct, CareReader reader) : CarePage<CorrectCareInput>(reader)
{
    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.StartedOn, Input.Need) = (Period.Version, Period.StartedOn, Period.Need);
        (Input.IsUnaccompanied, Input.UnaccompaniedUntil) = (Period.IsUnaccompanied, Period.UnaccompaniedUntil);
        (Input.CeasedOn, Input.CeasedFor) = (Period.CeasedOn, Period.CeasedFor);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => correct.Do(Family.Episode, Id, Input, By, now, ct),
        then: _ => Back,
        done: "Period corrected",
        ct);
}
