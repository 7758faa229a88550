using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

public sealed class WatchInput
{
    public bool IsWatched { get; set; }
}

/// <summary>Begins or ends to watch a listing.</summary>
public sealed class WatchListing(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ServiceId>> Do(ServiceId id, bool watch, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.ProposeListing))
        {
            return Refusal.Forbidden;
        }

        if (!await db.Services.AnyAsync(s => s.Id == id, ct))
        {
            return Refusal.NotFound;
        }

        var known = await db.ListingWatches.FirstOrDefaultAsync(w => w.Worker == by.Worker && w.Service == id, ct);
        if (watch == (known is not null))
        {
            return id;
        }

        if (known is null)
        {
            db.Add(ListingWatch.Begin(by.Worker, id, now));
        }
        else
        {
            db.Remove(known);
        }

        ledger.Tell(new ListingWatched(id, watch), About.Organisation, by);
        return id;
    }
}

/// <summary>The worker has seen what changed in the listings that they watch.</summary>
public sealed class SeeWatched(KithDb db)
{
    public async Task<Outcome<WorkerId>> Do(Acting by, Now now, CancellationToken ct)
    {
        foreach (var watch in await db.ListingWatches.Where(w => w.Worker == by.Worker).ToListAsync(ct))
        {
            watch.See(now);
        }

        return by.Worker;
    }
}
