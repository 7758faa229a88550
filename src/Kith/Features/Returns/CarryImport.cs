using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>What a server writes of the import that it carries out: that it has it in hand, how far it is, how it ended.</summary>
internal sealed class CarryImport(KithDb db, Ledger ledger)
{
    /// <summary>Takes an import in hand, unless another server was faster; one that was interrupted too often is over instead.</summary>
    public async Task<Outcome<Import>> Take(ImportId id, Guid server, TimeSpan lease, Now now, CancellationToken ct)
    {
        var import = await db.Imports.FirstAsync(i => i.Id == id, ct);
        if (!import.IsFree(now))
        {
            return Refusal.NotFound;
        }

        import.Take(server, now.Moment + lease, now);
        if (import.IsOver)
        {
            ledger.TellEnd(import, import.By);
        }

        return import;
    }

    /// <summary>Writes how far it has come and renews the lease. False when somebody has cancelled it, or another server has it now.</summary>
    public async Task<Outcome<bool>> Renew(Import import, ImportCounts attempt, TimeSpan lease, Now now, CancellationToken ct)
    {
        var (all, until) = (import.Together(attempt), now.Moment + lease);
        var mine = db.Imports.Where(i => i.Id == import.Id && i.Server == import.Server && i.State == ImportState.Running);

        // Past the version: how far it has come is nobody's edit.
        var held = await mine.ExecuteUpdateAsync(
            set => set.SetProperty(i => i.Done, attempt.Done)
                .SetProperty(i => i.Added, all.Added)
                .SetProperty(i => i.Changed, all.Changed)
                .SetProperty(i => i.Unchanged, all.Unchanged)
                .SetProperty(i => i.LeftOut, all.LeftOut)
                .SetProperty(i => i.Kept, all.Kept)
                .SetProperty(i => i.Remarks, all.Remarks)
                .SetProperty(i => i.LeasedUntil, until),
            ct);
        return held == 1 && await mine.AnyAsync(i => i.CancelledBy == null, ct);
    }

    /// <summary>Ends it with its report, or lets go of it for another attempt.</summary>
    /// <param name="report">What this attempt has to report; null when it only lets go.</param>
    public async Task<Outcome<ImportId>> End(Import carried, ImportReport? report, ImportCounts attempt, bool isWhole, string? reason, Now now, CancellationToken ct)
    {
        if (await db.Imports.FirstOrDefaultAsync(i => i.Id == carried.Id && i.Server == carried.Server && i.State == ImportState.Running, ct) is not { } import)
        {
            return Refusal.NotFound;
        }

        import.ComeTo(attempt);
        if (report is null)
        {
            import.Release();
            return import.Id;
        }

        if (reason is not null)
        {
            import.Stop(reason, now);
        }
        else
        {
            import.End(isWhole, now);
        }

        await db.ReportLines.Where(l => l.Import == import.Id).ExecuteDeleteAsync(ct);
        db.ReportLines.AddRange(report.Stored(import.Id));
        ledger.TellEnd(import, import.State == ImportState.Cancelled ? import.CancelledBy : import.By);
        return import.Id;
    }

    /// <summary>Cancels what nobody has started in time, so that its file can go.</summary>
    public async Task<Outcome<int>> Expire(Now now, CancellationToken ct)
    {
        var before = now.Moment.AddHours(-Import.HoursUnstarted);
        var forgotten = await db.Imports.Where(i => i.State == ImportState.Surveyed && i.ReceivedAt < before).ToListAsync(ct);
        foreach (var import in forgotten)
        {
            import.Cancel(null, now);
            ledger.TellEnd(import, null);
        }

        return forgotten.Count;
    }
}

internal static class ImportEnds
{
    public static void TellEnd(this Ledger ledger, Import import, PostingId? by) =>
        ledger.Tell(new ImportEnded(import.Id, import.State, import.Added, import.Changed, import.Unchanged, import.LeftOut), About.Organisation, by);
}
