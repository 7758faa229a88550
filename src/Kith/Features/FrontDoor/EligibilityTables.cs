using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.FrontDoor;

internal sealed class EligibilityTables : IEntityTypeConfiguration<Eligibility>
{
    public void Configure(EntityTypeBuilder<Eligibility> builder)
    {
        builder.ToTable("Eligibilities");
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(e => e.FamilyEpisode);
        builder.HasOne<Assessment>().WithOne().HasForeignKey<Eligibility>(e => e.Assessment);
        builder.OwnsMany(e => e.Children, children =>
        {
            children.ToTable("EligibilityChildren").WithOwner().HasForeignKey("Eligibility");
            children.HasKey("Eligibility", nameof(EligibilityChild.Child));
        });
        builder.OwnsMany(e => e.Lines, lines =>
        {
            lines.ToTable("EligibilityLines").WithOwner().HasForeignKey("Eligibility");
            lines.HasKey("Eligibility", nameof(EligibilityLine.Criterion), nameof(EligibilityLine.Child), nameof(EligibilityLine.Found));
        });
    }
}
