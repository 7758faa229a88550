using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Access;

[Needs(Duty.ManageOrganisation)]
public sealed class ListTeamsModel(KithDb db, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    public Paged<TeamLine> Teams { get; private set; } = null!;

    public static string PageLink(int number) => $"{AccessLinks.Teams}?number={number}";

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = Now.At(time.GetUtcNow()).Today;
        Teams = await (from t in db.Teams
                       join a in db.Agencies on t.Agency equals a.Id
                       orderby t.Name, t.Id
                       select new TeamLine(
                           t.Id,
                           t.Name,
                           a.Name,
                           t.Locality,
                           t.IsIntake,
                           db.Postings.Where(p => p.Team == t.Id && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today)).Select(p => p.Worker).Distinct().Count()))
            .Page(Number, ct);
    }
}

public sealed record TeamLine(TeamId Id, string Name, string Agency, string? Locality, bool IsIntake, int Workers);
