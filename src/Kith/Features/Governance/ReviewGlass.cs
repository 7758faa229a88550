using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

public sealed class ReviewGlassInput
{
    public int Version { get; set; }

    [Display(Name = "Was it right to open the family?")]
    public bool? WasRight { get; set; }

    [Display(Name = "What you found")]
    public string? Review { get; set; }
}

/// <summary>A privacy officer of the worker’s agency says whether it was right to open a family in an emergency. Every use is reviewed.</summary>
public sealed class ReviewGlass(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, ReviewGlassInput input, Acting by, Now now, CancellationToken ct)
    {
        if (!by.Has(Duty.ReviewGlass))
        {
            return Refusal.Forbidden;
        }

        if (await db.GlassesOverseenBy(by).FirstOrDefaultAsync(g => g.Id == id, ct) is not { } glass)
        {
            return Refusal.NotFound;
        }

        if (glass.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = glass.Judge(input.WasRight, input.Review, by, now);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new EmergencyReviewed(id, input.WasRight!.Value), About.Organisation, by);
        return id;
    }
}
