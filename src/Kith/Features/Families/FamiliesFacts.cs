using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;

namespace Kith.Features.Families;

public sealed record FamilyAdded(TeamId Team) : Fact;

public sealed record FamilyEpisodeOpened(DateOnly OpenedOn) : Fact;

public sealed record FamilyRenamed : Fact;

/// <summary>By it the record may know somebody whom it did not, or by another name or day of birth.</summary>
public interface ISaysWhoSomebodyIs;

public sealed record PersonAdded : Fact, ISaysWhoSomebodyIs;

/// <summary>Told whenever a person becomes a member of a family, new or known before.</summary>
public sealed record PersonJoinedFamily(MemberKind Kind, DateOnly From) : Fact;

public sealed record PersonChanged(IReadOnlyList<string> Fields) : Fact, ISaysWhoSomebodyIs;

public sealed record MemberKindChanged(MemberKind Kind) : Fact;

public sealed record PersonNumbersChanged(IReadOnlyList<IdentifierKind> Kinds) : Fact;

public sealed record PersonLeftFamily(DateOnly Until) : Fact;

public sealed record PersonProtected : Fact, ITakesAway;

/// <summary>Which value a worker of the location circle saw; the reason stands with the reveal itself.</summary>
public sealed record AddressRevealed(RowId Address) : Fact;

/// <summary>How somebody can be reached in safety was said, or where their letters go changed with an address; not how.</summary>
public sealed record SafeContactSet : Fact, ITakesAway;

public sealed record LocationReaderNamed(PostingId Posting) : Fact;

public sealed record LocationReaderEnded(PostingId Posting) : Fact, ITakesAway;

public sealed record UnshieldingProposed : Fact;

public sealed record UnshieldingAnswered(bool IsAgreed) : Fact;

public sealed record KinRelated(RowId Kin, KinKind Kind, PersonId To) : Fact;

public sealed record KinEnded(RowId Kin, DateOnly Until) : Fact;

public sealed record HouseholdFounded(HouseholdId Household) : Fact;

/// <summary>Who moved, without the day or the place: where a protected person lives must not be worked out from the Ledger.</summary>
public sealed record HouseholdMoved(IReadOnlyList<PersonId> People) : Fact, ITakesAway;

public sealed record AddressRecorded(RowId Address) : Fact;

/// <summary>What a shield reached when it began, or by a move, a relationship or a file, so that it is withheld from then on.</summary>
public sealed record AddressesCovered(IReadOnlyList<RowId> Addresses) : Fact, ITakesAway;

public sealed record WhereThingsAreSaid : Fact;

public sealed record HarmAllegationRecorded(PersonId HarmedBy, PersonId Harmed) : Fact, ITakesAway;

public sealed record WorkerNamed(InvolvementId Involvement, PostingId Posting, InvolvementKind Kind, PersonId? Adult) : Fact, ITakesAway
{
    bool ITakesAway.Takes => Adult is not null;
}

public sealed record InvolvementEnded(InvolvementId Involvement, PostingId? Posting) : Fact, ITakesAway;

/// <param name="LookedFor">The places that were hidden, and that the words were searched for; null from before that was kept.</param>
public sealed record SomebodyInvited(InvitationId Invitation, PostingId Posting, InvitationKind Kind, IReadOnlyList<RowId>? LookedFor) : Fact;

public sealed record ReferralAnswered(InvitationId Invitation, bool IsAccepted) : Fact, ITakesAway
{
    bool ITakesAway.Takes => !IsAccepted;
}

public sealed record InvitationWithdrawn(InvitationId Invitation) : Fact, ITakesAway;

public sealed record FamilyRestricted(CaseLabel Label, RestrictionReason Reason) : Fact, ITakesAway;

public sealed record PutOnFamilysList(PostingId Posting, DateOnly? Until) : Fact, ITakesAway;

public sealed record TakenOffFamilysList(PostingId Posting) : Fact, ITakesAway;

public sealed record RestrictionReviewed(DateOnly ReviewBy) : Fact;

public sealed record LiftingProposed(CaseLabel To) : Fact;

public sealed record LiftingAnswered(CaseLabel To, bool Agreed) : Fact;
