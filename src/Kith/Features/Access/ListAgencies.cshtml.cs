using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class ListAgenciesModel(KithDb db, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    public Paged<AgencyLine> Agencies { get; private set; } = null!;

    public static string PageLink(int number) => $"{AccessLinks.Agencies}?number={number}";

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        Agencies = await db.Agencies.OrderBy(a => a.Name).ThenBy(a => a.Id)
            .Select(a => new AgencyLine(
                a.Id,
                a.Name,
                a.Kind,
                db.Teams.Count(t => t.Agency == a.Id),
                db.Postings.Where(p => p.Agency == a.Id && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today)).Select(p => p.Worker).Distinct().Count()))
            .Page(Number, ct);
    }
}

public sealed record AgencyLine(AgencyId Id, string Name, AgencyKind Kind, int Teams, int Workers);
