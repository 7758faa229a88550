using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Access;

public sealed record AgencyJoined(AgencyId Agency, AgencyKind Kind) : Fact;

/// <param name="Kind">What it became; null where that stayed. Of a partner nobody acts without an agreement.</param>
public sealed record AgencyChanged(AgencyId Agency, IReadOnlyList<string> Fields, AgencyKind? Kind = null) : Fact, ITakesAway
{
    bool ITakesAway.Takes => Kind is not null and not AgencyKind.LocalAuthority;
}

public sealed record TeamFormed(TeamId Team, AgencyId Agency) : Fact;

public sealed record TeamChanged(TeamId Team, IReadOnlyList<string> Fields) : Fact;

public sealed record WorkerWelcomed(WorkerId Worker) : Fact;

public sealed record WorkerChanged(WorkerId Worker, IReadOnlyList<string> Fields) : Fact;

/// <summary>Somebody proposes a role for a worker: nothing is given before somebody else agrees.</summary>
public sealed record PostingProposed(RowId Proposal, WorkerId Worker, AgencyId Agency, TeamId Team, Role Role, DateOnly StartsOn, DateOnly? EndsOn) : Fact;

public sealed record PostingDeclined(RowId Proposal, WorkerId Worker, Role Role) : Fact;

public sealed record PostingStarted(PostingId Posting, WorkerId Worker, AgencyId Agency, TeamId Team, Role Role, DateOnly StartsOn, DateOnly? EndsOn) : Fact;

public sealed record PostingEnded(PostingId Posting, WorkerId Worker, DateOnly EndsOn) : Fact, ITakesAway;

public sealed record AccountOpened(WorkerId Worker) : Fact;

/// <summary>A second person gives its worker a code, and ends one that was given before: a restore must not bring that one back.</summary>
public sealed record AccountHandedOver(RowId HandOver, WorkerId Worker, DateOnly Until) : Fact, ITakesAway;

/// <summary>A second person does not hand an account over, which is closed with it.</summary>
public sealed record HandOverDeclined(RowId HandOver, WorkerId Worker) : Fact;

public sealed record AccountClosed(WorkerId Worker) : Fact, ITakesAway;

/// <param name="Sessions">How many there were.</param>
public sealed record SessionsEnded(WorkerId Worker, int Sessions) : Fact;

public sealed record ConfirmerNamed(AgencyId Agency, WorkerId Worker) : Fact;

public sealed record PostingConfirmed(PostingId Posting, WorkerId Worker, DateOnly ConfirmBy) : Fact;

public sealed record PostingSuspended(PostingId Posting, WorkerId Worker) : Fact;

public sealed record AccountSuspended(WorkerId Worker) : Fact;

public sealed record AccountReopened(WorkerId Worker) : Fact;

/// <summary>Somebody proposes whose word of an identity provider opens an account: nothing is linked before somebody else agrees.</summary>
public sealed record LinkProposed(RowId Proposal, WorkerId Worker, string Issuer, string Subject) : Fact;

public sealed record LinkDeclined(RowId Proposal, WorkerId Worker) : Fact;

/// <summary>The word of an identity provider about this subject opens the worker’s account from now on.</summary>
public sealed record AccountLinked(WorkerId Worker, string Issuer, string Subject) : Fact;

public sealed record AccountUnlinked(WorkerId Worker, string Issuer, string Subject) : Fact, ITakesAway;

public sealed record PasskeyAdded(WorkerId Worker) : Fact;

public sealed record PasskeyRemoved(WorkerId Worker) : Fact, ITakesAway;

public sealed record PasswordChanged(WorkerId Worker) : Fact, ITakesAway;

public sealed record SecondFactorSetUp(WorkerId Worker) : Fact, ITakesAway;

public sealed record AgreementMade(RowId Agreement, AgencyId Agency, DateOnly StartsOn, DateOnly EndsOn) : Fact;

public sealed record AgreementEnded(RowId Agreement, AgencyId Agency, DateOnly EndsOn) : Fact, ITakesAway;

/// <summary>An administrator sends parked mail again, or drops it.</summary>
public sealed record MailMended(RowId Message, bool IsDropped) : Fact;
