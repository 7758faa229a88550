using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class PlaceChildModel(PlaceChild place, CareReader reader) : CarePage<PlacementInput>(reader)
{
    protected override async Task<IActionResult?> Show(CancellationToken ct) =>
        await base.Show(ct) is { } gone ? gone : Row is not null && !Child.MayLocate ? Forbid() : null;

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Period.Version;
        if (Known<Placement>() is { Site: { } site } known)
        {
            (Input.From, Input.Type, Input.Provider) = (known.On, known.Type, known.Provider);
            (Input.IsInside, Input.Authority) = (site.IsInside, site.Authority);
        }

        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => place.Do(Family.Episode, Id, Row, Input, By, now, ct),
        then: _ => Back,
        done: "Placement saved",
        ct);
}
