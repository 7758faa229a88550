using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

public sealed class ReviewReadsInput
{
    public int Version { get; set; }

    [Display(Name = "What came of it?")]
    public CuriosityOutcome? Outcome { get; set; }

    [Display(Name = "What you found")]
    public string? Found { get; set; }
}

/// <summary>A privacy officer of the worker’s agency says what came of an alert about what they opened.</summary>
public sealed class ReviewReads(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, ReviewReadsInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.OverseeReads))
        {
            return Refusal.Forbidden;
        }

        if (await db.CuriosityOverseenBy(by).FirstOrDefaultAsync(a => a.Id == id, ct) is not { } alert)
        {
            return Refusal.NotFound;
        }

        if (alert.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = alert.Judge(input.Outcome, input.Found, by, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new ReadsReviewed(id, alert.Kind, input.Outcome!.Value), About.Organisation, by);
        return id;
    }
}
