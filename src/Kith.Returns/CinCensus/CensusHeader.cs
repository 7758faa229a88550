namespace Kith.Returns.CinCensus;

/// <summary>
/// The census header, <c>Message/Header</c>: what was collected, for which year, by which local authority.
/// Every value is as sent. Source: children in need census specification, Header (module 0).
/// </summary>
public sealed record CensusHeader
{
    /// <summary>The line of <c>Header</c>, counted from 1; 0 when it comes from no file.</summary>
    public int Line { get; init; }

    /// <summary><c>Collection</c>; "CIN" or blank, since the reader refuses any other.</summary>
    public CensusText Collection { get; init; }

    /// <summary><c>Year</c>, the calendar year in which the census ends.</summary>
    public CensusNumber Year { get; init; }

    /// <summary><c>ReferenceDate</c>, which should be 31 March of <see cref="Year"/>.</summary>
    public CensusDate ReferenceDate { get; init; }

    /// <summary><c>SourceLevel</c>; "L" for a local authority.</summary>
    public CensusText SourceLevel { get; init; }

    /// <summary><c>LEA</c>, the three-digit number of the local authority.</summary>
    public CensusText Lea { get; init; }

    /// <summary><c>SoftwareCode</c>, the system that wrote the file.</summary>
    public CensusText SoftwareCode { get; init; }

    /// <summary><c>Release</c> of that system.</summary>
    public CensusText Release { get; init; }

    /// <summary><c>SerialNo</c>, the authority's running number for the file.</summary>
    public CensusText SerialNo { get; init; }

    /// <summary><c>DateTime</c>, when the file was written, local time, as sent.</summary>
    public CensusText WrittenAt { get; init; }

    /// <summary>The census year that <see cref="Year"/> names, or failing that the one <see cref="ReferenceDate"/> falls in; null when neither reads.</summary>
    public CensusYear? CensusYear =>
        Year.Value is >= 1000 and <= 9999 ? new CensusYear(Year.Value.Value)
        : ReferenceDate.Value is { } day ? new CensusYear(day.Month >= 4 ? day.Year + 1 : day.Year)
        : null;
}
