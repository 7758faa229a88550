using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kith.Features.Returns;

/// <summary>The imports of the worker's agency, newest first.</summary>
[Needs(Duty.ImportFiles)]
public sealed class ListImportsModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<ImportInView> Imports { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Imports = await db.ImportsOf(HttpContext.MustAct()).InView(db).Page(Number, ct);
}
