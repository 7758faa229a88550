using Kith.Practice.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Access;

internal sealed class AccessTables :
    IEntityTypeConfiguration<Agency>,
    IEntityTypeConfiguration<Team>,
    IEntityTypeConfiguration<Worker>,
    IEntityTypeConfiguration<Posting>,
    IEntityTypeConfiguration<PostingProposal>,
    IEntityTypeConfiguration<HandOver>,
    IEntityTypeConfiguration<LinkProposal>,
    IEntityTypeConfiguration<Involvement>,
    IEntityTypeConfiguration<Invitation>,
    IEntityTypeConfiguration<HarmAllegation>,
    IEntityTypeConfiguration<Restriction>,
    IEntityTypeConfiguration<ListedPosting>,
    IEntityTypeConfiguration<BrokenGlass>,
    IEntityTypeConfiguration<Interest>,
    IEntityTypeConfiguration<PrivacyAlert>,
    IEntityTypeConfiguration<Agreement>,
    IEntityTypeConfiguration<Confidant>,
    IEntityTypeConfiguration<Stranger>
{
    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.HasOne<Worker>().WithMany().HasForeignKey(a => a.Confirmer);
        builder.HasIndex(a => a.Name);
    }

    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.HasOne<Agency>().WithMany().HasForeignKey(t => t.Agency);
        builder.HasIndex(t => t.Name);
    }

    public void Configure(EntityTypeBuilder<Worker> builder) => builder.HasIndex(w => w.Name);

    public void Configure(EntityTypeBuilder<Posting> builder)
    {
        builder.HasOne<Worker>().WithMany().HasForeignKey(p => p.Worker);
        builder.HasOne<Agency>().WithMany().HasForeignKey(p => p.Agency);
        builder.HasOne<Team>().WithMany().HasForeignKey(p => p.Team);
        builder.HasIndex(p => p.ConfirmBy);
    }

    public void Configure(EntityTypeBuilder<PostingProposal> builder)
    {
        builder.HasOne<Worker>().WithMany().HasForeignKey(p => p.Worker);
        builder.HasOne<Agency>().WithMany().HasForeignKey(p => p.Agency);
        builder.HasOne<Team>().WithMany().HasForeignKey(p => p.Team);
        builder.HasIndex(p => new { p.AnsweredAt, p.ProposedAt });
    }

    public void Configure(EntityTypeBuilder<HandOver> builder)
    {
        builder.HasOne<Worker>().WithMany().HasForeignKey(h => h.Worker);
        builder.HasIndex(h => new { h.EndedAt, h.OpenedAt });
    }

    public void Configure(EntityTypeBuilder<LinkProposal> builder)
    {
        builder.HasOne<Worker>().WithMany().HasForeignKey(p => p.Worker);
        builder.HasIndex(p => new { p.AnsweredAt, p.ProposedAt });
    }

    public void Configure(EntityTypeBuilder<Involvement> builder)
    {
        builder.HasOne<Posting>().WithMany().HasForeignKey(i => i.Posting);
        builder.HasOne<Team>().WithMany().HasForeignKey(i => i.Team);
        builder.HasIndex(i => new { i.FamilyEpisode, i.EndedOn });
        builder.HasIndex(i => new { i.Posting, i.EndedOn });
        builder.HasIndex(i => new { i.Team, i.EndedOn });
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.HasOne<Posting>().WithMany().HasForeignKey(x => x.Posting);
        builder.HasOne<Posting>().WithMany().HasForeignKey(x => x.By);
        builder.OwnsMany(x => x.About, about =>
        {
            about.ToTable("InvitedAbout").WithOwner().HasForeignKey("Invitation");
            about.HasKey("Invitation", nameof(InvitedAbout.Person));
        });
        builder.HasIndex(x => new { x.FamilyEpisode, x.EndedAt });
        builder.HasIndex(x => new { x.Posting, x.EndedAt, x.Until });
    }

    public void Configure(EntityTypeBuilder<Restriction> builder)
    {
        builder.HasOne<Posting>().WithMany().HasForeignKey(r => r.By);
        builder.HasIndex(r => new { r.FamilyEpisode, r.LiftedAt });
        builder.HasIndex(r => new { r.LiftedAt, r.ReviewBy });
    }

    public void Configure(EntityTypeBuilder<ListedPosting> builder)
    {
        builder.HasOne<Posting>().WithMany().HasForeignKey(n => n.Posting);
        builder.HasIndex(n => new { n.FamilyEpisode, n.Posting });
    }

    public void Configure(EntityTypeBuilder<BrokenGlass> builder)
    {
        builder.ToTable("BrokenGlasses").HasOne<Posting>().WithMany().HasForeignKey(g => g.Posting);
        builder.HasOne<Worker>().WithMany().HasForeignKey(g => g.Worker);
        builder.HasIndex(g => new { g.Posting, g.Until });
        builder.HasIndex(g => new { g.FamilyEpisode, g.BrokenAt });
        builder.HasIndex(g => new { g.Agency, g.ReviewedAt, g.ReviewBy });
    }

    public void Configure(EntityTypeBuilder<Interest> builder)
    {
        builder.HasOne<Worker>().WithMany().HasForeignKey(x => x.Worker);
        builder.HasIndex(x => new { x.Worker, x.EndedAt });
        builder.HasIndex(x => x.Person);
        builder.HasIndex(x => x.BirthDate);
    }

    public void Configure(EntityTypeBuilder<PrivacyAlert> builder) => builder.HasIndex(a => new { a.Agency, a.At });

    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.HasOne<Agency>().WithMany().HasForeignKey(g => g.Agency);
        builder.HasIndex(g => new { g.Agency, g.EndsOn });
    }

    public void Configure(EntityTypeBuilder<Stranger> builder)
    {
        builder.HasIndex(s => s.Code);
        builder.HasIndex(s => new { s.Subject, s.Issuer });
        builder.HasIndex(s => s.LastAt);
    }

    public void Configure(EntityTypeBuilder<HarmAllegation> builder)
    {
        builder.HasIndex(h => h.FamilyEpisode);
        builder.HasIndex(h => h.HarmedBy);
        builder.HasIndex(h => h.Harmed);
    }

    public void Configure(EntityTypeBuilder<Confidant> builder)
    {
        builder.HasOne<Worker>().WithMany().HasForeignKey(c => c.Worker);
        builder.HasIndex(c => new { c.Worker, c.FamilyEpisode, c.Child }).IsUnique();
    }
}
