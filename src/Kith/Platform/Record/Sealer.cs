using Kith.Platform.Data;
using Kith.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Record;

/// <summary>How often new lines are sealed.</summary>
public sealed record SealPace(TimeSpan Every)
{
    public static readonly SealPace Usual = new(TimeSpan.FromSeconds(1));
}

/// <summary>Seals the lines that came since the last seal. Of several servers one seals at a time.</summary>
public sealed class Sealer(IServiceScopeFactory scopes, WriteQueue queue, SealFolder folder, Figures figures, TimeProvider time)
{
    private const int Most = 5_000;

    // PostgreSQL: how far the lines went at the last look, and the first transaction that had not yet begun then.
    private (long Ledger, long Audit, ulong Next)? seen;

    /// <summary>
    /// Whether what seals this record is here. A folder whose disk is missing looks like a new one: a key that was made in it would cut the chain off from what was sealed before, and what is
    /// taken away would be written down where no restore looks.
    /// </summary>
    /// <returns>What is wrong, and what to do about it; null when nothing is.</returns>
    public async Task<string?> Fault(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        return !await db.Seals.AnyAsync(ct) || (folder.HasKey && await db.Seals.AnyAsync(s => s.Key == folder.Key, ct))
            ? null
            : $"{folder.Place} does not hold the key with which this record was sealed. Is its disk there, and is it the right folder? Otherwise put {SealFolder.PrivateName} and {SealFolder.PublicName} back into it, which every backup has. Only if both are lost for good, start once with --new-seal-key.";
    }

    /// <returns>How many lines were sealed.</returns>
    public async Task<int> SealNew(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        var last = await db.Seals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);
        if (await Settled(db, ct) is not var (ledgerTo, auditTo))
        {
            return 0;
        }

        if (ledgerTo <= (last?.LedgerTo ?? 0) && auditTo <= (last?.AuditTo ?? 0))
        {
            return 0;
        }

        using var turn = await queue.Take(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        last = await db.Seals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);
        var (ledgerFrom, auditFrom) = (last?.LedgerTo ?? 0, last?.AuditTo ?? 0);
        var facts = await db.Facts.AsNoTracking().Where(f => f.Sequence > ledgerFrom && f.Sequence <= ledgerTo).OrderBy(f => f.Sequence).Take(Most).ToListAsync(ct);
        var lines = await db.Audit.AsNoTracking().Where(a => a.Sequence > auditFrom && a.Sequence <= auditTo).OrderBy(a => a.Sequence).Take(Most).ToListAsync(ct);
        if (facts.Count == 0 && lines.Count == 0)
        {
            return 0;
        }

        var seal = Made(last, facts, lines);
        db.Seals.Add(seal);

        // Before the commit: what is sealed is never looked at again.
        await folder.Keep([.. TakenAway.Among(facts)]);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (DbUpdateException why) when (!RecordGone.Is(why))
        {
            // Another server has sealed meanwhile.
            return 0;
        }

        // After the commit: a head that was written down and is not in the database would look like one that was cut off.
        await folder.Anchor(seal);
        figures.Sealed(facts.Count + lines.Count);
        return facts.Count + lines.Count;
    }

    private Seal Made(Seal? last, List<FactRow> facts, List<AuditRow> lines)
    {
        var (number, at) = ((last?.Number ?? 0) + 1, time.GetUtcNow().UtcDateTime);
        at = new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        var (ledgerTo, auditTo) = (facts.Count > 0 ? facts[^1].Sequence : last?.LedgerTo ?? 0, lines.Count > 0 ? lines[^1].Sequence : last?.AuditTo ?? 0);
        byte[] ledgerMarks = [.. facts.SelectMany(MarkOf)];
        byte[] auditMarks = [.. lines.SelectMany(MarkOf)];
        var hash = SealForm.Hash(last?.Hash ?? SealForm.Beginning, number, at, ledgerTo, auditTo, ledgerMarks, auditMarks);
        return new Seal
        {
            Number = number,
            At = at,
            LedgerTo = ledgerTo,
            AuditTo = auditTo,
            LedgerMarks = ledgerMarks,
            AuditMarks = auditMarks,
            Hash = hash,
            Key = folder.Key,
            Signature = folder.Sign(hash),
        };
    }

    private static byte[] MarkOf(FactRow f) => SealForm.Mark(
        f.Sequence, SealForm.Ticks(f.At), $"{f.By?.Value}", f.Kind, $"{f.Family?.Value}", $"{f.FamilyEpisode?.Value}", $"{f.Person?.Value}", f.Label.ToString(), $"{f.LabelPerson?.Value}", f.Data);

    private static byte[] MarkOf(AuditRow a) => SealForm.Mark(
        a.Sequence, SealForm.Ticks(a.At), a.Kind.ToString(), $"{a.Posting?.Value}", $"{a.Account}", a.Route, a.RequestId, $"{a.Family?.Value}", $"{a.FamilyEpisode?.Value}", a.Subject);

    /// <summary>
    /// How far lines will not change any more. SQLite writes one transaction after another. PostgreSQL numbers a line before its transaction ends, so
    /// that a lower number may come later: there only what stood at the last look counts, once every transaction that ran then is over.
    /// </summary>
    private async Task<(long Ledger, long Audit)?> Settled(KithDb db, CancellationToken ct)
    {
        var ledger = await db.Facts.MaxAsync(f => (long?)f.Sequence, ct) ?? 0;
        var audit = await db.Audit.MaxAsync(a => (long?)a.Sequence, ct) ?? 0;
        if (db is not PostgresKithDb)
        {
            return (ledger, audit);
        }

        var oldest = await db.Database.SqlQuery<string>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS \"Value\"").SingleAsync(ct);
        var next = await db.Database.SqlQuery<string>($"SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS \"Value\"").SingleAsync(ct);
        (long, long)? settled = seen is { } before && Number(oldest) >= before.Next ? (before.Ledger, before.Audit) : null;
        if (seen is null || settled is not null)
        {
            seen = (ledger, audit, Number(next));
        }

        return settled;

        static ulong Number(string text) => ulong.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}

internal sealed partial class SealRunner(Sealer sealer, SealPace pace, TimeProvider time, ILogger<SealRunner> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pace.Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await sealer.SealNew(stoppingToken) > 0)
                {
                    // Until nothing waits.
                }
            }
            catch (Exception why) when (!stoppingToken.IsCancellationRequested)
            {
                Unsealed(log, why.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The Ledger and the audit could not be sealed ({Fault}); it is tried again")]
    private static partial void Unsealed(ILogger log, string fault);
}
