using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;

namespace Kith.Features.Attachments;

/// <summary>A Word document without macros, other files or templates from elsewhere, that unpacks to what it says and to no more than may be.</summary>
public static partial class WordLookedThrough
{
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    // No letter of any script.
    private const char Begins = '\uE000';

    // Words, how they look, pictures and letters; everything else could be another file.
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase) { ".xml", ".rels", ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".emf", ".wmf", ".svg", ".odttf" };

    private static readonly XmlReaderSettings Plain = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = FileOffered.MostUnpacked };

    private static Refusal FromElsewhere { get; } = new("File", "The selected Word document takes something from elsewhere when it is opened. Print it to PDF, and select that file");

    private static Refusal Unreadable { get; } = new("File", "The selected Word document cannot be read. Open it, save it again as DOCX, and select that file");

    public static Refusal? WhyNot(byte[] sent)
    {
        try
        {
            using var parts = new ZipArchive(new MemoryStream(sent, writable: false), ZipArchiveMode.Read);
            if (parts.Entries.Count > FileOffered.MostParts || Unpacked(parts) > FileOffered.MostUnpacked)
            {
                return new Refusal("File", "The selected Word document is too large once it is unpacked. Make its pictures smaller, and select it again");
            }

            if (parts.Entries.Any(p => IsHarmful(p.FullName)))
            {
                return new Refusal("File", "The selected Word document holds macros or another file. Save it as DOCX without them, or print it to PDF, and select that file");
            }

            if (parts.Entries.DistinctBy(p => p.FullName.ToUpperInvariant()).Count() < parts.Entries.Count)
            {
                return Unreadable;
            }

            if (parts.GetEntry("[Content_Types].xml") is not { } types || !IsPlainWord(types) || parts.GetEntry("word/document.xml") is null)
            {
                return Unreadable;
            }

            return parts.Entries.Any(p => Is(p, ".rels") ? AsksElsewhere(p) : Is(p, ".xml") && HoldsFieldThatFetches(p)) ? FromElsewhere : null;
        }
        catch (Exception why) when (why is InvalidDataException or XmlException or NotSupportedException or IOException)
        {
            return Unreadable;
        }
    }

    // Counted while it is unpacked: what a packed file says of itself may be false.
    private static long Unpacked(ZipArchive parts)
    {
        var (all, buffer) = (0L, new byte[1 << 16]);
        foreach (var part in parts.Entries)
        {
            using var open = part.Open();
            while (all <= FileOffered.MostUnpacked && open.Read(buffer) is > 0 and var read)
            {
                all += read;
            }
        }

        return all;
    }

    private static bool IsHarmful(string path) =>
        path.Contains("vba", StringComparison.OrdinalIgnoreCase) || path.Contains("embeddings/", StringComparison.OrdinalIgnoreCase) || path.Contains("activeX", StringComparison.OrdinalIgnoreCase)
        || path.Contains("attachedToolbars", StringComparison.OrdinalIgnoreCase) || path.Contains("..", StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal)
        || (!path.EndsWith('/') && !Endings.Contains(Path.GetExtension(path)));

    private static bool Is(ZipArchiveEntry part, string ending) => part.FullName.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static bool IsPlainWord(ZipArchiveEntry types)
    {
        using var open = types.Open();
        using var xml = XmlReader.Create(open, Plain);
        var isWord = false;
        while (xml.Read())
        {
            var type = xml.NodeType == XmlNodeType.Element ? xml.GetAttribute("ContentType") : null;
            if (type?.Contains("macro", StringComparison.OrdinalIgnoreCase) == true || type?.Contains("vba", StringComparison.OrdinalIgnoreCase) == true)
            {
                return false;
            }

            isWord |= type == Main;
        }

        return isWord;
    }

    // A link that a reader clicks is theirs to click; everything else from outside would be fetched by itself.
    private static bool AsksElsewhere(ZipArchiveEntry relations)
    {
        using var open = relations.Open();
        using var xml = XmlReader.Create(open, Plain);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("TargetMode") == "External" && xml.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true)
            {
                return true;
            }
        }

        return false;
    }

    // The first word of a field says what it does, and may stand in several pieces.
    private static bool HoldsFieldThatFetches(ZipArchiveEntry part)
    {
        using var open = part.Open();
        using var xml = XmlReader.Create(open, Plain);
        var (pieces, isField) = (new StringBuilder(), false);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                isField = xml.LocalName is "instrText" or "delInstrText";
                pieces.Append(xml.LocalName == "fldSimple" ? $"{Begins}{Of(xml, "instr")} " : xml.LocalName != "fldChar" ? string.Empty : Of(xml, "fldCharType") == "begin" ? $"{Begins}" : " ");
            }
            else if (isField && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                pieces.Append(xml.Value);
            }
        }

        return Fetches().IsMatch(pieces.ToString());
    }

    private static string? Of(XmlReader xml, string attribute)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName == attribute)
            {
                var value = xml.Value;
                xml.MoveToElement();
                return value;
            }
        }

        xml.MoveToElement();
        return null;
    }

    [GeneratedRegex(@"\uE000\s*(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DATABASE|QUOTE|MACROBUTTON)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Fetches();
}
