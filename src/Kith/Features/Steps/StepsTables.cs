using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Steps;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Steps;

internal sealed class StepsTables : IEntityTypeConfiguration<Step>
{
    public void Configure(EntityTypeBuilder<Step> builder)
    {
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(s => s.FamilyEpisode);
        builder.HasOne<Posting>().WithMany().HasForeignKey(s => s.Owner);
        builder.HasIndex(s => new { s.FamilyEpisode, s.DoneOn, s.DueOn });
        builder.HasIndex(s => new { s.Owner, s.DoneOn, s.DueOn });
    }
}
