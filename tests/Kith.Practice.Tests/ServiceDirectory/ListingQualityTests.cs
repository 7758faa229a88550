using Kith.Practice.ServiceDirectory;
using Xunit;

namespace Kith.Practice.Tests.ServiceDirectory;

public sealed class ListingQualityTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    private static readonly QualityTraits Whole = new()
    {
        DescriptionLength = 100,
        AssuredOn = Today,
        SaysHowToReach = true,
        SaysWeb = true,
        SaysWhere = true,
        SaysWhen = true,
        SaysWhom = true,
        HasTerm = true,
        SaysCost = true,
        SaysAccess = true,
    };

    [Fact]
    public void All_that_is_asked_makes_a_hundred_and_nothing_none()
    {
        Assert.Equal(100, QualityRule.On(Today).Sum(l => l.Points));
        var best = QualityRule.Of(Whole, Today);
        Assert.Equal((100, 0), (best.Points, best.Lacks.Count));
        var worst = QualityRule.Of(new QualityTraits(), Today);
        Assert.Equal((0, QualityRule.On(Today).Count), (worst.Points, worst.Lacks.Count));
        Assert.Equal(("Check it, and confirm that it is right", 20), worst.Lacks[0]);
    }

    [Fact]
    public void Each_lack_says_what_it_would_bring()
    {
        var quality = QualityRule.Of(Whole with { SaysHowToReach = false, DescriptionLength = 50, AssuredOn = Today.AddMonths(-4) }, Today);

        Assert.Equal(68, quality.Points);
        Assert.Equal([15, 10, 7], quality.Lacks.Select(l => l.Points));
        Assert.Equal(["Add a telephone number or an email address", "Check it, and confirm that it is right", "Say what happens there, in 100 characters or more"], quality.Lacks.Select(l => l.What));
    }

    [Fact]
    public void Points_grow_old_with_the_listing_and_the_rule_says_when()
    {
        Assert.Equal(new DateOnly(2026, 9, 1), QualityRule.ChangesOn(Today, Today));
        Assert.Equal(new DateOnly(2026, 12, 1), QualityRule.ChangesOn(Today, new DateOnly(2026, 9, 1)));
        Assert.Null(QualityRule.ChangesOn(Today, new DateOnly(2026, 12, 1)));
        Assert.Null(QualityRule.ChangesOn(null, Today));
        Assert.Equal([100, 90, 80], new[] { Today, Today.AddMonths(3), Today.AddMonths(6) }.Select(day => QualityRule.Of(Whole, day).Points));

        // Checked on the last of a long month: on the last of a short one it is still fresh, and is looked at again the day after.
        var (checkedOn, day) = (new DateOnly(2026, 8, 31), new DateOnly(2026, 11, 30));
        Assert.Equal((100, day.AddDays(1)), (QualityRule.Of(Whole with { AssuredOn = checkedOn }, day).Points, QualityRule.ChangesOn(checkedOn, day)));
        Assert.Equal(90, QualityRule.Of(Whole with { AssuredOn = checkedOn }, day.AddDays(1)).Points);
    }
}
