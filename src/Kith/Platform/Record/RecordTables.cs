using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Platform.Record;

internal sealed class RecordTables : IEntityTypeConfiguration<FactRow>, IEntityTypeConfiguration<AuditRow>, IEntityTypeConfiguration<Seal>
{
    public void Configure(EntityTypeBuilder<FactRow> builder)
    {
        builder.ToTable("Ledger").HasKey(f => f.Sequence);
        builder.Property(f => f.Kind).HasMaxLength(80);
        builder.HasIndex(f => new { f.FamilyEpisode, f.Sequence });
        builder.HasIndex(f => new { f.Family, f.Sequence });
        builder.HasIndex(f => new { f.Person, f.Sequence });
        builder.HasIndex(f => new { f.Kind, f.At });
    }

    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("Audit").HasKey(a => a.Sequence);
        builder.Property(a => a.Route).HasMaxLength(200);
        builder.Property(a => a.Subject).HasMaxLength(200);
        builder.HasIndex(a => new { a.Posting, a.Sequence });

        // Newest first for a page; and whoever counts who looked at a family finds all there is to count, without a line of the audit.
        builder.HasIndex(a => new { a.Family, a.Sequence, a.Posting, a.Kind, a.At });

        // Whom somebody looked for on a day.
        builder.HasIndex(a => new { a.Posting, a.At }, "IX_Audit_Searches").HasFilter("\"Kind\" = 'Searched'");

        // Files of more than one family are few among many million lines.
        builder.HasIndex(a => a.At, "IX_Audit_FilesTaken").HasFilter("\"Kind\" = 'Exported' AND \"Family\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<Seal> builder)
    {
        builder.HasKey(s => s.Number);
        builder.Property(s => s.Number).ValueGeneratedNever();
        builder.Property(s => s.Key).HasMaxLength(16);
    }
}
