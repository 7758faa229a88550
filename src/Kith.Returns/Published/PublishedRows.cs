namespace Kith.Returns.Published;

/// <summary>The published files that Kith knows, each by its heading.</summary>
public enum PublishedKind
{
    /// <summary>DfE, Children in need: episodes of need, “b1”.</summary>
    ChildrenInNeed,

    /// <summary>DfE, Children in need: referrals, “c1”.</summary>
    Referrals,

    /// <summary>DfE, Children in need: child protection plans at 31 March, “d5”.</summary>
    ProtectionPlans,

    /// <summary>DfE, Children looked after in England: numbers and rates.</summary>
    LookedAfter,

    /// <summary>ONS mid-year estimates of children aged 0 to 17, as the DfE publishes them with Children in need.</summary>
    Population,

    /// <summary>DfE, the ten statistical neighbours of each authority.</summary>
    Neighbours,
}

public enum PublishedLevel
{
    National,
    Regional,
    Authority,
}

/// <summary>A country or region by its nine-character code, an authority by its three-digit code.</summary>
/// <param name="Region">The code of an authority’s region.</param>
public sealed record PublishedArea(PublishedLevel Level, string Code, string Name, string? Region);

/// <summary>One figure of one area and year, as sent: digits, or the symbol that stands in their place.</summary>
/// <param name="Line">The line of the file, counted from 1.</param>
/// <param name="Year">The calendar year in which the reporting year ends; for a population the year of the estimate.</param>
/// <param name="Rate">The rate per 10,000 children where the file itself gives one.</param>
public sealed record PublishedFigure(int Line, int Year, PublishedArea Area, string Count, string? Rate);

/// <summary>One neighbour of one authority, both by their three-digit codes.</summary>
/// <param name="Rank">1 is the nearest, 10 the tenth.</param>
public sealed record PublishedNeighbour(int Line, string Authority, int Rank, string Neighbour, string Closeness);

/// <summary>A published file read whole.</summary>
/// <param name="PassedOver">How many of its rows are about something else, by what they are about.</param>
public sealed record PublishedRead(
    PublishedKind Kind, IReadOnlyList<PublishedFigure> Figures, IReadOnlyList<PublishedNeighbour> Neighbours, IReadOnlyDictionary<string, int> PassedOver)
{
    public int LastYear => Figures.Count == 0 ? 0 : Figures.Max(f => f.Year);
}
