using Kith.Platform.Look;

namespace Kith.Tests.Platform.Look;

public sealed class DatePartsTests
{
    [Theory]
    [InlineData("27", "3", "2026", 2026, 3, 27)]
    [InlineData(" 1 ", "01", "2026 ", 2026, 1, 1)]
    [InlineData("29", "2", "2024", 2024, 2, 29)]
    [InlineData("5", "March", "2026", 2026, 3, 5)]
    [InlineData("5", "mar", "2026", 2026, 3, 5)]
    [InlineData("5", "SEPT", "2026", 2026, 9, 5)]
    [InlineData("5", "may", "2026", 2026, 5, 5)]
    public void A_date_is_read_as_people_write_it(string day, string month, string year, int y, int m, int d) =>
        Assert.Equal((new DateOnly(y, m, d), null, DatePiece.None), new DateParts(day, month, year).Read("The date of the visit"));

    [Theory]
    [InlineData("", "3", "2026", "a day", DatePiece.Day)]
    [InlineData("27", null, "2026", "a month", DatePiece.Month)]
    [InlineData("27", "3", " ", "a year", DatePiece.Year)]
    [InlineData("", "", "2026", "a day and month", DatePiece.Day | DatePiece.Month)]
    [InlineData("", "3", "", "a day and year", DatePiece.Day | DatePiece.Year)]
    [InlineData("27", "", "", "a month and year", DatePiece.Month | DatePiece.Year)]
    public void What_is_missing_is_named_and_marked(string? day, string? month, string? year, string missing, DatePiece wrong) =>
        Assert.Equal((null, $"The date of the visit must include {missing}", wrong), new DateParts(day, month, year).Read("The date of the visit"));

    [Theory]
    [InlineData("32", "3", "2026", DatePiece.Day)]
    [InlineData("0", "3", "2026", DatePiece.Day)]
    [InlineData("x", "3", "2026", DatePiece.Day)]
    [InlineData("1", "13", "2026", DatePiece.Month)]
    [InlineData("1", "Ma", "2026", DatePiece.Month)]
    [InlineData("1", "Smarch", "2026", DatePiece.Month)]
    [InlineData("1", "3", "year", DatePiece.Year)]
    [InlineData("31", "4", "2026", DatePiece.All)]
    [InlineData("29", "2", "2026", DatePiece.All)]
    [InlineData("40", "40", "2026", DatePiece.All)]
    [InlineData("-1", "3", "2026", DatePiece.Day)]
    public void What_is_no_date_is_marked_where_the_mistake_can_be_told(string day, string month, string year, DatePiece wrong) =>
        Assert.Equal((null, "The date of the visit must be a real date", wrong), new DateParts(day, month, year).Read("The date of the visit"));

    [Theory]
    [InlineData("26")]
    [InlineData("226")]
    [InlineData("20260")]
    [InlineData("0026")]
    public void A_year_has_four_numbers(string year) =>
        Assert.Equal((null, "Year must include 4 numbers", DatePiece.Year), new DateParts("1", "3", year).Read("The date of the visit"));
}
