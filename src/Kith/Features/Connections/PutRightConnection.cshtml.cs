using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Connections;

[Needs(Duty.Connect)]
public sealed class PutRightConnectionModel(ConnectionReader reader, PutRightConnection putRight) : ConnectionFormPage<PutRightInput>(reader)
{
    /// <summary>The family of today, and whoever the service was told about although they have left it.</summary>
    public IEnumerable<PersonId> Offered => Family.People.Select(p => p.Id).Union(InView.Connection.People.Select(p => p.Person));

    protected override Task Prefill(CancellationToken ct)
    {
        var connection = InView.Connection;
        (Input.Version, Input.MayTell, Input.SafeContact) = (connection.Version, connection.MayTell, connection.SafeContact);
        Input.People = connection.People.Select(p => p.Person).ToList();
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => putRight.Do(Id, Input, By, now, ct), then: id => ConnectionsLinks.Connection(FamilyRef, id), done: "Saved", ct);
}
