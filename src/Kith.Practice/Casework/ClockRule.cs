namespace Kith.Practice.Casework;

/// <summary>Who says how long something may take.</summary>
public enum ClockClass
{
    /// <summary>An Act or regulations.</summary>
    Statute,

    /// <summary>Guidance that authorities must follow unless there is good reason not to.</summary>
    Guidance,

    /// <summary>A published standard of some authorities; each partnership sets its own.</summary>
    Local,

    /// <summary>The practice model of Family Safeguarding.</summary>
    Model,
}

public enum ClockUnit
{
    WorkingDays,
    Days,
    Weeks,
    Months,
}

/// <summary>Whether the day of the trigger is day 0, as law and guidance count, or the first day, as with 26 weeks of proceedings.</summary>
public enum Counting
{
    ExcludeTriggerDay,
    IncludeTriggerDay,
}

public readonly record struct ClockLength(int Count, ClockUnit Unit)
{
    public string InWords => $"{Count} {Noun}{(Count == 1 ? string.Empty : "s")}";

    private string Noun => Unit switch
    {
        ClockUnit.WorkingDays => "working day",
        ClockUnit.Days => "day",
        ClockUnit.Weeks => "week",
        _ => "month",
    };
}

/// <summary>How long something may take from a trigger, who says so, and the days from and until which that version holds.</summary>
/// <param name="What">What is due, as a page says it.</param>
/// <param name="Trigger">What starts the clock, to be read after “after”.</param>
/// <param name="IsOurs">The figure is Kith’s own: no published source gives it.</param>
/// <param name="From">First day on which a trigger is counted by this version.</param>
/// <param name="Until">Last such day; open when null.</param>
public sealed record ClockRule(
    Clock Id,
    int Version,
    string What,
    string Trigger,
    ClockLength Length,
    ClockClass Class,
    string Source,
    DateOnly From,
    DateOnly? Until = null,
    Counting Counting = Counting.ExcludeTriggerDay,
    bool IsOurs = false)
{
    public string InWords => Counting == Counting.IncludeTriggerDay ? $"{Length.InWords}, beginning with the day of {Trigger}" : $"{Length.InWords} after {Trigger}";

    public bool IsInForceOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>A clock never pauses: what is late is late, with its reason. Months end on the same day of the month or, where there is none, on its last day.</summary>
    public Due DueFrom(DateOnly trigger)
    {
        // With the trigger as the first day, everything ends one day earlier; of working days only one that is itself a working day was counted.
        var dayBefore = Counting == Counting.IncludeTriggerDay ? 1 : 0;
        var on = Length.Unit switch
        {
            ClockUnit.WorkingDays => WorkingDays.After(trigger.AddDays(-dayBefore), Length.Count),
            ClockUnit.Days => trigger.AddDays(Length.Count - dayBefore),
            ClockUnit.Weeks => trigger.AddDays((Length.Count * 7) - dayBefore),
            _ => InMonths(trigger, dayBefore),
        };
        return new Due(this, trigger, on);
    }

    // A month that lacks the day ends on its last: there the trigger's own day has already been given up.
    private DateOnly InMonths(DateOnly trigger, int dayBefore)
    {
        var on = trigger.AddMonths(Length.Count);
        return on.Day < trigger.Day ? on : on.AddDays(-dayBefore);
    }
}

/// <summary>The last day on which something is in time, with the rule that says so.</summary>
public sealed record Due(ClockRule Rule, DateOnly Trigger, DateOnly On)
{
    /// <summary>When the last day falls on a weekend or bank holiday, the last working day before it.</summary>
    public DateOnly LastWorkingDay => WorkingDays.OnOrBefore(On);

    /// <summary>Some bank holidays on the way are not known: the day may turn out to be later, never earlier.</summary>
    public bool IsProvisional => !BankHolidays.Cover(Trigger, On);

    public bool IsLateOn(DateOnly today) => today > On;
}
