using System.Net;
using System.Text.Json.Nodes;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

/// <summary>Another directory on this machine, whose feed has one service a page, with marks; and the ways in which feeds fail.</summary>
public sealed class OtherDirectory : IAsyncDisposable
{
    private readonly WebApplication app;

    private OtherDirectory(WebApplication app) => this.app = app;

    public List<JsonObject> Services { get; } = [];

    /// <summary>What was asked, with the mark that was known, and what it was answered.</summary>
    public List<(string Asked, int Answered)> Log { get; } = [];

    public string Address => app.Urls.Single();

    public static async Task<OtherDirectory> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var directory = new OtherDirectory(server);
        server.MapGet("/good/services", directory.Page);
        server.MapGet("/moved/services", (HttpContext http) => Results.Redirect($"/good/services{http.Request.QueryString}"));
        server.MapGet("/broken/services", () => Results.StatusCode(500));
        server.MapGet("/html/services", () => "<html></html>");
        server.MapGet("/slow/services", async (CancellationToken ct) => await Task.Delay(TimeSpan.FromMinutes(1), ct));
        server.MapGet("/huge/services", (HttpContext http) =>
        {
            http.Response.ContentLength = FeedReader.MostBytes + 1;
            return http.Response.StartAsync();
        });
        await server.StartAsync();
        return directory;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Page(HttpContext http)
    {
        var number = int.Parse(http.Request.Query["page"].SingleOrDefault() ?? "1");
        var service = Services[number - 1].ToJsonString();
        var mark = $"\"{service.GetHashCode(StringComparison.Ordinal)}-{Services.Count}\"";
        var isKnown = http.Request.Headers.IfNoneMatch == mark;
        lock (Log)
        {
            Log.Add(($"{number}", isKnown ? 304 : 200));
        }

        http.Response.Headers.ETag = mark;
        return isKnown
            ? Results.StatusCode(304)
            : Results.Text($$"""{"total_items":{{Services.Count}},"total_pages":{{Services.Count}},"page_number":{{number}},"size":1,"first_page":{{(number == 1 ? "true" : "false")}},"last_page":{{(number == Services.Count ? "true" : "false")}},"empty":false,"contents":[{{service}}]}""", "application/json");
    }
}

/// <summary>A world whose operator allows feeds on this machine, with another directory beside it.</summary>
public sealed class FollowingWorld : KithWorld
{
    public OtherDirectory Other { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Other = await OtherDirectory.Open();
        await base.InitializeAsync();
        Other.Services.AddRange([Listings.AService("Followed one"), Listings.AService("Followed two")]);
    }

    protected override FeedPace FeedPace => new(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5));

    protected override void Replace(WebApplicationBuilder builder) => builder.Services.AddSingleton(new FeedReach(true));
}

internal static class Following
{
    public static async Task<FeedId> AFeed(this KithWorld world, string source, string address = "https://feed.example.org/oruk/v3", bool isOn = false)
    {
        var id = (await world.Do((FollowFeed command, Now now) => command.Do(new FeedInput { Source = source, Address = address, EveryHours = 24, IsStaged = false }, null, now, default))).Value;
        if (!isOn)
        {
            await world.Do((PauseFeed command, Now now) => command.Do(id, false, null, now, default));
        }

        return id;
    }

