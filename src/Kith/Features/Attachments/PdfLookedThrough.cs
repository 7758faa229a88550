using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;

namespace Kith.Features.Attachments;

/// <summary>
/// A PDF that runs nothing and holds no other file (ISO 32000-2: 12.6.4.17 scripts, 7.11.4 files in it, 12.6.4.6 programs, 12.7.6 forms that send). Names are read however they are
/// written, and in packed objects too; what cannot be unpacked is not taken.
/// </summary>
internal static partial class PdfLookedThrough
{
    private const string MayDo = "The selected PDF holds a script, another file or a form that sends. Print it to a new PDF, and select that file";

    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal)
    {
        "JavaScript", "JS", "EmbeddedFile", "EmbeddedFiles", "Launch", "RichMedia", "Rendition", "XFA", "ImportData", "SubmitForm", "GoToE", "GoToR", "Movie", "Sound", "3D",
    };

    public static Refusal? WhyNot(byte[] sent)
    {
        // Latin-1 keeps each byte as one letter.
        var text = Encoding.Latin1.GetString(sent);
        var plain = Name().Replace(text, m => Written(m.Value));
        if (plain.Contains("/Encrypt", StringComparison.Ordinal))
        {
            return new Refusal("File", "The selected PDF is locked. Save it without a password or limits, and select that file");
        }

        if (HoldsRefused(plain))
        {
            return new Refusal("File", MayDo);
        }

        var unpacked = 0L;
        foreach (Match packed in Stream().Matches(text))
        {
            var about = Name().Replace(packed.Groups["about"].Value, m => Written(m.Value));
            if (!ObjectStream().IsMatch(about))
            {
                continue;
            }

            if (!OnlyFlate().IsMatch(about) || Unpack(sent, packed.Index + packed.Length, ref unpacked) is not { } objects)
            {
                return new Refusal("File", "The selected PDF cannot be looked through. Print it to a new PDF, and select that file");
            }

            if (HoldsRefused(Name().Replace(objects, m => Written(m.Value))))
            {
                return new Refusal("File", MayDo);
            }
        }

        return null;
    }

    private static bool HoldsRefused(string text) => Name().Matches(text).Any(m => Refused.Contains(m.Value[1..]));

    /// <summary>A name as it is meant: #4A stands for a letter.</summary>
    private static string Written(string name) => !name.Contains('#', StringComparison.Ordinal) ? name
        : Escaped().Replace(name, m => ((char)Convert.ToByte(m.Value[1..], 16)).ToString());

    private static string? Unpack(byte[] sent, int from, ref long unpacked)
    {
        try
        {
            using var packed = new ZLibStream(new MemoryStream(sent, from, sent.Length - from), CompressionMode.Decompress);
            var text = new StringBuilder();
            var buffer = new byte[1 << 16];
            while (packed.Read(buffer) is > 0 and var read)
            {
                unpacked += read;
                if (unpacked > FileOffered.MostUnpacked)
                {
                    return null;
                }

                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }

            return text.ToString();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"/[^\x00\t\n\f\r \(\)<>\[\]\{\}/%]+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Name();

    [GeneratedRegex("#[0-9A-Fa-f]{2}", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Escaped();

    // What stands before the words of a stream says how they are packed.
    [GeneratedRegex(@"obj(?<about>(?:(?!obj|stream).){0,4000})stream\r?\n", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Stream();

    [GeneratedRegex(@"/Type\s*/ObjStm", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ObjectStream();

    [GeneratedRegex(@"/Filter\s*\[?\s*/FlateDecode\s*\]?(?!\s*/[A-Z]\w*Decode)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex OnlyFlate();
}
