using Kith.Practice.Shared;

namespace Kith.Practice.Quotes;

/// <summary>A number of words that carry a label, by which they are found when somebody writes them elsewhere.</summary>
public sealed class WordPrint(long print, RowId part)
{
    public long Print { get; private set; } = print;

    /// <summary>The part of the record that holds the words.</summary>
    public RowId Part { get; private set; } = part;
}
