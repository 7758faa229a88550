using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class CeaseCareModel(CeaseCare cease, CareReader reader) : CarePage<CeaseCareInput>(reader)
{
    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.On) = (Period.Version, Today);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => cease.Do(Family.Episode, Id, Input, By, now, ct),
        then: _ => Back,
        done: "Recorded that the child ceased to be looked after",
        ct);
}
