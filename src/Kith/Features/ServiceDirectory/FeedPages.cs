using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

[Needs(Duty.EditDirectory)]
public sealed class FollowFeedModel(FollowFeed followFeed, FeedBell bell) : FormPage<FeedInput>
{
    protected override Task<IActionResult?> Open(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    protected override Task Prefill(CancellationToken ct)
    {
        Input.EveryHours = 24;
        return Task.CompletedTask;
    }

    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        var answer = await Save(now => followFeed.Do(Input, By, now, ct), then: id => DirectoryLinks.Feed(id), done: "The feed is followed", ct);
        bell.Ring();
        return answer;
    }
}

/// <summary>A form about one followed feed.</summary>
public abstract class FeedFormPage<TInput>(KithDb db) : FormPage<TInput>
    where TInput : class, new()
{
    [BindProperty(SupportsGet = true, Name = "feed")]
    public FeedId Id { get; set; }

    public FollowedFeed Feed { get; private set; } = null!;

    protected override async Task<IActionResult?> Open(CancellationToken ct)
    {
        Feed = (await db.FollowedFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.Id == Id, ct))!;
        return Feed is null ? NotFound() : null;
    }
}

[Needs(Duty.EditDirectory)]
public sealed class ChangeFeedModel(KithDb db, ChangeFeed changeFeed) : FeedFormPage<FeedInput>(db)
{
    public string Source => Feed.Source;

    protected override Task Prefill(CancellationToken ct)
    {
        Input = new FeedInput { Version = Feed.Version, Address = Feed.Address, EveryHours = Feed.EveryHours, IsStaged = Feed.IsStaged };
        return Task.CompletedTask;
    }

    protected override Task<IActionResult> Save(CancellationToken ct) => Save(
        now => changeFeed.Do(Id, Input, By, now, ct), then: id => DirectoryLinks.Feed(id), done: "Feed saved", ct);
}

[Needs(Duty.EditDirectory)]
public sealed class PauseFeedModel(KithDb db, PauseFeed pauseFeed, FeedBell bell) : FeedFormPage<NothingToType>(db)
{
    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        var answer = await Save(now => pauseFeed.Do(Id, !Feed.IsOn, By, now, ct), then: id => DirectoryLinks.Feed(id), done: Feed.IsOn ? "Feed paused" : "Feed resumed", ct);
        bell.Ring();
        return answer;
    }
}

[Needs(Duty.EditDirectory)]
public sealed class RunFeedModel(KithDb db, RunFeed runFeed, FeedBell bell) : FeedFormPage<NothingToType>(db)
{
    protected override async Task<IActionResult> Save(CancellationToken ct)
    {
        var answer = await Save(now => runFeed.Do(Id, By, now, ct), then: id => DirectoryLinks.Feed(id), done: "The feed is being read", ct);
        bell.Ring();
        return answer;
    }
}
