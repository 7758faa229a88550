using System.Globalization;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Kith.Features.Outcomes;

/// <summary>Every measure of one period beside England, the region and the neighbours.</summary>
[Needs(Duty.SeeMeasures)]
public sealed class MeasuresModel(MeasureReader reader, TimeProvider time) : MeasurePage(time)
{
    public MeasureSheet Sheet { get; private set; } = null!;

    /// <summary>Whether what happened in the period is a part of what a year counts.</summary>
    public bool IsPartOfAYear => Period.Kind == PeriodKind.Quarter;

    public async Task OnGetAsync(CancellationToken ct) => Sheet = await reader.Read(Period, By, ct);

    public async Task<FileContentResult> OnGetCsvAsync(CancellationToken ct)
    {
        Sheet = await reader.Read(Period, By, ct);
        return AsCsv("measures", Table());
    }

    private IEnumerable<IReadOnlyList<string?>> Table() =>
    [
        [
            "Measure", "Period", "Count", "Rate per 10,000 children", "Rate as a year’s", "Mean of neighbours", "Median of neighbours", "Neighbours counted", "Region", "England",
            "Year of comparators, ending 31 March", "Children aged 0 to 17", "What they are", "Definition", "Source",
        ],
        .. Sheet.Lines.Select(line => new string?[]
        {
            line.Definition.Name, Period.InWords, line.Own.CountInWords(), line.Own.Rate.InWords(), line.Own.Comparable.InWords(), line.Mean.InWords(), line.Median.InWords(),
            line.NeighboursCounted.ToString(CultureInfo.InvariantCulture), line.Region.RateOr(), line.England.RateOr(), line.ComparedYear?.ToString(CultureInfo.InvariantCulture),
            Sheet.Denominator?.Children.ToString(CultureInfo.InvariantCulture), Sheet.Denominator?.InWords, line.Definition.Counts, line.Definition.Source,
        }),
    ];
}
