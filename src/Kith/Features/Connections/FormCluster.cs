using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

public sealed class FormCluster(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ClusterId>> Do(ClusterInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditClusters) == false)
        {
            return Refusal.Forbidden;
        }

        var formed = Cluster.Form(input.Plan, now);
        var no = new Refusals().Within(string.Empty, formed.Refusals).If(!await db.MayCoordinate(input.Coordinator, now, ct), "Coordinator", "Select somebody from the list");
        if (no.Any)
        {
            return no;
        }

        db.Clusters.Add(formed.Value);
        ledger.Tell(new ClusterFormed(formed.Value.Id), About.Organisation, by);
        return formed.Value.Id;
    }
}

public sealed class ChangeCluster(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ClusterId>> Do(ClusterId id, ClusterInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.EditClusters))
        {
            return Refusal.Forbidden;
        }

        if (await db.Clusters.FirstOrDefaultAsync(c => c.Id == id, ct) is not { } cluster)
        {
            return Refusal.NotFound;
        }

        if (cluster.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var mayCoordinate = input.Coordinator == cluster.Coordinator || await db.MayCoordinate(input.Coordinator, now, ct);
        var no = new Refusals().If(!mayCoordinate, "Coordinator", "Select somebody from the list");
        if (no.Any || (no = cluster.Change(input.Plan, now)).Any)
        {
            return no;
        }

        ledger.Tell(new ClusterChanged(id), About.Organisation, by);
        return id;
    }
}

internal static class Coordinators
{
    private static readonly Role[] Roles = [Role.DirectoryEditor, Role.ProgrammeManager, Role.FamilyHelpPractitioner, Role.FamilySupportWorker, Role.TeamManager, Role.ServiceManager];

    /// <summary>Postings from which a cluster can be coordinated on a day.</summary>
    public static IQueryable<Posting> Coordinating(this KithDb db, DateOnly day) =>
        db.Postings.Where(p => Roles.Contains(p.Role) && p.StartsOn <= day && (p.EndsOn == null || p.EndsOn >= day));

    public static async Task<bool> MayCoordinate(this KithDb db, PostingId? posting, Now now, CancellationToken ct) =>
        posting is null || await db.Coordinating(now.Today).AnyAsync(p => p.Id == posting, ct);
}
