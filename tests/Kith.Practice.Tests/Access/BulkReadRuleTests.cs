using Kith.Practice.Access;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class BulkReadRuleTests
{
    private static readonly BulkReadRule Rule = BulkReadRule.On(new DateOnly(2026, 11, 23));

    [Theory]
    [InlineData(59, false, Brake.None)]
    [InlineData(60, false, Brake.Prove)]
    [InlineData(60, true, Brake.None)]
    [InlineData(199, true, Brake.None)]
    [InlineData(200, true, Brake.Stop)]
    [InlineData(200, false, Brake.Stop)]
    public void From_sixty_families_a_worker_proves_who_they_are_and_at_two_hundred_it_ends(int families, bool isProved, Brake expected) =>
        Assert.Equal(expected, Rule.Of(families, isProved));

    [Fact]
    public void It_counts_an_hour() => Assert.Equal(TimeSpan.FromHours(1), Rule.Within);
}
