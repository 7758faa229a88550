using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Casework;

[Needs(Duty.RecordPlans)]
public sealed class WithdrawCareModel(WithdrawCare withdraw, CareReader reader) : CarePage<WithdrawInput>(reader)
{
    public string What => Row is { } row && Period.Find(row) is { } found
        ? $"{(found switch { LegalStatus => "Legal status", Placement => "Placement", CareCheck check => check.Kind.InWords(), _ => "Missing episode" })} from {found.On:d MMMM yyyy}"
        : $"Looked after since {Period.StartedOn:d MMMM yyyy}, with everything recorded in it";

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = Period.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => withdraw.Do(Family.Episode, Id, Row, Input, By, now, ct),
        then: _ => Back,
        done: "Withdrawn",
        ct);
}
