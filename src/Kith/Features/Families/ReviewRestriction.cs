using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>A manager has looked whether a family must stay restricted, and says why: the next review is due 90 days on.</summary>
public sealed class ReviewRestriction(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, string? why, int version, Acting by, Now now, CancellationToken ct)
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

        var no = restriction.Review(why, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new RestrictionReviewed(restriction.ReviewBy), new About(await db.FamilyOf(episode, ct), episode), by);
        return restriction.Id;
    }
}
