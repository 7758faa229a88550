namespace Kith.Returns.CinCensus.Rules;

/// <summary>A rule with what it asks of each row of one kind. It keeps nothing from one row to the next.</summary>
internal sealed class RowRule<TRow>(CensusRule rule, Func<TRow, CensusPeriod, CensusFinding?> ask)
    where TRow : CensusRow, IStandsIn
{
    public CensusRule Rule => rule;

    public CensusFinding? Ask(TRow row, CensusPeriod period) => ask(row, period);
}

/// <summary>A rule that counts through the whole return and is asked at its end. Made anew for each return.</summary>
internal interface IReturnRule
{
    CensusRule Rule { get; }

    void Count(ChildRow child, CensusPeriod period);

    bool Fails();
}

/// <summary>How the rules of a module are written down.</summary>
internal static class Write
{
    // A file of two thousand plans that all overlap must not make four million places.
    private const int MostBeside = 20;

    private const string Published = "Department for Education, children in need census, validation rules";

    /// <summary>A rule that looks at a row and what it hangs on.</summary>
    /// <param name="fields">The elements of the row that it is about, with spaces between.</param>
    /// <param name="fails">Whether the row breaks it.</param>
    /// <param name="beside">Other records that the breach is about.</param>
    public static RowRule<TRow> Rule<TRow>(
        string code, string fields, string says, string mend, Func<TRow, CensusPeriod, bool> fails, Func<TRow, IEnumerable<CensusPlace>>? beside = null,
        int? from = null, int? to = null)
        where TRow : CensusRow, IStandsIn
    {
        var rule = Definition(code, TRow.Table, fields, says, mend, from, to);
        return new RowRule<TRow>(rule, (row, period) => fails(row, period)
            ? new CensusFinding(rule, row.ChildId, row.At(rule.Fields), beside is null ? [] : [.. beside(row).Take(MostBeside)])
            : null);
    }

    /// <summary>A rule that a row breaks by other records, which it names.</summary>
    /// <param name="by">The records by which the row breaks it; none when it holds. The first 20 are named.</param>
    public static RowRule<TRow> Clash<TRow>(
        string code, string fields, string says, string mend, Func<TRow, CensusPeriod, IEnumerable<CensusPlace>> by, int? from = null, int? to = null)
        where TRow : CensusRow, IStandsIn
    {
        var rule = Definition(code, TRow.Table, fields, says, mend, from, to);
        return new RowRule<TRow>(rule, (row, period) => by(row, period).Take(MostBeside).ToList() is { Count: > 0 } others
            ? new CensusFinding(rule, row.ChildId, row.At(rule.Fields), others)
            : null);
    }

    public static CensusRule Definition(string code, CensusTable table, string fields, string says, string mend, int? from = null, int? to = null) => new(
        code,
        says,
        mend,
        table,
        fields.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        from is { } first ? new CensusYear(first) : CensusYear.Oldest,
        to is { } last ? new CensusYear(last) : null,
        from is { } amended ? $"{Published}, from {new CensusYear(amended)}" : Published);
}
