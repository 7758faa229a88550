using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Connections;

[Needs(Duty.Connect)]
public sealed class TakeBackMoveModel(ConnectionReader reader, TakeBackMove takeBackMove) : ConnectionFormPage<TakeBackInput>(reader)
{
    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = InView.Connection.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => takeBackMove.Do(Id, Input, By, now, ct), then: id => ConnectionsLinks.Connection(FamilyRef, id), done: "The step is taken back", ct);
}
