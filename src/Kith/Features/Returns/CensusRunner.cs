using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Returns;

/// <summary>
/// Builds censuses behind the pages, one after another in each server, carries on what a stopped server has left, and looks through the year in progress
/// every night. The row of a build is the queue: there is nothing else to keep.
/// </summary>
internal sealed partial class CensusRunner(IServiceScopeFactory scopes, UploadFolder folder, CensusBell bell, ImportPace pace, TimeProvider time, ILogger<CensusRunner> log) : BackgroundService
{
    private const int FindingsPerTransaction = 500;

    private readonly Guid server = Guid.NewGuid();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var hasWorked = false;
            try
            {
                hasWorked = await RunNext(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever went wrong, the next build must not wait for a restart.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                // Its message might quote the record.
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
        db.Bounds.Lift("A return is drawn from every child of the authority");
        var now = Now.At(time.GetUtcNow());
        var forgotten = now.Moment.AddHours(-CensusBuild.HoursOfAFile);
        if (await db.CensusBuilds.AnyAsync(b => b.Source == CensusSource.File && b.OrderedAt < forgotten, stopping))
        {
            await Write((carry, at) => carry.Expire(at, stopping), stopping);
        }

        if (await CarryCensus.Unwatched(db, now).AnyAsync(stopping))
        {
            await Write((carry, at) => carry.OrderWatches(at, stopping), stopping);
        }

        var waiting = await db.CensusBuilds.AsNoTracking().Where(b => b.State == CensusState.Waiting || b.State == CensusState.Running)
            .OrderBy(b => b.Source == CensusSource.Watch).ThenBy(b => b.OrderedAt).ThenBy(b => b.Id).ToListAsync(stopping);
        if (waiting.Find(b => b.IsFree(now)) is not { } next)
        {
            return false;
        }

        var taken = await Write((carry, at) => carry.Take(next.Id, server, pace.Lease, at, stopping), stopping);
        if (taken.Ok && !taken.Value.IsOver)
        {
            await CarryOut(scope.ServiceProvider, taken.Value, stopping);
        }

        return true;
    }

    private async Task CarryOut(IServiceProvider services, CensusBuild build, CancellationToken stopping)
    {
        var toldAt = 0L;
        try
        {
            var built = build.Source == CensusSource.File
                ? await FromFile()
                : await services.GetRequiredService<BuildCensus>().FromRecord(build, await Serial(), Tell, Now.At(time.GetUtcNow()), stopping);
            if (built is null)
            {
                await End(null, "Its file is no longer here. Send it again");
                return;
            }

            for (var kept = 0; kept < built.Found.Count; kept += FindingsPerTransaction)
            {
                var some = built.Found.Skip(kept).Take(FindingsPerTransaction).ToList();
                await Write((carry, at) => carry.Keep(build, kept + 1, some, at, stopping), stopping);
                await Tell(built.Result.Children, built.Result.Children);
            }

            await End(built, null);
        }
        catch (CensusUnreadable why)
        {
            await End(null, why.Reason);
        }
        catch (LostLeaseException)
        {
            // Somebody has deleted it, or another server has it now.
        }
        catch (Exception)
        {
            await End(null, null);
            throw;
        }

        async Task<BuiltCensus?> FromFile()
        {
            await using var file = folder.Open(build.Upload!.Value);
            return file is null ? null : await BuildCensus.FromFile(build, file, Tell);
        }

        async Task<int> Serial() => 1 + await services.GetRequiredService<KithDb>().CensusBuilds
            .CountAsync(b => b.Source == CensusSource.Record && b.Authority == build.Authority && b.Year == build.Year && b.State == CensusState.Built, stopping);

        async Task Tell(int done, int of)
        {
            if (toldAt != 0 && time.GetElapsedTime(toldAt) < pace.Tell)
            {
                return;
            }

            toldAt = time.GetTimestamp();
            if (!(await Write((carry, at) => carry.Renew(build, done, of, pace.Lease, at, stopping), stopping)).Value)
            {
                throw new LostLeaseException();
            }
        }

        async Task End(BuiltCensus? built, string? reason)
        {
            await Write((carry, at) => carry.End(build, built, reason, at, CancellationToken.None), CancellationToken.None);
            if (build.Upload is { } upload && (built ?? (object?)reason) is not null)
            {
                folder.Delete(upload);
            }
        }
    }

    private async Task<Outcome<T>> Write<T>(Func<CarryCensus, Now, Task<Outcome<T>>> command, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var carry = scope.ServiceProvider.GetRequiredService<CarryCensus>();
        return await scope.ServiceProvider.GetRequiredService<Writes>().Again(5, now => command(carry, now), ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A census met a fault, {Fault}:\n{Trace}")]
    private partial void Faulted(string fault, string? trace);

    private sealed class LostLeaseException : Exception;
}
