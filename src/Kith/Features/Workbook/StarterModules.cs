using Kith.Platform.Data;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>A new record begins with Kith's own eight modules, which the partnership then words for itself.</summary>
internal sealed class StarterModules : IPrepare
{
    public async Task Prepare(KithDb db, CancellationToken ct)
    {
        if (await db.Modules.AnyAsync(ct))
        {
            return;
        }

        db.Modules.AddRange(Module.Starter());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (HasBeenSeeded(db))
        {
            // Another process prepared the same record at the same time.
        }
    }

    private static bool HasBeenSeeded(KithDb db)
    {
        db.ChangeTracker.Clear();
        return db.Modules.Any();
    }
}
