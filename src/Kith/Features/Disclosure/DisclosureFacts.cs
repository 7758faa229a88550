using Kith.Platform.Record;
using Kith.Practice.Disclosure;
using Kith.Practice.Shared;

namespace Kith.Features.Disclosure;

public sealed record DocumentStarted(OutgoingId Document, OutgoingKind Kind) : Fact;

public sealed record DocumentMade(OutgoingId Document, string Hash, int LeftOut) : Fact;

public sealed record DocumentReleased(OutgoingId Document, string Hash) : Fact;

public sealed record DocumentStopped(OutgoingId Document) : Fact, ITakesAway;

/// <summary>Somebody takes the released bytes, to send them.</summary>
public sealed record DocumentTakenOut(OutgoingId Document, string Hash) : Fact;
