using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Workbook;

internal sealed class WorkbookTables :
    IEntityTypeConfiguration<WorkbookCycle>,
    IEntityTypeConfiguration<Entry>,
    IEntityTypeConfiguration<Segment>,
    IEntityTypeConfiguration<Sighting>,
    IEntityTypeConfiguration<StageOfChange>,
    IEntityTypeConfiguration<ModuleWork>,
    IEntityTypeConfiguration<SessionTally>,
    IEntityTypeConfiguration<SignificantEvent>,
    IEntityTypeConfiguration<Module>,
    IEntityTypeConfiguration<ModuleCompletion>,
    IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<WorkbookCycle> builder)
    {
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(c => c.FamilyEpisode);
        builder.HasIndex(c => new { c.FamilyEpisode, c.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Entry> builder)
    {
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(e => e.FamilyEpisode);
        builder.HasOne<WorkbookCycle>().WithMany().HasForeignKey(e => e.Cycle);
        builder.HasMany(e => e.Segments).WithOne().HasForeignKey(s => s.Entry);
        builder.HasMany(e => e.Sightings).WithOne().HasForeignKey(s => s.Entry);
        builder.HasMany(e => e.Stages).WithOne().HasForeignKey(s => s.Entry);
        builder.HasMany(e => e.Modules).WithOne().HasForeignKey(m => m.Entry);
        builder.HasMany(e => e.Sessions).WithOne().HasForeignKey(s => s.Entry);
        builder.HasMany(e => e.Significant).WithOne().HasForeignKey(s => s.Entry);

        // Two corrections of one entry at once: the second is refused as stale.
        builder.Property(e => e.ReplacedBy).IsConcurrencyToken();
        builder.HasIndex(e => new { e.FamilyEpisode, e.HappenedOn, e.RecordedAt });
        builder.HasIndex(e => new { e.Cycle, e.Kind });
        builder.HasIndex(e => e.Origin);
    }

    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.HasKey(c => c.Entry);
        builder.HasOne<Entry>().WithOne().HasForeignKey<Contribution>(c => c.Entry);
        builder.HasOne<Invitation>().WithMany().HasForeignKey(c => c.Invitation);
        builder.HasIndex(c => c.FamilyEpisode);
    }

    public void Configure(EntityTypeBuilder<Segment> builder)
    {
        builder.OwnsMany(s => s.About, about =>
        {
            about.ToTable("SegmentPeople").WithOwner().HasForeignKey("Segment");
            about.HasKey("Segment", nameof(SegmentPerson.Person));
            about.HasIndex(p => p.Person);
        });
        builder.HasIndex(s => s.FamilyEpisode);
    }

    public void Configure(EntityTypeBuilder<Sighting> builder) => builder.HasIndex(s => new { s.FamilyEpisode, s.Child, s.On });

    public void Configure(EntityTypeBuilder<StageOfChange> builder)
    {
        builder.ToTable("Stages");
        builder.HasIndex(s => new { s.FamilyEpisode, s.Adult, s.Behaviour, s.On });
    }

    public void Configure(EntityTypeBuilder<ModuleWork> builder)
    {
        builder.ToTable("ModuleWork");
        builder.HasIndex(m => new { m.FamilyEpisode, m.Parent, m.Module });
    }

    public void Configure(EntityTypeBuilder<SessionTally> builder) => builder.HasIndex(s => s.FamilyEpisode);

    public void Configure(EntityTypeBuilder<SignificantEvent> builder) => builder.HasIndex(s => new { s.FamilyEpisode, s.On });

    public void Configure(EntityTypeBuilder<Module> builder)
    {
        builder.HasKey(m => m.Number);
        builder.Property(m => m.Number).ValueGeneratedNever();
    }

    // The label is part of the key: who may not read one side's completion must not meet it as a refusal either.
    public void Configure(EntityTypeBuilder<ModuleCompletion> builder) =>
        builder.HasIndex(m => new { m.FamilyEpisode, m.Parent, m.Module, m.Label }).IsUnique();
}
