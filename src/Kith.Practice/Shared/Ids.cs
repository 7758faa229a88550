namespace Kith.Practice.Shared;

/// <summary>A typed identity: a version 7 GUID that cannot be mistaken for the identity of another kind of thing.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>Makes new identities; those made later sort later.</summary>
public static class Id
{
    public static T New<T>(Now now)
        where T : struct, IId<T> => T.From(Guid.CreateVersion7(new DateTimeOffset(now.Moment)));
}

public readonly record struct AgencyId(Guid Value) : IId<AgencyId>
{
    public static AgencyId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct TeamId(Guid Value) : IId<TeamId>
{
    public static TeamId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct WorkerId(Guid Value) : IId<WorkerId>
{
    public static WorkerId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct PostingId(Guid Value) : IId<PostingId>
{
    public static PostingId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct InvolvementId(Guid Value) : IId<InvolvementId>
{
    public static InvolvementId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct InvitationId(Guid Value) : IId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct ServiceId(Guid Value) : IId<ServiceId>
{
    public static ServiceId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct OrganizationId(Guid Value) : IId<OrganizationId>
{
    public static OrganizationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct LocationId(Guid Value) : IId<LocationId>
{
    public static LocationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct TaxonomyId(Guid Value) : IId<TaxonomyId>
{
    public static TaxonomyId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct TermId(Guid Value) : IId<TermId>
{
    public static TermId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct ProposalId(Guid Value) : IId<ProposalId>
{
    public static ProposalId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct FamilyId(Guid Value) : IId<FamilyId>
{
    public static FamilyId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct HouseholdId(Guid Value) : IId<HouseholdId>
{
    public static HouseholdId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct FamilyEpisodeId(Guid Value) : IId<FamilyEpisodeId>
{
    public static FamilyEpisodeId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct ChildEpisodeId(Guid Value) : IId<ChildEpisodeId>
{
    public static ChildEpisodeId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct AssessmentId(Guid Value) : IId<AssessmentId>
{
    public static AssessmentId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct ImportId(Guid Value) : IId<ImportId>
{
    public static ImportId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct CensusBuildId(Guid Value) : IId<CensusBuildId>
{
    public static CensusBuildId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct StepId(Guid Value) : IId<StepId>
{
    public static StepId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct CycleId(Guid Value) : IId<CycleId>
{
    public static CycleId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct EntryId(Guid Value) : IId<EntryId>
{
    public static EntryId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct SupervisionId(Guid Value) : IId<SupervisionId>
{
    public static SupervisionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct ContactId(Guid Value) : IId<ContactId>
{
    public static ContactId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct ConnectionId(Guid Value) : IId<ConnectionId>
{
    public static ConnectionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct ClusterId(Guid Value) : IId<ClusterId>
{
    public static ClusterId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>The identity of a row that nothing else points to: an address, a segment, a rating.</summary>
public readonly record struct FeedId(Guid Value) : IId<FeedId>
{
    public static FeedId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct FeedRunId(Guid Value) : IId<FeedRunId>
{
    public static FeedRunId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct RowId(Guid Value) : IId<RowId>
{
    public static RowId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct QuoteId(Guid Value) : IId<QuoteId>
{
    public static QuoteId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct OutgoingId(Guid Value) : IId<OutgoingId>
{
    public static OutgoingId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct AttachmentId(Guid Value) : IId<AttachmentId>
{
    public static AttachmentId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
