using Kith.Practice.Access;
using Kith.Practice.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Families;

internal sealed class FamiliesTables :
    IEntityTypeConfiguration<Family>,
    IEntityTypeConfiguration<FamilyEpisode>,
    IEntityTypeConfiguration<Person>,
    IEntityTypeConfiguration<FamilyMember>,
    IEntityTypeConfiguration<Kin>,
    IEntityTypeConfiguration<Household>,
    IEntityTypeConfiguration<HouseholdMember>,
    IEntityTypeConfiguration<Address>,
    IEntityTypeConfiguration<Reveal>,
    IEntityTypeConfiguration<LocationReader>,
    IEntityTypeConfiguration<Unshielding>,
    IEntityTypeConfiguration<SafeContact>
{
    public void Configure(EntityTypeBuilder<Family> builder)
    {
        builder.HasIndex(f => f.Ref).IsUnique();
        builder.HasIndex(f => f.Name);
    }

    public void Configure(EntityTypeBuilder<FamilyEpisode> builder)
    {
        builder.HasOne<Family>().WithMany().HasForeignKey(e => e.Family);
        builder.HasIndex(e => new { e.Family, e.OpenedOn });
        builder.HasIndex(e => e.ClosedOn);
    }

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.OwnsMany(p => p.Identifiers, identifiers =>
        {
            identifiers.ToTable("PersonIdentifiers").WithOwner().HasForeignKey("Person");
            identifiers.HasKey("Person", nameof(PersonIdentifier.Kind), nameof(PersonIdentifier.Value));
            identifiers.HasIndex(i => new { i.Kind, i.Value });
        });
        builder.OwnsMany(p => p.Disabilities, disabilities =>
        {
            disabilities.ToTable("PersonDisabilities").WithOwner().HasForeignKey("Person");
            disabilities.HasKey("Person", nameof(PersonDisability.Code));
        });
        builder.HasIndex(p => new { p.LastName, p.FirstName });
        builder.HasIndex(p => p.BirthDate);
        builder.HasIndex(p => p.ExpectedBirthDate);
    }

    public void Configure(EntityTypeBuilder<FamilyMember> builder)
    {
        builder.HasOne<Family>().WithMany().HasForeignKey(m => m.Family);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.Person);
    }

    public void Configure(EntityTypeBuilder<Kin> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(k => k.Person);
        builder.HasOne<Person>().WithMany().HasForeignKey(k => k.To);
    }

    public void Configure(EntityTypeBuilder<Household> builder) => builder.HasOne<Family>().WithMany().HasForeignKey(h => h.Family);

    public void Configure(EntityTypeBuilder<HouseholdMember> builder)
    {
        builder.HasOne<Household>().WithMany().HasForeignKey(m => m.Household);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.Person);
    }

    public void Configure(EntityTypeBuilder<Address> builder)
    {
        builder.HasOne<Family>().WithMany().HasForeignKey(a => a.Family);
        builder.HasOne<Household>().WithMany().HasForeignKey(a => a.Household);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.Person);
    }

    public void Configure(EntityTypeBuilder<Reveal> builder)
    {
        builder.HasOne<Address>().WithMany().HasForeignKey(r => r.Address);
        builder.HasIndex(r => new { r.FamilyEpisode, r.At });
    }

    public void Configure(EntityTypeBuilder<LocationReader> builder)
    {
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(r => r.FamilyEpisode);
        builder.HasOne<Posting>().WithMany().HasForeignKey(r => r.Posting);
    }

    public void Configure(EntityTypeBuilder<SafeContact> builder)
    {
        builder.HasKey(s => s.Person);
        builder.HasOne<Person>().WithOne().HasForeignKey<SafeContact>(s => s.Person);
        builder.HasOne<Address>().WithMany().HasForeignKey(s => s.LettersTo);
    }

    public void Configure(EntityTypeBuilder<Unshielding> builder)
    {
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(u => u.FamilyEpisode);
        builder.HasOne<Person>().WithMany().HasForeignKey(u => u.Person);
    }
}
