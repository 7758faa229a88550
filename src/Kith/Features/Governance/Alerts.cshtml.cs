using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>What happened that privacy officers should look at, newest first. An alert names nobody.</summary>
[Needs(Duty.SeeAlerts)]
public sealed class AlertsModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<PrivacyAlert> Alerts { get; private set; } = null!;

    public static string PageLink(int number) => $"{GovernanceLinks.Alerts}?p={number}";

    public static string LinkOf(PrivacyAlert alert) => alert.Kind switch
    {
        PrivacyAlertKind.GlassBroken or PrivacyAlertKind.ReviewOverdue => GovernanceLinks.Emergency(alert.Of),
        PrivacyAlertKind.ReadsLookCurious => GovernanceLinks.ReadsAlert(alert.Of),
        _ => GovernanceLinks.Interest(alert.Of),
    };

    public async Task OnGetAsync(CancellationToken ct) =>
        Alerts = await db.AlertsOverseenBy(HttpContext.MustAct()).AsNoTracking().OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Page(Number, ct);
}
