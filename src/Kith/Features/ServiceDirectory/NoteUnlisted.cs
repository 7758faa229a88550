using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>
/// Notes which of a feed’s services a whole reading of it no longer listed, and which it lists again. Nothing is taken away: a feed may have lost what still runs.
/// </summary>
public sealed class NoteUnlisted(KithDb db, Ledger ledger)
{
    /// <param name="listed">Every service that the feed listed.</param>
    public async Task<Outcome<UnlistedNoted>> Do(string source, IReadOnlySet<ServiceId> listed, Now now, CancellationToken ct)
    {
        var held = await db.Services.Where(s => s.Source == source).Select(s => new { s.Number, s.Id, IsUnlisted = s.UnlistedOn != null }).ToListAsync(ct);
        var (gone, back) = (held.Where(s => !s.IsUnlisted && !listed.Contains(s.Id)).ToList(), held.Where(s => s.IsUnlisted && listed.Contains(s.Id)).ToList());
        foreach (var some in gone.Concat(back).Select(s => s.Number).Chunk(500))
        {
            foreach (var service in await db.Services.Where(s => some.Contains(s.Number)).ToListAsync(ct))
            {
                if (listed.Contains(service.Id))
                {
                    service.ListAgain();
                }
                else
                {
                    service.Unlist(now.Today);
                }
            }
        }

        if (gone.Count > 0)
        {
            ledger.Tell(new ServicesUnlisted(source, true, gone.ConvertAll(s => s.Id)), About.Organisation, (PostingId?)null);
        }

        if (back.Count > 0)
        {
            ledger.Tell(new ServicesUnlisted(source, false, back.ConvertAll(s => s.Id)), About.Organisation, (PostingId?)null);
        }

        return new UnlistedNoted(gone.Count, back.Count);
    }
}

/// <param name="Gone">Services that the feed no longer lists, new among them.</param>
/// <param name="Back">Those that it lists again.</param>
public sealed record UnlistedNoted(int Gone, int Back);
