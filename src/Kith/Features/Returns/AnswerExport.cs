using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

public sealed class AnswerExportInput
{
    public int Version { get; set; }

    [Display(Name = "Do you agree?")]
    public bool? Agrees { get; set; }
}

/// <summary>A second person of the same authority agrees that a file of many children is taken out, or does not.</summary>
public sealed class AnswerExport(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, AnswerExportInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.AgreeToExports))
        {
            return Refusal.Forbidden;
        }

        if (await db.ExportOrders.FirstOrDefaultAsync(o => o.Id == id && o.Agency == by.Agency, ct) is not { } order)
        {
            return Refusal.NotFound;
        }

        if (order.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = order.Answer(input.Agrees, by, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new ExportAnswered(id, order.What, input.Agrees!.Value), About.Organisation, by);
        return id;
    }
}
