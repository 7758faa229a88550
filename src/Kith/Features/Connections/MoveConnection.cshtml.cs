using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Connections;

[Needs(Duty.Connect)]
public sealed class MoveConnectionModel(ConnectionReader reader, MoveConnection moveConnection) : ConnectionFormPage<MoveInput>(reader)
{
    public IReadOnlyList<ConnectionState> Next => InView.Connection.State.Next();

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = InView.Connection.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => moveConnection.Do(Id, Input, By, now, ct), then: id => ConnectionsLinks.Connection(FamilyRef, id), done: "Step saved", ct);
}
