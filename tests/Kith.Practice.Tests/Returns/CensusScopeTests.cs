using Kith.Practice.Casework;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Returns;

public sealed class CensusScopeTests
{
    private static readonly CensusScope Year = CensusScope.Of(2026);
    private static readonly Now Some = Now.OnClock(new DateOnly(2026, 5, 4), new TimeOnly(9, 0));

    [Fact]
    public void A_year_runs_from_April_to_March() => Assert.Equal((new DateOnly(2025, 4, 1), new DateOnly(2026, 3, 31)), (Year.From, Year.To));

    [Theory]
    [InlineData("2025-04-01", null, true)]
    [InlineData("2026-03-31", null, true)]
    [InlineData("2026-04-01", null, false)]
    [InlineData("2019-05-06", null, true)]
    [InlineData("2019-05-06", "2025-04-01", true)]
    [InlineData("2019-05-06", "2025-03-31", false)]
    public void Whoever_was_referred_in_it_or_in_need_at_its_beginning_belongs_to_it(string referred, string? closed, bool belongs) =>
        Assert.Equal(belongs, Year.Holds(Episode(referred, closed, false)));

    [Theory]
    [InlineData("2025-03-31", false)]
    [InlineData("2025-04-01", true)]
    public void A_referral_without_further_action_belongs_to_its_own_year_alone(string referred, bool belongs) =>
        Assert.Equal(belongs, Year.Holds(Episode(referred, null, true)));

    [Theory]
    [InlineData("2025-03-20", "2025-03-31", false)]
    [InlineData("2025-03-20", "2025-04-01", true)]
    [InlineData("2025-03-20", null, true)]
    [InlineData("2026-04-01", null, false)]
    [InlineData(null, null, false)]
    public void A_plan_belongs_to_each_year_in_which_it_went_on(string? starts, string? ends, bool belongs) =>
        Assert.Equal(belongs, Year.Holds(Plan.Of(PlanKind.ChildInNeed, Day(starts), Day(ends), Some)));

    [Theory]
    [InlineData("2025-04-01", null, true)]
    [InlineData("2025-03-31", null, false)]
    [InlineData("2025-03-20", "2025-04-10", true)]
    [InlineData("2025-03-20", "2025-03-30", false)]
    [InlineData("2026-03-30", "2026-04-10", true)]
    public void An_enquiry_belongs_to_the_year_of_its_beginning_or_of_its_conference(string started, string? conference, bool belongs) =>
        Assert.Equal(belongs, Year.Holds(Section47Enquiry.Of(Day(started), null, Day(conference), null, Some)));

    private static ChildEpisode Episode(string referred, string? closed, bool noFurtherAction)
    {
        var episode = ChildEpisode.AsSent(default, Day(referred)!.Value, Some);
        episode.Take("6", "N1", noFurtherAction, null, Day(closed), null);
        return episode;
    }

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd");
}
