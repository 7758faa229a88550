namespace Kith.Returns.CinCensus.Rules;

/// <summary>A record at its row, with the records above and beneath it, as rules read it. A date is null when it was not sent or is not a day.</summary>
internal abstract class CensusRow(CensusTable table, int row, int line)
{
    public int Row => row;

    public int Line => line;

    public abstract string? ChildId { get; }

    public CensusPlace At(params IReadOnlyList<string> fields) => new(table, row, line, fields);
}

/// <summary>A kind of row knows the table that it stands in.</summary>
internal interface IStandsIn
{
    static abstract CensusTable Table { get; }
}

internal sealed class HeaderRow(CensusHeader? sent) : CensusRow(CensusTable.Header, 0, sent?.Line ?? 0), IStandsIn
{
    public static CensusTable Table => CensusTable.Header;

    public override string? ChildId => null;

    public int? Year { get; } = sent?.Year.Value;

    public DateOnly? ReferenceDate { get; } = sent?.ReferenceDate.Value;
}

/// <summary>How many rows of each table have been met so far in the file.</summary>
internal sealed class RowCount
{
    private readonly int[] next = new int[Enum.GetValues<CensusTable>().Length];

    public int Next(CensusTable table) => next[(int)table]++;
}
