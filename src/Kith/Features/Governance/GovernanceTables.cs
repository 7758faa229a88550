using Kith.Practice.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Governance;

internal sealed class GovernanceTables : IEntityTypeConfiguration<ReadTally>, IEntityTypeConfiguration<ReadMark>, IEntityTypeConfiguration<CuriosityAlert>
{
    public void Configure(EntityTypeBuilder<ReadTally> builder)
    {
        builder.HasIndex(t => new { t.Worker, t.Day, t.Family }).IsUnique();
        builder.HasIndex(t => new { t.Worker, t.Family, t.Day });
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
}
