using Kith.Platform.Record;
using Kith.Practice.Disclosure;
using Kith.Practice.Shared;

namespace Kith.Features.Disclosure;

public sealed record DocumentStarted(OutgoingId Document, OutgoingKind Kind) : Fact;

/// <param name="Entries">The version of each entry whose words are in it.</param>
/// <param name="Files">The files that it names.</param>
/// <param name="LookedFor">The places that were hidden from its recipient, and that it was searched for; null from before that was kept.</param>
/// <param name="Told">The places that it may tell, hidden or open then; none where its author may not know them, because what they wrote is a guess, and who reads it is not to learn whether it is right; null from before that was kept.</param>
public sealed record DocumentMade(OutgoingId Document, string Hash, int LeftOut, IReadOnlyList<EntryId> Entries, IReadOnlyList<AttachmentId> Files, IReadOnlyList<RowId>? LookedFor, IReadOnlyList<RowId>? Told) : Fact;

/// <summary>Somebody opened the bytes before their release, as whoever releases them must.</summary>
public sealed record DocumentLookedAt(OutgoingId Document, string Hash) : Fact;

public sealed record DocumentReleased(OutgoingId Document, string Hash) : Fact;

public sealed record DocumentStopped(OutgoingId Document) : Fact, ITakesAway;

/// <summary>Somebody takes the released bytes, to send them.</summary>
public sealed record DocumentTakenOut(OutgoingId Document, string Hash) : Fact;
