using System.Security.Cryptography;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;

namespace Kith.Practice.Disclosure;

/// <summary>
/// A document that goes out to one recipient: what, for which purpose, on which basis; then the very bytes, made once; then its release by somebody who saw
/// them, or its end. Another recipient gets another document.
/// </summary>
public sealed class Outgoing : ILabelled
{
    public const string NotSafe = "How this person can be reached has changed since the document was prepared";

    private Outgoing()
    {
    }

    public OutgoingId Id { get; private set; }

    public FamilyId Family { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public OutgoingKind Kind { get; private set; }

    /// <summary>The session or the child that it tells of; null for a chronology or a letter.</summary>
    public Guid? Of { get; private set; }

    public string? Letter { get; private set; }

    public PersonId? Recipient { get; private set; }

    /// <summary>The name of a body or of somebody outside the family.</summary>
    public string? Body { get; private set; }

    public SendingWay Way { get; private set; }

    /// <summary>The address that it goes to by post.</summary>
    public RowId? SentTo { get; private set; }

    public OutgoingFormat Format { get; private set; }

    public string Purpose { get; private set; } = string.Empty;

    public LawfulBasis Basis { get; private set; }

    public PostingId Author { get; private set; }

    public WorkerId AuthorWorker { get; private set; }

    public DateTime StartedAt { get; private set; }

    /// <summary>Somebody of the family is shielded, or it has more than one adult: a second person sees the bytes and releases them.</summary>
    public bool NeedsSecond { get; private set; }

    public DateTime? MadeAt { get; private set; }

    /// <summary>SHA-256 of the bytes, as hexadecimal.</summary>
    public string? Hash { get; private set; }

    /// <summary>How many passages and protected values were left out.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Why facts about somebody else go with it.</summary>
    public string? WhyOthers { get; private set; }

    /// <summary>The strictest label of what is in it: the document is read by nobody who may not read that.</summary>
    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    public PostingId? ReleasedBy { get; private set; }

    public DateTime? ReleasedAt { get; private set; }

    public DateTime? StoppedAt { get; private set; }

    public string? WhyStopped { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => ReleasedAt is null && StoppedAt is null;

    public static Outcome<Outgoing> Start(FamilyId family, FamilyEpisodeId episode, OutgoingWanted wanted, SafeWay safe, PostingId by, WorkerId worker, Now now)
    {
        var no = new Refusals()
            .If(wanted.Kind is null || !Enum.IsDefined(wanted.Kind.Value), "What", "Select what goes out")
            .If(wanted.Kind is OutgoingKind.SupervisionRecord or OutgoingKind.ChildFile && wanted.Of is null, "What", "Select what goes out")
            .If(wanted.Kind == OutgoingKind.Letter && Text.Trimmed(wanted.Letter) is null, "Letter", "Enter what the letter says")
            .If(wanted.Letter?.Length > Text.Account, "Letter", "The letter must be 20,000 characters or fewer")
            .If(wanted.Recipient is null == (Text.Trimmed(wanted.Body) is null), "Recipient", "Select one person of the family, or enter the name of a body")
            .If(wanted.Body?.Length > Text.Line, "Body", "The name must be 200 characters or fewer")
            .If(wanted.Way is null || !Enum.IsDefined(wanted.Way.Value), "Way", "Select how it goes")
            .If(wanted.Format is null || !Enum.IsDefined(wanted.Format.Value), "Format", "Select the form of the document")
            .If(Text.Trimmed(wanted.Purpose) is null, "Purpose", "Enter what it is for")
            .If(wanted.Purpose?.Length > Text.Sentence, "Purpose", "The purpose must be 1,000 characters or fewer")
            .If(wanted.Basis is null || !Enum.IsDefined(wanted.Basis.Value), "Basis", "Select what allows it");
        if (wanted is { Recipient: not null, Way: { } way } && safe.WhyNot(way) is { } unsafely)
        {
            no.If(true, "Way", unsafely);
        }

        return no.Any
            ? no
            : new Outgoing
            {
                Id = Shared.Id.New<OutgoingId>(now),
                Family = family,
                FamilyEpisode = episode,
                Kind = wanted.Kind!.Value,
                Of = wanted.Of,
                Letter = wanted.Kind == OutgoingKind.Letter ? wanted.Letter!.Trim() : null,
                Recipient = wanted.Recipient,
                Body = Text.Trimmed(wanted.Body),
                Way = wanted.Way!.Value,
                SentTo = wanted is { Recipient: not null, Way: SendingWay.Post } ? safe.Address : null,
                Format = wanted.Format!.Value,
                Purpose = wanted.Purpose!.Trim(),
                Basis = wanted.Basis!.Value,
                Author = by,
                AuthorWorker = worker,
                StartedAt = now.Moment,
            };
    }

    /// <summary>Keeps the bytes that were made; until they are released the author may make them anew.</summary>
    public Refusals Make(ReadOnlySpan<byte> bytes, int leftOut, bool tellsAboutOthers, string? whyOthers, Side side, bool needsSecond, WorkerId worker, Now now)
    {
        var no = new Refusals()
            .If(!IsOpen, string.Empty, "This document has already been released or stopped")
            .If(worker != AuthorWorker, string.Empty, "Only its author makes this document")
            .If(tellsAboutOthers && Text.Trimmed(whyOthers) is null, "Why", "Enter why facts about somebody else may go with it")
            .If(whyOthers?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (Label, LabelPerson) = (side.Label, side.Person);
            (MadeAt, Hash, LeftOut, WhyOthers, NeedsSecond) = (now.Moment, HashOf(bytes), leftOut, tellsAboutOthers ? whyOthers!.Trim() : null, needsSecond);
        }

        return no;
    }

    /// <param name="seen">The hash of the bytes that whoever releases it opened last; null when they opened none.</param>
    /// <param name="kept">The bytes as they are kept now.</param>
    /// <param name="needsSecond">A second person has to look, today; that it had to when it was made stays.</param>
    /// <param name="overtaken">What was recorded since that must not be in it, or nobody looked for.</param>
    public Refusals Release(string? seen, ReadOnlySpan<byte> kept, bool isStillSafe, bool needsSecond, Overtaken overtaken, PostingId by, WorkerId worker, Now now)
    {
        var isAlone = (NeedsSecond || needsSecond) && worker == AuthorWorker;
        var mayGo = MadeAt is not null && !isAlone && isStillSafe && overtaken == Overtaken.ByNothing;
        var no = new Refusals()
            .If(!IsOpen, string.Empty, "This document has already been released or stopped")
            .If(MadeAt is null, string.Empty, "The document has not been made yet")
            .If(isAlone, string.Empty, "You prepared this document, so somebody else has to see and release it")
            .If(mayGo && seen is null, "Seen", "Open the document and read it first")
            .If(mayGo && seen is not null && (seen != Hash || HashOf(kept) != Hash), "Seen", "The document is not the one that you looked at. Open it again")
            .If(overtaken != Overtaken.ByNothing && isStillSafe, string.Empty, $"{overtaken.InWords()}. Stop it and prepare it again")
            .If(!isStillSafe, string.Empty, $"{NotSafe}. Stop it and prepare it again");
        if (!no.Any)
        {
            (ReleasedBy, ReleasedAt, NeedsSecond) = (by, now.Moment, NeedsSecond || needsSecond);
        }

        return no;
    }

    public Refusals Stop(string? why, Now now)
    {
        var no = new Refusals()
            .If(!IsOpen, string.Empty, "This document has already been released or stopped")
            .If(Text.Trimmed(why) is null, "Why", "Enter why it does not go out")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (StoppedAt, WhyStopped) = (now.Moment, why!.Trim());
        }

        return no;
    }

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>The bytes of a document, apart from it so that no list loads them.</summary>
public sealed class OutgoingFile(OutgoingId outgoing, FamilyEpisodeId familyEpisode, byte[] bytes) : IOfFamilyEpisode
{
    public OutgoingId Outgoing { get; private set; } = outgoing;

    public FamilyEpisodeId FamilyEpisode { get; private set; } = familyEpisode;

    public byte[] Bytes { get; private set; } = bytes;

    public void Replace(byte[] bytes) => Bytes = bytes;
}

public sealed record OutgoingWanted(
    OutgoingKind? Kind,
    Guid? Of,
    string? Letter,
    PersonId? Recipient,
    string? Body,
    SendingWay? Way,
    OutgoingFormat? Format,
    string? Purpose,
    LawfulBasis? Basis);

public enum OutgoingKind
{
    SupervisionRecord,
    ChildFile,
    Chronology,
    Letter,
}

public enum OutgoingFormat
{
    Print,
    Word,

    /// <summary>With its structure in it, for whoever reads with assistive technology.</summary>
    Pdf,
}

/// <summary>What came after a document was made, so that it no longer goes.</summary>
public enum Overtaken
{
    ByNothing,

    /// <summary>What was looked for in it is not all that must not be in it now.</summary>
    ByPeople,

    /// <summary>An entry that it tells of has another version, which may carry another label, or a file that it names was withdrawn.</summary>
    ByWords,
}

/// <summary>What allows a disclosure. Source: UK GDPR articles 6 and 9, and the regulator's guide to sharing for safeguarding children (September 2023).</summary>
public enum LawfulBasis
{
    PublicTask,
    LegalObligation,
    VitalInterests,
    CourtOrder,
    Consent,
}
