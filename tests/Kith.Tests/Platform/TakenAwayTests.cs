using Kith.Features.Families;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Record;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;

namespace Kith.Tests.Platform;

/// <summary>Whoever adds a fact decides whether a restore of an earlier backup would give back what it took away (TR-47).</summary>
[Trait("Database", "none")]
public sealed class TakenAwayTests
{
    /// <summary>By hand, and for a reason: none of these takes sight, a way to sign in or a way to be reached from anybody.</summary>
    private static readonly string[] TakesNothing =
    [
        // Gives, or says how the partnership is made up. A day by which a partner or a sign-in must come is compared on each request, so nobody waits for its fact; sessions all end at a restore.
        "AgencyJoined", "TeamFormed", "TeamChanged", "WorkerWelcomed", "WorkerChanged", "PostingStarted", "AccountOpened", "SessionsEnded", "ConfirmerNamed", "PostingConfirmed",
        "PostingSuspended", "AccountSuspended", "AccountReopened", "AccountLinked", "PasskeyAdded", "AgreementMade", "MailMended",

        // A proposal opens nothing until a second person agrees; one that was declined waits for its answer again. An account whose hand-over is declined is closed by a fact of its own.
        "PostingProposed", "PostingDeclined", "HandOverDeclined", "LinkProposed", "LinkDeclined", "UnshieldingProposed", "UnshieldingAnswered", "LiftingProposed", "LiftingAnswered", "ExportOrdered", "ExportAnswered",

        // A file that waits to be looked through is opened by nobody, and asked about again.
        "AttachmentAdded", "AttachmentScanned", "AttachmentLookedAt",

        // What was recorded, put right or withdrawn because it was wrong: lost with the rest, and open to those who read it before. Whoever loses access by the end of something is told of by InvolvementEnded.
        "FamilyAllocated", "ChildReferred", "ReferralChanged", "ChildEpisodeClosed", "EnquiryStarted", "EnquiryConcluded", "ConferenceHeld", "PlanStarted", "PlanReviewed", "PlanEnded", "PlanCorrected",
        "EnquiryCorrected", "ConferenceCorrected", "PlanWithdrawn", "EnquiryWithdrawn", "CareStarted", "LegalStatusChanged", "ChildPlaced", "CareCheckRecorded", "ChildMissing", "CareCeased", "CareCorrected",
        "CareRowCorrected", "CareWithdrawn", "CareRowWithdrawn", "HelpAssessmentStarted", "HelpAssessmentCompleted", "HelpAssessmentCorrected", "HelpAssessmentWithdrawn", "AssessmentStarted", "AssessmentWritten",
        "AssessmentSent", "AssessmentReturned", "AssessmentAuthorised", "EligibilityJudged", "EligibilityDecided", "StepSet", "StepFinished", "StepReopened", "StepChanged", "SupervisionDue", "SupervisionHeld",
        "AttendanceNoted", "OwnRagGiven", "RagAgreed", "UpdateWritten", "UpdateWithdrawn", "DiscussionNoted", "DecisionMade", "SupervisionSigned", "VisitRecorded", "SummaryWritten", "UpdateSent", "StageRecorded",
        "SignificantEventMarked", "ChildConfided", "ModuleCompleted", "ModuleWorded", "CycleOpened", "CycleClosed", "WordsQuoted", "LabelledWordsRepeated",
        "ServiceShortlisted", "ShortlistChanged", "ServiceAsked", "ConnectionMoved", "ConnectionMoveTakenBack", "ConnectionPutRight", "WaitingNoted", "ClusterFormed", "ClusterChanged",

        // Who belongs to a family, and where: an address that was recorded since is not in the backup, and what a move or a relationship protected is told of by AddressesCovered.
        "FamilyAdded", "FamilyEpisodeOpened", "FamilyRenamed", "PersonAdded", "PersonJoinedFamily", "PersonChanged", "MemberKindChanged", "PersonNumbersChanged", "PersonLeftFamily", "AddressRevealed",
        "LocationReaderNamed", "KinRelated", "KinEnded", "HouseholdFounded", "AddressRecorded", "WhereThingsAreSaid", "SomebodyInvited", "RestrictionReviewed",

        "ContactReceived", "IndexSearched", "ContactNamed", "ContactSorted", "ContactDecided", "ContactAnswered",

        // What was released or taken out is out.
        "DocumentStarted", "DocumentMade", "DocumentLookedAt", "DocumentReleased", "DocumentTakenOut",

        // Broken glass ends with its day, whatever its review says; an interest is matched again once it is declared again.
        "InterestsDeclared", "InterestDeclared", "InterestResembled", "InterestMatchedNobody", "InterestEnded", "OpenedInEmergency", "EmergencyReviewed", "EmergencyReviewEscalated", "ReadsReviewed", "ReadingBraked", "PrivilegedWeekReady",
        "PrivilegedWeekReviewed", "ContinuityPackMade", "EmergencyReadsTaken", "RecordRestored",

        "BenchmarksTaken", "NeighboursTaken", "AuthoritySet", "FileReceived", "ImportStarted", "ImportEnded", "ChildImported", "PersonImported", "FamilyEpisodeImported", "FamilyEpisodeDissolved", "FamilyJoined",
        "CensusOrdered", "CensusBuilt", "QueryAccepted", "CensusPrepared", "CensusChecked", "CensusSigned", "ReturnExported",

        // What a listing says is lost with the rest; one that is stale or no longer listed is hidden again by itself.
        "ServicesTaken", "TaxonomyTaken", "ServiceChanged", "ServiceConfirmed", "SynonymAdded", "SynonymChanged", "SynonymRemoved", "FeedFollowed", "FeedChanged", "FeedPaused", "FeedAsked", "FeedRead",
        "ServiceListed", "ListingRestored", "ListingProposed", "ProposalDecided", "ServicesHidden", "ServicesUnlisted", "ServicesMerged", "TwinsToldApart", "TwinAnswerTakenBack", "OwnerAsked", "DirectorySet",
        "ListingReported", "ReportClosed", "ListingWatched", "OutlinesTaken", "PostcodesTaken",
    ];

