using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

/// <summary>Ends an import: at once, or after the transaction that is under way. What was taken before stays.</summary>
public sealed class CancelImport(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ImportId>> Do(ImportId id, Acting by, Now now, CancellationToken ct)
    {
        var found = await db.Find(id, by, ct);
        if (!found.Ok)
        {
            return found.Refusals[0];
        }

        var import = found.Value;
        var no = import.Cancel(by.Posting, now);
        if (no.Any)
        {
            return no;
        }

        if (import.IsOver)
        {
            ledger.TellEnd(import, by.Posting);
        }

        return id;
    }
}
