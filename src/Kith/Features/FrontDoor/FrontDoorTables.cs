using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.FrontDoor;

internal sealed class FrontDoorTables : IEntityTypeConfiguration<Contact>, IEntityTypeConfiguration<ContactPerson>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.HasOne<Posting>().WithMany().HasForeignKey(c => c.RequestedBy);
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(c => c.FamilyEpisode);
        builder.HasMany(c => c.People).WithOne().HasForeignKey("Contact").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.OwnsMany(c => c.Ratings, ratings => ratings.ToTable("ContactRatings").WithOwner().HasForeignKey("Contact"));
        builder.OwnsMany(c => c.Decisions, decisions => decisions.ToTable("ContactDecisions").WithOwner().HasForeignKey("Contact"));
        // Few contacts have these, and few wait: without the others the databases know how few rows they must read.
        builder.HasIndex(c => c.RequestedBy).HasFilter("\"RequestedBy\" IS NOT NULL");
        builder.HasIndex(c => c.FamilyEpisode).HasFilter("\"FamilyEpisode\" IS NOT NULL");
        builder.HasIndex(c => c.DecideBy).HasFilter("\"Outcome\" IS NULL");
        builder.HasIndex(c => c.DecidedAt, "IX_Contacts_Unanswered").HasFilter("\"RepliedAt\" IS NULL");
        builder.HasIndex(c => c.DecidedAt);
        builder.HasIndex(c => c.ReceivedOn);
    }

    public void Configure(EntityTypeBuilder<ContactPerson> builder)
    {
        builder.ToTable("ContactPeople");
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.Known);
    }
}
