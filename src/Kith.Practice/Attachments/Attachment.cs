using System.Security.Cryptography;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Attachments;

/// <summary>What a file is, by its name and its first bytes alike.</summary>
public enum AttachmentKind
{
    Jpeg,
    Png,
    Pdf,
    Word,
}

/// <summary>Whether a file has been looked through for viruses.</summary>
public enum ScanState
{
    /// <summary>Nothing looks through files here.</summary>
    NotScanned,

    Clean,

    /// <summary>Kept, and opened by nobody until it has been looked through.</summary>
    Quarantined,

    /// <summary>A virus was found later: nobody opens it any more.</summary>
    Infected,
}

/// <summary>
/// A file that belongs to the record of a family: a letter, a photograph, a child’s drawing. It carries one label, like a part of an entry, and says whom it is about. It never
/// changes; one that was added by mistake is withdrawn with a reason and stays.
/// </summary>
public sealed class Attachment : ILabelled
{
    /// <summary>Files of one family episode. Ours.</summary>
    public const int MostOfFamily = 100;

    private readonly List<AttachmentPerson> about = [];

    private Attachment()
    {
    }

    public AttachmentId Id { get; private set; }

    public FamilyId Family { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    /// <summary>The entry of the workbook that it belongs to; null when it belongs to the record as a whole.</summary>
    public EntryId? Entry { get; private set; }

    public AttachmentKind Kind { get; private set; }

    /// <summary>As its sender’s computer calls it.</summary>
    public string FileName { get; private set; } = string.Empty;

    public string Description { get; private set; } = string.Empty;

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    /// <summary>No one person is named: it is about the whole family.</summary>
    public bool IsAboutEveryone { get; private set; }

    public IReadOnlyList<AttachmentPerson> About => about;

    public long Bytes { get; private set; }

    /// <summary>SHA-256 of the bytes as they are kept, in lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = string.Empty;

    public PostingId AddedBy { get; private set; }

    public DateTime AddedAt { get; private set; }

    public ScanState Scan { get; private set; }

    /// <summary>Somebody opened it and says that it does not tell where anybody is: until then no document that goes out names it.</summary>
    public PostingId? LookedAtBy { get; private set; }

    public DateTime? LookedAtAt { get; private set; }

    public PostingId? WithdrawnBy { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    public string? WhyWithdrawn { get; private set; }

    public int Version { get; private set; }

    public Side Side => new(Label, LabelPerson);

    public bool IsReadable => Scan is ScanState.NotScanned or ScanState.Clean;

    public static Outcome<Attachment> Add(FileTaken? file, AttachmentWords words, Side? side, FamilyId family, FamilyEpisodeId episode, ScanState scan, Acting by, Now now)
    {
        var no = new Refusals()
            .If(file is null, "File", "Select a file")
            .If(Text.Trimmed(words.Description) is null, "Description", "Enter what it shows or says")
            .If(words.Description?.Length > Text.Sentence, "Description", "What it shows or says must be 1,000 characters or fewer")
            .If(side is null, "MayRead", "Select who may read it");
        if (no.Any)
        {
            return no;
        }

        var attachment = new Attachment
        {
            Id = Shared.Id.New<AttachmentId>(now),
            Family = family,
            FamilyEpisode = episode,
            Entry = words.Entry,
            Kind = file!.Kind,
            FileName = file.Name,
            Description = words.Description!.Trim(),
            Label = side!.Value.Label,
            LabelPerson = side.Value.Person,
            IsAboutEveryone = words.About.Count == 0,
            Bytes = file.Bytes.Length,
            Hash = Convert.ToHexStringLower(SHA256.HashData(file.Bytes)),
            AddedBy = by.Posting,
            AddedAt = now.Moment,
            Scan = scan,
        };
        attachment.about.AddRange(words.About.Distinct().Select(p => new AttachmentPerson(p)));
        return attachment;
    }

    /// <summary>What looking through it found, when that could not be asked at once.</summary>
    public void Scanned(bool isClean) => Scan = isClean ? ScanState.Clean : ScanState.Infected;

    /// <summary>A person, not a search, says that it tells nobody’s whereabouts: a picture cannot be searched.</summary>
    public Refusals LookAt(bool? isSafe, Acting by, Now now)
    {
        var no = new Refusals()
            .If(WithdrawnAt is not null, string.Empty, "This file has been withdrawn")
            .If(!IsReadable, string.Empty, "This file has not been looked through for viruses yet")
            .If(LookedAtAt is not null, string.Empty, "Somebody has already said so")
            .If(isSafe != true, "IsSafe", "Confirm that you have opened it and looked at all of it");
        if (!no.Any)
        {
            (LookedAtBy, LookedAtAt) = (by.Posting, now.Moment);
        }

        return no;
    }

    public Refusals Withdraw(string? why, Acting by, Now now)
    {
        var no = new Refusals()
            .If(WithdrawnAt is not null, string.Empty, "This file has already been withdrawn")
            .If(Text.Trimmed(why) is null, "Why", "Enter why it is withdrawn")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (WithdrawnBy, WithdrawnAt, WhyWithdrawn) = (by.Posting, now.Moment, why!.Trim());
        }

        return no;
    }
}

/// <summary>What its sender says of a file.</summary>
public sealed record AttachmentWords(string? Description, IReadOnlyCollection<PersonId> About, EntryId? Entry);

public sealed class AttachmentPerson(PersonId person)
{
    public PersonId Person { get; private set; } = person;
}

/// <summary>Some of the bytes of a file, apart from it so that no list loads them, and in pieces so that nobody holds them all at once.</summary>
public sealed class AttachmentPiece : IOfFamilyEpisode
{
    /// <summary>Bytes in each piece but the last.</summary>
    public const int Size = 1 << 18;

    private AttachmentPiece()
    {
    }

    public AttachmentId Attachment { get; private set; }

    public int Number { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public byte[] Bytes { get; private set; } = [];

    public static IEnumerable<AttachmentPiece> Of(Attachment attachment, byte[] bytes) => bytes.Chunk(Size)
        .Select((piece, number) => new AttachmentPiece { Attachment = attachment.Id, Number = number, FamilyEpisode = attachment.FamilyEpisode, Bytes = piece });
}

public static class AttachmentFileWords
{
    public static string InWords(this AttachmentKind kind) => kind switch
    {
        AttachmentKind.Pdf => "PDF",
        AttachmentKind.Word => "Word document",
        _ => "Picture",
    };

    public static string MediaType(this AttachmentKind kind) => kind switch
    {
        AttachmentKind.Pdf => "application/pdf",
        AttachmentKind.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        AttachmentKind.Png => "image/png",
        _ => "image/jpeg",
    };

    /// <summary>The ending under which it is handed out, whatever its sender called it.</summary>
    public static string Ending(this AttachmentKind kind) => kind switch
    {
        AttachmentKind.Pdf => ".pdf",
        AttachmentKind.Word => ".docx",
        AttachmentKind.Png => ".png",
        _ => ".jpg",
    };
}
