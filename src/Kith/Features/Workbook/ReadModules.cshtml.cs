using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>The eight modules with each parent: worked on, completed, not applicable; and where each adult stands with each behaviour.</summary>
[Needs(Duty.ReadOverview)]
public sealed class ReadModulesModel(KithDb db, ProgressReader progress) : FamilyPage
{
    public IReadOnlyList<ModuleInPack> Modules { get; private set; } = [];

    public IReadOnlyList<ModuleProgress> Progress { get; private set; } = [];

    public IReadOnlyList<LatestStage> Stages { get; private set; } = [];

    public IReadOnlyList<PersonInView> Parents => Family.Adults.ToList();

    public bool MayComplete => Family.ClosedOn is null && Family.May(By, Duty.WorkModules);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        Modules = await db.Modules.OrderBy(m => m.Number).Select(m => new ModuleInPack(m.Number, m.Title, m.Purpose, m.IsOurs)).ToListAsync(ct);
        Progress = await progress.ModuleProgressOf(Family.Episode, By, Family.Held, ct);
        Stages = await progress.StagesOf(Family.Episode, By, Family.Held, ct);
        return Page();
    }

    public ModuleProgress? With(PersonInView parent, ModuleInPack module) => Progress.FirstOrDefault(p => p.Parent == parent.Id && p.Module == module.Number);

    public int CompletedWith(PersonInView parent) => Progress.Count(p => p.Parent == parent.Id && p.IsCompleted);
}

public sealed record ModuleInPack(int Number, string Title, string Purpose, bool IsOurs);
