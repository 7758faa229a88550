namespace Kith.Testing;

/// <summary>A clock that stands where the test puts it.</summary>
public sealed class SettableClock : TimeProvider
{
    /// <summary>A Tuesday afternoon in British summer time, with no bank holiday near.</summary>
    public static readonly DateTimeOffset Start = new(2026, 6, 16, 13, 30, 0, TimeSpan.Zero);

    private DateTimeOffset now = Start;

    public DateOnly Today => Practice.Shared.Now.At(now).Today;

    public override DateTimeOffset GetUtcNow() => now;

    public void Set(DateTimeOffset moment) => now = moment;

    public void Pass(TimeSpan time) => now += time;
}
