using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Takes the outlines of areas, as a published file says. What was there is said anew.</summary>
public sealed class TakeOutlines(KithDb db, Ledger ledger)
{
    public async Task<Outcome<int>> Do(IReadOnlyList<OutlineRow> rows, string credit, string source, Acting? by, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        var outlines = rows.DistinctBy(r => r.Code).Select(r => AreaOutline.Of(r.Code, r.Name, credit, r.Rings)).ToList();
        var codes = outlines.ConvertAll(o => o.Code);
        await db.AreaOutlines.Where(o => codes.Contains(o.Code)).ExecuteDeleteAsync(ct);
        db.AreaOutlines.AddRange(outlines);
        ledger.Tell(new OutlinesTaken(source, outlines.Count), About.Organisation, by);
        return outlines.Count;
    }
}
