using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

[Needs(Duty.EditModulePack)]
public sealed class WordModuleModel(KithDb db, WordModule wordModule) : FormPage<WordModuleInput>
{
    private WordModuleInput? saved;

    [BindProperty(SupportsGet = true, Name = "module")]
    public int Number { get; set; }

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        saved = await db.Modules.Where(m => m.Number == Number)
            .Select(m => new WordModuleInput { Title = m.Title, Purpose = m.Purpose, Version = m.Version }).FirstOrDefaultAsync(ct);
        return saved is null ? NotFound() : null;
    }

    protected override Task Prefill(CancellationToken ct)
    {
        Input = saved!;
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        _ => wordModule.Do(Number, Input, By, ct),
        then: _ => WorkbookLinks.ModulePack,
        done: "Module changed",
        ct);
}
