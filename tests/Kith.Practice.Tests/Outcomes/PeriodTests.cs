using Kith.Practice.Outcomes;
using Xunit;

namespace Kith.Practice.Tests.Outcomes;

public sealed class PeriodTests
{
    private static readonly DateOnly Today = new(2026, 6, 16);

    [Theory]
    [InlineData("2025-26", "2025-04-01", "2026-03-31", "Year ending 31 March 2026", 2026)]
    [InlineData("2025-26-Q1", "2025-04-01", "2025-06-30", "Quarter, April to June 2025", 2026)]
    [InlineData("2025-26-Q4", "2026-01-01", "2026-03-31", "Quarter, January to March 2026", 2026)]
    [InlineData("1999-00", null, null, null, 0)]
    [InlineData("2025-06-30", "2024-07-01", "2025-06-30", "As at 30 June 2025", 2026)]
    [InlineData("2024-12-31", "2024-01-01", "2024-12-31", "As at 31 December 2024", 2025)]
    public void An_address_names_a_period(string key, string? from, string? to, string? words, int yearEnding)
    {
        var period = Period.Read(key, Today, withSmallNumbers: false);

        Assert.Equal((from, to, words), (period?.From.ToString("yyyy-MM-dd"), period?.To.ToString("yyyy-MM-dd"), period?.InWords));
        Assert.True(period is null || (period.Key == key && period.YearEnding == yearEnding));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("2025-27")]
    [InlineData("2025-26-Q5")]
    [InlineData("2026-27")]
    [InlineData("2026-27-Q1")]
    [InlineData("2026-06-17")]
    public void What_is_not_over_is_no_period(string? key) => Assert.Null(Period.Read(key, Today, withSmallNumbers: true));

    [Fact]
    public void Only_the_case_teams_look_at_any_day()
    {
        Assert.Equal(Period.AsAt(Today), Period.Read("2026-06-16", Today, withSmallNumbers: true));
        Assert.Null(Period.Read("2026-06-16", Today, withSmallNumbers: false));
        Assert.Null(Period.Read("2026-05-31", Today, withSmallNumbers: false));
        Assert.DoesNotContain(Period.AsAt(Today), Period.Offered(Today, withSmallNumbers: false));
    }

    [Fact]
    public void Every_period_on_offer_can_be_read_back()
    {
        for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
        {
            foreach (var withSmallNumbers in new[] { true, false })
            {
                var offered = Period.Offered(day, withSmallNumbers);
                Assert.Equal(offered.Count, offered.Distinct().Count());
                Assert.All(offered, p => Assert.Equal(p, Period.Read(p.Key, day, withSmallNumbers)));
                Assert.True(offered[0].Kind == PeriodKind.Year && offered[0].To < day && offered[0].To.AddYears(1) >= day);
            }
        }
    }

    [Fact]
    public void A_year_is_made_of_its_quarters()
    {
        var quarters = Period.Year(2026).Quarters;

        Assert.Equal(["2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4"], quarters.Select(q => q.Key));
        Assert.Equal(Period.Year(2026).From, quarters[0].From);
        Assert.Equal(["2024-25-Q4", "2025-26-Q1", "2025-26-Q2", "2025-26-Q3"], Period.AsAt(new DateOnly(2025, 12, 31)).Quarters.Select(q => q.Key));
        Assert.Empty(Period.AsAt(Today).Quarters);
    }
}
