namespace Kith.Returns.CinCensus;

/// <summary>
/// One code of a census code set with its plain-English meaning, valid from the census <paramref name="From"/> up to and including
/// the census <paramref name="To"/>, or still valid when that is null. A code whose meaning changed stands twice.
/// </summary>
public sealed record CensusCode(string Code, string Meaning, CensusYear From, CensusYear? To)
{
    public bool IsValidIn(CensusYear year) => year >= From && (To is null || year <= To);
}

/// <summary>The codes that one element of the census may hold, year by year.</summary>
public sealed class CensusCodeSet
{
    private readonly ILookup<string, CensusCode> byCode;

    internal CensusCodeSet(string element, string number, IReadOnlyList<CensusCode> codes)
    {
        Element = element;
        Number = number;
        Codes = codes;
        byCode = codes.ToLookup(code => code.Code, StringComparer.Ordinal);
    }

    /// <summary>The element that holds the code, as in the file.</summary>
    public string Element { get; }

    /// <summary>The element's number in the department's common basic data set, N followed by five digits.</summary>
    public string Number { get; }

    /// <summary>Every code of every year, in the order of the specification.</summary>
    public IReadOnlyList<CensusCode> Codes { get; }

    /// <summary>The codes that may be sent in this census.</summary>
    public IEnumerable<CensusCode> In(CensusYear year) => Codes.Where(code => code.IsValidIn(year));

    /// <summary>True when this exact code, capitals and all, may be sent in this census; false for null.</summary>
    public bool IsValid(string? code, CensusYear year) => code is not null && byCode[code].Any(row => row.IsValidIn(year));

    /// <summary>True when this exact code was ever in the set.</summary>
    public bool IsKnown(string? code) => code is not null && byCode.Contains(code);

    /// <summary>What the code means in this census; for a code not valid in it, what it last meant; null for a code that never was.</summary>
    public string? MeaningOf(string? code, CensusYear year) =>
        code is null ? null : (byCode[code].FirstOrDefault(row => row.IsValidIn(year)) ?? byCode[code].LastOrDefault())?.Meaning;
}
