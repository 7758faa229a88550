using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class RecordMissingModel(RecordMissing record, CareReader reader) : CarePage<MissingInput>(reader)
{
    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Period.Version;
        if (Known<MissingEpisode>() is { } known)
        {
            (Input.Kind, Input.From, Input.Until, Input.WasOffered, Input.WasAccepted) = (known.Kind, known.On, known.Until, known.WasOffered, known.WasAccepted);
        }

        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => record.Do(Family.Episode, Id, Row, Input, By, now, ct),
        then: _ => Back,
        done: "Saved",
        ct);
}
