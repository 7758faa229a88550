using System.Globalization;
using Kith.Practice.Shared;

namespace Kith.Practice.Attachments;

/// <summary>A file that may be kept: looked through, and a picture drawn anew.</summary>
public sealed record FileTaken(AttachmentKind Kind, string Name, byte[] Bytes);

/// <summary>
/// A file as somebody offers it for the record. What it is must stand in its name and in its first bytes alike. Limits follow what is published of uploads (20 MB; unpacked 100 MB and
/// 1,000 parts; pictures of 40 million points).
/// </summary>
/// <param name="Name">As its sender’s computer calls it.</param>
/// <param name="Bytes">How long it was, even where it was too long to keep.</param>
/// <param name="Beginning">Its first bytes.</param>
public sealed record FileOffered(string Name, long Bytes, byte[] Beginning)
{
    public const long MostBytes = 20L << 20;

    /// <summary>Bytes of a packed file once it is unpacked.</summary>
    public const long MostUnpacked = 100L << 20;

    /// <summary>Parts of a packed file.</summary>
    public const int MostParts = 1_000;

    /// <summary>Points of a picture, across times down.</summary>
    public const long MostPoints = 40_000_000;

    private static readonly (string Ending, AttachmentKind Kind, byte[] Signature)[] Kinds =
    [
        (".jpg", AttachmentKind.Jpeg, [0xFF, 0xD8, 0xFF]),
        (".jpeg", AttachmentKind.Jpeg, [0xFF, 0xD8, 0xFF]),
        (".png", AttachmentKind.Png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        (".pdf", AttachmentKind.Pdf, "%PDF-"u8.ToArray()),
        (".docx", AttachmentKind.Word, [0x50, 0x4B, 0x03, 0x04]),
    ];

    /// <summary>The file’s name as Kith keeps it: without folders, control and direction characters, at most 200 characters.</summary>
    public string TrimmedName
    {
        get
        {
            var bare = Name[(Name.LastIndexOfAny(['/', '\\']) + 1)..];
            var plain = string.Concat(bare.Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)));
            return Text.Trimmed(plain) is { } name ? name[..Math.Min(name.Length, Text.Line)] : "File without a name";
        }
    }

    /// <summary>What it is by its name, or why it cannot be that.</summary>
    public Outcome<AttachmentKind> Kind()
    {
        var named = Array.Find(Kinds, k => Name.TrimEnd().EndsWith(k.Ending, StringComparison.OrdinalIgnoreCase));
        return Bytes == 0 ? new Refusal("File", "The selected file is empty")
            : Bytes > MostBytes ? new Refusal("File", $"The selected file must be smaller than {MostBytes >> 20}MB")
            : named.Ending is null ? new Refusal("File", "The selected file must be a picture (JPG or PNG), a PDF or a Word document (DOCX)")
            : !Beginning.AsSpan().StartsWith(named.Signature) ? new Refusal("File", "The selected file is not what its name says it is. Save it again in the program that made it, and select that file")
            : named.Kind;
    }
}
