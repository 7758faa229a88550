using Kith.Platform.Record;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;

namespace Kith.Features.Attachments;

/// <param name="Hash">SHA-256 of the bytes as they are kept: whoever takes them can show that they are the same.</param>
public sealed record AttachmentAdded(AttachmentId Attachment, AttachmentKind Kind, long Bytes, string Hash, EntryId? Entry) : Fact;

/// <summary>A file that was kept without having been looked through has been.</summary>
public sealed record AttachmentScanned(AttachmentId Attachment, ScanState State) : Fact;

/// <summary>Somebody opened it and says that it does not tell where anybody is.</summary>
public sealed record AttachmentLookedAt(AttachmentId Attachment) : Fact;

public sealed record AttachmentWithdrawn(AttachmentId Attachment) : Fact, ITakesAway;
