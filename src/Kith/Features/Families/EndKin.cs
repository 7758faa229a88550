using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>
/// A relationship ended, such as that of partners, or parental responsibility did. A child whom the shield of that parent covered keeps one of its own, which two take away
/// as any other: otherwise one worker alone would end what it keeps from being found.
/// </summary>
public sealed class EndKin(KithDb db, Ledger ledger, ProtectedHomes homes)
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
        if (FamilyWords.Parents.Contains(kin.Kind) && await db.People.FirstOrDefaultAsync(p => p.Id == kin.To && !p.IsProtected && db.People.Any(parent => parent.Id == kin.Person && parent.IsProtected), ct) is { } child)
        {
            child.Protect();
            await homes.Cover([child.Id], new About(family, episode, child.Id), by.Posting, ct);
            ledger.Tell(new PersonProtected(), new About(family, episode, child.Id), by);
        }

        return id;
    }
}
