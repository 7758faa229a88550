using System.Globalization;

namespace Kith.Practice.Outcomes;

public enum PeriodKind
{
    /// <summary>The year ending on 31 March, as the censuses count.</summary>
    Year,

    /// <summary>Three months of such a year.</summary>
    Quarter,

    /// <summary>The twelve months that end on a day.</summary>
    AsAt,
}

/// <summary>The days that a count is of: what happens is counted from the first to the last, what stands is counted at the end of the last.</summary>
public sealed record Period(PeriodKind Kind, DateOnly From, DateOnly To)
{
    private const int FirstYear = 2010;

    /// <summary>The calendar year in which the reporting year of the last day ends.</summary>
    public int YearEnding => To.Month > 3 ? To.Year + 1 : To.Year;

    /// <summary>How the period stands in an address: 2025-26, 2025-26-Q1 or 2026-06-30.</summary>
    public string Key => Kind switch
    {
        PeriodKind.Year => YearKey,
        PeriodKind.Quarter => $"{YearKey}-Q{QuarterNumber}",
        _ => To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    public string InWords => Kind switch
    {
        PeriodKind.Year => $"Year ending 31 March {YearEnding}",
        PeriodKind.Quarter => $"Quarter, {From.ToString("MMMM", CultureInfo.InvariantCulture)} to {To.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}",
        _ => $"As at {To.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}",
    };

    /// <summary>The quarters of the reporting year of which the period is made; none of a twelve months that ends within one.</summary>
    public IReadOnlyList<Period> Quarters =>
        Kind == PeriodKind.Quarter ? [this]
        : IsEndOfQuarter(To) ? Enumerable.Range(0, 4).Select(n => QuarterEnding(To.AddDays(1).AddMonths(-3 * (3 - n)).AddDays(-1))).ToList()
        : [];

    private int QuarterNumber => (((To.Month + 8) % 12) / 3) + 1;

    private string YearKey => $"{YearEnding - 1}-{YearEnding % 100:00}";

    public static Period Year(int ending) => new(PeriodKind.Year, new DateOnly(ending - 1, 4, 1), new DateOnly(ending, 3, 31));

    public static Period QuarterEnding(DateOnly lastDay) => new(PeriodKind.Quarter, lastDay.AddDays(1).AddMonths(-3), lastDay);

    public static Period AsAt(DateOnly day) => new(PeriodKind.AsAt, day.AddDays(1).AddYears(-1), day);

    public static bool IsEndOfQuarter(DateOnly day) => day.Month % 3 == 0 && day.AddDays(1).Day == 1;

    /// <summary>The last day of the last quarter that is over.</summary>
    public static DateOnly LastQuarterEnd(DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        return first.AddMonths(-((today.Month - 1) % 3)).AddDays(-1);
    }

    /// <summary>
    /// The period that an address names, if it may be shown: one that is over, and to readers outside the case teams only what begins and ends with
    /// quarters, since two counts a day apart tell what happened on that day.
    /// </summary>
    public static Period? Read(string? key, DateOnly today, bool withSmallNumbers)
    {
        var parts = (key ?? string.Empty).Split('-');
        Period? read = null;
        if (parts is [{ Length: 4 } first, { Length: 2 }, ..] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and < 2100)
        {
            read = parts switch
            {
                [_, var second] when second == $"{(year + 1) % 100:00}" => Year(year + 1),
                [_, var second, ['Q', >= '1' and <= '4' and var n]] when second == $"{(year + 1) % 100:00}" => QuarterEnding(new DateOnly(year, 4, 1).AddMonths(3 * (n - '0')).AddDays(-1)),
                _ => DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? AsAt(day) : null,
            };
        }

        return read is { Kind: PeriodKind.AsAt } ? (withSmallNumbers ? read.To <= today : IsEndOfQuarter(read.To) && read.To < today) ? read : null
            : read?.To < today ? read : null;
    }

    /// <summary>The periods that a page offers, newest first of each kind.</summary>
    public static IReadOnlyList<Period> Offered(DateOnly today, bool withSmallNumbers)
    {
        var last = LastQuarterEnd(today);
        var ends = Enumerable.Range(0, 8).Select(n => last.AddDays(1).AddMonths(-3 * n).AddDays(-1)).ToList();
        var year = new DateOnly(today.Year, 3, 31) < today ? today.Year : today.Year - 1;
        return
        [
            .. Enumerable.Range(0, 3).Select(n => Year(year - n)),
            .. ends.Select(QuarterEnding),
            .. withSmallNumbers ? new[] { AsAt(today) } : [],
            .. ends.Select(AsAt),
        ];
    }
}
