using Kith.Platform.Record;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;

namespace Kith.Features.ServiceDirectory;

/// <summary>A fact after which services read otherwise: their documents and the search follow it.</summary>
public interface IChangesServices
{
    IReadOnlyList<ServiceId> Services { get; }
}

/// <summary>A feed or file said something new: services came or changed.</summary>
public sealed record ServicesTaken(string Source, IReadOnlyList<ServiceId> Services, int Added) : Fact, IChangesServices;

/// <summary>A published list of terms said something new; the services that have its terms follow.</summary>
public sealed record TaxonomyTaken(string Source, int Added, int Changed, IReadOnlyList<ServiceId> Services) : Fact, IChangesServices;

/// <summary>Somebody said who may find a service.</summary>
public sealed record ServiceShownTo(Audience Audience, IReadOnlyList<ServiceId> Services) : Fact, IChangesServices, ITakesAway
{
    bool ITakesAway.Takes => Audience != Audience.Public;
}

/// <summary>Somebody said who may find a place; the services there follow.</summary>
public sealed record PlaceShownTo(LocationId Location, Audience Audience, IReadOnlyList<ServiceId> Services) : Fact, IChangesServices, ITakesAway
{
    bool ITakesAway.Takes => Audience != Audience.Public;
}

/// <summary>An editor changed these fields of a service.</summary>
public sealed record ServiceChanged(IReadOnlyList<string> Fields, IReadOnlyList<ServiceId> Services) : Fact, IChangesServices;

/// <summary>An editor checked a listing and found it right.</summary>
public sealed record ServiceConfirmed(IReadOnlyList<ServiceId> Services) : Fact, IChangesServices;

/// <summary>An editor changed by which words services are found. No service says anything else, but searches must look again.</summary>
public abstract record SynonymsChanged(RowId Synonym) : Fact, IChangesServices
{
    IReadOnlyList<ServiceId> IChangesServices.Services => [];
}

public sealed record SynonymAdded(RowId Synonym) : SynonymsChanged(Synonym);

public sealed record SynonymChanged(RowId Synonym) : SynonymsChanged(Synonym);

public sealed record SynonymRemoved(RowId Synonym) : SynonymsChanged(Synonym);

public sealed record FeedFollowed(FeedId Feed) : Fact;

public sealed record FeedChanged(FeedId Feed) : Fact;

public sealed record FeedPaused(FeedId Feed, bool IsPaused) : Fact;

/// <summary>An editor asked that a feed be read now.</summary>
public sealed record FeedAsked(FeedId Feed) : Fact;

public sealed record FeedRead(FeedId Feed, FeedRunId Run, FeedRunState State) : Fact;

/// <summary>A service was listed for the first time, as somebody proposed it.</summary>
public sealed record ServiceListed(IReadOnlyList<ServiceId> Services) : Fact, IChangesServices;

/// <summary>An editor brought back what a listing said in an earlier version.</summary>
public sealed record ListingRestored(int Number, IReadOnlyList<ServiceId> Services) : Fact, IChangesServices;

/// <summary>Somebody said what a listing should say.</summary>
public sealed record ListingProposed(ProposalId Proposal, ProposalKind Kind, ServiceId Service) : Fact;

/// <summary>An editor approved these fields of a proposal, or refused it.</summary>
public sealed record ProposalDecided(ProposalId Proposal, ProposalState State, IReadOnlyList<string> Fields) : Fact;

/// <summary>Listings that nobody has confirmed for too long are hidden from the public, or found again.</summary>
public sealed record ServicesHidden(bool IsHidden, IReadOnlyList<ServiceId> Services) : Fact, IChangesServices;

/// <summary>A followed feed no longer lists services that came from it, or lists them again.</summary>
public sealed record ServicesUnlisted(string Source, bool IsUnlisted, IReadOnlyList<ServiceId> Services) : Fact, IChangesServices;

/// <summary>An editor found that two listings are of one service: the one that is kept stands for the other.</summary>
public sealed record ServicesMerged(RowId Twin, ServiceId Kept, IReadOnlyList<ServiceId> Services) : Fact, IChangesServices;

/// <summary>An editor found that two listings that look alike are not of one service.</summary>
public sealed record TwinsToldApart(RowId Twin) : Fact;

/// <summary>An editor took that back.</summary>
public sealed record TwinAnswerTakenBack(RowId Twin) : Fact;

/// <summary>Whoever runs a service was asked by mail whether its listing is right.</summary>
public sealed record OwnerAsked(ServiceId Service) : Fact;

/// <summary>An editor set how the directory is kept true.</summary>
public sealed record DirectorySet(int? HideAfterDays, int? HideUnlistedAfterDays, OwnersAsked Asked) : Fact;

/// <summary>Somebody of the public reported a problem with a listing.</summary>
public sealed record ListingReported(RowId Report, ServiceId Service, ProblemKind Kind) : Fact;

/// <summary>An editor closed a report.</summary>
public sealed record ReportClosed(RowId Report, ServiceId Service) : Fact;

/// <summary>A worker begins or ends to watch a listing.</summary>
public sealed record ListingWatched(ServiceId Service, bool IsWatched) : Fact;

/// <summary>A published file said how areas lie.</summary>
public sealed record OutlinesTaken(string Source, int Areas) : Fact;

/// <summary>A published file said where postcodes lie.</summary>
public sealed record PostcodesTaken(string Source, int Rows) : Fact;
