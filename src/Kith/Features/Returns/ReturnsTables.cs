using Kith.Practice.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Returns;

internal sealed class ReturnsTables : IEntityTypeConfiguration<PersonAsSent>, IEntityTypeConfiguration<HouseholdAsSent>
{
    public void Configure(EntityTypeBuilder<PersonAsSent> builder)
    {
        builder.ToTable("PeopleAsSent");
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.Person);
        builder.HasIndex(p => new { p.Authority, p.Key }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<HouseholdAsSent> builder)
    {
        builder.ToTable("HouseholdsAsSent");
        builder.HasOne<Household>().WithMany().HasForeignKey(h => h.Household);
        builder.HasIndex(h => new { h.Authority, h.Code }).IsUnique();
    }
}
