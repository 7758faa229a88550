using Kith.Practice.Access;
using Kith.Practice.Shared;
using Xunit;

namespace Kith.Practice.Tests.Access;

public sealed class EmergencyReadingTests
{
    private static readonly Now Night = Now.At(new DateTimeOffset(2026, 1, 10, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public void An_emergency_lasts_as_long_as_was_said_and_no_longer()
    {
        var reading = EmergencyReading.Begin(30, "The disk of the record is full", Night).Value;
        Assert.True(reading.IsAt(Night.Moment.AddMinutes(29)));
        Assert.False(reading.IsAt(Night.Moment.AddMinutes(30)));
    }

    [Theory]
    [InlineData(0, "The disk of the record is full", "Minutes")]
    [InlineData(241, "The disk of the record is full", "Minutes")]
    [InlineData(30, "disk full          ", "Why")]
    [InlineData(30, null, "Why")]
    public void It_is_bounded_and_has_a_reason(int minutes, string? why, string field) =>
        Assert.Equal([field], EmergencyReading.Begin(minutes, why, Night).Refusals.Select(r => r.Field));
}