    /// <summary>Asks for the feed by its page, and waits until it has been read.</summary>
    public static async Task<FeedRun> Reads(this KithWorld world, Visitor editor, FeedId id)
    {
        var before = await world.Read(db => db.FeedRuns.CountAsync(r => r.Feed == id));
        (await (await editor.Open(DirectoryLinks.RunFeed(id))).Press("Read it now")).Shows("The feed is being read");
        for (var i = 0; i < 600; i++)
        {
            if (await world.Read(db => db.FeedRuns.AsNoTracking().Where(r => r.Feed == id && r.State != FeedRunState.Running).OrderByDescending(r => r.Id).ToListAsync()) is { Count: var count } runs && count > before)
            {
                world.Clock.Pass(TimeSpan.FromSeconds(1));
                return runs[0];
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The feed was not read");
    }
}

public sealed class RunFeedTests(FollowingWorld world) : IClassFixture<FollowingWorld>
{
    [Fact]
    public async Task What_is_new_comes_in_and_pages_that_still_have_their_mark_are_not_sent_again()
    {
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var id = await world.AFeed("Followed", $"{world.Other.Address}/good");

        var first = await world.Reads(editor, id);
        Assert.Equal((FeedRunState.Taken, 2, 0), (first.State, first.Added, first.Changed));
        Assert.Contains("Followed one", (await world.Feed("/services?search=followed")).Names);

        world.Other.Log.Clear();
        Assert.Equal(FeedRunState.NothingNew, (await world.Reads(editor, id)).State);
        Assert.Equal([("1", 304), ("2", 304)], world.Other.Log);

        world.Other.Log.Clear();
        world.Other.Services[1]["fees"] = "£5";
        var third = await world.Reads(editor, id);
        Assert.Equal((FeedRunState.Taken, 0, 1), (third.State, third.Added, third.Changed));
        Assert.Equal([("1", 304), ("2", 200)], world.Other.Log);
        (await editor.Open(DirectoryLinks.FeedRun(third.Id))).Shows("Followed two: fees").Shows("0 added, 1 changed, 0 unchanged, 0 left out");
        (await editor.Open(DirectoryLinks.Feed(id))).Shows("Nothing new").Shows("2 added, 0 changed").Shows("paused");
        Assert.Equal("Followed", (await world.Read(db => db.Services.SingleAsync(s => s.Id == new ServiceId(Listings.IdOf("Followed two"))))).Provenance.Of("fees")!.Name);
        Assert.Equal(3, (await world.Facts<FeedRead>()).Count(f => f.Data.Contains(id.ToString(), StringComparison.Ordinal)));

        // A redirect is followed where the operator allows where it leads; another feed overwrites nothing of the first.
        world.Other.Services[0]["fees"] = "£7";
        var moved = await world.Reads(editor, await world.AFeed("Moved", $"{world.Other.Address}/moved"));
        Assert.Equal((FeedRunState.Taken, 0, 1), (moved.State, moved.Changed, moved.Kept));
        (await editor.Open(DirectoryLinks.FeedRun(moved.Id))).Shows("Followed one: fees (Followed, ");
    }

    [Theory]
    [InlineData("broken", "500")]
    [InlineData("html", "it is no page of an Open Referral feed")]
    [InlineData("huge", "does not answer as it should")]
    [InlineData("slow", "It took longer than 0 minutes")]
    public async Task A_feed_that_fails_waits_twice_as_long_each_time_and_says_why(string way, string why)
    {
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var id = await world.AFeed(way, $"{world.Other.Address}/{way}");

        var failed = await world.Reads(editor, id);
        Assert.Equal((FeedRunState.Failed, true), (failed.State, failed.Reason!.Contains(why, StringComparison.Ordinal)));
        Assert.Equal(failed.EndedAt!.Value.AddHours(1), (await Feed(id)).DueAt);
        if (way == "broken")
        {
            Assert.Equal((await world.Reads(editor, id)).EndedAt!.Value.AddHours(2), (await Feed(id)).DueAt);
            (await editor.Open(DirectoryLinks.Feeds())).Shows("Failed").Shows("2 times in a row");
        }
    }

    [Fact]
    public async Task It_is_for_editors_and_for_what_is_there()
    {
        var id = await world.AFeed("Not for all");
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.RunFeed(id))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.RunFeed(new FeedId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((RunFeed command, Now now) => command.Do(id, worker, now, default))).Kind);
    }

    private Task<FollowedFeed> Feed(FeedId id) => world.Read(db => db.FollowedFeeds.AsNoTracking().SingleAsync(f => f.Id == id));
}

