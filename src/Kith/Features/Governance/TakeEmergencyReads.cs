using System.Text.Json;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <param name="Lines">How many were taken.</param>
/// <param name="Faults">Of each file that could not be, why.</param>
public sealed record EmergencyTaken(int Lines, IReadOnlyList<string> Faults);

/// <summary>
/// Takes into the audit what was written down outside it in an emergency, each line once, however often this is asked and by whichever server. A file that is not as it was written
/// keeps no other back.
/// </summary>
public sealed class TakeEmergencyReads(KithDb db, Ledger ledger, EmergencyReads reads)
{
    public async Task<Outcome<EmergencyTaken>> Do(CancellationToken ct)
    {
        if (reads.Written().All(f => f.Length == 0))
        {
            return new EmergencyTaken(0, []);
        }

        // Another server, or the command line, may be at it: whoever comes second reads what the first has told.
        await db.TakeRights(null);
        var before = (await db.Facts.Where(f => f.Kind == nameof(EmergencyReadsTaken)).Select(f => f.Data).ToListAsync(ct)).ConvertAll(d => JsonSerializer.Deserialize<EmergencyReadsTaken>(d)!);
        var (taken, faults) = (0, new List<string>());
        foreach (var file in reads.Read(Taken))
        {
            foreach (var emergency in file.Lines.Skip(Taken(file.Name)).GroupBy(l => l.Why))
            {
                var rows = emergency.Select(l => l.Row()).ToList();
                db.Audit.AddRange(rows);
                ledger.Tell(new EmergencyReadsTaken(file.Name, rows.Count, rows[0].At, rows[^1].At, emergency.Key), About.Organisation, default(Acting));
                taken += rows.Count;
            }

            if (file.Fault is { } fault)
            {
                faults.Add(fault);
            }
        }

        return new EmergencyTaken(taken, faults);

        int Taken(string file) => before.Where(t => t.File == file).Sum(t => t.Lines);
    }
}

/// <summary>How often it is looked for lines of an emergency.</summary>
public sealed record EmergencyPace(TimeSpan Every)
{
    public static readonly EmergencyPace Usual = new(TimeSpan.FromMinutes(5));
}

/// <summary>Takes the lines of an emergency as soon as the audit can be written again, whether or not anybody says that it is over.</summary>
internal sealed partial class EmergencyRunner(IServiceScopeFactory scopes, EmergencyReads reads, EmergencyPace pace, TimeProvider time, ILogger<EmergencyRunner> log) : BackgroundService
{
    private IReadOnlyList<(string, long)> done = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pace.Every, time);
        try
        {
            do
            {
                await Look(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Kith stops.
        }
    }

    private async Task Look(CancellationToken ct)
    {
        try
        {
            var written = reads.Written();
            if (written.SequenceEqual(done))
            {
                return;
            }

            await using var scope = scopes.CreateAsyncScope();
            var take = scope.ServiceProvider.GetRequiredService<TakeEmergencyReads>();
            var taken = await scope.ServiceProvider.GetRequiredService<Writes>().Run(_ => take.Do(ct), ct);
            foreach (var fault in taken.Ok ? taken.Value.Faults : [])
            {
                Untaken(log, fault);
            }

            done = taken.Ok && taken.Value.Faults.Count == 0 ? written : done;
        }
        catch (Exception why) when (!ct.IsCancellationRequested)
        {
            Untaken(log, why.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was read in an emergency is not yet in the audit ({Fault}); it is tried again")]
    private static partial void Untaken(ILogger log, string fault);
}
