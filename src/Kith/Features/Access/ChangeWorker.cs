using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Corrects a worker's name and how to reach them. The address they sign in with stays.</summary>
public sealed class ChangeWorker(KithDb db, Ledger ledger)
{
    public async Task<Outcome<WorkerId>> Do(WorkerId id, WorkerInput input, Acting? by, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var worker = await db.Workers.FirstOrDefaultAsync(w => w.Id == id, ct);
        if (worker is null)
        {
            return Refusal.NotFound;
        }

        if (worker.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = worker.Describe(input.Name, input.Email, input.Phone);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new WorkerChanged(id, db.FieldsChanged(worker)), About.Organisation, by);
        return id;
    }
}
