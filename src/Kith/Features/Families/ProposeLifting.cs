using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>The first of the two people whom it takes to open a restricted family to more.</summary>
public sealed class ProposeLifting(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, CaseLabel? to, string? why, int version, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.Restrict, ct) is { } refusal)
        {
            return refusal;
        }

        if (await db.RestrictionOf(episode, ct) is not { } restriction)
        {
            return Refusal.NotFound;
        }

        if (restriction.Version != version)
        {
            return Refusal.Stale;
        }

        var no = restriction.Propose(to, why, by.Worker);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new LiftingProposed(to!.Value), new About(await db.FamilyOf(episode, ct), episode), by);
        return restriction.Id;
    }
}
