using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Shows one protected value to one worker of the location circle for a few minutes; who, which, when and why stays.</summary>
public sealed class RevealAddress(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, RowId id, string? why, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.OpenFamily, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        if (!await db.Addresses.AnyAsync(a => a.Id == id && a.Family == family && a.IsProtected, ct))
        {
            return Refusal.NotFound;
        }

        if (!await db.MayLocate(episode, by, ct))
        {
            return Refusal.Forbidden;
        }

        var reveal = Reveal.Of(id, episode, by.Posting, why, now);
        if (!reveal.Ok)
        {
            return new Refusals().Within(string.Empty, reveal.Refusals);
        }

        db.Add(reveal.Value);
        ledger.Tell(new AddressRevealed(id), new About(family, episode), by);
        return id;
    }
}
