namespace Kith.Practice.Casework;

/// <summary>
/// The days on which banks close in England, year by year, with substitute days and the days proclaimed once. Source: Banking and Financial
/// Dealings Act 1971, schedule 1, with the royal proclamations of each year, as the government lists them for England and Wales.
/// </summary>
public static class BankHolidays
{
    public const string Source = "Banking and Financial Dealings Act 1971 with each year’s royal proclamations, as listed by the government for England and Wales";

    private static readonly (int Year, string Days)[] Years =
    [
        (1998, "1/1 10/4 13/4 4/5 25/5 31/8 25/12 28/12"),
        (1999, "1/1 2/4 5/4 3/5 31/5 30/8 27/12 28/12 31/12"),
        (2000, "3/1 21/4 24/4 1/5 29/5 28/8 25/12 26/12"),
        (2001, "1/1 13/4 16/4 7/5 28/5 27/8 25/12 26/12"),
        (2002, "1/1 29/3 1/4 6/5 3/6 4/6 26/8 25/12 26/12"),
        (2003, "1/1 18/4 21/4 5/5 26/5 25/8 25/12 26/12"),
        (2004, "1/1 9/4 12/4 3/5 31/5 30/8 27/12 28/12"),
        (2005, "3/1 25/3 28/3 2/5 30/5 29/8 26/12 27/12"),
        (2006, "2/1 14/4 17/4 1/5 29/5 28/8 25/12 26/12"),
        (2007, "1/1 6/4 9/4 7/5 28/5 27/8 25/12 26/12"),
        (2008, "1/1 21/3 24/3 5/5 26/5 25/8 25/12 26/12"),
        (2009, "1/1 10/4 13/4 4/5 25/5 31/8 25/12 28/12"),
        (2010, "1/1 2/4 5/4 3/5 31/5 30/8 27/12 28/12"),
        (2011, "3/1 22/4 25/4 29/4 2/5 30/5 29/8 26/12 27/12"),
        (2012, "2/1 6/4 9/4 7/5 4/6 5/6 27/8 25/12 26/12"),
        (2013, "1/1 29/3 1/4 6/5 27/5 26/8 25/12 26/12"),
        (2014, "1/1 18/4 21/4 5/5 26/5 25/8 25/12 26/12"),
        (2015, "1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12"),
        (2016, "1/1 25/3 28/3 2/5 30/5 29/8 26/12 27/12"),
        (2017, "2/1 14/4 17/4 1/5 29/5 28/8 25/12 26/12"),
        (2018, "1/1 30/3 2/4 7/5 28/5 27/8 25/12 26/12"),
        (2019, "1/1 19/4 22/4 6/5 27/5 26/8 25/12 26/12"),
        (2020, "1/1 10/4 13/4 8/5 25/5 31/8 25/12 28/12"),
        (2021, "1/1 2/4 5/4 3/5 31/5 30/8 27/12 28/12"),
        (2022, "3/1 15/4 18/4 2/5 2/6 3/6 29/8 19/9 26/12 27/12"),
        (2023, "2/1 7/4 10/4 1/5 8/5 29/5 28/8 25/12 26/12"),
        (2024, "1/1 29/3 1/4 6/5 27/5 26/8 25/12 26/12"),
        (2025, "1/1 18/4 21/4 5/5 26/5 25/8 25/12 26/12"),
        (2026, "1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12"),
        (2027, "1/1 26/3 29/3 3/5 31/5 30/8 27/12 28/12"),
    ];

    private static readonly HashSet<DateOnly> Days =
        Years.SelectMany(y => y.Days.Split(' ').Select(d => d.Split('/')).Select(d => new DateOnly(y.Year, int.Parse(d[1]), int.Parse(d[0])))).ToHashSet();

    /// <summary>The first day for which the list speaks.</summary>
    public static DateOnly KnownFrom { get; } = new(Years[0].Year, 1, 1);

    /// <summary>The last day for which the list speaks. Whether a later day is a bank holiday nobody has told Kith yet.</summary>
    public static DateOnly KnownUntil { get; } = new(Years[^1].Year, 12, 31);

    public static bool Contain(DateOnly day) => Days.Contains(day);

    /// <summary>Whether every bank holiday between two days is known.</summary>
    public static bool Cover(DateOnly from, DateOnly until) => from >= KnownFrom && until <= KnownUntil;

    public static IReadOnlyList<DateOnly> In(int year) => Days.Where(d => d.Year == year).Order().ToList();
}
