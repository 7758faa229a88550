using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

public sealed class CancelImportInput;

[Needs(Duty.ImportFiles)]
public sealed class CancelImportModel(KithDb db, CancelImport cancelImport, UploadFolder folder) : FormPage<CancelImportInput>
{
    [BindProperty(SupportsGet = true, Name = "import")]
    public ImportId Id { get; set; }

    public ImportInView Import { get; private set; } = null!;

    public bool HasBegun => Import.StartedAt is not null;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        if (await db.ImportsOf(By).Where(i => i.Id == Id).InView(db).FirstOrDefaultAsync(ct) is not { } import)
        {
            return NotFound();
        }

        if (import.IsOver && HttpMethods.IsGet(Request.Method))
        {
            return Redirect(ReturnsLinks.Import(Id));
        }

        Import = import;
        return null;
    }

    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        var answer = await Save(now => cancelImport.Do(Id, By, now, ct), then: id => ReturnsLinks.Import(id), done: "The import has been cancelled", ct);
        if (await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == Id, ct) is { IsOver: true } over)
        {
            folder.Delete(over.Upload);
        }

        return answer;
    }
}
