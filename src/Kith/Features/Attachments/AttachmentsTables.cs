using Kith.Practice.Attachments;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Attachments;

internal sealed class AttachmentsTables : IEntityTypeConfiguration<Attachment>, IEntityTypeConfiguration<AttachmentPiece>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Ignore(a => a.Side);
        builder.Property(a => a.FileName).HasMaxLength(Text.Line);
        builder.Property(a => a.Hash).HasMaxLength(64);
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(a => a.FamilyEpisode);
        builder.HasOne<Entry>().WithMany().HasForeignKey(a => a.Entry);
        builder.OwnsMany(a => a.About, about =>
        {
            about.ToTable("AttachmentPeople").WithOwner().HasForeignKey("Attachment");
            about.HasKey("Attachment", nameof(AttachmentPerson.Person));
        });
        builder.HasIndex(a => new { a.FamilyEpisode, a.AddedAt });

        // Few wait to be looked through.
        builder.HasIndex(a => a.AddedAt, "IX_Attachments_Quarantined").HasFilter("\"Scan\" = 'Quarantined'");
    }

    public void Configure(EntityTypeBuilder<AttachmentPiece> builder)
    {
        builder.ToTable("AttachmentPieces").HasKey(p => new { p.Attachment, p.Number });
        builder.HasOne<Attachment>().WithMany().HasForeignKey(p => p.Attachment);
        builder.HasIndex(p => p.FamilyEpisode);
    }
}
