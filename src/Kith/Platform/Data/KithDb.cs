using Kith.Platform.Forms;
using Kith.Platform.Mail;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Attachments;
using Kith.Practice.Casework;
using Kith.Practice.Connections;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Outcomes;
using Kith.Practice.Quotes;
using Kith.Practice.Returns;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Practice.Steps;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Data;

/// <summary>The one database of the record. Each feature maps its own tables; rules live with the entities in Kith.Practice.</summary>
public abstract class KithDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>What this piece of work may read of families.</summary>
    public Bounds Bounds { get; } = new();

    public DbSet<FactRow> Facts => Set<FactRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<Seal> Seals => Set<Seal>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<FormReply> FormReplies => Set<FormReply>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<FailureRow> Failures => Set<FailureRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<Stranger> Strangers => Set<Stranger>();

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<Worker> Workers => Set<Worker>();

    public DbSet<Posting> Postings => Set<Posting>();

    public DbSet<PostingProposal> PostingProposals => Set<PostingProposal>();

    public DbSet<PrivilegedWeek> PrivilegedWeeks => Set<PrivilegedWeek>();

    public DbSet<Involvement> Involvements => Set<Involvement>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Contribution> Contributions => Set<Contribution>();

    public DbSet<Service> Services => Set<Service>();

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Location> Locations => Set<Location>();

    public DbSet<Taxonomy> Taxonomies => Set<Taxonomy>();

    public DbSet<Synonym> Synonyms => Set<Synonym>();

    public DbSet<FollowedFeed> FollowedFeeds => Set<FollowedFeed>();

    public DbSet<FeedRun> FeedRuns => Set<FeedRun>();

    public DbSet<SearchMiss> SearchMisses => Set<SearchMiss>();

    public DbSet<AreaSearch> AreaSearches => Set<AreaSearch>();

    public DbSet<Postcode> Postcodes => Set<Postcode>();

    public DbSet<AreaOutline> AreaOutlines => Set<AreaOutline>();

    public DbSet<PostcodeDistrict> PostcodeDistricts => Set<PostcodeDistrict>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<OwnerLink> OwnerLinks => Set<OwnerLink>();

    public DbSet<OwnerAsking> OwnerAskings => Set<OwnerAsking>();

    public DbSet<DirectorySetting> DirectorySettings => Set<DirectorySetting>();

    public DbSet<Twin> Twins => Set<Twin>();

    public DbSet<ListingReport> ListingReports => Set<ListingReport>();

    public DbSet<EarlierListing> EarlierListings => Set<EarlierListing>();

    public DbSet<ListingWatch> ListingWatches => Set<ListingWatch>();

    public DbSet<TaxonomyTerm> TaxonomyTerms => Set<TaxonomyTerm>();

    public DbSet<BrokenGlass> BrokenGlasses => Set<BrokenGlass>();

    public DbSet<Interest> Interests => Set<Interest>();

    public DbSet<PrivacyAlert> PrivacyAlerts => Set<PrivacyAlert>();

    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<Confidant> Confidants => Set<Confidant>();

    public DbSet<ReadTally> ReadTallies => Set<ReadTally>();

    public DbSet<ReadMark> ReadMarks => Set<ReadMark>();

    public DbSet<CuriosityAlert> CuriosityAlerts => Set<CuriosityAlert>();

    /// <summary>Who belongs or ever belonged to the family of which episode: for the rule of Access that stands beneath both tables.</summary>
    public IQueryable<Belonging> Belongings =>
        from e in FamilyEpisodes join m in FamilyMembers on e.Family equals m.Family select new Belonging { FamilyEpisode = e.Id, Person = m.Person };

    public DbSet<Restriction> Restrictions => Set<Restriction>();

    public DbSet<ListedPosting> ListedPostings => Set<ListedPosting>();

    public DbSet<HarmAllegation> HarmAllegations => Set<HarmAllegation>();

    public DbSet<Family> Families => Set<Family>();

    public DbSet<FamilyEpisode> FamilyEpisodes => Set<FamilyEpisode>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<FamilyMember> FamilyMembers => Set<FamilyMember>();

    public DbSet<Kin> Kin => Set<Kin>();

    public DbSet<Household> Households => Set<Household>();

    public DbSet<HouseholdMember> HouseholdMembers => Set<HouseholdMember>();

    public DbSet<Address> Addresses => Set<Address>();

    public DbSet<Reveal> Reveals => Set<Reveal>();

    public DbSet<LocationReader> LocationReaders => Set<LocationReader>();

    public DbSet<Unshielding> Unshieldings => Set<Unshielding>();

    public DbSet<SafeContact> SafeContacts => Set<SafeContact>();

    public DbSet<Outgoing> Outgoings => Set<Outgoing>();

    public DbSet<OutgoingFile> OutgoingFiles => Set<OutgoingFile>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<AttachmentPiece> AttachmentPieces => Set<AttachmentPiece>();

    public DbSet<Quote> Quotes => Set<Quote>();

    public DbSet<WordPrint> WordPrints => Set<WordPrint>();

    public DbSet<ChildEpisode> ChildEpisodes => Set<ChildEpisode>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<ContactPerson> ContactPeople => Set<ContactPerson>();

    public DbSet<Section47Enquiry> Section47Enquiries => Set<Section47Enquiry>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<AssessedChild> AssessedChildren => Set<AssessedChild>();

    public DbSet<HelpAssessment> HelpAssessments => Set<HelpAssessment>();

    public DbSet<CarePeriod> CarePeriods => Set<CarePeriod>();

    public DbSet<VisitDue> VisitsDue => Set<VisitDue>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ReportLine> ReportLines => Set<ReportLine>();

    public DbSet<CensusBuild> CensusBuilds => Set<CensusBuild>();

    public DbSet<CensusFile> CensusFiles => Set<CensusFile>();

    public DbSet<ExportOrder> ExportOrders => Set<ExportOrder>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<AcceptedQuery> AcceptedQueries => Set<AcceptedQuery>();

    public DbSet<Eligibility> Eligibilities => Set<Eligibility>();

    public DbSet<Step> Steps => Set<Step>();

    public DbSet<WorkbookCycle> WorkbookCycles => Set<WorkbookCycle>();

    public DbSet<Entry> Entries => Set<Entry>();

    public DbSet<Segment> Segments => Set<Segment>();

    public DbSet<Sighting> Sightings => Set<Sighting>();

    public DbSet<StageOfChange> Stages => Set<StageOfChange>();

    public DbSet<ModuleWork> ModuleWork => Set<ModuleWork>();

    public DbSet<SessionTally> SessionTallies => Set<SessionTally>();

    public DbSet<SignificantEvent> SignificantEvents => Set<SignificantEvent>();

    public DbSet<Module> Modules => Set<Module>();

    public DbSet<ModuleCompletion> ModuleCompletions => Set<ModuleCompletion>();

    public DbSet<GroupSupervision> Supervisions => Set<GroupSupervision>();

    public DbSet<Attendance> Attendances => Set<Attendance>();

    public DbSet<RagRating> RagRatings => Set<RagRating>();

    public DbSet<Minute> Minutes => Set<Minute>();

    public DbSet<AgendaLine> AgendaLines => Set<AgendaLine>();

    public DbSet<Connection> Connections => Set<Connection>();

    public DbSet<WaitingNote> WaitingNotes => Set<WaitingNote>();

    public DbSet<Cluster> Clusters => Set<Cluster>();

    public DbSet<BenchmarkArea> BenchmarkAreas => Set<BenchmarkArea>();

    public DbSet<Benchmark> Benchmarks => Set<Benchmark>();

    public DbSet<StatisticalNeighbour> StatisticalNeighbours => Set<StatisticalNeighbour>();

    public DbSet<PseudonymSecret> PseudonymSecrets => Set<PseudonymSecret>();

    public DbSet<AuthoritySetting> AuthoritySettings => Set<AuthoritySetting>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await PrintWords(cancellationToken);
        foreach (var changed in ChangeTracker.Entries().Where(e => e.State == EntityState.Modified))
        {
            if (changed.Metadata.FindProperty(Conventions.VersionName) is { } version && version.ClrType == typeof(int))
            {
                changed.Property(Conventions.VersionName).CurrentValue = (int)changed.Property(Conventions.VersionName).OriginalValue! + 1;
            }
        }

        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Words under a label are found again by their prints, whichever command writes them.</summary>
    private async Task PrintWords(CancellationToken ct)
    {
        foreach (var kept in ChangeTracker.Entries<IKeepsWords>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            var part = kept.Entity.Id;
            if (kept.State != EntityState.Added)
            {
                await WordPrints.Where(p => p.Part == part).ExecuteDeleteAsync(ct);
            }

            if (kept.State != EntityState.Deleted && kept.Entity.Label != Label.General)
            {
                WordPrints.AddRange(Copied.PrintsOf(kept.Entity.Said).Distinct().Select(print => new WordPrint(print, part)));
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(KithDb).Assembly);
        Conventions.Finish(builder);
        this.Bound(builder);
        BoundWhereabouts(builder);
    }

    /// <summary>
    /// What tells where somebody is, or how they are reached. It hangs on a family, or on a person whom it follows through families: it is open when a family episode
    /// of a family is, to which it or its person belongs. No list reads it, so that the caseload opens none.
    /// </summary>
    private void BoundWhereabouts(ModelBuilder builder)
    {
        builder.Entity<Address>().HasQueryFilter(BoundedTables.Filter, a => EF.Parameter(Bounds.Lifted) != null
            || (EF.Parameter(Bounds.Episode) != null && FamilyEpisodes.Any(e => e.Id == Bounds.Episode && e.Family == a.Family))
            || (EF.Parameter(Bounds.HasOthers) != null && FamilyEpisodes.Any(e => Bounds.Others.Contains(e.Id) && e.Family == a.Family)));
        builder.Entity<SafeContact>().HasQueryFilter(BoundedTables.Filter, s => EF.Parameter(Bounds.Lifted) != null
            || (EF.Parameter(Bounds.Episode) != null && FamilyMembers.Any(m => m.Person == s.Person && FamilyEpisodes.Any(e => e.Family == m.Family && e.Id == Bounds.Episode)))
            || (EF.Parameter(Bounds.HasOthers) != null && FamilyMembers.Any(m => m.Person == s.Person && FamilyEpisodes.Any(e => e.Family == m.Family && Bounds.Others.Contains(e.Id)))));
        builder.Entity<PlacementSite>().HasQueryFilter(BoundedTables.Filter, s => EF.Parameter(Bounds.Lifted) != null
            || (EF.Parameter(Bounds.Episode) != null && Set<Placement>().Any(p => p.Id == s.Placement && CarePeriods.Any(c => c.Id == EF.Property<RowId>(p, "CarePeriod")
                && (c.FamilyEpisode == Bounds.Episode || FamilyMembers.Any(m => m.Person == c.Child && FamilyEpisodes.Any(e => e.Family == m.Family && e.Id == Bounds.Episode))))))
            || (EF.Parameter(Bounds.HasOthers) != null && Set<Placement>().Any(p => p.Id == s.Placement && CarePeriods.Any(c => c.Id == EF.Property<RowId>(p, "CarePeriod")
                && (Bounds.Others.Contains(c.FamilyEpisode) || FamilyMembers.Any(m => m.Person == c.Child && FamilyEpisodes.Any(e => e.Family == m.Family && Bounds.Others.Contains(e.Id))))))));
    }
}

/// <summary>The embedded default: one file, write-ahead log, full synchronisation.</summary>
public sealed class SqliteKithDb(DbContextOptions<SqliteKithDb> options) : KithDb(options);

/// <summary>For partnerships: PostgreSQL 15 or later.</summary>
public sealed class PostgresKithDb(DbContextOptions<PostgresKithDb> options) : KithDb(options);
