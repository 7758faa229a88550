using System.Text.Json;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>After an emergency: takes into the audit what was written down outside it, each line once, however often this is asked.</summary>
public sealed class TakeEmergencyReads(KithDb db, Ledger ledger, EmergencyReads reads)
{
    /// <returns>How many lines were taken.</returns>
    public async Task<Outcome<int>> Do(CancellationToken ct)
    {
        var before = (await db.Facts.Where(f => f.Kind == nameof(EmergencyReadsTaken)).Select(f => f.Data).ToListAsync(ct)).ConvertAll(d => JsonSerializer.Deserialize<EmergencyReadsTaken>(d)!);
        var taken = 0;
        foreach (var (file, lines) in reads.Read())
        {
            var from = before.Where(t => t.File == file).Sum(t => t.Lines);
            var rows = lines.Skip(from).Select(l => l.Row()).ToList();
            if (rows.Count == 0)
            {
                continue;
            }

            db.Audit.AddRange(rows);
            ledger.Tell(new EmergencyReadsTaken(file, rows.Count, rows[0].At, rows[^1].At), About.Organisation, default(Acting));
            taken += rows.Count;
        }

        return taken;
    }
}
