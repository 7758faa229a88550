using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;

namespace Kith.Features.Attachments;

/// <summary>
/// A PDF that runs nothing and holds no other file (ISO 32000-2: 12.6.4.17 scripts, 7.11.4 files in it, 12.6.4.6 programs, 12.7.6 forms that send). Names are read however they are
/// written. What is packed is unpacked wherever it stands, whatever it says of itself, since readers forgive much; objects that are packed in a way that cannot be looked through are not taken.
/// </summary>
public static partial class PdfLookedThrough
{
    private const int MostStreams = 20_000;

    // How far before its words a stream may say what it is.
    private const int Before = 4_000;

    // A name that is cut by the end of one piece stands whole in the next.
    private const int Overlap = 512;

    // Short names, such as that of a script’s text, stand in pictures by chance; each of these has a long one beside it.
    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal)
    {
        "JavaScript", "EmbeddedFile", "EmbeddedFiles", "Launch", "RichMedia", "Rendition", "XFA", "ImportData", "SubmitForm", "GoToE", "GoToR", "Movie", "OnInstantiate",
    };

    private static readonly string[] OtherPacking = ["LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode", "Crypt"];

    private static Refusal MayDo { get; } = new("File", "The selected PDF holds a script, another file or a form that sends. Print it to a new PDF, and select that file");

    private static Refusal Locked { get; } = new("File", "The selected PDF is locked. Save it without a password or limits, and select that file");

    private static Refusal Opaque { get; } = new("File", "The selected PDF cannot be looked through. Print it to a new PDF, and select that file");

    public static Refusal? WhyNot(byte[] sent)
    {
        // Latin-1 keeps each byte as one letter.
        var text = Encoding.Latin1.GetString(sent);
        var names = Names(text);
        if (names.Contains("Encrypt"))
        {
            return Locked;
        }

        if (names.Overlaps(Refused))
        {
            return MayDo;
        }

        if (names.Contains("ObjStm") && names.Overlaps(OtherPacking))
        {
            return Opaque;
        }

        var (streams, unpacked) = (0, 0L);
        foreach (var stream in Stream().EnumerateMatches(text))
        {
            var from = stream.Index + stream.Length;
            if (++streams > MostStreams)
            {
                return Opaque;
            }

            var about = Names(text[Math.Max(0, stream.Index - Before)..stream.Index].Split("endobj")[^1]);
            var isObjects = about.Contains("ObjStm");
            if (isObjects && about.Overlaps(["DecodeParms", "DP", "Predictor"]))
            {
                return Opaque;
            }

            if (!IsPacked(sent, from))
            {
                if (isObjects && about.Contains("FlateDecode"))
                {
                    return Opaque;
                }

                continue;
            }

            if (Unpacked(sent, from, isObjects, ref unpacked) is { } no)
            {
                return no;
            }
        }

        return null;
    }

    // The two bytes with which zlib begins.
    private static bool IsPacked(byte[] sent, int from) => from + 2 <= sent.Length && (sent[from] & 0x0F) == 8 && ((sent[from] << 8) | sent[from + 1]) % 31 == 0;

    private static Refusal? Unpacked(byte[] sent, int from, bool isObjects, ref long unpacked)
    {
        var (buffer, kept) = (new byte[1 << 16], string.Empty);
        try
        {
            using var packed = new ZLibStream(new MemoryStream(sent, from, sent.Length - from), CompressionMode.Decompress);
            while (packed.Read(buffer) is > 0 and var read)
            {
                unpacked += read;
                if (unpacked > FileOffered.MostUnpacked)
                {
                    return Opaque;
                }

                kept += Encoding.Latin1.GetString(buffer, 0, read);
                if (Names(kept).Overlaps(Refused))
                {
                    return MayDo;
                }

                kept = kept[Math.Max(0, kept.Length - Overlap)..];
            }

            return null;
        }
        catch (InvalidDataException)
        {
            // A picture may be cut short; objects may not.
            return isObjects ? Opaque : null;
        }
    }

    private static HashSet<string> Names(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var all = names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in Name().EnumerateMatches(text))
        {
            var bare = text.AsSpan(name.Index + 1, name.Length - 1);
            if (!bare.Contains('#'))
            {
                all.Add(bare);
            }
            else
            {
                names.Add(Escaped().Replace(bare.ToString(), m => ((char)Convert.ToByte(m.Value[1..], 16)).ToString()));
            }
        }

        return names;
    }

    [GeneratedRegex(@"/[^\x00\t\n\f\r \(\)<>\[\]\{\}/%]{1,400}", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Name();

    // A sign that stands for a letter by its number.
    [GeneratedRegex("#[0-9A-Fa-f]{2}", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"(?<!end)stream(\r\n|\n|\r)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Stream();
}
