namespace Kith.Practice.Casework;

/// <summary>
/// Working days of England: no weekend and no bank holiday. Beyond the years whose bank holidays are known a weekday counts as a working day, so that
/// nothing falls due too late; <see cref="Due.IsProvisional"/> says when that was so.
/// </summary>
public static class WorkingDays
{
    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Contain(day);

    /// <summary>The day that is so many working days after the trigger, which is day 0 even when it is itself not a working day.</summary>
    public static DateOnly After(DateOnly trigger, int workingDays)
    {
        var day = trigger;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
            {
                left--;
            }
        }

        return day;
    }

    /// <summary>The day itself when it is a working day, otherwise the last one before it.</summary>
    public static DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>How many working days have begun since the trigger: 0 on the day itself and, after a Friday, until Monday.</summary>
    public static int Since(DateOnly trigger, DateOnly day)
    {
        var count = 0;
        for (var next = trigger; next < day;)
        {
            next = next.AddDays(1);
            count += IsWorkingDay(next) ? 1 : 0;
        }

        return count;
    }
}
