using System.Globalization;
using Kith.Practice.Outcomes;

namespace Kith.Features.Outcomes;

/// <summary>How figures read on the pages and in their tables.</summary>
public static class MeasureWords
{
    public static string InWords(this decimal? rate) => rate?.ToString("#,0.0", CultureInfo.InvariantCulture) ?? "–";

    public static string InWords(this int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string CountInWords(this Comparator comparator) => comparator.Count.Number?.ToString("#,0", CultureInfo.InvariantCulture) ?? Capital(comparator.Count.WhyNone);

    public static string RateOr(this Comparator? comparator, string otherwise = "–") => comparator is null ? otherwise : comparator.RateInWords ?? Capital(comparator.WhyNone);

    /// <summary>The count of the record, or why there is none.</summary>
    public static string CountInWords(this OwnFigure own) => own.Count is { } count ? count.InWords() : own.IsHidden ? "c" : "Not recorded";

    /// <summary>The figure in one sentence, the quarter never beside a year without saying so.</summary>
    public static string Sentence(this MeasureLine line, MeasureSheet sheet)
    {
        var (own, name) = (line.Own, sheet.AuthorityName);
        var beside = line.England is null ? string.Empty : $" England had {line.England.RateOr()} in {At(line)}.";
        if (own.Count is not { } count)
        {
            return own.IsHidden ? $"The number for {name} is {own.WhyNone}.{beside}" : $"{own.WhyNone}.{beside}";
        }

        var counted = $"{name} had {count.InWords()} {line.Definition.Name.ToLowerInvariant()} {When(line.Definition, sheet.Period)}";
        return own.Rate is null
            ? $"{counted}.{beside}"
            : own.Rate == own.Comparable
                ? $"{counted}: {own.Rate.InWords()} for every 10,000 children.{beside}"
                : $"{counted}: {own.Rate.InWords()} for every 10,000 children in the quarter, which a whole year at that pace would make {own.Comparable.InWords()}.{beside}";
    }

    public static string When(MeasureDefinition definition, Period period) =>
        !definition.IsOfAPeriod ? $"on {Day(period.To)}"
        : period.Kind switch
        {
            PeriodKind.Year => $"in the year ending {Day(period.To)}",
            PeriodKind.Quarter => $"in the three months to {Day(period.To)}",
            _ => $"in the 12 months to {Day(period.To)}",
        };

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string At(MeasureLine line) => line.Definition.IsOfAPeriod ? $"the year ending 31 March {line.ComparedYear}" : $"31 March {line.ComparedYear}";

    private static string Capital(string? words) => words is { Length: > 0 } ? char.ToUpperInvariant(words[0]) + words[1..] : "–";
}
