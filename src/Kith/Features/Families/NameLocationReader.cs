using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Families;

/// <summary>Names a worker of the family into the location circle.</summary>
public sealed class NameLocationReader(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(FamilyEpisodeId episode, PostingId? posting, string? why, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Refuses(episode, by, Duty.NameLocationReaders, ct) is { } refusal)
        {
            return refusal;
        }

        var family = await db.FamilyOf(episode, ct);
        var isNamed = posting is { } named && await db.Involvements.AnyAsync(i => i.FamilyEpisode == episode && i.Posting == named && i.EndedOn == null, ct);
        var other = isNamed && await db.IsOnTheOtherSide(family, await db.ActingAs(posting!.Value, now, ct), ct);
        var reader = LocationReader.Name(episode, posting, isNamed, other, why, by.Posting, now);
        var no = new Refusals().Within(string.Empty, reader.Refusals)
            .If(isNamed && await db.LocationReaders.AnyAsync(r => r.FamilyEpisode == episode && r.Posting == posting && r.EndedAt == null, ct), "Posting", "They already belong to the location circle");
        if (no.Any)
        {
            return no;
        }

        db.Add(reader.Value);
        ledger.Tell(new LocationReaderNamed(posting!.Value), new About(family, episode), by);
        return reader.Value.Id;
    }
}
