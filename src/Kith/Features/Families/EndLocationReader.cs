using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>A worker no longer belongs to the location circle, from the next request on.</summary>
public sealed class EndLocationReader(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, RowId id, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.NameLocationReaders, ct) is { } refusal)
        {
            return refusal;
        }

        if (await db.LocationReaders.FirstOrDefaultAsync(r => r.Id == id && r.FamilyEpisode == episode && r.EndedAt == null, ct) is not { } reader)
        {
            return Refusal.NotFound;
        }

        reader.End(now);
        ledger.Tell(new LocationReaderEnded(reader.Posting), new About(await db.FamilyOf(episode, ct), episode), by);
        return id;
    }
}
