using System.Globalization;

namespace Kith.Platform.Look;

[Flags]
public enum DatePiece
{
    None = 0,
    Day = 1,
    Month = 2,
    Year = 4,
    All = Day | Month | Year,
}

/// <summary>A date as it was typed, in three fields, and what is wrong with it.</summary>
public sealed record DateParts(string? Day, string? Month, string? Year)
{
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    public bool IsBlank => Missing == DatePiece.All;

    public DatePiece Missing => If(Day, DatePiece.Day) | If(Month, DatePiece.Month) | If(Year, DatePiece.Year);

    public (DateOnly? Date, string? Problem, DatePiece Wrong) Read(string name)
    {
        if (Missing != DatePiece.None) return (null, $"{name} must include {Said(Missing)}", Missing);

        var (day, month, year) = (Number(Day), MonthNumber(), Number(Year));
        if (year is >= 0 and < 1000 || (year is not null && Year!.Trim().Length != 4)) return (null, "Year must include 4 numbers", DatePiece.Year);

        var outside = (day is >= 1 and <= 31 ? DatePiece.None : DatePiece.Day) | (month is >= 1 and <= 12 ? DatePiece.None : DatePiece.Month)
            | (year is not null ? DatePiece.None : DatePiece.Year);
        if (outside == DatePiece.None && day <= DateTime.DaysInMonth(year!.Value, month!.Value))
            return (new DateOnly(year.Value, month.Value, day.Value), null, DatePiece.None);

        // Of 31 April nobody can say which half is the mistake.
        return (null, $"{name} must be a real date", outside is DatePiece.Day or DatePiece.Month or DatePiece.Year ? outside : DatePiece.All);
    }

    public static DateParts Of(DateOnly? date) => date is { } day
        ? new(Written(day.Day), Written(day.Month), day.Year.ToString("0000", CultureInfo.InvariantCulture))
        : new(null, null, null);

    private int? MonthNumber()
    {
        if (Number(Month) is { } number) return number;
        var typed = Month!.Trim();
        var at = typed.Length < 3 ? -1 : Array.FindIndex(Months, name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
        if (typed.Equals("sept", StringComparison.OrdinalIgnoreCase)) at = 8;
        return at < 0 ? null : at + 1;
    }

    private static DatePiece If(string? typed, DatePiece piece) => string.IsNullOrWhiteSpace(typed) ? piece : DatePiece.None;

    private static int? Number(string? typed) =>
        int.TryParse(typed, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Said(DatePiece pieces) => pieces switch
    {
        DatePiece.Day => "a day",
        DatePiece.Month => "a month",
        DatePiece.Year => "a year",
        DatePiece.Day | DatePiece.Month => "a day and month",
        DatePiece.Day | DatePiece.Year => "a day and year",
        _ => "a month and year",
    };

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
