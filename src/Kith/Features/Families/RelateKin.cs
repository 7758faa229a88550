using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Records how one person of the family is kin to another, and parental responsibility.</summary>
public sealed class RelateKin(KithDb db, Ledger ledger, ProtectedHomes homes)
{
    public async Task<Outcome<RowId>> Do(
        FamilyEpisodeId episode, PersonId? person, KinKind? kind, PersonId? to, bool hasParentalResponsibility, DateOnly? from, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.EditPeople, ct) is { } refusal)
        {
            return refusal;
        }

        var related = Kin.Relate(person, kind, to, hasParentalResponsibility, from, now);
        if (!related.Ok)
        {
            return new Refusals().Within(string.Empty, related.Refusals);
        }

        var kin = related.Value;
        var family = await db.FamilyOf(episode, ct);
        if (!await db.AreMembers(family, [kin.Person, kin.To], ct))
        {
            return Refusal.NotFound;
        }

        if (await db.Kin.AnyAsync(k => k.Person == kin.Person && k.To == kin.To && k.Kind == kin.Kind && k.Until == null, ct))
        {
            return new Refusal("Kind", "This relationship is already recorded");
        }

        db.Add(kin);
        if (FamilyWords.Parents.Contains(kin.Kind) && await db.People.AnyAsync(p => p.Id == kin.Person && p.IsProtected, ct))
        {
            await homes.CoverChild(kin.To, new About(family, episode, kin.To), by.Posting, ct);
        }

        ledger.Tell(new KinRelated(kin.Id, kin.Kind, kin.To), new About(family, episode, kin.Person), by);
        return kin.Id;
    }
}
