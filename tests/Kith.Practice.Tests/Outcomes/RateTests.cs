using Kith.Practice.Outcomes;
using Xunit;

namespace Kith.Practice.Tests.Outcomes;

public sealed class RateTests
{
    [Theory]
    [InlineData(898, 183.3)]
    [InlineData(1_045, 213.3)]
    [InlineData(260, 53.1)]
    [InlineData(339, 69.2)]
    public void Swindons_counts_of_2019_have_one_population(int count, double rate) => Assert.Equal((decimal)rate, Rate.Per10K(count, 48_990));

    [Fact]
    public void The_published_looked_after_rate_of_swindon_is_of_another_population() => Assert.Equal(49_489, Rate.PopulationBehind(339, 68.5m));

    [Theory]
    [InlineData(632_830, 519.4)]
    [InlineData(402_400, 330.3)]
    [InlineData(49_420, 40.6)]
    public void Englands_counts_of_2025_give_the_published_rates(int count, double rate) => Assert.Equal((decimal)rate, Rate.Per10K(count, 12_183_016));

    [Fact]
    public void A_quarter_stands_beside_a_year_as_four() => Assert.Equal(733.2m, Rate.OfAYearLikeThisQuarter(898, 48_990));

    [Fact]
    public void Halves_go_up_and_nobody_gives_no_rate()
    {
        Assert.Equal(0.3m, Rate.Per10K(25, 1_000_000));
        Assert.Null(Rate.Per10K(5, 0));
    }

    [Fact]
    public void Mean_and_median_are_of_the_rates_that_there_are()
    {
        Assert.Equal((2.7m, 2m), (Rate.Mean([1m, 2m, 5m]), Rate.Median([5m, 1m, 2m])));
        Assert.Equal((2.5m, 2.5m), (Rate.Mean([1m, 2m, 3m, 4m]), Rate.Median([4m, 1m, 2m, 3m])));
        Assert.Equal((null, null), (Rate.Mean([]), Rate.Median([])));
    }

    [Theory]
    [InlineData("402400", 402400.0, null)]
    [InlineData("c", null, "suppressed by the publisher")]
    [InlineData("u", null, "too unreliable to publish")]
    [InlineData("x", null, "not available")]
    [InlineData(":", null, "not available")]
    [InlineData("z", null, "not applicable")]
    [InlineData("k", null, "too low to show")]
    [InlineData(null, null, "not published")]
    public void A_symbol_is_never_a_number(string? sent, double? number, string? why) => Assert.Equal(new Published((decimal?)number, why), Published.Of(sent));
}
