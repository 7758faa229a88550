using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Disclosure;

/// <summary>A document does not go out; it stays with its reason.</summary>
public sealed class StopDocument(KithDb db, Ledger ledger)
{
    public async Task<Outcome<OutgoingId>> Do(OutgoingId id, string? why, Acting by, Now now, CancellationToken ct)
    {
        if (await db.Outgoings.FirstOrDefaultAsync(o => o.Id == id, ct) is not { } outgoing)
        {
            return Refusal.NotFound;
        }

        var side = new Side(outgoing.Label, outgoing.LabelPerson);
        if (await db.Refuses(outgoing.FamilyEpisode, by, Duty.SendDocuments, side, ct) is { } refusal)
        {
            return refusal;
        }

        var no = outgoing.Stop(why, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new DocumentStopped(id), new About(outgoing.Family, outgoing.FamilyEpisode, Side: side), by);
        return id;
    }
}
