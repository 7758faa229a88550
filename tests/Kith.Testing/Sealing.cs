using Kith.Features.Governance;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Kith.Testing;

/// <summary>Seals at once instead of each second, and takes away what keeps a database from altering its own record.</summary>
public static class Sealing
{
    public static async Task SealAll(this KithWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var sealer = world.Services.GetRequiredService<Sealer>();

        // PostgreSQL seals what stood there once every transaction that ran then is over, those of other tests' databases too.
        for (var tries = 0; await sealer.SealNew(CancellationToken.None) > 0 || (await world.Read(IsUnsealed) && tries < 1_000); tries++)
        {
            await Task.Delay(TestDatabase.IsPostgres ? 20 : 0);
        }
    }

    /// <summary>Counts what was opened, instead of each half minute.</summary>
    public static async Task CountsReads(this KithWorld world)
    {
        await world.SealAll();
        while ((await world.Run((services, now) => services.GetRequiredService<WatchReads>().Do(now, CancellationToken.None))).Value > 0)
        {
            // Until nothing waits.
        }
    }

    private static async Task<bool> IsUnsealed(KithDb db)
    {
        var last = await db.Seals.OrderByDescending(s => s.Number).Select(s => new { s.LedgerTo, s.AuditTo }).FirstOrDefaultAsync();
        return await db.Facts.AnyAsync(f => f.Sequence > (last == null ? 0 : last.LedgerTo)) || await db.Audit.AnyAsync(a => a.Sequence > (last == null ? 0 : last.AuditTo));
    }

    /// <summary>As somebody could who has the whole database in hand.</summary>
    public static async Task Unguarded(this KithWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        await world.Read(async db =>
        {
            foreach (var sql in db is SqliteKithDb ? Sqlite() : Postgres())
            {
                await db.Database.ExecuteSqlAsync(sql);
            }

            return true;
        });
    }

    private static IEnumerable<FormattableString> Sqlite() =>
    [
        $"DROP TRIGGER \"Ledger_stays\"", $"DROP TRIGGER \"Ledger_keeps\"", $"DROP TRIGGER \"Audit_stays\"", $"DROP TRIGGER \"Audit_keeps\"", $"DROP TRIGGER \"Seals_stay\"", $"DROP TRIGGER \"Seals_keep\"",
    ];

    private static IEnumerable<FormattableString> Postgres() =>
    [
        $"ALTER TABLE \"Ledger\" DISABLE TRIGGER kith_only_added_to", $"ALTER TABLE \"Audit\" DISABLE TRIGGER kith_only_added_to", $"ALTER TABLE \"Seals\" DISABLE TRIGGER kith_only_added_to",
        $"GRANT UPDATE, DELETE, TRUNCATE ON \"Ledger\", \"Audit\", \"Seals\" TO CURRENT_USER",
    ];
}
