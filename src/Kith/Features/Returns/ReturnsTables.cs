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
    IEntityTypeConfiguration<ReportLine>
{
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
}