public sealed class FeedDoorTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    public void What_only_this_machine_can_reach_is_internal(string address) => Assert.True(FeedDoor.IsInternal(IPAddress.Parse(address)));

    [Theory]
    [InlineData("172.32.0.1")]
    [InlineData("9.9.9.9")]
    [InlineData("2606:2800:220:1::1")]
    public void What_everybody_can_reach_is_not(string address) => Assert.False(FeedDoor.IsInternal(IPAddress.Parse(address)));

    [Fact]
    public async Task Nothing_on_this_machine_is_asked_unless_the_operator_allows_it()
    {
        await using var other = await OtherDirectory.Open();
        other.Services.Add(Listings.AService("Internal"));
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var port = new Uri(other.Address).Port;
        foreach (var host in new[] { "127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]" })
        {
            var failed = await world.Reads(editor, await world.AFeed($"Internal {host}", $"http://{host}:{port}/good"));
            Assert.Equal(FeedRunState.Failed, failed.State);
            Assert.Contains("in a private network, which the operator of Kith has not allowed", failed.Reason, StringComparison.Ordinal);
        }

        Assert.Empty(other.Log);
    }
}

public sealed class CarryFeedTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Of_two_servers_one_reads_a_feed_until_it_falls_silent()
    {
        var id = await world.AFeed("Two servers", isOn: false);
        await world.Do((RunFeed command, Now now) => command.Do(id, null, now, default));
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());

        var taken = await Task.WhenAll(Take(one), Take(other));
        Assert.Single(taken, t => t.Ok);
        var run = taken.Single(t => t.Ok).Value.Run;
        Assert.False((await Take(one)).Ok);
        Assert.Equal("This feed is being read already", Assert.Single(await world.Refusals((RunFeed command, Now now) => command.Do(id, null, now, default))).Message);

        world.Clock.Pass(TimeSpan.FromMinutes(6));
        var third = Guid.NewGuid();
        Assert.True((await Take(third)).Ok);
        Assert.False((await world.Do((CarryFeed carry, Now now) => carry.End(run.Id, taken[0].Ok ? one : other, FeedRunState.Taken, null, null, new FeedMarks(), now, default))).Ok);
        Assert.Equal("The server stopped meanwhile", await world.Read(db => db.FeedRuns.Where(r => r.Id == run.Id).Select(r => r.Reason).SingleAsync()));

        Task<Outcome<(FollowedFeed Feed, FeedRun Run)>> Take(Guid server) => world.Do((CarryFeed carry, Now now) => carry.Take(id, server, TimeSpan.FromMinutes(5), now, default));
    }
}

public sealed class FollowFeedTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_feed_is_followed_from_now_on()
    {
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));

        (await (await editor.Open(DirectoryLinks.FollowFeed)).Fill("Input.Source", "Northmoor").Fill("Input.Address", "https://feed.invalid/oruk/v3").Choose("Input.IsStaged", "false").Press("Save")).Shows("The feed is followed").Shows("Every day");

        Assert.NotEmpty(await world.Facts<FeedFollowed>());
        Assert.Equal("Another feed has this name", (await (await editor.Open(DirectoryLinks.FollowFeed)).Fill("Input.Source", "Northmoor").Fill("Input.Address", "https://feed.invalid/").Choose("Input.IsStaged", "false").Press("Save")).ErrorOf("Input.Source"));
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var page = await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.FollowFeed);

        var empty = await page.Press("Save");
        Assert.Equal("Enter a name for the feed", empty.ErrorOf("Input.Source"));
        Assert.Equal("Enter the address of the feed", empty.ErrorOf("Input.Address"));
        Assert.Equal("Select whether what it brings waits for approval", empty.ErrorOf("Input.IsStaged"));
        foreach (var wrong in new[] { "file:///etc/passwd", "ftp://example.org", "gopher://example.org", "https://me:secret@example.org/", "https://example.org/?key=1", "example.org" })
        {
            empty = await empty.Fill("Input.Source", "Wrong").Fill("Input.Address", wrong).Choose("Input.IsStaged", "true").Press("Save");
            Assert.StartsWith("Enter an address that begins with https://", empty.ErrorOf("Input.Address"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_is_for_editors()
    {
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.FollowFeed)).Expect(HttpStatusCode.Forbidden);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((FollowFeed command, Now now) => command.Do(new FeedInput(), worker, now, default))).Kind);
    }
}

