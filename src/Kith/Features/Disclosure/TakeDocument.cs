using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Disclosure;

/// <summary>
/// Hands over the bytes of a document, to be looked at before its release or to be sent after it; both are told. Where a second person has to look, its author has no bytes
/// that could be sent before they did. What has been overtaken is handed to nobody; only what somebody already took may be read again when the record of its people, or of how they
/// can be reached, has moved on.
/// </summary>
public sealed class TakeDocument(KithDb db, Ledger ledger, DocumentReader reader)
{
    public async Task<Outcome<TakenDocument>> Do(FamilyEpisodeId episode, OutgoingId id, Acting by, Now now, CancellationToken ct)
    {
        var found = await (from o in db.Outgoings
                           join f in db.OutgoingFiles on o.Id equals f.Outgoing
                           where o.Id == id && o.FamilyEpisode == episode && o.StoppedAt == null
                           select new { o.Family, o.Recipient, o.Way, o.SentTo, o.Label, o.LabelPerson, o.Format, o.Hash, o.AuthorWorker, o.NeedsSecond, o.MadeAt, IsReleased = o.ReleasedAt != null, f.Bytes }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return Refusal.NotFound;
        }

        var side = new Side(found.Label, found.LabelPerson);
        if (await db.Refuses(episode, by, Duty.SendDocuments, side, ct) is { } refusal)
        {
            return refusal;
        }

        if (!found.IsReleased && found.AuthorWorker == by.Worker && (found.NeedsSecond || await reader.NeedsSecond(found.Family, now.Today, ct)))
        {
            return Refusal.Forbidden;
        }

        if (await reader.IsForLocator(id, found.Family, episode, found.MadeAt!.Value, by, ct))
        {
            return new Refusal(string.Empty, "It tells where somebody is. Ask somebody who may know where this family is");
        }

        var isGone = found.IsReleased && await reader.IsGone(id, found.Family, ct);
        var overtaken = await reader.OvertakenBy(id, found.Recipient, found.Family, found.MadeAt.Value, ct);
        if (overtaken == Overtaken.ByWords || (overtaken == Overtaken.ByPeople && !isGone))
        {
            return new Refusal(string.Empty, $"{overtaken.InWords()}. {(found.IsReleased ? "Do not send it: prepare another" : "Stop it and prepare it again")}");
        }

        if (found.IsReleased && !isGone && !await reader.IsStillSafe(found.Recipient, found.Way, found.SentTo, ct))
        {
            return new Refusal(string.Empty, $"{Outgoing.NotSafe}. Do not send it: prepare another");
        }

        Fact taken = found.IsReleased ? new DocumentTakenOut(id, found.Hash!) : new DocumentLookedAt(id, Outgoing.HashOf(found.Bytes));
        ledger.Tell(taken, new About(found.Family, episode, Side: side), by);
        return new TakenDocument(found.Bytes, found.Format);
    }
}

public sealed record TakenDocument(byte[] Bytes, OutgoingFormat Format);
