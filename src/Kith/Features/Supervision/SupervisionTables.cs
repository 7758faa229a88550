using Kith.Practice.Families;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Supervision;

internal sealed class SupervisionTables :
    IEntityTypeConfiguration<GroupSupervision>,
    IEntityTypeConfiguration<Attendance>,
    IEntityTypeConfiguration<RagRating>,
    IEntityTypeConfiguration<Minute>,
    IEntityTypeConfiguration<AgendaLine>
{
    public void Configure(EntityTypeBuilder<GroupSupervision> builder)
    {
        builder.ToTable("Supervisions");
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(s => s.FamilyEpisode);
        builder.HasOne<WorkbookCycle>().WithOne().HasForeignKey<GroupSupervision>(s => s.Cycle);
        builder.HasIndex(s => new { s.FamilyEpisode, s.SignedAt });
        builder.HasIndex(s => new { s.SignedAt, s.DueOn });
    }

    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.HasOne<GroupSupervision>().WithMany().HasForeignKey(a => a.Supervision);
        builder.HasIndex(a => new { a.Supervision, a.Posting }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RagRating> builder)
    {
        builder.HasOne<GroupSupervision>().WithMany().HasForeignKey(r => r.Supervision);
        builder.HasIndex(r => new { r.FamilyEpisode, r.On });
    }

    public void Configure(EntityTypeBuilder<Minute> builder) => builder.HasOne<GroupSupervision>().WithMany().HasForeignKey(m => m.Supervision);

    public void Configure(EntityTypeBuilder<AgendaLine> builder) => builder.HasOne<GroupSupervision>().WithMany().HasForeignKey(l => l.Supervision);
}
