using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Disclosure;

/// <summary>Somebody who opened the very bytes lets them go; on a shielded case or one with more than one adult that is not their author.</summary>
public sealed class ReleaseDocument(KithDb db, Ledger ledger, DocumentReader reader)
{
    public async Task<Outcome<OutgoingId>> Do(OutgoingId id, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Outgoings.FirstOrDefaultAsync(o => o.Id == id, ct) is not { } outgoing)
        {
            return Refusal.NotFound;
        }

        if (await db.Refuses(outgoing.FamilyEpisode, by, Duty.SendDocuments, new Side(outgoing.Label, outgoing.LabelPerson), ct) is { } refusal)
        {
            return refusal;
        }

        var bytes = await db.OutgoingFiles.Where(f => f.Outgoing == id).Select(f => f.Bytes).FirstOrDefaultAsync(ct) ?? [];
        var isStillSafe = await reader.IsStillSafe(outgoing.Recipient, outgoing.Way, outgoing.SentTo, ct);
        var needsSecond = await reader.NeedsSecond(outgoing.Family, now.Today, ct);
        var overtaken = outgoing.MadeAt is { } made ? await reader.OvertakenBy(id, outgoing.Recipient, outgoing.Family, made, ct) : Overtaken.ByNothing;
        var seen = await reader.LookedAt(id, outgoing.Family, by.Worker, ct);
        var no = outgoing.Release(seen, bytes, isStillSafe, needsSecond, overtaken, by.Posting, by.Worker, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new DocumentReleased(id, outgoing.Hash!), new About(outgoing.Family, outgoing.FamilyEpisode, Side: new Side(outgoing.Label, outgoing.LabelPerson)), by);
        return id;
    }
}
