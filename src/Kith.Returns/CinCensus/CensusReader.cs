using System.Xml;

namespace Kith.Returns.CinCensus;

/// <summary>
/// Reads a children in need census file (CIN, XML) of any year from 2021-22 to 2026-27, one child at a time, holding no more
/// than one child in memory. It keeps every value as sent and judges none: an unknown code, an impossible day or a missing
/// element is for the validator and the importer. A file that cannot be read at all raises <see cref="CensusUnreadable"/>, from
/// <see cref="Open"/> or in the middle of <see cref="ReadChildren"/>; faults of the stream itself pass through.
/// Source: children in need census specification 2021-22 to 2026-27.
/// </summary>
public sealed class CensusReader : IDisposable
{
    private readonly CensusCursor at;
    private readonly IEnumerator<CensusChild?> walk;
    private bool isReadingChildren;

    private CensusReader(Stream stream)
    {
        try
        {
            // It looks at the first bytes at once, to tell the encoding.
            at = new CensusCursor(stream);
        }
        catch (XmlException fault)
        {
            throw CensusUnreadable.Because(fault, CensusCursor.BeforeTheRoot, 1);
        }

        walk = Walk().GetEnumerator();
    }

    /// <summary>The header; null when the file has none before its children.</summary>
    public CensusHeader? Header { get; private set; }

    /// <summary>How many children have been read so far.</summary>
    public int ChildrenRead { get; private set; }

    /// <summary>
    /// Elements met so far that the reader does not know, by path from the root with how often: "Message/Children/Child/CINdetails/Note".
    /// Text that stands loose between elements is counted as "(loose text)". Complete once all children are read.
    /// </summary>
    public IReadOnlyDictionary<string, int> UnknownElements => at.Unknown;

    /// <summary>Elements met so far that stood again where one is allowed, by path, with how many were passed over; the first one was kept.</summary>
    public IReadOnlyDictionary<string, int> RepeatedElements => at.Repeated;

    /// <summary>Opens the file and reads as far as its header. The stream is read forwards, once, and is left open.</summary>
    /// <exception cref="CensusUnreadable">Not well-formed XML, or not a children in need census.</exception>
    public static CensusReader Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var reader = new CensusReader(stream);
        try
        {
            reader.Next();
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Every child of the file in its order, each read as it is asked for. May be asked for once.</summary>
    /// <exception cref="CensusUnreadable">The file cannot be read further; the children already given were whole.</exception>
    public IEnumerable<CensusChild> ReadChildren()
    {
        if (isReadingChildren)
        {
            throw new InvalidOperationException("A census file is read once, from front to back. Open it again to read it again.");
        }

        isReadingChildren = true;
        while (Next() is { } child)
        {
            ChildrenRead++;
            yield return child;
        }
    }

    public void Dispose()
    {
        walk.Dispose();
        at.Dispose();
    }

    private CensusChild? Next()
    {
        try
        {
            return walk.MoveNext() ? walk.Current : null;
        }
        catch (XmlException fault)
        {
            throw CensusUnreadable.Because(fault, at.Place, at.Line);
        }
    }

    /// <summary>Gives null once, when it is known whether there is a header, and then the children.</summary>
    private IEnumerable<CensusChild?> Walk()
    {
        var root = at.MoveToRoot();
        if (root != "Message")
        {
            throw new CensusUnreadable(at.Line, $"The file is not a children in need census: it begins with {Named(root)}, not with Message (line {at.Line})");
        }

        var headerIsKnown = false;
        foreach (var name in at.Within())
        {
            if (name == "Header" && !headerIsKnown)
            {
                Header = CensusRecords.ReadHeader(at);
                RefuseOtherCollections(Header);
                headerIsKnown = true;
                yield return null;
            }
            else if (name == "Children")
            {
                if (!headerIsKnown)
                {
                    headerIsKnown = true;
                    yield return null;
                }

                foreach (var inner in at.Within())
                {
                    if (inner == "Child")
                    {
                        yield return CensusRecords.ReadChild(at);
                    }
                }
            }
        }

        at.MoveToEnd();
        if (!headerIsKnown)
        {
            yield return null;
        }
    }

    private static void RefuseOtherCollections(CensusHeader header)
    {
        if (header.Collection.Value is { } collection && collection != "CIN")
        {
            throw new CensusUnreadable(
                header.Line,
                $"The file is not a children in need census: its header says that it is the collection {Named(collection)}, not CIN (line {header.Line})");
        }
    }

    private static string Named(string name) => name.Length <= 40 ? name : $"{name[..40]}…";
}
