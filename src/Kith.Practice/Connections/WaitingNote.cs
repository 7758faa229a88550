using Kith.Practice.Shared;

namespace Kith.Practice.Connections;

/// <summary>What a service told a worker of its waiting time on a day. Earlier notes stay; the latest is shown with its day.</summary>
public sealed class WaitingNote
{
    private const int MostWeeks = 156;
    private const int FreshDays = 90;

    private WaitingNote()
    {
    }

    public RowId Id { get; private set; }

    public ServiceId Service { get; private set; }

    /// <summary>From the request to the first meeting, in weeks; 0 is at once.</summary>
    public int Weeks { get; private set; }

    public DateOnly ToldOn { get; private set; }

    /// <summary>Such as who said so, or that the list is closed.</summary>
    public string? Words { get; private set; }

    public PostingId By { get; private set; }

    public DateTime At { get; private set; }

    public static Outcome<WaitingNote> Say(ServiceId service, int? weeks, DateOnly? toldOn, string? words, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(weeks is null or < 0 or > MostWeeks, "Weeks", "The waiting time must be a number of weeks from 0 to 156")
            .If(toldOn is null, "ToldOn", "Enter the day on which the service said so")
            .If(toldOn > now.Today, "ToldOn", "The day on which the service said so must be today or in the past")
            .If(words?.Length > Text.Line, "Words", "The note must be 200 characters or fewer");
        return no.Any
            ? no
            : new WaitingNote { Id = Shared.Id.New<RowId>(now), Service = service, Weeks = weeks!.Value, ToldOn = toldOn!.Value, Words = Text.Trimmed(words), By = by, At = now.Moment };
    }

    /// <summary>After three months a waiting time says little. Ours.</summary>
    public static bool IsOld(DateOnly toldOn, DateOnly today) => toldOn.AddDays(FreshDays) < today;

    public static string InWords(int weeks) => weeks switch { 0 => "No wait", 1 => "About 1 week", _ => $"About {weeks} weeks" };
}

/// <summary>How long families have really waited.</summary>
public static class Waits
{
    /// <summary>The day in the middle of the waits, in days; of an even number the longer of the two, so that nobody is told less than half have waited.</summary>
    public static int? MedianDays(IEnumerable<int> days) => days.Order().ToList() is { Count: > 0 } ordered ? ordered[ordered.Count / 2] : null;
}
