using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Returns;

/// <summary>What the census would ask about the worker’s families, as the record was last night and as it has been mended since.</summary>
[Needs(Duty.SeeReturns)]
public sealed class ListAskedModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Acting By => HttpContext.MustAct();

    public Paged<FindingInView> Asked { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Asked = await db.AskedOf(By).InView(db, By).Page(Number, ct);
}
