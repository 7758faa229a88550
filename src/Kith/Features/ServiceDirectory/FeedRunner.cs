using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>How often followed feeds are looked for.</summary>
/// <param name="Idle">Between two looks for a feed that is due.</param>
/// <param name="Lease">How long a server that has fallen silent keeps its feed; many times a page of one.</param>
/// <param name="Longest">After so long a reading is given up.</param>
public sealed record FeedPace(TimeSpan Idle, TimeSpan Lease, TimeSpan Longest)
{
    public static readonly FeedPace Usual = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1));
}

/// <summary>Wakes this server's runner when an editor asks for a feed here.</summary>
public sealed class FeedBell : Bell;

/// <summary>Reads the feeds that are due, one after another in each server. The row of a feed is the queue, and its lease keeps two servers apart.</summary>
internal sealed partial class FeedRunner(IServiceScopeFactory scopes, FeedBell bell, FeedPace pace, TimeProvider time, ILogger<FeedRunner> log) : BackgroundService
{
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
#pragma warning disable CA1031 // Whatever went wrong, the next feed must not wait for a restart.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                // Its message might quote the feed.
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
        var now = Now.At(time.GetUtcNow());
        var due = await db.FollowedFeeds.AsNoTracking()
            .Where(f => (f.IsOn || f.IsAsked) && f.DueAt <= now.Moment && (f.LeasedUntil == null || f.LeasedUntil <= now.Moment)).OrderBy(f => f.DueAt).ThenBy(f => f.Id).FirstOrDefaultAsync(stopping);
        if (due is null)
        {
            return false;
        }

        var taken = await Write((carry, at) => carry.Take(due.Id, server, pace.Lease, at, stopping), stopping);
        if (taken.Ok)
        {
            await CarryOut(scope.ServiceProvider, taken.Value.Feed, taken.Value.Run, stopping);
        }

        return taken.Ok;
    }

    private async Task CarryOut(IServiceProvider services, FollowedFeed feed, FeedRun run, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(pace.Longest);
        var seen = new FeedMarks();
        try
        {
            var known = feed.WantsWhole(Now.At(time.GetUtcNow())) ? new FeedMarks() : FeedMarks.Read(feed.Marks);
            var read = services.GetRequiredService<FeedReader>().Read(new Uri(feed.Address), feed.Source, known, seen, limit.Token);
            var listed = new HashSet<ServiceId>();
            var taken = await services.GetRequiredService<ImportServices>().Run(Held(read, feed.Id, listed, limit.Token), feed.Source, null, false, _ => { }, limit.Token, feed.IsStaged ? new RowId(run.Id.Value) : null);
            var report = taken.Value;
            if (!seen.IsPartial && report.Read > 0 && report.LeftOut == 0)
            {
                // Of what could not be read nobody knows whether it is listed, and an empty feed is a broken one.
                var noted = await services.GetRequiredService<Writes>().Run(now => services.GetRequiredService<NoteUnlisted>().Do(feed.Source, listed, now, limit.Token), limit.Token);
                report.Note(noted.Value);
            }

            await End(report.Read == 0 && seen.Last > 0 ? FeedRunState.NothingNew : FeedRunState.Taken, null, report);
        }
        catch (OpenUnreadable why)
        {
            await End(FeedRunState.Failed, why.Message, null);
        }
        catch (LostLeaseException)
        {
            // Another server has it now.
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            await End(FeedRunState.Failed, $"It took longer than {pace.Longest.TotalMinutes:0} minutes", null);
        }
        catch (Exception) when (!stopping.IsCancellationRequested)
        {
            await End(FeedRunState.Failed, "Kith met a fault while it read the feed. Tell whoever runs Kith", null);
            throw;
        }

        Task End(FeedRunState state, string? reason, DirectoryReport? report) =>
            Write((carry, at) => carry.End(run.Id, server, state, reason, report, seen, at, CancellationToken.None), CancellationToken.None);
    }

    /// <summary>What is read, while the lease is kept and what the feed lists is remembered.</summary>
    private async IAsyncEnumerable<OpenRead> Held(IAsyncEnumerable<OpenRead> read, FeedId feed, HashSet<ServiceId> listed, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var renewedAt = time.GetTimestamp();
        await foreach (var one in read.WithCancellation(ct))
        {
            if (time.GetElapsedTime(renewedAt) > pace.Lease / 10)
            {
                renewedAt = time.GetTimestamp();
                if (!(await Write((carry, at) => carry.Renew(feed, server, pace.Lease, at, ct), ct)).Value)
                {
                    throw new LostLeaseException();
                }
            }

            if (one.Service?.Fields.IdOf("id") is { } id)
            {
                listed.Add(new ServiceId(id));
            }

            yield return one;
        }
    }

    private async Task<Outcome<T>> Write<T>(Func<CarryFeed, Now, Task<Outcome<T>>> command, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var carry = scope.ServiceProvider.GetRequiredService<CarryFeed>();
        return await scope.ServiceProvider.GetRequiredService<Writes>().Run(now => command(carry, now), ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A followed feed met a fault, {Fault}:\n{Trace}")]
    private partial void Faulted(string fault, string? trace);

    private sealed class LostLeaseException : Exception;
}
