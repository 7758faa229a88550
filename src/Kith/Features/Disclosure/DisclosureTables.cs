using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Disclosure;

internal sealed class DisclosureTables : IEntityTypeConfiguration<Outgoing>, IEntityTypeConfiguration<OutgoingFile>
{
    public void Configure(EntityTypeBuilder<Outgoing> builder)
    {
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(o => o.FamilyEpisode);
        builder.HasOne<Person>().WithMany().HasForeignKey(o => o.Recipient);
        builder.HasOne<Address>().WithMany().HasForeignKey(o => o.SentTo);
        builder.HasIndex(o => new { o.FamilyEpisode, o.StartedAt });
    }

    public void Configure(EntityTypeBuilder<OutgoingFile> builder)
    {
        builder.HasKey(f => f.Outgoing);
        builder.HasOne<Outgoing>().WithOne().HasForeignKey<OutgoingFile>(f => f.Outgoing);
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(f => f.FamilyEpisode);
    }
}
