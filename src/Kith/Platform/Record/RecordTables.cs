using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Platform.Record;

internal sealed class RecordTables : IEntityTypeConfiguration<FactRow>, IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<FactRow> builder)
    {
        builder.ToTable("Ledger").HasKey(f => f.Sequence);
        builder.Property(f => f.Kind).HasMaxLength(80);
        builder.HasIndex(f => new { f.FamilyEpisode, f.Sequence });
        builder.HasIndex(f => new { f.Family, f.Sequence });
        builder.HasIndex(f => new { f.Person, f.Sequence });
    }

    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("Audit").HasKey(a => a.Sequence);
        builder.HasIndex(a => new { a.Posting, a.Sequence });
    }
}
