namespace Kith.Practice.Outcomes;

/// <summary>
/// Rates per 10,000 children aged 0 to 17. Rate of the year ending 31 March Y = count / mid-year population of calendar year Y − 1 × 10,000, to one decimal.
/// Source: DfE, “Children in need: methodology”, 2025.
/// </summary>
public static class Rate
{
    private const int QuartersOfAYear = 4;

    /// <param name="count">Children, referrals or plans.</param>
    /// <param name="population">Children aged 0 to 17.</param>
    /// <returns>Per 10,000, to one decimal, halves away from zero; null where nobody lives.</returns>
    public static decimal? Per10K(decimal count, decimal population) =>
        population > 0 ? Math.Round(count / population * 10_000, 1, MidpointRounding.AwayFromZero) : null;

    /// <summary>The rate that a year of such quarters would have, so that a quarter can stand beside a year.</summary>
    public static decimal? OfAYearLikeThisQuarter(decimal count, decimal population) => Per10K(count * QuartersOfAYear, population);

    /// <summary>The population that a count and its published rate imply.</summary>
    public static decimal PopulationBehind(decimal count, decimal rate) => Math.Round(count / rate * 10_000, 0, MidpointRounding.AwayFromZero);

    public static decimal? Mean(IReadOnlyCollection<decimal> rates) => rates.Count == 0 ? null : Math.Round(rates.Average(), 1, MidpointRounding.AwayFromZero);

    public static decimal? Median(IReadOnlyCollection<decimal> rates)
    {
        if (rates.Count == 0)
        {
            return null;
        }

        var sorted = rates.Order().ToList();
        var half = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[half] : Math.Round((sorted[half - 1] + sorted[half]) / 2, 1, MidpointRounding.AwayFromZero);
    }
}
