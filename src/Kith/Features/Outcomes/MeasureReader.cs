using System.Globalization;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Outcomes;

/// <summary>Reads every measure of a period: the record’s own figure beside England, the region and the neighbours, each with its year.</summary>
public sealed class MeasureReader(KithDb db, OwnCounts own)
{
    public async Task<MeasureSheet> Read(Period period, Acting by, CancellationToken ct)
    {
        var comparing = await Comparing.Read(db, ct);
        var counts = await own.Of(period, by.Has(Duty.SeeSmallNumbers), ct);
        string[] codes = [BenchmarkArea.England, .. Known(comparing.Region), .. Known(comparing.Area), .. comparing.Neighbours];
        var names = await db.BenchmarkAreas.Where(a => codes.Contains(a.Code)).ToDictionaryAsync(a => a.Code, a => a.Name, ct);
        var years = await db.Benchmarks.Where(b => b.Area == BenchmarkArea.England && b.Year <= (b.Series == Series.Population ? period.YearEnding - 1 : period.YearEnding))
            .GroupBy(b => b.Series).Select(g => new { Series = g.Key, Year = g.Max(b => b.Year) }).ToDictionaryAsync(g => g.Series, g => g.Year, ct);
        var wanted = years.Values.Concat(years.Values.Select(y => y - 1)).Distinct().ToList();
        var figures = (await db.Benchmarks.AsNoTracking().Where(b => codes.Contains(b.Area) && wanted.Contains(b.Year)).ToListAsync(ct))
            .ToDictionary(b => (b.Series, b.Area, b.Year));
        var published = new PublishedFigures(figures, names, years);
        var denominator = DenominatorOf(comparing, published, period);
        return new MeasureSheet(
            period,
            comparing,
            denominator,
            counts.At,
            [.. MeasureDefinition.InForce(period.To).Select(d => LineOf(d, period, counts.Of, denominator, comparing, published))],
            names);
    }

    private static string[] Known(string? code) => code is null ? [] : [code];

    private static Denominator? DenominatorOf(Comparing comparing, PublishedFigures published, Period period) =>
        comparing is { Population: { } set, PopulationYear: { } of } ? new Denominator(set, of, $"children aged 0 to 17, mid-{of}, as set for {comparing.Name}")
        : comparing.Area is { } area && published.PopulationOf(area, period.YearEnding - 1) is { } estimate
            ? new Denominator(estimate.Count, estimate.Year, $"children aged 0 to 17, ONS mid-{estimate.Year} estimate")
        : null;

    private static MeasureLine LineOf(
        MeasureDefinition definition, Period period, IReadOnlyDictionary<Measure, OwnCount> counts, Denominator? denominator, Comparing comparing, PublishedFigures published)
    {
        var figure = OwnFigure.Of(definition, period, counts.GetValueOrDefault(definition.Measure), denominator);
        if (definition.Published is not { } series || published.LastYear(series) is not { } year)
        {
            return new MeasureLine(definition, figure, null, null, null, []);
        }

        return new MeasureLine(
            definition,
            figure,
            year,
            published.Of(series, BenchmarkArea.England, year),
            comparing.Region is { } region ? published.Of(series, region, year) : null,
            comparing.Neighbours.Select(n => published.Of(series, n, year)).ToList());
    }

