using Kith.Practice.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Governance;

internal sealed class GovernanceTables : IEntityTypeConfiguration<ReadTally>, IEntityTypeConfiguration<ReadMark>, IEntityTypeConfiguration<CuriosityAlert>, IEntityTypeConfiguration<PrivilegedWeek>
{
    public void Configure(EntityTypeBuilder<ReadTally> builder)
    {
        builder.HasIndex(t => new { t.Worker, t.Day, t.Family }).IsUnique();
        builder.HasIndex(t => new { t.Worker, t.Family, t.Day });
        builder.HasIndex(t => new { t.Family, t.Day });
    }

    public void Configure(EntityTypeBuilder<ReadMark> builder)
    {
        builder.HasKey(m => m.Number);
        builder.Property(m => m.Number).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<CuriosityAlert> builder)
    {
        builder.HasOne<Worker>().WithMany().HasForeignKey(a => a.Worker);
        builder.HasIndex(a => new { a.Worker, a.Kind, a.Family, a.Day });
        builder.HasIndex(a => new { a.Agency, a.ReviewedAt, a.RaisedAt });
    }

    public void Configure(EntityTypeBuilder<PrivilegedWeek> builder)
    {
        builder.ToTable("PrivilegedWeeks").HasKey(w => w.Monday);
        builder.Property(w => w.Monday).ValueGeneratedNever();
        builder.Ignore(w => w.Week);
        builder.HasIndex(w => w.ReviewBy).HasFilter("\"ReviewedAt\" IS NULL");
        builder.OwnsMany(w => w.Reviews, reviews =>
        {
            reviews.ToTable("WeekReviews").WithOwner().HasForeignKey("Week");
            reviews.HasKey(r => r.Id);
            reviews.Property(r => r.Id).ValueGeneratedNever();
        });
    }
}
