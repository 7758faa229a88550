using System.Globalization;

namespace Kith.Returns.CinCensus;

/// <summary>
/// A census year, named as the header names it: by the calendar year in which it ends. The census of 2025-26 is
/// <c>new CensusYear(2026)</c> and runs from 1 April 2025 to 31 March 2026.
/// Source: children in need census specification, Header, Year.
/// </summary>
public readonly record struct CensusYear(int EndsIn) : IComparable<CensusYear>
{
    /// <summary>2021-22, the oldest census whose differences Kith knows.</summary>
    public static CensusYear Oldest { get; } = new(2022);

    /// <summary>2026-27, the newest census whose differences Kith knows.</summary>
    public static CensusYear Newest { get; } = new(2027);

    /// <summary>1 April: the first day of the census period.</summary>
    public DateOnly FirstDay => new(EndsIn - 1, 4, 1);

    /// <summary>31 March: the last day of the census period and its reference date.</summary>
    public DateOnly LastDay => new(EndsIn, 3, 31);

    /// <summary>True from 2021-22 to 2026-27.</summary>
    public bool IsKnown => this >= Oldest && this <= Newest;

    /// <summary>The year as people write it: 2025-26.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{EndsIn - 1}-{EndsIn % 100:00}");

    public int CompareTo(CensusYear other) => EndsIn.CompareTo(other.EndsIn);

    public static bool operator <(CensusYear left, CensusYear right) => left.EndsIn < right.EndsIn;

    public static bool operator >(CensusYear left, CensusYear right) => left.EndsIn > right.EndsIn;

    public static bool operator <=(CensusYear left, CensusYear right) => left.EndsIn <= right.EndsIn;

    public static bool operator >=(CensusYear left, CensusYear right) => left.EndsIn >= right.EndsIn;
}
