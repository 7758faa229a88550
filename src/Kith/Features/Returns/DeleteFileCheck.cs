using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

/// <summary>Deletes what was found in another system’s file; nothing of it is left but the fact that somebody had one checked.</summary>
public sealed class DeleteFileCheck(KithDb db, Ledger ledger)
{
    public async Task<Outcome<CensusBuildId>> Do(CensusBuildId id, Acting by, Now now, CancellationToken ct)
    {
        var found = await db.FindCensus(id, Duty.MakeReturns, by, ct);
        if (!found.Ok || found.Value.Source != CensusSource.File)
        {
            return found.Ok ? Refusal.NotFound : found.Refusals[0];
        }

        // Its findings go with it.
        db.CensusBuilds.Remove(found.Value);
        ledger.Tell(new FileCheckDeleted(id), About.Organisation, by);
        return id;
    }
}
