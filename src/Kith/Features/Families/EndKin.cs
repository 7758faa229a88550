using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>A relationship ended, such as that of partners, or parental responsibility did.</summary>
public sealed class EndKin(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, RowId id, DateOnly? until, int version, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        var members = db.MembersOf(family).Select(m => m.Person);
        if (await db.Kin.FirstOrDefaultAsync(k => k.Id == id && (members.Contains(k.Person) || members.Contains(k.To)), ct) is not { } kin)
        {
            return Refusal.NotFound;
        }

        if (kin.Version != version)
        {
            return Refusal.Stale;
        }

        var no = kin.End(until, now.Today);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new KinEnded(id, until!.Value), new About(family, episode, kin.Person), by);
        return id;
    }
}
