using System.Xml;

namespace Kith.Returns.CinCensus;

/// <summary>
/// The file cannot be read as a children in need census. <see cref="Reason"/> is one plain sentence for the person who chose
/// the file; it quotes nothing from the file but the names of its root and collection.
/// </summary>
// Its name is the sentence a caller reads: catch (CensusUnreadable why).
#pragma warning disable CA1710, MA0058
public sealed class CensusUnreadable : Exception
#pragma warning restore CA1710, MA0058
{
    public CensusUnreadable(int line, string reason, Exception? cause = null)
        : base(reason, cause)
    {
        Line = line;
    }

    /// <summary>The line where reading stopped, counted from 1; 0 when the file is empty.</summary>
    public int Line { get; }

    /// <summary>Why, in plain English, with the line at the end where one helps.</summary>
    public string Reason => Message;

    // XmlException tells its kinds apart only by its wording, which .NET does not translate. An unknown wording falls
    // through to the last line, so a change there costs precision and nothing else; tests hold each line in place.
    internal static CensusUnreadable Because(XmlException fault, string place, int lastLine)
    {
        var said = fault.Message;
        // Some kinds come without a line; the one read last is then the nearest.
        var line = fault.LineNumber > 0 ? fault.LineNumber : Math.Max(1, lastLine);
        string reason;
        if (said.StartsWith("Root element is missing", StringComparison.Ordinal))
        {
            return new CensusUnreadable(0, "The file is empty", fault);
        }

        if (said.StartsWith("Unexpected end of file", StringComparison.Ordinal) || said.Contains("unclosed literal string", StringComparison.Ordinal))
        {
            reason = $"The file stops {place}";
        }
        else if (said.Contains("DTD is prohibited", StringComparison.Ordinal))
        {
            return new CensusUnreadable(line, "The file has a document type declaration (DOCTYPE) at its top, which Kith refuses because it can hide harmful content", fault);
        }
        else if (said.Contains("MaxCharactersInDocument", StringComparison.Ordinal))
        {
            reason = "The file is larger than Kith reads, which is 1,000 million characters";
        }
        else if (said.Contains("encoding", StringComparison.Ordinal) || said.Contains("byte order mark", StringComparison.OrdinalIgnoreCase))
        {
            reason = "The file is not in the character encoding that it says it is in. Save it as UTF-8";
        }
        else if (said.StartsWith("Unexpected XML declaration", StringComparison.Ordinal))
        {
            reason = "The file has a blank line or a space before its first line. Remove it";
        }
        else if (said.StartsWith("Data at the root level is invalid", StringComparison.Ordinal) && place == CensusCursor.BeforeTheRoot)
        {
            reason = "The file is not XML";
        }
        else
        {
            reason = "The file is not well-formed XML";
        }

        return new CensusUnreadable(line, $"{reason} (line {line})", fault);
    }
}
