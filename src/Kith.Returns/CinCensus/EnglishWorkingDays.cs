namespace Kith.Returns.CinCensus;

/// <summary>
/// Working days of England for the years whose census Kith validates: no weekend and no bank holiday.
/// Source: Banking and Financial Dealings Act 1971 with each year’s royal proclamations, as listed by the government for England and Wales.
/// </summary>
public static class EnglishWorkingDays
{
    private static readonly HashSet<DateOnly> BankHolidays = Days(
        (2020, "1/1 10/4 13/4 8/5 25/5 31/8 25/12 28/12"),
        (2021, "1/1 2/4 5/4 3/5 31/5 30/8 27/12 28/12"),
        (2022, "3/1 15/4 18/4 2/5 2/6 3/6 29/8 19/9 26/12 27/12"),
        (2023, "2/1 7/4 10/4 1/5 8/5 29/5 28/8 25/12 26/12"),
        (2024, "1/1 29/3 1/4 6/5 27/5 26/8 25/12 26/12"),
        (2025, "1/1 18/4 21/4 5/5 26/5 25/8 25/12 26/12"),
        (2026, "1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12"),
        (2027, "1/1 26/3 29/3 3/5 31/5 30/8 27/12 28/12"));

    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Contains(day);

    /// <summary>The working day that is so many working days before a day, which itself is not counted.</summary>
    public static DateOnly Before(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(-1);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    private static HashSet<DateOnly> Days(params (int Year, string Days)[] years) =>
        [.. years.SelectMany(y => y.Days.Split(' ').Select(d => d.Split('/')).Select(d => new DateOnly(y.Year, int.Parse(d[1]), int.Parse(d[0]))))];
}
