using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Returns;

internal sealed class ReturnsTables :
    IEntityTypeConfiguration<PersonAsSent>,
    IEntityTypeConfiguration<HouseholdAsSent>,
    IEntityTypeConfiguration<Import>,
    IEntityTypeConfiguration<ReportLine>,
    IEntityTypeConfiguration<CensusBuild>,
    IEntityTypeConfiguration<CensusFile>,
    IEntityTypeConfiguration<ExportOrder>,
    IEntityTypeConfiguration<Finding>,
    IEntityTypeConfiguration<AcceptedQuery>
{
    private const int CodeLength = 10;
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<PersonAsSent> builder)
    {
        builder.ToTable("PeopleAsSent");
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.Person);
        builder.HasIndex(p => new { p.Authority, p.Key }).IsUnique();
        builder.HasIndex(p => new { p.Authority, p.LatestYear });
    }

    public void Configure(EntityTypeBuilder<HouseholdAsSent> builder)
    {
        builder.ToTable("HouseholdsAsSent");
        builder.HasOne<Household>().WithMany().HasForeignKey(h => h.Household);
        builder.HasIndex(h => new { h.Authority, h.Code }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("Imports");
        builder.Property(i => i.FileName).HasMaxLength(Text.Line);
        builder.HasOne<Agency>().WithMany().HasForeignKey(i => i.Agency);
        builder.HasOne<Team>().WithMany().HasForeignKey(i => i.Team);
        builder.HasOne<Posting>().WithMany().HasForeignKey(i => i.By);
        builder.HasIndex(i => new { i.Agency, i.ReceivedAt });
        builder.HasIndex(i => i.State);
        builder.HasIndex(i => i.Upload).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReportLine> builder)
    {
        builder.ToTable("ReportLines").HasKey(l => new { l.Import, l.Number });
        builder.HasOne<Import>().WithMany().HasForeignKey(l => l.Import).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.Import, l.Kind, l.Line });
    }

    public void Configure(EntityTypeBuilder<CensusBuild> builder)
    {
        builder.ToTable("CensusBuilds");
        builder.Property(b => b.Authority).HasMaxLength(CodeLength);
        builder.Property(b => b.FileName).HasMaxLength(Text.Line);
        builder.Property(b => b.Hash).HasMaxLength(HashLength);
        builder.HasOne<Agency>().WithMany().HasForeignKey(b => b.Agency);
        builder.HasOne<Posting>().WithMany().HasForeignKey(b => b.By);
        builder.OwnsMany(b => b.Signatures, signatures =>
        {
            signatures.ToTable("CensusSignatures").WithOwner().HasForeignKey("Build");
            signatures.HasKey(s => s.Id);
            signatures.HasOne<Posting>().WithMany().HasForeignKey(s => s.By);
        });
        builder.HasIndex(b => new { b.Agency, b.OrderedAt });
        builder.HasIndex(b => new { b.Source, b.State, b.Authority });
    }

    public void Configure(EntityTypeBuilder<CensusFile> builder)
    {
        builder.ToTable("CensusFiles").HasKey(f => f.Build);
        builder.HasOne<CensusBuild>().WithOne().HasForeignKey<CensusFile>(f => f.Build).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ExportOrder> builder)
    {
        builder.HasOne<Agency>().WithMany().HasForeignKey(o => o.Agency);
        builder.HasOne<Worker>().WithMany().HasForeignKey(o => o.Orderer);
        builder.HasOne<CensusBuild>().WithMany().HasForeignKey(o => o.Build).OnDelete(DeleteBehavior.Cascade);
        builder.Property(o => o.Recipient).HasMaxLength(Text.Line);
        builder.HasIndex(o => new { o.Agency, o.OrderedAt });
        builder.HasIndex(o => new { o.Orderer, o.Until });
    }

    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("Findings").HasKey(f => new { f.Build, f.Number });
        builder.HasOne<CensusBuild>().WithMany().HasForeignKey(f => f.Build).OnDelete(DeleteBehavior.Cascade);
        builder.Property(f => f.Rule).HasMaxLength(CodeLength);
        builder.Property(f => f.Table).HasMaxLength(40);
        builder.Property(f => f.Child).HasMaxLength(Text.Line);
        builder.Property(f => f.Row).HasMaxLength(Text.Line);
        builder.HasIndex(f => new { f.Build, f.Rule });
        builder.HasIndex(f => new { f.FamilyEpisode, f.Build });
        builder.HasIndex(f => new { f.Person, f.Build });
    }

    public void Configure(EntityTypeBuilder<AcceptedQuery> builder)
    {
        builder.ToTable("AcceptedQueries");
        builder.Property(q => q.Authority).HasMaxLength(CodeLength);
        builder.Property(q => q.Rule).HasMaxLength(CodeLength);
        builder.Property(q => q.Row).HasMaxLength(Text.Line);
        builder.HasIndex(q => new { q.Authority, q.Year, q.Person });
    }
}