public sealed class ChangeFeedTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Its_address_and_times_change_and_its_name_stays()
    {
        var id = await world.AFeed("To change");
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var page = await editor.Open(DirectoryLinks.ChangeFeed(id));

        (await page.Fill("Input.Address", "https://other.invalid/v3").Choose("Input.IsStaged", "true").Press("Save")).Shows("Feed saved").Shows("https://other.invalid/v3").Shows("Waits until an editor approves it");

        Assert.Single(await world.Facts<FeedChanged>());
        Assert.Equal("Enter the address of the feed", (await (await editor.Open(DirectoryLinks.ChangeFeed(id))).Fill("Input.Address", "").Press("Save")).ErrorOf("Input.Address"));
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.ChangeFeed(id))).Expect(HttpStatusCode.Forbidden);
        (await editor.Open(DirectoryLinks.ChangeFeed(new FeedId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((ChangeFeed command, Now now) => command.Do(id, new FeedInput(), worker, now, default))).Kind);
    }
}

public sealed class NoteUnlistedTests(FollowingWorld world) : IClassFixture<FollowingWorld>
{
    [Fact]
    public async Task What_its_feed_no_longer_lists_is_marked_hidden_after_its_days_and_comes_back()
    {
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var feed = await world.AFeed("Shrinking", $"{world.Other.Address}/good");
        await world.Reads(editor, feed);
        var gone = world.Other.Services[1];
        world.Other.Services.RemoveAt(1);

        var run = await world.Reads(editor, feed);

        (await editor.Open(DirectoryLinks.FeedRun(run.Id))).Shows("No longer listed:").Shows("1 that came from this feed. They stay for now");
        (await editor.Open(DirectoryLinks.Listings())).Shows($"Not listed by its source since {world.Clock.Today:d MMM yyyy}");
        Assert.Contains("Followed two", (await world.Feed("/services?search=followed")).Names);
        Assert.Equal(0, await Hide(29));
        Assert.Equal(1, await Hide(30));
        Assert.Equal(["Followed one"], (await world.Feed("/services?search=followed")).Names);
        Assert.Equal(0, await Hide(31));

        // Read in part, or with something that nobody could read, it tells nothing of what is gone.
        Assert.Equal(FeedRunState.NothingNew, (await world.Reads(editor, feed)).State);
        Assert.Equal(1, await Told());

        world.Other.Services.Add(gone);
        (await editor.Open(DirectoryLinks.FeedRun((await world.Reads(editor, feed)).Id))).Shows("1 that had gone are listed again");
        Assert.Equal(1, await Hide(31));
        Assert.Contains("Followed two", (await world.Feed("/services?search=followed")).Names);
        var line = (await editor.Open(DirectoryLinks.Listings())).Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Followed two", StringComparison.Ordinal));
        Assert.DoesNotContain("Not listed by its source", line.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await Told());

        async Task<int> Told() => (await world.Facts<ServicesUnlisted>()).Count(f => f.Data.Contains("Shrinking", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_confirms_it_outweighs_the_feed_and_no_days_hide_nothing()
    {
        await world.Takes("lapsed", Listings.AService("Lapsed", with: s => s.Remove("assured_date")), Listings.AService("Confirmed since"));
        await world.Do((NoteUnlisted command, Now now) => command.Do("lapsed", new HashSet<ServiceId>(), now, default));
        await world.Do((ConfirmService command, Now now) => command.Do(Listings.ServiceOf("Confirmed since"), null, now, default));
        var editor = await world.Acting(await world.Given.AWorker(Role.DirectoryEditor));

        await Set(null);
        Assert.Equal(0, await Hide(100));
        await Set("100");
        Assert.Equal(1, await Hide(100));
        Assert.True(await world.Read(db => db.Services.Where(s => s.IsHidden).Select(s => s.Name).SingleAsync()) == "Lapsed");
        await world.Do((ConfirmService command, Now now) => command.Do(Listings.ServiceOf("Lapsed"), null, now, default));
        Assert.False(await world.Read(db => db.Services.AnyAsync(s => s.IsHidden)));
        await Set("30");

        async Task Set(string? days)
        {
            var version = await world.Read(db => db.DirectorySettings.Select(s => s.Version).SingleOrDefaultAsync());
            await world.Do((SetDirectory command, Now now) => command.Do(new DirectorySettingsInput { Version = version, HideUnlistedAfterDays = days, Asked = OwnersAsked.Nobody }, editor, now, default));
        }
    }

    private async Task<int> Hide(int daysLater) => (await world.Do((HideStale command, Now now) => command.Do(now with { Today = now.Today.AddDays(daysLater) }, default))).Value;
}

public sealed class PauseFeedTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_feed_is_paused_and_resumed()
    {
        var id = await world.AFeed("To pause", "https://feed.invalid/");
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));

        (await (await editor.Open(DirectoryLinks.PauseFeed(id))).Press("Resume the feed")).Shows("Feed resumed").DoesNotShow(", paused");

        // It is read at once; whoever pauses it just then may have to press again.
        var paused = await (await editor.Open(DirectoryLinks.PauseFeed(id))).Press("Pause the feed");
        for (var tries = 0; tries < 100 && paused.Text.Contains("Somebody else changed", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            paused = await (await editor.Open(DirectoryLinks.PauseFeed(id))).Press("Pause the feed");
        }

        paused.Shows("Feed paused").Shows("Every day, paused");

        Assert.Equal(3, (await world.Facts<FeedPaused>()).Count);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.PauseFeed(id))).Expect(HttpStatusCode.Forbidden);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((PauseFeed command, Now now) => command.Do(id, true, worker, now, default))).Kind);
        Assert.Equal(RefusalKind.NotFound, Assert.Single(await world.Refusals((PauseFeed command, Now now) => command.Do(new FeedId(Guid.NewGuid()), true, null, now, default))).Kind);
    }
}

