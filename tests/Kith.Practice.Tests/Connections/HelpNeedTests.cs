using Kith.Practice.Connections;
using Xunit;

namespace Kith.Practice.Tests.Connections;

public sealed class HelpNeedTests
{
    private static readonly DateOnly Today = new(2026, 6, 16);

    [Fact]
    public void Factors_tell_of_needs()
    {
        Assert.Equal(["domestic-abuse", "drugs-alcohol"], HelpNeed.Of(["1B", "3B"], Today).Select(n => n.Code));
        Assert.Empty(HelpNeed.Of(["21"], Today));
        Assert.Empty(HelpNeed.Of(["1B"], new DateOnly(2025, 12, 31)));
    }

    [Fact]
    public void Each_line_is_dated_and_codes_are_its_own() =>
        Assert.Equal(HelpNeed.On(Today).Count, HelpNeed.On(Today).Select(n => n.Code).Distinct().Count());

    [Theory]
    [InlineData("DOMESTIC ABUSE SUPPORT", true)]
    [InlineData("Behaviour change", true)]
    [InlineData("Parenting", false)]
    public void Help_with_domestic_abuse_is_kept_on_a_side(string term, bool isSided) => Assert.Equal(isSided, HelpNeed.AreSided(["Other", term]));
}
