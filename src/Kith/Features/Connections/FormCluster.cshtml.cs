using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Connections;

[Needs(Duty.EditClusters)]
public sealed class FormClusterModel(KithDb db, FormCluster formCluster, TimeProvider time) : ClusterFormPage(db, time)
{
    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => formCluster.Do(Input, By, now, ct), then: id => ConnectionsLinks.Cluster(id), done: "Cluster added", ct);
}
