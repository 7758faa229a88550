using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Connections;

public sealed class WaitingNoteTests
{
    private static readonly Now Today = Now.OnClock(new DateOnly(2026, 6, 16), new TimeOnly(10, 0));

    [Theory]
    [InlineData(null)]
    [InlineData(-1)]
    [InlineData(157)]
    public void Weeks_are_weeks(int? weeks) =>
        Assert.Equal("The waiting time must be a number of weeks from 0 to 156", Assert.Single(WaitingNote.Say(new ServiceId(Guid.NewGuid()), weeks, Today.Today, null, new PostingId(Guid.NewGuid()), Today).Refusals).Message);

    [Fact]
    public void Nobody_is_told_tomorrow() =>
        Assert.Equal("ToldOn", Assert.Single(WaitingNote.Say(new ServiceId(Guid.NewGuid()), 3, Today.Today.AddDays(1), null, new PostingId(Guid.NewGuid()), Today).Refusals).Field);

    [Fact]
    public void It_grows_old() => Assert.Equal((false, true), (WaitingNote.IsOld(Today.Today.AddDays(-90), Today.Today), WaitingNote.IsOld(Today.Today.AddDays(-91), Today.Today)));

    [Fact]
    public void Half_have_waited_at_least_the_median()
    {
        Assert.Null(Waits.MedianDays([]));
        Assert.Equal(7, Waits.MedianDays([30, 7, 1]));
        Assert.Equal(14, Waits.MedianDays([1, 7, 14, 30]));
    }
}
