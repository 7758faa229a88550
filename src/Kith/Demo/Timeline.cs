using Kith.Practice.Casework;
using Kith.Practice.Shared;

namespace Kith.Demo;

/// <summary>
/// What happens in all families, played in the order in which it happened. A scene may call for later ones; what would fall on the present
/// day or after it has not happened yet.
/// </summary>
internal sealed class Timeline(DateOnly today)
{
    private readonly PriorityQueue<(Now At, Func<Now, Task> Scene), (DateTime, int)> scenes = new();
    private int called;

    public DateOnly Today => today;

    public void At(DateOnly day, string time, Func<Now, Task> scene) => At(Now.OnClock(day, TimeOnly.Parse(time)), scene);

    public void At(Now moment, Func<Now, Task> scene)
    {
        if (moment.Today < today)
        {
            scenes.Enqueue((moment, scene), (moment.Moment, called++));
        }
    }

    public async Task Play(CancellationToken ct)
    {
        while (scenes.TryDequeue(out var next, out _))
        {
            ct.ThrowIfCancellationRequested();
            await next.Scene(next.At);
        }
    }

    /// <summary>The day itself, or the last before it on which the office was open.</summary>
    public static DateOnly WorkingDayBefore(DateOnly day)
    {
        while (!WorkingDays.IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>The day itself, or the next on which the office is open.</summary>
    public static DateOnly WorkingDay(DateOnly day) => WorkingDays.IsWorkingDay(day) ? day : WorkingDays.After(day, 1);
}
