using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class SetLegalStatusModel(SetLegalStatus set, CareReader reader) : CarePage<LegalStatusInput>(reader)
{
    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Period.Version;
        if (Known<LegalStatus>() is { } known)
        {
            (Input.From, Input.Status) = (known.On, known.Code);
        }

        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => set.Do(Family.Episode, Id, Row, Input, By, now, ct),
        then: _ => Back,
        done: "Legal status saved",
        ct);
}
