using Kith.Practice.Access;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class ThrottleRuleTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(12, 4)]
    [InlineData(13, 8)]
    [InlineData(14, 15)]
    [InlineData(1000, 15)]
    public void The_wait_grows_from_the_tenth_failure_on_to_a_quarter_of_an_hour(int failures, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), ThrottleRule.On(new DateOnly(2026, 6, 16)).Wait(failures));
}
