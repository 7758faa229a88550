using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>The second person says whether a restriction is lifted: another manager on the list or, unless it is sealed, the head of service.</summary>
public sealed class AnswerLifting(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, bool? agreed, int version, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.OverseeRestrictions))
        {
            return Refusal.Forbidden;
        }

        if (await db.RestrictionsOverseenBy(by).FirstOrDefaultAsync(r => r.Id == id && r.Proposed != null, ct) is not { } restriction)
        {
            return Refusal.NotFound;
        }

        if (restriction.Version != version)
        {
            return Refusal.Stale;
        }

        var to = restriction.Proposed!.Value;
        var no = restriction.Answer(agreed, by.Worker, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new LiftingAnswered(to, agreed == true), new About(await db.FamilyOf(restriction.FamilyEpisode, ct), restriction.FamilyEpisode), by);
        return id;
    }
}

internal static class RestrictionsInSight
{
    /// <summary>
    /// A manager oversees those on whose list they are; the head of service those of their agency, by reference alone, and sealed ones not at all. Nobody oversees the
    /// restriction of somebody to whom they are close.
    /// </summary>
    public static IQueryable<Restriction> RestrictionsOverseenBy(this KithDb db, Acting by)
    {
        var inForce = db.Restrictions.Where(r => r.LiftedAt == null);
        return by.Role == Role.ServiceManager
            ? inForce.Where(r => r.Agency == by.Agency && r.Label == CaseLabel.Restricted).NotOfTheirOwn(db, by)
            : inForce.VisibleTo(db, by, Duty.Restrict);
    }
}
