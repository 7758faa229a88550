using System.Xml;

namespace Kith.Returns.CinCensus;

/// <summary>
/// Walks the elements of a census file forwards, one group inside another. Whatever its user does not take from a group is
/// counted by path and passed over, so the reader names only the elements that it knows.
/// </summary>
internal sealed class CensusCursor : IDisposable
{
    public const string BeforeTheRoot = "at its beginning";

    private const int LongestValue = 4_000;
    private const int MostElementsInOneChild = 20_000;
    private const int MostPathsCounted = 500;

    private readonly XmlReader xml;
    private readonly IXmlLineInfo lines;
    private readonly List<string> path = [];
    private readonly char[] buffer = new char[LongestValue + 1];
    private readonly Dictionary<string, int> unknown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> repeated = new(StringComparer.Ordinal);
    private bool taken;
    private bool hasRoot;
    private int elementsInThisChild;

    public CensusCursor(Stream stream)
    {
        xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = 1_000_000_000,
            // Without a DTD there are no entities to expand. Zero would mean "no limit", so the least limit stands here.
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = false,
        });
        lines = (IXmlLineInfo)xml;
    }

    public int Line => lines.LineNumber;

    public IReadOnlyDictionary<string, int> Unknown => unknown;

    public IReadOnlyDictionary<string, int> Repeated => repeated;

    /// <summary>Where the cursor stands, to end the sentence "The file stops ...".</summary>
    public string Place =>
        path.Contains("Child") ? "in the middle of a child"
        : path.Contains("Header") ? "in the middle of its header"
        : path.Contains("Children") ? "before the end of its list of children"
        : hasRoot ? "before its end"
        : BeforeTheRoot;

    /// <summary>Moves to the root element and gives its name.</summary>
    public string MoveToRoot()
    {
        xml.MoveToContent();
        hasRoot = true;
        return xml.LocalName;
    }

    /// <summary>Reads what follows the root, so that anything but white space and comments there is an error.</summary>
    public void MoveToEnd()
    {
        while (xml.Read())
        {
        }
    }

    /// <summary>
    /// Enters the element the cursor stands on and gives the name of each element in it. Before asking for the next name the
    /// caller takes the element (<see cref="Take(ref CensusText)"/>, <see cref="Text"/> or a further <see cref="Within"/>) or leaves it to be passed over.
    /// </summary>
    public IEnumerable<string> Within()
    {
        if (xml.IsEmptyElement)
        {
            taken = true;
            xml.Read();
            yield break;
        }

        var name = xml.LocalName;
        if (name == "Child")
        {
            elementsInThisChild = 0;
        }

        path.Add(name);
        xml.Read();
        while (xml.NodeType != XmlNodeType.EndElement)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    RefuseEndlessChild();
                    taken = false;
                    yield return xml.LocalName;
                    if (!taken)
                    {
                        Count(unknown, xml.LocalName);
                        xml.Skip();
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    Count(unknown, "(loose text)");
                    xml.Read();
                    break;
                default:
                    xml.Read();
                    break;
            }
        }

        path.RemoveAt(path.Count - 1);
        xml.Read();
        taken = true;
    }

    public void Take(ref CensusText field) => field = First(field.Raw) is { } raw ? new(raw) : field;

    public void Take(ref CensusDate field) => field = First(field.Raw) is { } raw ? new(raw) : field;

    public void Take(ref CensusFlag field) => field = First(field.Raw) is { } raw ? new(raw) : field;

    public void Take(ref CensusNumber field) => field = First(field.Raw) is { } raw ? new(raw) : field;

    /// <summary>The text of the element the cursor stands on, white space and all; empty for an empty element, cut after 4,000 characters.</summary>
    public string Text()
    {
        taken = true;
        var name = xml.LocalName;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }

        var length = 0;
        xml.Read();
        while (xml.NodeType != XmlNodeType.EndElement)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    Count(unknown, $"{name}/{xml.LocalName}");
                    xml.Skip();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    length = Append(length);
                    xml.Read();
                    break;
                default:
                    xml.Read();
                    break;
            }
        }

        xml.Read();
        return length <= LongestValue ? new string(buffer, 0, length) : Cut();
    }

    public void Dispose() => xml.Dispose();

    // One child is held in memory at a time, so one child must not be the whole of a large file.
    private void RefuseEndlessChild()
    {
        if (++elementsInThisChild > MostElementsInOneChild && path.Contains("Child"))
        {
            throw new CensusUnreadable(Line, $"The file has a child with more than {MostElementsInOneChild:#,0} entries (line {Line})");
        }
    }

    // No value of a census is so long: what is left of it is no code, no date and no number, and rules say so.
    private string Cut() => new string(buffer, 0, char.IsHighSurrogate(buffer[LongestValue - 1]) ? LongestValue - 1 : LongestValue) + "…";

    private int Append(int length)
    {
        int read;
        while (length < buffer.Length && (read = xml.ReadValueChunk(buffer, length, buffer.Length - length)) > 0)
        {
            length += read;
        }

        return length;
    }

    /// <summary>The text of an element that may stand only once: a second one is counted and the first one kept.</summary>
    private string? First(string? already)
    {
        var name = xml.LocalName;
        var text = Text();
        if (already is null)
        {
            return text;
        }

        Count(repeated, name);
        return null;
    }

    private void Count(Dictionary<string, int> counts, string name)
    {
        var full = $"{string.Join('/', path)}/{name}";
        // A file made of ever new names must not fill the memory.
        if (counts.Count >= MostPathsCounted && !counts.ContainsKey(full))
        {
            full = "(other elements)";
        }

        counts[full] = counts.GetValueOrDefault(full) + 1;
    }
}
