using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Casework;

public sealed class VisitDueTests
{
    private static readonly FamilyEpisodeId Episode = Id.New<FamilyEpisodeId>(SomeDay.Now);

    [Theory]
    [InlineData("2026-06-16", 10, "2026-06-30")]
    [InlineData("2026-05-22", 1, "2026-05-26")]
    [InlineData("2026-12-24", 1, "2026-12-29")]
    [InlineData("2026-06-13", 1, "2026-06-15")]
    public void Working_days_skip_weekends_and_bank_holidays_and_count_from_the_day_after(string from, int days, string due) =>
        Assert.Equal(Day(due), WorkingDays.After(Day(from), days));

    [Fact]
    public void An_earlier_visit_that_is_written_up_late_moves_nothing_back()
    {
        var visit = VisitDue.Start(Episode, SomeDay.APerson(), false, SomeDay.Today, SomeDay.Now);
        visit.Seen(SomeDay.Today, alone: false, false);
        var due = visit.DueOn;

        visit.Seen(SomeDay.Today.AddDays(-10), alone: true, false);

        Assert.Equal((SomeDay.Today, SomeDay.Today.AddDays(-10), due), (visit.LastSeenOn, visit.LastSeenAloneOn, visit.DueOn));
    }

    [Fact]
    public void Without_a_sighting_left_the_day_counts_from_the_start_again()
    {
        var visit = VisitDue.Start(Episode, SomeDay.APerson(), true, SomeDay.Today, SomeDay.Now);
        visit.Seen(SomeDay.Today.AddDays(5), alone: true, true);

        visit.Restate(null, null, true, SomeDay.Today);

        Assert.Null(visit.LastSeenAloneOn);
        Assert.Equal(Day("2026-06-30"), visit.DueOn);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
