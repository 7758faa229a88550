using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Casework;

/// <summary>Closes the work with a family. Its named workers lose their access; its team keeps the file.</summary>
public sealed class CloseFamilyEpisode(KithDb db, Ledger ledger)
{
    public async Task<Outcome<FamilyEpisodeId>> Do(FamilyEpisodeId id, DateOnly? on, string? why, int version, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(id, by, Duty.CloseFamilyEpisode, ct) is { } refusal)
        {
            return refusal;
        }

        var episode = await db.FamilyEpisodes.SingleAsync(e => e.Id == id, ct);
        if (episode.Version != version)
        {
            return Refusal.Stale;
        }

        var no = episode.Close(on, why, now.Today);
        if (no.Any)
        {
            return no;
        }

        var about = new About(episode.Family, id);
        foreach (var named in await db.Involvements.Where(i => i.FamilyEpisode == id && i.Posting != null && i.EndedOn == null).ToListAsync(ct))
        {
            named.End("The work closed", now.Today);
            ledger.Tell(new InvolvementEnded(named.Id, named.Posting), about, by);
        }

        ledger.Tell(new FamilyEpisodeClosed(episode.ClosedOn!.Value), about, by);
        return id;
    }
}
