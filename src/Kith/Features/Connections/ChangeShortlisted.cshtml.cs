using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Connections;

[Needs(Duty.Connect)]
public sealed class ChangeShortlistedModel(ConnectionReader reader, ChangeShortlisted changeShortlisted) : ConnectionFormPage<ChangeShortlistedInput>(reader)
{
    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.Reason) = (InView.Connection.Version, InView.Connection.Reason);
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => changeShortlisted.Do(Id, Input, By, now, ct),
        then: _ => ConnectionsLinks.OfFamily(FamilyRef),
        done: Input.Remove switch { true => "Taken off the shortlist. You can put it back below", false => "Back on the shortlist", null => "Shortlist saved" },
        ct);
}
