using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>The eight modules as this partnership words them.</summary>
[Needs(Duty.EditModulePack)]
public sealed class ModulePackModel(KithDb db) : PageModel
{
    public IReadOnlyList<ModuleInPack> Modules { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Modules = await db.Modules.OrderBy(m => m.Number).Select(m => new ModuleInPack(m.Number, m.Title, m.Purpose, m.IsOurs)).ToListAsync(ct);
}
