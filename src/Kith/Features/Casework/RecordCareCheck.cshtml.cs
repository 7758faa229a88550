using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class RecordCareCheckModel(RecordCareCheck record, CareReader reader) : CarePage<CareCheckInput>(reader)
{
    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Period.Version;
        if (Known<CareCheck>() is { } known)
        {
            (Input.Kind, Input.On, Input.Plan) = (known.Kind, known.On, known.Plan);
        }

        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => record.Do(Family.Episode, Id, Row, Input, By, now, ct),
        then: _ => Back,
        done: "Saved",
        ct);
}
