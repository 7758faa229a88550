using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.ServiceDirectory;

public sealed class FollowedFeedTests
{
    private static readonly Now Start = Now.OnClock(new DateOnly(2026, 6, 1), new TimeOnly(9, 0));

    [Fact]
    public void It_is_due_at_once_and_then_every_so_often()
    {
        var feed = AFeed();
        Assert.True(feed.IsDue(Start));

        feed.Take(Guid.NewGuid(), Start.Moment.AddMinutes(5));
        Assert.False(feed.IsDue(Start));
        feed.Succeed("{}", true, Start);

        Assert.Equal(Start.Moment.AddHours(24), feed.DueAt);
        Assert.False(feed.IsRunning(Start));
    }

    [Fact]
    public void Each_failure_waits_twice_as_long_up_to_a_week_and_a_success_forgets_them()
    {
        var feed = AFeed();
        var hours = Enumerable.Range(0, 10).Select(_ =>
        {
            feed.Fail(Start);
            return (feed.DueAt - Start.Moment).TotalHours;
        }).ToList();

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 168, 168], hours);
        feed.Succeed(null, true, Start);
        Assert.Equal((0, Start.Moment.AddHours(24)), (feed.FailedTimes, feed.DueAt));
    }

    [Fact]
    public void One_that_is_paused_is_read_when_somebody_asks_for_it_and_once()
    {
        var feed = AFeed();
        feed.Pause();
        Assert.False(feed.IsDue(Start));

        feed.Ask(Start);
        Assert.True(feed.IsDue(Start));
        feed.Succeed(null, true, Start);
        Assert.False(feed.IsDue(Now.OnClock(new DateOnly(2027, 1, 1), default)));
    }

    [Fact]
    public void Another_address_forgets_the_marks()
    {
        var feed = AFeed();
        feed.Succeed("marks", true, Start);
        Assert.Empty(feed.Change("https://example.org/v3", 24, false, Start));
        Assert.Equal("marks", feed.Marks);

        Assert.Empty(feed.Change("https://example.org/other", 6, false, Start));
        Assert.Null(feed.Marks);
        Assert.Equal(Start.Moment.AddHours(6), feed.DueAt);
    }

    private static FollowedFeed AFeed() => FollowedFeed.Follow("Northmoor", "https://example.org/v3", 24, false, Start).Value;
}
