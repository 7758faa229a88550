using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class SessionLimitsTests
{
    private static readonly DateTime Start = new(2026, 6, 16, 8, 0, 0, DateTimeKind.Utc);

    private static readonly SessionLimits Limits = SessionLimits.On(new DateOnly(2026, 6, 16));

    [Theory]
    [InlineData(0, 30)]
    [InlineData(60, 90)]
    [InlineData(689, 719)]
    [InlineData(690, 720)]
    [InlineData(700, 720)]
    public void A_session_ends_after_30_idle_minutes_and_after_12_hours_whatever_was_done(int seenAfter, int endsAfter) =>
        Assert.Equal(Start.AddMinutes(endsAfter), Limits.EndsAt(Start, Start.AddMinutes(seenAfter)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(689, true)]
    [InlineData(690, false)]
    [InlineData(719, false)]
    public void The_last_half_hour_of_the_twelve_cannot_be_extended(int after, bool can) =>
        Assert.Equal(can, Limits.CanBeExtended(Start, Now.At(new DateTimeOffset(Start).AddMinutes(after))));

    [Theory]
    [InlineData(0, true)]
    [InlineData(599, true)]
    [InlineData(600, false)]
    public void A_proof_counts_for_ten_minutes(int seconds, bool counts) =>
        Assert.Equal(counts, Limits.IsProvedAt(Start, Now.At(new DateTimeOffset(Start).AddSeconds(seconds))));

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(60, 60, false)]
    [InlineData(61, 0, true)]
    [InlineData(0, 61, true)]
    [InlineData(-3_600, 86_400, true)]
    public void What_began_or_was_used_while_the_clock_stood_ahead_is_over(int startedAfter, int seenAfter, bool isOver) =>
        Assert.Equal(isOver, SessionLimits.IsOfAClockAhead(Start.AddSeconds(startedAfter), Start.AddSeconds(seenAfter), Now.At(new DateTimeOffset(Start))));

    [Fact]
    public void The_warning_leaves_two_minutes_at_least() => Assert.True(Limits.Warning >= TimeSpan.FromMinutes(2) && Limits.Warning < Limits.Idle);
}
