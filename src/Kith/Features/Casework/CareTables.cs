using Kith.Practice.Casework;
using Kith.Practice.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Casework;

/// <summary>Whoever counts, lists or sends children looked after never meets what was entered by mistake.</summary>
internal sealed class CareTables :
    IEntityTypeConfiguration<CarePeriod>,
    IEntityTypeConfiguration<LegalStatus>,
    IEntityTypeConfiguration<Placement>,
    IEntityTypeConfiguration<PlacementSite>,
    IEntityTypeConfiguration<CareCheck>,
    IEntityTypeConfiguration<MissingEpisode>
{
    public void Configure(EntityTypeBuilder<CarePeriod> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.Child);
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(p => p.FamilyEpisode);
        builder.HasMany(p => p.Statuses).WithOne().HasForeignKey("CarePeriod").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Placements).WithOne().HasForeignKey("CarePeriod").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Checks).WithOne().HasForeignKey("CarePeriod").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Missing).WithOne().HasForeignKey("CarePeriod").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.CeasedOn, p.StartedOn });
        builder.HasQueryFilter(p => p.WithdrawnAt == null);
    }

    public void Configure(EntityTypeBuilder<LegalStatus> builder) => Row(builder, "LegalStatuses");

    public void Configure(EntityTypeBuilder<Placement> builder)
    {
        Row(builder, "Placements");
        builder.HasOne(p => p.Site).WithOne().HasForeignKey<PlacementSite>(s => s.Placement).IsRequired().OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PlacementSite> builder)
    {
        builder.ToTable("PlacementSites").HasKey(s => s.Placement);
        builder.HasOne<Address>().WithMany().HasForeignKey(s => s.Address);
    }

    public void Configure(EntityTypeBuilder<CareCheck> builder) => Row(builder, "CareChecks");

    public void Configure(EntityTypeBuilder<MissingEpisode> builder) => Row(builder, "MissingEpisodes");

    private static void Row<T>(EntityTypeBuilder<T> builder, string table)
        where T : CareRow
    {
        builder.ToTable(table);
        builder.HasQueryFilter(r => r.WithdrawnAt == null);
    }
}
