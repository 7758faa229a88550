using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

[Needs(Duty.WorkModules)]
public sealed class CompleteModuleModel(KithDb db, WorkbookDesk desk, CompleteModule completeModule, TimeProvider time) : FamilyFormPage<CompleteModuleInput>
{
    [BindProperty(SupportsGet = true, Name = "module")]
    public int Number { get; set; }

    /// <summary>The parent whose cell of the table led here.</summary>
    [BindProperty(SupportsGet = true)]
    public PersonId? Parent { get; set; }

    public ModuleChoice Module { get; private set; } = null!;

    public IReadOnlyList<Side> Sides { get; private set; } = [];

    protected override async Task<IActionResult?> Show(CancellationToken ct)
    {
        if (await db.Modules.Where(m => m.Number == Number).Select(m => new ModuleChoice(m.Number, m.Title)).FirstOrDefaultAsync(ct) is not { } module)
        {
            return NotFound();
        }

        Module = module;
        Sides = await desk.SidesOpenTo(Family.Episode, By, Family.Held, ct);
        return null;
    }

    protected override async Task Prefill(CancellationToken ct)
    {
        Input.On = Now.At(time.GetUtcNow()).Today;
        Input.Parent = Parent is { } parent ? parent : Family.Adults.ToList() is [var only] ? only.Id : null;
        var own = (await desk.OwnAdultsOf(Family.Episode, By, ct)).Select(a => Side.OwnOf(By.Role, a)).FirstOrDefault(s => s is not null);
        Input.MayRead = SideChoice.Of(own ?? Side.Shared);
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => completeModule.Do(Family.Episode, Number, Input, By, now, ct),
        then: _ => WorkbookLinks.Modules(Family.Ref),
        done: "Module recorded",
        ct);
}
