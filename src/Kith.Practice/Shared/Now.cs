namespace Kith.Practice.Shared;

/// <summary>The one moment at which a command acts: its instant in UTC and its day in England.</summary>
/// <param name="Moment">UTC instant.</param>
/// <param name="Today">The day in Europe/London.</param>
public readonly record struct Now(DateTime Moment, DateOnly Today)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static Now At(DateTimeOffset instant) => new(instant.UtcDateTime, DayOf(instant.UtcDateTime));

    /// <summary>The moment at which a clock in England shows a time of a day.</summary>
    public static Now OnClock(DateOnly day, TimeOnly time) => new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), London), day);

    /// <summary>The day in England on which a UTC moment falls.</summary>
    public static DateOnly DayOf(DateTime moment) => DateOnly.FromDateTime(InLondon(moment));

    /// <summary>A UTC moment as a clock in England shows it.</summary>
    public static DateTime InLondon(DateTime moment) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(moment, DateTimeKind.Utc), London);
}
