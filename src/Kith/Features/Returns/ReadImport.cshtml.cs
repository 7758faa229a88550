using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>How far an import is, and its report once it is over.</summary>
[Needs(Duty.ImportFiles)]
public sealed class ReadImportModel(KithDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "import")]
    public ImportId Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "lines")]
    public ReportLineKind? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public ImportInView Import { get; private set; } = null!;

    public IReadOnlyList<(ReportLineKind Kind, int Count)> Kinds { get; private set; } = [];

    /// <summary>The kind of lines that is shown: the one asked for, otherwise the first that there is.</summary>
    public ReportLineKind? Shown { get; private set; }

    public Paged<ReportLineInView> Lines { get; private set; } = null!;

    /// <summary>How many there are, also of those that are not listed.</summary>
    public int Counted => Kinds.First(k => k.Kind == Shown).Count;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.ImportsOf(HttpContext.MustAct()).Where(i => i.Id == Id).InView(db).FirstOrDefaultAsync(ct) is not { } import)
        {
            return NotFound();
        }

        Import = import;
        if (import.State == ImportState.Surveyed)
        {
            return Redirect(ReturnsLinks.Start(Id));
        }

        if (import.IsOver)
        {
            Kinds = [.. new[] { (ReportLineKind.LeftOut, import.LeftOut), (ReportLineKind.Kept, import.Kept), (ReportLineKind.Remark, import.Remarks) }.Where(k => k.Item2 > 0)];
            Shown = Kinds.Any(k => k.Kind == Asked) ? Asked : Kinds.Select(k => (ReportLineKind?)k.Kind).FirstOrDefault();
            if (Shown is not null)
            {
                Lines = await db.ReportOf(Id, Shown).Page(Number, ct);
            }
        }

        return Page();
    }
}
