using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Quotes;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Quotes;

internal sealed class QuotesTables : IEntityTypeConfiguration<Quote>, IEntityTypeConfiguration<WordPrint>
{
    public void Configure(EntityTypeBuilder<Quote> builder)
    {
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(q => q.FamilyEpisode);
        builder.HasOne<Entry>().WithMany().HasForeignKey(q => q.Entry);
        builder.HasOne<GroupSupervision>().WithMany().HasForeignKey(q => q.Supervision);
        builder.HasOne<Assessment>().WithMany().HasForeignKey(q => q.Assessment);
        builder.HasIndex(q => new { q.FamilyEpisode, q.Key }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<WordPrint> builder)
    {
        builder.HasKey(p => new { p.Print, p.Part });
        builder.HasIndex(p => p.Part);
        builder.Property(p => p.Print).ValueGeneratedNever();
        builder.Property(p => p.Part).ValueGeneratedNever();
    }
}
