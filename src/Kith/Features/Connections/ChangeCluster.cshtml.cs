using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

[Needs(Duty.EditClusters)]
public sealed class ChangeClusterModel(KithDb db, ChangeCluster changeCluster, TimeProvider time) : ClusterFormPage(db, time)
{
    private readonly KithDb record = db;

    private Cluster Cluster { get; set; } = null!;

    [BindProperty(SupportsGet = true, Name = "cluster")]
    public ClusterId Id { get; set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        Cluster = (await record.Clusters.AsNoTracking().FirstOrDefaultAsync(c => c.Id == Id, ct))!;
        return Cluster is null ? NotFound() : await base.Open(ct);
    }

    protected override Task Prefill(CancellationToken ct)
    {
        (Input.Version, Input.Name, Input.Schools, Input.Members, Input.Coordinator) = (Cluster.Version, Cluster.Name, Cluster.Schools, Cluster.Members, Cluster.Coordinator);
        Input.Areas = string.Join('\n', Cluster.Areas.OrderBy(a => a.Code, StringComparer.Ordinal).Select(a => $"{a.Code} {a.Name}".TrimEnd()));
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => changeCluster.Do(Id, Input, By, now, ct), then: id => ConnectionsLinks.Cluster(id), done: "Cluster saved", ct);
}
