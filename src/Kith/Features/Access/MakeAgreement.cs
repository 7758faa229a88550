using System.ComponentModel.DataAnnotations;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

public sealed class AgreementInput
{
    [Display(Name = "Agency")]
    public AgencyId? Agency { get; set; }

    [Display(Name = "First day")]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "Last day")]
    public DateOnly? EndsOn { get; set; }

    [Display(Name = "Where the signed document is kept")]
    public string? Reference { get; set; }

    [Display(Name = "What information is shared for")]
    public string? Purpose { get; set; }

    [Display(Name = "Lawful basis")]
    public string? LawfulBasis { get; set; }
}

/// <summary>Records that the authority and an agency have agreed to share information: between its days the agency's postings act.</summary>
public sealed class MakeAgreement(KithDb db, Ledger ledger)
{
    public async Task<Outcome<RowId>> Do(AgreementInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var agency = await db.Agencies.Where(a => a.Id == input.Agency && a.Kind != AgencyKind.LocalAuthority).Select(a => (AgencyId?)a.Id).FirstOrDefaultAsync(ct);
        var made = Agreement.Make(agency, input.StartsOn, input.EndsOn, input.Reference, input.Purpose, input.LawfulBasis, now);
        if (!made.Ok)
        {
            return new Refusals().Within(string.Empty, made.Refusals);
        }

        db.Add(made.Value);
        ledger.Tell(new AgreementMade(made.Value.Id, made.Value.Agency, made.Value.StartsOn, made.Value.EndsOn), About.Organisation, by);
        return made.Value.Id;
    }
}
