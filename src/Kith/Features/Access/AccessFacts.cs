using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Access;

public sealed record AgencyJoined(AgencyId Agency, AgencyKind Kind) : Fact;

public sealed record AgencyChanged(AgencyId Agency, IReadOnlyList<string> Fields) : Fact;

public sealed record TeamFormed(TeamId Team, AgencyId Agency) : Fact;

public sealed record TeamChanged(TeamId Team, IReadOnlyList<string> Fields) : Fact;

public sealed record WorkerWelcomed(WorkerId Worker) : Fact;

public sealed record WorkerChanged(WorkerId Worker, IReadOnlyList<string> Fields) : Fact;

public sealed record PostingStarted(PostingId Posting, WorkerId Worker, AgencyId Agency, TeamId Team, Role Role, DateOnly StartsOn, DateOnly? EndsOn) : Fact;

public sealed record PostingEnded(PostingId Posting, WorkerId Worker, DateOnly EndsOn) : Fact;

public sealed record AccountOpened(WorkerId Worker) : Fact;

public sealed record AccountClosed(WorkerId Worker) : Fact;

public sealed record PasswordChanged(WorkerId Worker) : Fact;

public sealed record SecondFactorSetUp(WorkerId Worker) : Fact;

/// <summary>An administrator sends parked mail again, or drops it.</summary>
public sealed record MailMended(RowId Message, bool IsDropped) : Fact;
