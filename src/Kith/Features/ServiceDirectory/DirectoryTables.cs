using Kith.Practice.ServiceDirectory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.ServiceDirectory;

internal sealed class DirectoryTables :
    IEntityTypeConfiguration<Service>,
    IEntityTypeConfiguration<Organization>,
    IEntityTypeConfiguration<Location>,
    IEntityTypeConfiguration<Taxonomy>,
    IEntityTypeConfiguration<TaxonomyTerm>,
    IEntityTypeConfiguration<TermAncestor>,
    IEntityTypeConfiguration<ServiceDocument>,
    IEntityTypeConfiguration<ServicePlace>,
    IEntityTypeConfiguration<ServiceTerm>,
    IEntityTypeConfiguration<ServiceSlot>,
    IEntityTypeConfiguration<ServiceCover>,
    IEntityTypeConfiguration<ServiceLanguage>,
    IEntityTypeConfiguration<DirectoryWord>,
    IEntityTypeConfiguration<ServiceQuality>,
    IEntityTypeConfiguration<ServiceKey>,
    IEntityTypeConfiguration<Twin>,
    IEntityTypeConfiguration<Synonym>,
    IEntityTypeConfiguration<FollowedFeed>,
    IEntityTypeConfiguration<FeedRun>,
    IEntityTypeConfiguration<FeedRunLine>,
    IEntityTypeConfiguration<SearchMiss>,
    IEntityTypeConfiguration<AreaSearch>,
    IEntityTypeConfiguration<Postcode>,
    IEntityTypeConfiguration<PostcodeDistrict>,
    IEntityTypeConfiguration<AreaOutline>,
    IEntityTypeConfiguration<DirectoryState>,
    IEntityTypeConfiguration<Proposal>,
    IEntityTypeConfiguration<EarlierListing>,
    IEntityTypeConfiguration<ListingWatch>,
    IEntityTypeConfiguration<OwnerLink>,
    IEntityTypeConfiguration<OwnerAsking>,
    IEntityTypeConfiguration<DirectorySetting>,
    IEntityTypeConfiguration<ListingReport>
{
    public void Configure(EntityTypeBuilder<Service> builder)
    {
        builder.HasKey(s => s.Number);
        builder.HasIndex(s => s.Id).IsUnique();
        builder.HasIndex(s => s.Organization);
        builder.HasIndex(s => new { s.Name, s.Number });
        builder.HasIndex(s => new { s.Source, s.Number });
        builder.HasIndex(s => s.AssuredOn);
        builder.HasIndex(s => s.IsHidden);
        builder.HasIndex(s => s.UnlistedOn);
        builder.HasIndex(s => s.ReplacedBy);
        builder.HasIndex(s => new { s.Name, s.Number }, "IX_Services_Anywhere").HasFilter("\"IsOnline\" OR \"IsAtHome\"");
    }

    public void Configure(EntityTypeBuilder<Organization> builder) => builder.HasIndex(o => o.Name);

    public void Configure(EntityTypeBuilder<Location> builder)
    {
    }

    public void Configure(EntityTypeBuilder<Taxonomy> builder)
    {
    }

    public void Configure(EntityTypeBuilder<TaxonomyTerm> builder)
    {
        builder.HasIndex(t => new { t.Taxonomy, t.Name });
        builder.HasIndex(t => t.Parent);
    }

    public void Configure(EntityTypeBuilder<TermAncestor> builder)
    {
        builder.HasKey(a => new { a.Ancestor, a.Term });
        builder.HasIndex(a => a.Term);
    }

    public void Configure(EntityTypeBuilder<ServiceDocument> builder)
    {
        builder.HasKey(d => d.Service);
        builder.Property(d => d.Service).ValueGeneratedNever();
        builder.HasIndex(d => d.Id).IsUnique();
        builder.HasIndex(d => new { d.ModifiedAt, d.Service, d.Id });
        builder.HasOne<Service>().WithOne().HasForeignKey<ServiceDocument>(d => d.Service).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ServicePlace> builder)
    {
        builder.HasKey(p => p.Number);
        builder.HasIndex(p => p.Id);
        builder.HasIndex(p => p.Service);
        builder.HasIndex(p => p.Location);

        // A search near a point reads this index alone.
        builder.HasIndex(p => new { p.Latitude, p.Longitude, p.Audience, p.Service });
        builder.HasOne<Service>().WithMany().HasForeignKey(p => p.Service).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Location>().WithMany().HasForeignKey(p => p.Location);
    }

    public void Configure(EntityTypeBuilder<ServiceTerm> builder)
    {
        builder.HasKey(t => new { t.Term, t.Service });
        builder.HasIndex(t => t.Service);
        builder.HasOne<Service>().WithMany().HasForeignKey(t => t.Service).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ServiceSlot> builder)
    {
        builder.HasKey(s => new { s.Service, s.Day, s.Opens, s.Closes });
        builder.HasOne<Service>().WithMany().HasForeignKey(s => s.Service).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ServiceCover> builder)
    {
        builder.HasKey(c => new { c.Service, c.Code });
        builder.Property(c => c.Code).HasMaxLength(9);
        builder.HasOne<Service>().WithMany().HasForeignKey(c => c.Service).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ServiceLanguage> builder)
    {
        builder.HasKey(l => new { l.Service, l.Language });
        builder.HasOne<Service>().WithMany().HasForeignKey(l => l.Service).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DirectoryWord> builder)
    {
        builder.HasKey(w => w.Word);
        builder.HasIndex(w => new { w.Length, w.Word });
    }

    public void Configure(EntityTypeBuilder<ServiceQuality> builder)
    {
        builder.HasKey(q => q.Service);
        builder.Property(q => q.Service).ValueGeneratedNever();
        builder.HasIndex(q => new { q.Points, q.Service });
        builder.HasIndex(q => q.ChangesOn);
        builder.HasOne<Service>().WithOne().HasForeignKey<ServiceQuality>(q => q.Service).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ServiceKey> builder)
    {
        builder.HasKey(k => new { k.Key, k.Service });
        builder.HasIndex(k => k.Service);
        builder.HasOne<Service>().WithMany().HasForeignKey(k => k.Service).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Twin> builder)
    {
        builder.Property(t => t.Grounds).HasConversion<int>();
        builder.HasIndex(t => new { t.One, t.Other }).IsUnique();
        builder.HasIndex(t => t.Other);
        builder.HasIndex(t => new { t.State, t.Points, t.Id });
        builder.HasOne<Service>().WithMany().HasForeignKey(t => t.One).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Service>().WithMany().HasForeignKey(t => t.Other).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Synonym> builder) => builder.HasIndex(s => new { s.Phrase, s.Id });

    public void Configure(EntityTypeBuilder<FollowedFeed> builder)
    {
        builder.HasIndex(f => f.Source).IsUnique();
        builder.HasIndex(f => f.DueAt);
    }

    public void Configure(EntityTypeBuilder<FeedRun> builder)
    {
        builder.HasOne<FollowedFeed>().WithMany().HasForeignKey(r => r.Feed);
        builder.HasIndex(r => new { r.Feed, r.StartedAt });
    }

    public void Configure(EntityTypeBuilder<FeedRunLine> builder)
    {
        builder.HasKey(l => new { l.Run, l.Number });
        builder.HasOne<FeedRun>().WithMany().HasForeignKey(l => l.Run).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SearchMiss> builder) => builder.HasKey(m => new { m.Day, m.Words, m.IsTopic });

    public void Configure(EntityTypeBuilder<AreaSearch> builder)
    {
        builder.HasKey(a => new { a.Month, a.District, a.Ward, a.Term });
        builder.Property(a => a.District).HasMaxLength(4);
        builder.Property(a => a.Ward).HasMaxLength(9);
    }

    public void Configure(EntityTypeBuilder<Postcode> builder)
    {
        builder.HasKey(p => p.Key);
        builder.Property(p => p.Key).HasMaxLength(7);
    }

    public void Configure(EntityTypeBuilder<PostcodeDistrict> builder)
    {
        builder.HasKey(d => d.Key);
        builder.Property(d => d.Key).HasMaxLength(4);
    }

    public void Configure(EntityTypeBuilder<AreaOutline> builder)
    {
        builder.HasKey(o => o.Code);
        builder.Property(o => o.Code).HasMaxLength(20);
        builder.HasIndex(o => new { o.South, o.North, o.West, o.East });
    }

    public void Configure(EntityTypeBuilder<DirectoryState> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasData(new DirectoryState { Id = DirectoryState.TheOne, Changes = 0 });
    }

    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.HasIndex(p => new { p.State, p.ProposedAt, p.Id });
        builder.HasIndex(p => new { p.By, p.ProposedAt });
        builder.HasIndex(p => new { p.Service, p.State });
        builder.HasIndex(p => p.Batch);
    }

    public void Configure(EntityTypeBuilder<EarlierListing> builder)
    {
        builder.ToTable("EarlierListings").HasKey(e => new { e.Service, e.Number });
        builder.HasIndex(e => new { e.Service, e.LeftAt });
    }

    public void Configure(EntityTypeBuilder<ListingWatch> builder)
    {
        builder.ToTable("ListingWatches").HasKey(w => new { w.Worker, w.Service });
        builder.HasIndex(w => w.Service);
    }

    public void Configure(EntityTypeBuilder<OwnerLink> builder)
    {
        builder.HasIndex(l => l.SecretHash).IsUnique();
        builder.HasIndex(l => new { l.Service, l.MadeAt });
    }

    public void Configure(EntityTypeBuilder<OwnerAsking> builder) => builder.HasKey(a => a.Service);

    public void Configure(EntityTypeBuilder<DirectorySetting> builder) => builder.Property(s => s.Id).ValueGeneratedNever();

    public void Configure(EntityTypeBuilder<ListingReport> builder)
    {
        builder.HasIndex(r => r.ClosedAt);
        builder.HasIndex(r => new { r.Service, r.ClosedAt });
        builder.HasIndex(r => r.ReportedAt);
    }
}
