using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Returns;

/// <summary>The censuses of the worker’s agency, newest first: how the errors have gone down from build to build.</summary>
[Needs(Duty.OpenReturns)]
public sealed class ListCensusesModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Acting By => HttpContext.MustAct();

    public Paged<CensusInView> Censuses { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var censuses = db.CensusesOf(By);
        Censuses = await (By.Has(Duty.MakeReturns) ? censuses : censuses.Where(b => b.Source == Practice.Returns.CensusSource.Record)).InView(db).Page(Number, ct);
    }
}
