using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Connections;

/// <summary>What is said of a cluster, for the first time or anew.</summary>
public abstract class ClusterFormPage(KithDb db, TimeProvider time) : FormPage<ClusterInput>
{
    public IReadOnlyList<WorkerChoice> Coordinators { get; private set; } = [];

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        Coordinators = await db.Coordinating(Now.At(time.GetUtcNow()).Today).Choices(db, ct);
        return null;
    }
}
