using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Disclosure;

/// <summary>
/// Hands over the bytes of a document, to be looked at before its release or to be sent after it; the second is told. Where a second person has to look, its author has no bytes
/// that could be sent before they did.
/// </summary>
public sealed class TakeDocument(KithDb db, Ledger ledger, DocumentReader reader)
{
    public async Task<Outcome<TakenDocument>> Do(FamilyEpisodeId episode, OutgoingId id, Acting by, CancellationToken ct)
    {
        var found = await (from o in db.Outgoings
                           join f in db.OutgoingFiles on o.Id equals f.Outgoing
                           where o.Id == id && o.FamilyEpisode == episode && o.StoppedAt == null
                           select new { o.Family, o.Label, o.LabelPerson, o.Format, o.Hash, o.AuthorWorker, o.NeedsSecond, IsReleased = o.ReleasedAt != null, f.Bytes }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return Refusal.NotFound;
        }

        var side = new Side(found.Label, found.LabelPerson);
        if (await db.Refuses(episode, by, Duty.SendDocuments, side, ct) is { } refusal)
        {
            return refusal;
        }

        if (!found.IsReleased && found.AuthorWorker == by.Worker && (found.NeedsSecond || await reader.NeedsSecond(found.Family, ct)))
        {
            return Refusal.Forbidden;
        }

        if (found.IsReleased)
        {
            ledger.Tell(new DocumentTakenOut(id, found.Hash!), new About(found.Family, episode, Side: side), by);
        }

        return new TakenDocument(found.Bytes, found.Format);
    }
}

public sealed record TakenDocument(byte[] Bytes, OutgoingFormat Format);
