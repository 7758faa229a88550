using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Gives a family another name.</summary>
public sealed class RenameFamily(KithDb db, Ledger ledger)
{
    public async Task<Outcome<FamilyId>> Do(FamilyEpisodeId episode, string? name, int version, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await (from e in db.FamilyEpisodes join f in db.Families on e.Family equals f.Id where e.Id == episode select f).SingleAsync(ct);
        if (family.Version != version)
        {
            return Refusal.Stale;
        }

        var no = family.Rename(name);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new FamilyRenamed(), new About(family.Id, episode), by);
        return family.Id;
    }
}
