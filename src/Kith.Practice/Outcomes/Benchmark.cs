using System.Globalization;

namespace Kith.Practice.Outcomes;

/// <summary>What a published figure counts, each by the DfE’s or the ONS’s own definition.</summary>
public enum Series
{
    /// <summary>Children aged 0 to 17 in the middle of a calendar year (ONS mid-year estimates).</summary>
    Population,
    Referrals,
    ChildrenInNeed,
    ProtectionPlans,
    LookedAfter,
}

public enum AreaLevel
{
    Country,
    Region,
    Authority,
}

/// <summary>A place that figures are published for: England, a region or an authority.</summary>
public sealed class BenchmarkArea
{
    /// <summary>England, in every file of the DfE and the ONS.</summary>
    public const string England = "E92000001";

    private BenchmarkArea()
    {
    }

    /// <summary>Nine characters of a country or region (ONS), three digits of an authority (DfE).</summary>
    public string Code { get; private set; } = string.Empty;

    public AreaLevel Level { get; private set; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>The code of an authority’s region.</summary>
    public string? Region { get; private set; }

    /// <summary>The year whose row named it: the newest one names it.</summary>
    public int NamedIn { get; private set; }

    public static BenchmarkArea AsSent(AreaLevel level, string code, string name, string? region, int year) =>
        new() { Level = level, Code = code, Name = name, Region = region, NamedIn = year };

    public void Take(string name, string? region, int year)
    {
        if (year > NamedIn)
        {
            (Name, Region, NamedIn) = (name, region, year);
        }
    }
}

/// <summary>One published figure of one area and year, kept as sent: a number, or the symbol that stands in its place.</summary>
public sealed class Benchmark
{
    private Benchmark()
    {
    }

    public Series Series { get; private set; }

    /// <summary>The calendar year in which the reporting year ends on 31 March; of a population, the year of the estimate.</summary>
    public int Year { get; private set; }

    public string Area { get; private set; } = string.Empty;

    public string Sent { get; private set; } = string.Empty;

    /// <summary>The rate per 10,000 children, where the publisher gives it with the count.</summary>
    public string? SentRate { get; private set; }

    public static Benchmark AsSent(Series series, int year, string area, string sent, string? sentRate = null) =>
        new() { Series = series, Year = year, Area = area, Sent = sent, SentRate = sentRate };

    /// <returns>Whether anything changed.</returns>
    public bool Take(string sent, string? sentRate)
    {
        var isChanged = (Sent, SentRate) != (sent, sentRate);
        (Sent, SentRate) = (sent, sentRate);
        return isChanged;
    }
}

/// <summary>One of the ten authorities that the DfE finds most like another one, in one edition of its list.</summary>
public sealed class StatisticalNeighbour
{
    private StatisticalNeighbour()
    {
    }

    /// <summary>The year of the list.</summary>
    public int Edition { get; private set; }

    public string Area { get; private set; } = string.Empty;

    /// <summary>1 is the nearest, 10 the tenth.</summary>
    public int Rank { get; private set; }

    public string Neighbour { get; private set; } = string.Empty;

    /// <summary>The DfE’s word for how alike the two are, such as “Very close”.</summary>
    public string Closeness { get; private set; } = string.Empty;

    public static StatisticalNeighbour AsSent(int edition, string area, int rank, string neighbour, string closeness) =>
        new() { Edition = edition, Area = area, Rank = rank, Neighbour = neighbour, Closeness = closeness };

    /// <returns>Whether anything changed.</returns>
    public bool Take(string neighbour, string closeness)
    {
        var isChanged = (Neighbour, Closeness) != (neighbour, closeness);
        (Neighbour, Closeness) = (neighbour, closeness);
        return isChanged;
    }
}

/// <summary>A published value as it reads: a number, or why there is none.</summary>
/// <param name="WhyNone">The meaning of the symbol that stands in the number’s place; null when there is a number.</param>
public readonly record struct Published(decimal? Number, string? WhyNone)
{
    public static readonly Published None = new(null, "not published");

    /// <summary>Reads what was sent. Symbols: DfE, “Children in need: methodology”, 2025.</summary>
    public static Published Of(string? sent) => sent switch
    {
        null => None,
        "c" => new(null, "suppressed by the publisher"),
        "k" or "low" => new(null, "too low to show"),
        "u" => new(null, "too unreliable to publish"),
        "x" or ":" => new(null, "not available"),
        "z" => new(null, "not applicable"),
        _ => decimal.TryParse(sent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new(number, null) : None,
    };
}
