using System.Collections.Concurrent;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Record;

/// <summary>A worker opened so many families within an hour that they were asked who they are, or shown no more.</summary>
public sealed record ReadingBraked(WorkerId Worker, Brake Brake, int Families) : Fact;

/// <summary>No further family is shown to this worker for a while.</summary>
public sealed class ReadingStoppedException() : Exception("Too many families were opened");

/// <summary>
/// Counts the different families that a worker is shown, as the audit keeps them. It remembers what this server has shown; from the tenth family on it looks into the audit
/// each minute, where other servers and what came before a restart stand too: so ordinary work costs nothing.
/// </summary>
public sealed class ReadBrake(IServiceScopeFactory scopes, BulkReadRule? rule, TimeProvider time)
{
    private const int LookFrom = 10;
    private const int MostLines = 5_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<WorkerId, Opened> opened = new();

    /// <summary>Whether one more family may be shown; if so it counts.</summary>
    public async Task<Brake> Count(Acting by, FamilyId family, bool isProved)
    {
        var now = Now.At(time.GetUtcNow());
        var limits = rule ?? BulkReadRule.On(now.Today);
        var of = opened.GetOrAdd(by.Worker, _ => new Opened());
        var since = now.Moment - limits.Within;
        if (of.NeedsLook(since, Math.Min(LookFrom, limits.ProveFrom - 1), now.Moment - LookEvery))
        {
            of.Take(await InAudit(by.Worker, since), now.Moment);
        }

        var (brake, told) = of.Open(family, now.Moment, since, count => limits.Of(count, isProved));
        if (told is { } families)
        {
            await Tell(by, brake, families);
        }

        return brake;
    }

    private async Task<List<(FamilyId Family, DateTime At)>> InAudit(WorkerId worker, DateTime since)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        var postings = await db.Postings.Where(p => p.Worker == worker).Select(p => (PostingId?)p.Id).ToListAsync();
        var found = new List<(FamilyId, DateTime)>();
        foreach (var posting in postings)
        {
            // By the index of a posting's lines, the newest first.
            var lines = await db.Audit.AsNoTracking().Where(a => a.Posting == posting).OrderByDescending(a => a.Sequence).Take(MostLines)
                .Where(a => a.At > since && a.Family != null && (a.Kind == AuditKind.Viewed || a.Kind == AuditKind.Revealed || a.Kind == AuditKind.Exported))
                .GroupBy(a => a.Family!.Value).Select(g => new { Family = g.Key, At = g.Max(a => a.At) }).ToListAsync();
            found.AddRange(lines.Select(l => (l.Family, l.At)));
        }

        return found;
    }

    private async Task Tell(Acting by, Brake brake, int families)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<Ledger>();
        await scope.ServiceProvider.GetRequiredService<Writes>().Run(_ =>
        {
            ledger.Tell(new ReadingBraked(by.Worker, brake, families), About.Organisation, by);
            return Task.FromResult<Outcome<int>>(families);
        });
    }

    /// <summary>What one worker has opened, each family with the last time.</summary>
    private sealed class Opened
    {
        private readonly Lock guard = new();
        private readonly Dictionary<FamilyId, DateTime> families = [];
        private DateTime lookedAt;
        private (Brake Brake, DateTime At)? told;

        public bool NeedsLook(DateTime since, int from, DateTime before)
        {
            lock (guard)
            {
                Forget(since);
                return families.Count >= from && lookedAt < before;
            }
        }

        public void Take(IEnumerable<(FamilyId Family, DateTime At)> lines, DateTime now)
        {
            lock (guard)
            {
                lookedAt = now;
                foreach (var (family, at) in lines.Where(l => families.GetValueOrDefault(l.Family) < l.At))
                {
                    families[family] = at;
                }
            }
        }

        /// <returns>What comes of it; with how many families when it is the first time within the while.</returns>
        public (Brake Brake, int? Told) Open(FamilyId family, DateTime now, DateTime since, Func<int, Brake> decide)
        {
            lock (guard)
            {
                Forget(since);
                var count = families.Count + (families.ContainsKey(family) ? 0 : 1);
                var brake = families.ContainsKey(family) ? Brake.None : decide(count);
                if (brake == Brake.None)
                {
                    families[family] = now;
                    return (brake, null);
                }

                var isNew = told is not { } before || before.At <= since || before.Brake < brake;
                told = isNew ? (brake, now) : told;
                return (brake, isNew ? count : null);
            }
        }

        private void Forget(DateTime since)
        {
            foreach (var (family, at) in families)
            {
                if (at <= since)
                {
                    families.Remove(family);
                }
            }
        }
    }
}
