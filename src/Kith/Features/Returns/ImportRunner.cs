using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>How often imports are looked for and told of.</summary>
/// <param name="Idle">Between two looks for an import that another server has left.</param>
/// <param name="Tell">At least between two notes of how far it has come.</param>
/// <param name="Follow">Between two looks of a page that follows it.</param>
/// <param name="Lease">How long a server that has fallen silent keeps its import; many times a transaction.</param>
public sealed record ImportPace(TimeSpan Idle, TimeSpan Tell, TimeSpan Follow, TimeSpan Lease)
{
    public static readonly ImportPace Usual = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
}

/// <summary>Wakes this server's runner when somebody starts an import here.</summary>
public sealed class ImportBell : Bell;

/// <summary>Wakes this server's runner when somebody orders a census here.</summary>
public sealed class CensusBell : Bell;

/// <summary>
/// Carries out imports behind the pages, one after another in all servers together, and carries on what a stopped server has left. It deletes each
/// file as soon as its import is over, because it holds names.
/// </summary>
internal sealed partial class ImportRunner(IServiceScopeFactory scopes, UploadFolder folder, ImportBell bell, ImportPace pace, Storage storage, TimeProvider time, ILogger<ImportRunner> log) : BackgroundService
{
    // A file that no import names is either on its way in or was left by a server that stopped meanwhile.
    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(1);

    // PostgreSQL's servers may have folders of their own: then only the one that received a file has it.
    private readonly TimeSpan longestWait = storage.IsEmbedded ? TimeSpan.Zero : TimeSpan.FromMinutes(10);

    private readonly Guid server = Guid.NewGuid();
    private DateTime sweptAt = DateTime.MinValue;

    /// <summary>The import at the head of the queue whose file is not here, and since when it has been seen there.</summary>
    private (ImportId Import, DateTime Since)? elsewhere;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var hasWorked = false;
            try
            {
                await Sweep(stoppingToken);
                hasWorked = await RunNext(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever went wrong, the next import must not wait for a restart.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                // Its message might quote the file.
                Faulted(fault.GetType().Name, fault.StackTrace);
            }

            if (!hasWorked)
            {
                await bell.Wait(pace.Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> RunNext(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        db.Bounds.Lift("A file is matched with every family that is known");

        // One after another: the one that is being carried out stands first. A look costs no turn of the writers.
        var next = await db.Imports.AsNoTracking().Where(i => i.State == ImportState.Waiting || i.State == ImportState.Running)
            .OrderByDescending(i => i.State == ImportState.Running).ThenBy(i => i.ReceivedAt).ThenBy(i => i.Id).FirstOrDefaultAsync(stopping);
        if (next?.IsFree(Now.At(time.GetUtcNow())) != true || IsElsewhere(next))
        {
            return false;
        }

        var taken = await Write((carry, at) => carry.Take(next.Id, server, pace.Lease, at, stopping), stopping);
        if (!taken.Ok)
        {
            return false;
        }

        if (taken.Value.IsOver || await CarryOut(scope.ServiceProvider, taken.Value, stopping))
        {
            folder.Delete(taken.Value.Upload);
        }

        return true;
    }

    /// <summary>True when the import is over; false when another server has it now.</summary>
    private async Task<bool> CarryOut(IServiceProvider services, Import import, CancellationToken stopping)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var come = new ImportProgress(0, import.Rows, new ImportReport());
        var toldAt = 0L;
        try
        {
            await using var file = folder.Open(import.Upload);
            if (file is null)
            {
                return await End("Its file is no longer here. Import it again: what was taken already changes nothing");
            }

            await Tell(come);
            var lea = await services.GetRequiredService<KithDb>().Teams.Where(t => t.Id == import.Team)
                .Join(services.GetRequiredService<KithDb>().Agencies, t => t.Agency, a => a.Id, (_, a) => a.LeaCode).SingleAsync(stopping);
            var order = new ImportOrder(import.By, import.Team, Lea: lea);
            var imported = import.Kind == FileKind.Census
                ? await services.GetRequiredService<ImportCensus>().Run(file, order, Tell, cancel.Token)
                : await services.GetRequiredService<ImportPeople>().Run(file, order, Tell, cancel.Token);
            return await End(imported.Ok ? null : imported.Refusals[0].Message, isWhole: imported.Ok, imported.Ok ? imported.Value : come.SoFar);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            return await End(reason: null);
        }
        catch (Exception)
        {
            // Another attempt, here or elsewhere, takes the file from its beginning.
            await Write((carry, at) => carry.End(import, null, Counts(come.SoFar), isWhole: false, null, at, CancellationToken.None), CancellationToken.None);
            throw;
        }

        async Task Tell(ImportProgress progress)
        {
            come = progress;
            if (toldAt != 0 && time.GetElapsedTime(toldAt) < pace.Tell)
            {
                return;
            }

            toldAt = time.GetTimestamp();
            var isMine = await Write((carry, at) => carry.Renew(import, Counts(progress.SoFar), pace.Lease, at, stopping), stopping);
            if (!isMine.Value)
            {
                await cancel.CancelAsync();
                cancel.Token.ThrowIfCancellationRequested();
            }
        }

        async Task<bool> End(string? reason, bool isWhole = false, ImportReport? report = null) => (await Write(
            (carry, at) => carry.End(import, report ?? come.SoFar, Counts(report ?? come.SoFar), isWhole, reason, at, CancellationToken.None), CancellationToken.None)).Ok;
    }

    /// <summary>True while another server may still come for an import whose file is not here.</summary>
    private bool IsElsewhere(Import next)
    {
        var now = time.GetUtcNow().UtcDateTime;
        using var file = folder.Open(next.Upload);
        if (file is not null)
        {
            elsewhere = null;
            return false;
        }

        if (elsewhere?.Import != next.Id)
        {
            elsewhere = (next.Id, now);
        }

        return now - elsewhere.Value.Since < longestWait;
    }

    /// <summary>Deletes the files of imports that are over, of those that nobody started in time, and those that belong to no import.</summary>
    private async Task Sweep(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (now - sweptAt < LongestUpload)
        {
            return;
        }

        sweptAt = now;
        await Write((carry, at) => carry.Expire(at, ct), ct);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        foreach (var (name, writtenAt) in folder.All())
        {
            var import = await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Upload == name, ct);
            if (import?.IsOver ?? now - writtenAt > LongestUpload)
            {
                folder.Delete(name);
            }
        }
    }

    /// <summary>Each in a scope of its own: the importer's is in the middle of its file.</summary>
    private async Task<Outcome<T>> Write<T>(Func<CarryImport, Now, Task<Outcome<T>>> command, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var carry = scope.ServiceProvider.GetRequiredService<CarryImport>();
        return await scope.ServiceProvider.GetRequiredService<Writes>().Again(5, now => command(carry, now), ct);
    }

    private static ImportCounts Counts(ImportReport report) =>
        new(report.Added, report.Changed, report.Unchanged, report.LeftOut.Count, report.Kept.Count, report.Notes.Count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Imports met a fault, {Fault}:\n{Trace}")]
    private partial void Faulted(string fault, string? trace);
}
