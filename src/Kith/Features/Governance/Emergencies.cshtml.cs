using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>Families that workers of the agency opened in an emergency: all for its privacy officers, those whose review is late for the head of service.</summary>
[Needs(Duty.SeeEmergencies)]
public sealed class EmergenciesModel(KithDb db, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<EmergencyLine> Uses { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public bool MayReview => HttpContext.MustAct().Has(Duty.ReviewGlass);

    public static string PageLink(int number) => $"{GovernanceLinks.Emergencies}?p={number}";

    public async Task OnGetAsync(CancellationToken ct)
    {
        var me = HttpContext.MustAct();
        var today = Today = Now.At(time.GetUtcNow()).Today;
        var uses = db.GlassesOverseenBy(me);
        uses = MayReview ? uses : uses.Where(g => g.ReviewedAt == null && g.ReviewBy < today);
        Uses = await (from g in uses
                      join w in db.Workers on g.Worker equals w.Id
                      orderby g.ReviewedAt != null, g.ReviewBy, g.Id
                      select new EmergencyLine(g.Id, w.Name, g.BrokenAt, g.Reason, g.ReviewBy, g.WasRight)).Page(Number, ct);
    }
}

public sealed record EmergencyLine(RowId Id, string Worker, DateTime BrokenAt, EmergencyReason Reason, DateOnly ReviewBy, bool? WasRight)
{
    public bool IsOverdueOn(DateOnly day) => WasRight is null && day > ReviewBy;
}
