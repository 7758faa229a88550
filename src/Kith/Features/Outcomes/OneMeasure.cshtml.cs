using System.Globalization;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Outcomes;

/// <summary>One measure of one period, area by area.</summary>
[Needs(Duty.SeeMeasures)]
public sealed class OneMeasureModel(MeasureReader reader, TimeProvider time) : MeasurePage(time)
{
    public MeasureSheet Sheet { get; private set; } = null!;

    public MeasureLine Line { get; private set; } = null!;

    public bool IsPartOfAYear => Line.Definition.IsOfAPeriod && Period.Kind == PeriodKind.Quarter;

    public string ComparedAt => Line.Definition.IsOfAPeriod ? $"year ending 31 March {Line.ComparedYear}" : $"31 March {Line.ComparedYear}";

    /// <summary>The other areas, each with the words that say what it is.</summary>
    public IEnumerable<(Comparator Area, string Words)> Areas =>
    [
        .. Line.England is { } england ? new[] { (england, england.Name) } : [],
        .. Line.Region is { } region ? new[] { (region, region.Name) } : [],
        .. Line.Neighbours.Select(n => (n, n.Name)),
    ];

    public async Task<IActionResult> OnGetAsync(string measure, CancellationToken ct) => await Read(measure, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(string measure, CancellationToken ct) => await Read(measure, ct) ? AsCsv(measure, Table()) : NotFound();

    private async Task<bool> Read(string slug, CancellationToken ct)
    {
        if (MeasureDefinition.Named(slug) is not { } measure)
        {
            return false;
        }

        Sheet = await reader.Read(Period, By, ct);
        Line = Sheet.Of(measure);
        return true;
    }

    private IEnumerable<IReadOnlyList<string?>> Table()
    {
        yield return ["Area", "When", "Count", "Children aged 0 to 17", "Rate per 10,000 children", "Rate as a year’s"];
        yield return
        [
            Sheet.AuthorityName, MeasureWords.When(Line.Definition, Period), Line.Own.CountInWords(), Sheet.Denominator?.Children.ToString(CultureInfo.InvariantCulture),
            Line.Own.Rate.InWords(), Line.Own.Comparable.InWords(),
        ];
        foreach (var (area, words) in Areas)
        {
            yield return [words, ComparedAt, area.CountInWords(), area.Population?.ToString(CultureInfo.InvariantCulture), area.RateOr(), area.RateOr()];
        }

        yield return ["Mean of neighbours", ComparedAt, null, null, Line.Mean.InWords(), Line.Mean.InWords()];
        yield return ["Median of neighbours", ComparedAt, null, null, Line.Median.InWords(), Line.Median.InWords()];
    }
}
