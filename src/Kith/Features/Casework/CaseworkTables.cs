using Kith.Practice.Casework;
using Kith.Practice.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Casework;

internal sealed class CaseworkTables :
    IEntityTypeConfiguration<ChildEpisode>,
    IEntityTypeConfiguration<Plan>,
    IEntityTypeConfiguration<Section47Enquiry>,
    IEntityTypeConfiguration<Assessment>,
    IEntityTypeConfiguration<AssessedChild>,
    IEntityTypeConfiguration<VisitDue>,
    IEntityTypeConfiguration<HelpAssessment>
{
    public void Configure(EntityTypeBuilder<ChildEpisode> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.Child);
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(e => e.FamilyEpisode);
        builder.HasMany(e => e.Plans).WithOne().HasForeignKey("ChildEpisode").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(e => e.Enquiries).WithOne().HasForeignKey("ChildEpisode").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.Child, e.ReferredOn });
        builder.HasIndex(e => e.ReferredOn);
    }

    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.OwnsMany(p => p.Reviews, reviews =>
        {
            reviews.ToTable("PlanReviews").WithOwner().HasForeignKey("Plan");
            reviews.HasKey("Plan", nameof(PlanReview.HeldOn));
        });

        // Whoever counts, lists or sends plans never meets one that was entered by mistake.
        builder.HasQueryFilter(p => p.WithdrawnAt == null);
    }

    public void Configure(EntityTypeBuilder<Section47Enquiry> builder)
    {
        builder.ToTable("Section47Enquiries");
        builder.HasQueryFilter(e => e.WithdrawnAt == null);
    }

    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(a => a.FamilyEpisode);
        builder.HasMany(a => a.Children).WithOne().HasForeignKey("Assessment").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.OwnsMany(a => a.Authors, authors =>
        {
            authors.ToTable("AssessmentAuthors").WithOwner().HasForeignKey("Assessment");
            authors.HasKey("Assessment", nameof(AssessmentAuthor.Posting));
        });
        builder.HasIndex(a => new { a.AuthorisedAt, a.ReferredOn });
    }

    public void Configure(EntityTypeBuilder<AssessedChild> builder)
    {
        builder.HasOne<ChildEpisode>().WithMany().HasForeignKey(c => c.ChildEpisode);
        builder.Property<string>("ChosenFactors");
        builder.OwnsMany(c => c.Factors, factors =>
        {
            factors.ToTable("AssessmentFactors").WithOwner().HasForeignKey("AssessedChild");
            factors.HasKey("AssessedChild", nameof(AssessmentFactor.Code));
        });
    }

    public void Configure(EntityTypeBuilder<VisitDue> builder)
    {
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(v => v.FamilyEpisode);
        builder.HasIndex(v => new { v.FamilyEpisode, v.Child }).IsUnique();
        builder.HasIndex(v => v.DueOn);
    }

    public void Configure(EntityTypeBuilder<HelpAssessment> builder)
    {
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(a => a.FamilyEpisode);
        builder.OwnsMany(a => a.Children, children =>
        {
            children.ToTable("ChildrenInHelpAssessments").WithOwner().HasForeignKey("HelpAssessment");
            children.HasKey("HelpAssessment", nameof(ChildInHelpAssessment.Child));
            children.HasOne<Person>().WithMany().HasForeignKey(c => c.Child);
        });
        builder.HasQueryFilter(a => a.WithdrawnAt == null);
    }
}