public sealed class ListFeedsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Editors_see_each_feed_with_how_its_last_reading_ended()
    {
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        (await editor.Open(DirectoryLinks.Feeds())).Expect(HttpStatusCode.OK).Shows("No feed is followed yet");
        var id = await world.AFeed("Listed", "http://127.0.0.1:9/");
        await world.Reads(editor, id);

        (await editor.Open(DirectoryLinks.Feeds())).Shows("Listed").Shows("Failed").Shows("Paused");
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.Feeds())).Expect(HttpStatusCode.Forbidden);
    }
}

public sealed class ReadFeedTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_feed_and_its_readings_are_for_editors()
    {
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var id = await world.AFeed("Read", "http://127.0.0.1:9/");
        (await editor.Open(DirectoryLinks.Feed(id))).Expect(HttpStatusCode.OK).Shows("It has not been read yet");
        await world.Reads(editor, id);

        (await editor.Open(DirectoryLinks.Feed(id))).Shows("has not allowed");
        (await editor.Open(DirectoryLinks.Feed(new FeedId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.Feed(id))).Expect(HttpStatusCode.Forbidden);
    }
}

public sealed class ReadFeedRunTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_report_of_a_reading_is_for_editors()
    {
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var run = await world.Reads(editor, await world.AFeed("Report", "http://127.0.0.1:9/"));

        (await editor.Open(DirectoryLinks.FeedRun(run.Id))).Expect(HttpStatusCode.OK).Shows("has not allowed").Shows("Failed");
        (await editor.Open(DirectoryLinks.FeedRun(new FeedRunId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.FeedRun(run.Id))).Expect(HttpStatusCode.Forbidden);
    }
}
