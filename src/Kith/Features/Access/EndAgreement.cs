using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class EndAgreementInput
{
    [Display(Name = "Last day")]
    public DateOnly? EndsOn { get; set; }

    public int Version { get; set; }
}

/// <summary>Gives an agreement another last day. The day after, nobody of the agency opens anything unless another agreement is in force.</summary>
public sealed class EndAgreement(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(RowId id, EndAgreementInput input, Acting? by, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        if (await db.Agreements.FirstOrDefaultAsync(g => g.Id == id, ct) is not { } agreement)
        {
            return Refusal.NotFound;
        }

        if (agreement.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var no = agreement.End(input.EndsOn);
        if (no.Any)
        {
            return no;
        }

        ledger.Tell(new AgreementEnded(id, agreement.Agency, agreement.EndsOn), About.Organisation, by);
        return id;
    }
}
