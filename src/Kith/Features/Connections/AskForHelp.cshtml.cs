using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Connections;

[Needs(Duty.Connect)]
public sealed class AskForHelpModel(ConnectionReader reader, AskForHelp askForHelp, TimeProvider time) : ConnectionFormPage<AskInput>(reader)
{
    public IReadOnlyList<LawfulBasis> Bases => LawfulBasis.On(Now.At(time.GetUtcNow()).Today).ToList();

    protected override Task Prefill(CancellationToken ct)
    {
        Input.Version = InView.Connection.Version;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => askForHelp.Do(Id, Input, By, now, ct), then: id => ConnectionsLinks.Connection(FamilyRef, id), done: "Recorded that the service was asked", ct);
}
