using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Casework;

public sealed class EpisodeRunTests
{
    private static readonly Now Today = Now.At(new DateTimeOffset(2026, 6, 16, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Episodes_that_overlap_each_with_the_one_before_are_one_run()
    {
        var runs = EpisodeRun.Of([Episode("2025-03-01", "2025-06-01"), Episode("2025-01-01", "2025-04-01"), Episode("2025-06-01", "2025-07-01")]);

        var run = Assert.Single(runs);
        Assert.Equal((new DateOnly(2025, 1, 1), (DateOnly?)new DateOnly(2025, 7, 1), 3), (run.OpenedOn, run.ClosedOn, run.Episodes.Count));
    }

    [Fact]
    public void A_day_between_two_episodes_parts_them()
    {
        var runs = EpisodeRun.Of([Episode("2025-01-01", "2025-04-01"), Episode("2025-04-02", null)]);

        Assert.Equal([new DateOnly(2025, 4, 1), null], runs.Select(r => r.ClosedOn));
    }

    [Fact]
    public void A_run_with_an_open_episode_is_open_and_takes_in_all_that_follows()
    {
        var runs = EpisodeRun.Of([Episode("2025-01-01", null), Episode("2026-01-01", "2026-02-01")]);

        Assert.Null(Assert.Single(runs).ClosedOn);
    }

    [Fact]
    public void A_referral_with_no_further_action_is_in_no_run()
    {
        var alone = Episode("2025-01-01", null);
        alone.Take(null, null, noFurtherAction: true, null, null, null);

        Assert.Empty(EpisodeRun.Of([alone]));
    }

    [Fact]
    public void A_closure_sent_before_the_referral_closes_on_the_day_of_the_referral()
    {
        var run = Assert.Single(EpisodeRun.Of([Episode("2025-03-01", "2024-03-01")]));

        Assert.Equal(run.OpenedOn, run.ClosedOn);
    }

    private static ChildEpisode Episode(string referred, string? closed)
    {
        var episode = ChildEpisode.AsSent(Id.New<PersonId>(Today), Day(referred)!.Value, Today);
        episode.Take(null, null, noFurtherAction: false, null, Day(closed), null);
        return episode;
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
