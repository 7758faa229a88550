using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

public sealed class StartImportInput;

/// <summary>What reading the file through has found, before anything of it is in Kith.</summary>
[Needs(Duty.ImportFiles)]
public sealed class StartImportModel(KithDb db, StartImport startImport, ImportBell bell) : FormPage<StartImportInput>
{
    [BindProperty(SupportsGet = true, Name = "import")]
    public ImportId Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public ImportInView Import { get; private set; } = null!;

    public Paged<ReportLineInView> LeftOut { get; private set; } = null!;

    public IReadOnlyList<string> Remarks { get; private set; } = [];

    /// <summary>The file names another authority than the team's.</summary>
    public bool IsForeign => Import.Lea is { } lea && Import.AgencyLea is { } own && lea != own;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.ImportsOf(By).Where(i => i.Id == Id).InView(db).FirstOrDefaultAsync(ct) is not { } import)
        {
            return NotFound();
        }

        if (import.State != ImportState.Surveyed && HttpMethods.IsGet(Request.Method))
        {
            return Redirect(ReturnsLinks.Import(Id));
        }

        Import = import;
        LeftOut = await db.ReportOf(Id, ReportLineKind.LeftOut).Page(Number, ct);
        Remarks = await db.ReportOf(Id, ReportLineKind.Remark).Select(l => l.Text).Take(Paging.PageSize).ToListAsync(ct);
        return null;
    }

    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        var answer = await Save(_ => startImport.Do(Id, By, ct), then: id => ReturnsLinks.Import(id), done: "The import has been started", ct);
        bell.Ring();
        return answer;
    }
}