    private sealed class PublishedFigures(
        Dictionary<(Series Series, string Area, int Year), Benchmark> figures, Dictionary<string, string> names, Dictionary<Series, int> years)
    {
        public int? LastYear(Series series) => years.TryGetValue(series, out var year) ? year : null;

        public (int Count, int Year)? PopulationOf(string area, int upTo) =>
            figures.Where(f => f.Key.Series == Series.Population && f.Key.Area == area && f.Key.Year <= upTo).OrderByDescending(f => f.Key.Year)
                .Select(f => (Published.Of(f.Value.Sent).Number, f.Key.Year)).Where(f => f.Number is not null).Select(f => ((int, int)?)((int)f.Number!, f.Year)).FirstOrDefault();

        public Comparator Of(Series series, string area, int year)
        {
            var name = names.GetValueOrDefault(area, area);
            var row = figures.GetValueOrDefault((series, area, year));
            var count = Published.Of(row?.Sent);
            var population = Published.Of(figures.GetValueOrDefault((Series.Population, area, year - 1))?.Sent);
            if (row?.SentRate is { } sentRate)
            {
                var rate = Published.Of(sentRate);
                return new Comparator(area, name, count, population.Number, rate.Number, rate.WhyNone, rate.Number?.ToString(CultureInfo.InvariantCulture));
            }

            var computed = count.Number is { } number && population.Number is { } children ? Rate.Per10K(number, children) : null;
            return new Comparator(area, name, count, population.Number, computed, computed is null ? count.WhyNone ?? "no population published" : null, computed?.ToString("#,0.0", CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>The children whom a rate is per.</summary>
/// <param name="Year">The calendar year that the number is of.</param>
/// <param name="InWords">What it counts and who says so.</param>
public sealed record Denominator(int Children, int Year, string InWords);

/// <summary>All measures of one period.</summary>
/// <param name="CountedAt">When the record’s own figures were counted.</param>
public sealed record MeasureSheet(
    Period Period, Comparing Comparing, Denominator? Denominator, DateTime CountedAt, IReadOnlyList<MeasureLine> Lines, IReadOnlyDictionary<string, string> Names)
{
    public string AuthorityName => Comparing.Name ?? "This record";

    public string? RegionName => Comparing.Region is { } region ? Names.GetValueOrDefault(region, region) : null;

    public MeasureLine Of(Measure measure) => Lines.First(l => l.Definition.Measure == measure);
}

/// <summary>One measure of one period, beside its comparators.</summary>
/// <param name="ComparedYear">The year ending 31 March of the comparators; null where nobody publishes any.</param>
public sealed record MeasureLine(MeasureDefinition Definition, OwnFigure Own, int? ComparedYear, Comparator? England, Comparator? Region, IReadOnlyList<Comparator> Neighbours)
{
    private IReadOnlyCollection<decimal> Rates => [.. Neighbours.Where(n => n.Rate is not null).Select(n => n.Rate!.Value)];

    public int NeighboursCounted => Rates.Count;

    public decimal? Mean => Rate.Mean(Rates);

    public decimal? Median => Rate.Median(Rates);
}

/// <summary>A published figure of another area: its rate, or why there is none.</summary>
/// <param name="RateInWords">As the publisher gives it where it gives one: looked-after rates are whole numbers.</param>
public sealed record Comparator(string Area, string Name, Published Count, decimal? Population, decimal? Rate, string? WhyNone, string? RateInWords);

/// <summary>The record’s own figure.</summary>
/// <param name="Count">Null when hidden or not recorded.</param>
/// <param name="WhyNone">Why there is no count.</param>
/// <param name="Rate">Per 10,000 children, of the period as it is.</param>
/// <param name="Comparable">Per 10,000 children as comparators count: what a quarter has seen is taken four times.</param>
public sealed record OwnFigure(int? Count, bool IsHidden, string? WhyNone, decimal? Rate, decimal? Comparable)
{
    public static OwnFigure Of(MeasureDefinition definition, Period period, OwnCount? count, Denominator? denominator)
    {
        if (count is null)
        {
            return new OwnFigure(null, false, OwnCounts.WhyNone(definition.Measure), null, null);
        }

        if (count.IsHidden)
        {
            return new OwnFigure(null, true, "hidden, because it is a small number or would tell one", null, null);
        }

        if (denominator is null || definition.Published is null)
        {
            return new OwnFigure(count.Count, false, null, null, null);
        }

        var rate = Practice.Outcomes.Rate.Per10K(count.Count, denominator.Children);
        var isPart = definition.IsOfAPeriod && period.Kind == PeriodKind.Quarter;
        return new OwnFigure(count.Count, false, null, rate, isPart ? Practice.Outcomes.Rate.OfAYearLikeThisQuarter(count.Count, denominator.Children) : rate);
    }
}
