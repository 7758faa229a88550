using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Returns;

/// <summary>Lets a file that was read through into the record, in its turn.</summary>
public sealed class StartImport(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ImportId>> Do(ImportId id, Acting by, CancellationToken ct)
    {
        var found = await db.Find(id, by, ct);
        if (!found.Ok)
        {
            return found.Refusals[0];
        }

        var import = found.Value;
        var no = import.Start();
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new ImportStarted(id, import.Kind, import.Year), About.Organisation, by);
        return id;
    }
}
