using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>What a server writes of a feed that it reads: that it has it in hand, that it still does, how it ended.</summary>
public sealed class CarryFeed(KithDb db, Ledger ledger)
{
    /// <summary>Takes a feed that is due. Of two servers at once one is refused, as somebody who saves a form late.</summary>
    public async Task<Outcome<(FollowedFeed Feed, FeedRun Run)>> Take(FeedId id, Guid server, TimeSpan lease, Now now, CancellationToken ct)
    {
        var feed = await db.FollowedFeeds.FirstAsync(f => f.Id == id, ct);
        if (!feed.IsDue(now))
        {
            return Refusal.NotFound;
        }

        foreach (var left in await db.FeedRuns.Where(r => r.Feed == id && r.State == FeedRunState.Running).ToListAsync(ct))
        {
            left.End(FeedRunState.Failed, "The server stopped meanwhile", FeedCounts.None, now);
        }

        feed.Take(server, now.Moment + lease);
        var run = FeedRun.Begin(id, now);
        db.Add(run);
        return (feed, run);
    }

    /// <summary>Renews the lease. False when another server has it now.</summary>
    public async Task<Outcome<bool>> Renew(FeedId id, Guid server, TimeSpan lease, Now now, CancellationToken ct)
    {
        var until = now.Moment + lease;
        return await db.FollowedFeeds.Where(f => f.Id == id && f.Server == server).ExecuteUpdateAsync(set => set.SetProperty(f => f.LeasedUntil, until), ct) == 1;
    }

    public async Task<Outcome<FeedRunId>> End(FeedRunId id, Guid server, FeedRunState state, string? reason, DirectoryReport? report, FeedMarks seen, Now now, CancellationToken ct)
    {
        var run = await db.FeedRuns.FirstAsync(r => r.Id == id, ct);
        if (run.State != FeedRunState.Running || await db.FollowedFeeds.FirstOrDefaultAsync(f => f.Id == run.Feed && f.Server == server, ct) is not { } feed)
        {
            return Refusal.NotFound;
        }

        run.End(state, reason, report is null ? FeedCounts.None : new FeedCounts(report.Added, report.Changed, report.Unchanged, report.LeftOut, report.Kept), now);
        db.AddRange((report?.Lines() ?? []).Select((line, i) => FeedRunLine.Of(id, i + 1, line)));
        if (state == FeedRunState.Failed)
        {
            feed.Fail(now);
        }
        else
        {
            feed.Succeed(seen.Write(), !seen.IsPartial, now);
        }

        ledger.Tell(new FeedRead(feed.Id, id, state), About.Organisation, (PostingId?)null);
        return id;
    }
}
