using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Kith.Testing;

/// <summary>Everything that the bytes of a file say, however it is packed: Word and Excel, zip, gzip, PDF, mail.</summary>
public static partial class Unpacked
{
    private const int Deepest = 4;

    public static IEnumerable<string> Texts(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Texts(bytes, 0);
    }

    private static IEnumerable<string> Texts(byte[] bytes, int depth)
    {
        var plain = Encoding.UTF8.GetString(bytes);
        yield return plain;
        if (depth == Deepest)
        {
            yield break;
        }

        if (bytes.AsSpan().StartsWith("PK\x3\x4"u8))
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            foreach (var entry in zip.Entries)
            {
                yield return entry.FullName;
                foreach (var text in Texts(Read(entry.Open()), depth + 1))
                {
                    yield return text;
                }
            }
        }
        else if (bytes.AsSpan().StartsWith((byte[])[0x1F, 0x8B]))
        {
            foreach (var text in Texts(Read(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress)), depth + 1))
            {
                yield return text;
            }
        }
        else if (bytes.AsSpan().StartsWith("%PDF"u8))
        {
            yield return PdfText.Of(bytes);
        }
        else if (plain.StartsWith("<?xml", StringComparison.Ordinal) || depth > 0)
        {
            // A word may be split across tags.
            yield return Tag().Replace(plain, string.Empty);
        }
    }

    /// <summary>Everything that a mail says once its parts are decoded, and as it stands.</summary>
    public static IEnumerable<string> OfMail(string file)
    {
        yield return File.ReadAllText(file);
        using var mail = MimeMessage.Load(file);
        yield return mail.Subject ?? string.Empty;
        yield return $"{mail.TextBody}\n{mail.HtmlBody}";
    }

    private static byte[] Read(Stream packed)
    {
        using (packed)
        {
            using var unpacked = new MemoryStream();
            packed.CopyTo(unpacked);
            return unpacked.ToArray();
        }
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Tag();
}
