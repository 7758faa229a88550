using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Says in one paragraph where things are now with a family, so that a colleague who opens the file knows at once.</summary>
public sealed class SayWhereThingsAre(KithDb db, Ledger ledger)
{
    public async Task<Outcome<FamilyEpisodeId>> Do(FamilyEpisodeId id, string? whereThingsAre, int version, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(id, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var episode = await db.FamilyEpisodes.SingleAsync(e => e.Id == id, ct);
        if (episode.Version != version)
        {
            return Refusal.Stale;
        }

        var no = episode.Say(whereThingsAre, by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new WhereThingsAreSaid(), new About(episode.Family, id), by);
        return id;
    }
}