    [Fact]
    public void Each_fact_takes_away_or_stands_among_those_that_take_nothing()
    {
        var facts = typeof(KithApp).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract).ToList();

        Assert.Equal(TakesNothing.Order(StringComparer.Ordinal), facts.Where(t => !t.IsAssignableTo(typeof(ITakesAway))).Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_a_kind_that_gives_and_takes_only_what_takes_is_written_down()
    {
        var (service, place, person) = (new ServiceId(Guid.NewGuid()), new LocationId(Guid.NewGuid()), new PersonId(Guid.NewGuid()));
        var (posting, involvement) = (new PostingId(Guid.NewGuid()), new InvolvementId(Guid.NewGuid()));
        Fact[] takes =
        [
            new ServiceShownTo(Audience.Practitioners, [service]), new PlaceShownTo(place, Audience.Confidential, [service]), new ReferralAnswered(new InvitationId(Guid.NewGuid()), false),
            new WorkerNamed(involvement, posting, Practice.Access.InvolvementKind.CoWorker, person),
        ];
        Fact[] gives =
        [
            new ServiceShownTo(Audience.Public, [service]), new PlaceShownTo(place, Audience.Public, [service]), new ReferralAnswered(new InvitationId(Guid.NewGuid()), true),
            new WorkerNamed(involvement, posting, Practice.Access.InvolvementKind.CoWorker, null),
        ];

        Assert.Equal(takes.Select(f => f.GetType().Name), TakenAway.Among(takes.Concat(gives).Select(Row)).Select(t => t.Kind));
    }

    private static FactRow Row(Fact fact) => new() { At = new DateTime(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc), Kind = fact.GetType().Name, Data = TakenAway.Of(1, default, fact, null, About.Organisation).Data };
}
