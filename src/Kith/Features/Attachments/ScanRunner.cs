using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Attachments;

/// <summary>Every five minutes asks again about the files that nobody could look through.</summary>
public sealed partial class ScanRunner(IServiceScopeFactory scopes, ILogger<ScanRunner> log) : BackgroundService
{
    private const int Most = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    // Files beyond its limits stay, however many: the others after them have their turn before they are asked about again.
    private DateTime? goneThrough;

    /// <returns>How many have been looked through.</returns>
    public async Task<int> LookThrough(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, scanner) = (scope.ServiceProvider.GetRequiredService<KithDb>(), scope.ServiceProvider.GetRequiredService<FileScanner>());
        using var lifted = db.Bounds.Lift("Files that wait to be looked through, of every family; nobody is shown them");
        var waiting = await db.Attachments.Where(a => a.Scan == ScanState.Quarantined && (goneThrough == null || a.AddedAt > goneThrough)).OrderBy(a => a.AddedAt).Take(Most).Select(a => new { a.Id, a.Bytes, a.AddedAt }).ToListAsync(ct);
        var done = 0;
        foreach (var file in waiting)
        {
            await using var bytes = new PieceStream(db, file.Id, file.Bytes);
            var found = await scanner.Scan(bytes, ct);
            if (found == Scanned.BeyondLimits)
            {
                Beyond(log, file.Id);
                continue;
            }

            if (found is not (Scanned.Clean or Scanned.Found))
            {
                Unanswered(log, waiting.Count - done);
                return done;
            }

            await Record(file.Id, found == Scanned.Clean, ct);
            done++;
        }

        goneThrough = waiting.Count == Most ? waiting[^1].AddedAt : null;
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Try(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Kith stops.
        }
    }

    private async Task Record(AttachmentId id, bool isClean, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<KithDb>().Bounds.Lift("What was found in a file is written to its row, whatever the family");
        var record = scope.ServiceProvider.GetRequiredService<RecordScan>();
        await scope.ServiceProvider.GetRequiredService<Writes>().Run(_ => record.Do(id, isClean, ct), ct);
    }

    private async Task Try(CancellationToken ct)
    {
        try
        {
            await LookThrough(ct);
        }
        catch (Exception why) when (why is System.Data.Common.DbException or InvalidOperationException or DbUpdateException or TimeoutException)
        {
            Failed(log, why.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file {File} stays closed: ClamAV does not look through so much. Raise the limits in its clamd.conf")]
    private static partial void Beyond(ILogger log, AttachmentId file);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Files} files wait to be looked through for viruses, and ClamAV does not answer")]
    private static partial void Unanswered(ILogger log, int files);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Files that wait to be looked through could not be read ({Fault}); it is tried again")]
    private static partial void Failed(ILogger log, string fault);
}
