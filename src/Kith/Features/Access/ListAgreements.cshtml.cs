using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>The information sharing agreements, and the agencies that need one and have none today.</summary>
[Needs(Duty.ManageOrganisation)]
public sealed class ListAgreementsModel(KithDb db, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<AgreementLine> Agreements { get; private set; } = null!;

    public IReadOnlyList<string> Without { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public static string PageLink(int number) => $"{AccessLinks.Agreements}?p={number}";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = Now.At(time.GetUtcNow()).Today;
        var today = Today;
        Without = await db.Agencies.Where(a => a.Kind != AgencyKind.LocalAuthority && !db.Agreements.Any(g => g.Agency == a.Id && g.StartsOn <= today && g.EndsOn >= today))
            .OrderBy(a => a.Name).Select(a => a.Name).ToListAsync(ct);
        Agreements = await (from g in db.Agreements
                            join a in db.Agencies on g.Agency equals a.Id
                            orderby g.EndsOn < today, g.EndsOn, g.Id
                            select new AgreementLine(g.Id, a.Name, g.StartsOn, g.EndsOn, g.Reference, g.Purpose, g.LawfulBasis)).Page(Number, ct);
    }
}

public sealed record AgreementLine(RowId Id, string Agency, DateOnly StartsOn, DateOnly EndsOn, string Reference, string Purpose, string LawfulBasis)
{
    public string? Warning(DateOnly today) =>
        EndsOn < today ? "Ended"
        : StartsOn > today ? "Not yet"
        : EndsOn <= today.AddDays(Agreement.DaysOfWarning) ? "Ends soon"
        : null;
}
