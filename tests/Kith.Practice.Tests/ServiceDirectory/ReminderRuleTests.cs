using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.ServiceDirectory;

public sealed class ReminderRuleTests
{
    private static readonly DateOnly Confirmed = new(2026, 1, 10);

    [Theory]
    [InlineData("2026-04-09", 0, "0001-01-01", false)]
    [InlineData("2026-04-10", 0, "0001-01-01", true)]
    [InlineData("2026-04-23", 1, "2026-04-10", false)]
    [InlineData("2026-04-24", 1, "2026-04-10", true)]
    [InlineData("2026-05-22", 2, "2026-04-24", true)]
    [InlineData("2026-07-10", 3, "2026-05-22", true)]
    [InlineData("2027-07-10", 4, "2026-07-10", false)]
    public void Four_mails_and_no_more(string today, int times, string last, bool isDue) =>
        Assert.Equal(isDue, ReminderRule.IsDue(Confirmed, times, DateOnly.Parse(last, null), DateOnly.Parse(today, null)));

    [Fact]
    public void A_confirmation_begins_the_count_anew()
    {
        var asking = OwnerAsking.Begin(new ServiceId(Guid.NewGuid()));
        asking.Ask(Confirmed, new DateOnly(2026, 4, 10));
        asking.Ask(Confirmed, new DateOnly(2026, 4, 24));
        Assert.Equal(2, asking.Times);
        Assert.True(ReminderRule.IsDue(new DateOnly(2026, 5, 1), 4, new DateOnly(2026, 4, 24), new DateOnly(2026, 8, 1)));

        asking.Ask(new DateOnly(2026, 5, 1), new DateOnly(2026, 8, 1));
        Assert.Equal(1, asking.Times);
        Assert.True(ReminderRule.IsDue(null, 0, default, Confirmed));
    }

    [Fact]
    public void Hiding_counts_from_the_day_on_which_a_listing_turns_red()
    {
        var setting = DirectorySetting.Begin();
        Assert.Null(setting.HiddenUpTo(Confirmed));
        Assert.Empty(setting.Set(30, null, OwnersAsked.ListedHere));
        Assert.Equal(new DateOnly(2025, 12, 11), setting.HiddenUpTo(new DateOnly(2026, 7, 10)));
        Assert.Equal(["The days must be a number from 0 to 730", "Select whom Kith asks"], setting.Set(731, 30, null).Select(r => r.Message));
    }

    [Fact]
    public void A_link_ends_and_a_report_forgets_who_made_it()
    {
        var now = Now.OnClock(Confirmed, new TimeOnly(9, 0));
        var link = OwnerLink.Make(new ServiceId(Guid.NewGuid()), [1], null, now);
        Assert.True(link.IsOpen(Now.OnClock(Confirmed.AddDays(59), new TimeOnly(9, 0))));
        Assert.False(link.IsOpen(Now.OnClock(Confirmed.AddDays(60), new TimeOnly(9, 0))));

        var report = ListingReport.Report(link.Service, ProblemKind.Wrong, "The number rings out", "me@example.org", true, now).Value;
        Assert.Equal("Enter what was done", Assert.Single(report.Close(" ", new PostingId(Guid.NewGuid()), now)).Message);
        Assert.Empty(report.Close("Mended", new PostingId(Guid.NewGuid()), now));
        Assert.Null(report.Contact);
    }
}
