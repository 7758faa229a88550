using Kith.Practice.Shared;

namespace Kith.Practice.Returns;

/// <summary>What another system's file holds.</summary>
public enum FileKind
{
    /// <summary>The children in need census of one year, as XML.</summary>
    Census,

    /// <summary>The names, households and protection that belong to a census, as CSV.</summary>
    People,
}

/// <summary>A file as somebody sent it. Its first bytes say what it is, whatever it is called.</summary>
/// <param name="Name">As its sender's computer calls it.</param>
/// <param name="Bytes">How long it was, even where it was too long to keep.</param>
/// <param name="Beginning">Up to <see cref="Looked"/> of its first bytes.</param>
public sealed record FileSent(string Name, long Bytes, byte[] Beginning)
{
    /// <summary>Bytes at the beginning that are looked at.</summary>
    public const int Looked = 512;

    /// <summary>Longer than the census of England's largest authority, which has some 100 MB. Ours.</summary>
    public const long MostBytes = 120L << 20;

    private static readonly byte[][] Packed = [[0x50, 0x4B], [0x1F, 0x8B], [0xD0, 0xCF, 0x11, 0xE0], [0x37, 0x7A, 0xBC, 0xAF], [0x52, 0x61, 0x72, 0x21]];

    /// <summary>The file's name as Kith keeps it: without folders, control and direction characters, at most 200 characters.</summary>
    public string TrimmedName
    {
        get
        {
            var bare = Name[(Name.LastIndexOfAny(['/', '\\']) + 1)..];
            var plain = string.Concat(bare.Where(c => char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format)));
            return Text.Trimmed(plain) is { } name ? name[..Math.Min(name.Length, Text.Line)] : "File without a name";
        }
    }

    /// <summary>Why the file cannot be what its sender says it is, before anybody reads it.</summary>
    public Refusals WhyNot(FileKind? kind)
    {
        var no = new Refusals();
        if (Bytes == 0)
        {
            return no.If(true, "File", "The selected file is empty");
        }

        if (Bytes > MostBytes)
        {
            return no.If(true, "File", $"The selected file must be smaller than {MostBytes >> 20}MB");
        }

        if (Packed.Any(p => Beginning.AsSpan().StartsWith(p)))
        {
            return no.If(true, "File", "The selected file must not be a ZIP or Excel file. Unpack it, or save it as CSV, and select that file");
        }

        return no
            .If(kind == FileKind.Census && !(IsXml && EndsIn(".xml")), "File", "The selected file must be an XML file, as a census is")
            .If(kind == FileKind.People && (IsXml || Beginning.Contains((byte)0) || !EndsIn(".csv")), "File", "The selected file must be a CSV file, as a people file is");
    }

    // The first letter of any XML in any encoding that XML may have.
    private bool IsXml => Beginning.SkipWhile(b => b is 0xEF or 0xBB or 0xBF or 0xFE or 0xFF or 0 or 9 or 10 or 13 or 32).FirstOrDefault() == (byte)'<';

    private bool EndsIn(string extension) => Name.TrimEnd().EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
