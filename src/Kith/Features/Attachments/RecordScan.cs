using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Attachments;

/// <summary>Writes down what looking through a kept file found, once ClamAV answers again.</summary>
public sealed class RecordScan(KithDb db, Ledger ledger)
{
    public async Task<Outcome<AttachmentId>> Do(AttachmentId id, bool isClean, CancellationToken ct)
    {
        if (await db.Attachments.FirstOrDefaultAsync(a => a.Id == id && a.Scan == ScanState.Quarantined, ct) is not { } attachment)
        {
            return Refusal.NotFound;
        }

        attachment.Scanned(isClean);
        ledger.Tell(new AttachmentScanned(id, attachment.Scan), new About(attachment.Family, attachment.FamilyEpisode, Side: attachment.Side), default(Acting));
        return id;
    }
}
