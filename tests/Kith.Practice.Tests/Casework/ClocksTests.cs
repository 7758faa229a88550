using Kith.Practice.Casework;
using Xunit;

namespace Kith.Practice.Tests.Casework;

public sealed class ClocksTests
{
    private static readonly DateOnly Friday = new(2026, 3, 27);

    [Theory]
    [InlineData(Clock.ReferralDecision, "2026-03-30")]
    [InlineData(Clock.AssessmentFirstCheckpoint, "2026-04-14")]
    [InlineData(Clock.AssessmentSecondCheckpoint, "2026-04-28")]
    [InlineData(Clock.Assessment, "2026-06-04")]
    [InlineData(Clock.ChildProtectionVisit, "2026-04-14")]
    [InlineData(Clock.ChildInNeedVisit, "2026-04-28")]
    [InlineData(Clock.GroupSupervision, "2026-04-27")]
    [InlineData(Clock.InitialConference, "2026-04-21")]
    [InlineData(Clock.FirstReviewConference, "2026-06-27")]
    [InlineData(Clock.LaterReviewConference, "2026-09-27")]
    public void What_starts_on_the_friday_before_easter_week_is_due(Clock clock, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), Clocks.Due(clock, Friday).On);

    [Fact]
    public void Every_clock_has_a_rule_with_its_source()
    {
        Assert.Equal(Enum.GetValues<Clock>(), Clocks.All.Select(r => r.Id).Distinct().Order());
        Assert.All(Clocks.All, r => Assert.True(r.What.Length > 0 && r.Trigger.Length > 0 && r.Source.Length > 0 && r.Length.Count > 0));
    }

    [Fact]
    public void The_versions_of_a_rule_follow_each_other_without_a_gap_or_an_overlap() => Assert.All(Clocks.All.GroupBy(r => r.Id), rules =>
    {
        var versions = rules.OrderBy(r => r.From).ToList();
        Assert.Equal(Enumerable.Range(1, versions.Count), versions.Select(r => r.Version));
        Assert.All(versions.Zip(versions.Skip(1)), pair => Assert.Equal(pair.Second.From, pair.First.Until?.AddDays(1)));
    });

    [Fact]
    public void A_trigger_from_before_the_first_version_is_counted_by_the_first() =>
        Assert.Equal(1, Clocks.RuleFor(Clock.ChildInNeedVisit, new DateOnly(1999, 1, 1)).Version);

    [Fact]
    public void A_rule_reads_as_a_sentence()
    {
        Assert.Equal("1 working day after the referral", Clocks.RuleFor(Clock.ReferralDecision, Friday).InWords);
        Assert.Equal("31 days after the family is allocated or the last one is signed", Clocks.RuleFor(Clock.GroupSupervision, Friday).InWords);
        Assert.Equal("Statutory guidance", Clocks.RuleFor(Clock.Assessment, Friday).Class.InWords());
        Assert.True(Clocks.RuleFor(Clock.GroupSupervision, Friday).IsOurs);
    }
}
