using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>
/// Whoever works with a family no more, in whichever way that ended, belongs to its location circle no more (TR-06): otherwise they would be in it again as soon as somebody named them to the family anew.
/// </summary>
public sealed class LeaveCircle(KithDb db, Ledger ledger) : IListener
{
    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is not InvolvementEnded { Posting: { } posting } || row.FamilyEpisode is not { } episode
            || await db.Involvements.AnyAsync(i => i.FamilyEpisode == episode && i.Posting == posting && i.EndedOn == null, ct))
        {
            return;
        }

        // Of two that end at once the second finds what the first has ended and not yet saved.
        foreach (var reader in (await db.LocationReaders.Where(r => r.FamilyEpisode == episode && r.Posting == posting && r.EndedAt == null).ToListAsync(ct)).Where(r => r.EndedAt is null))
        {
            reader.End(now);
            ledger.Tell(new LocationReaderEnded(posting), new About(row.Family, episode), row.By);
        }
    }
}
