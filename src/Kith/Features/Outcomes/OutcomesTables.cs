using Kith.Practice.Casework;
using Kith.Practice.Outcomes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Outcomes;

internal sealed class OutcomesTables :
    IEntityTypeConfiguration<BenchmarkArea>,
    IEntityTypeConfiguration<Benchmark>,
    IEntityTypeConfiguration<StatisticalNeighbour>,
    IEntityTypeConfiguration<AuthoritySetting>,
    IEntityTypeConfiguration<PseudonymSecret>,
    IEntityTypeConfiguration<ChildEpisode>,
    IEntityTypeConfiguration<Plan>
{
    private const int CodeLength = 9;

    public void Configure(EntityTypeBuilder<BenchmarkArea> builder)
    {
        builder.HasKey(a => a.Code);
        builder.Property(a => a.Code).HasMaxLength(CodeLength);
        builder.Property(a => a.Region).HasMaxLength(CodeLength);
    }

    public void Configure(EntityTypeBuilder<Benchmark> builder)
    {
        builder.HasKey(b => new { b.Series, b.Area, b.Year });
        builder.Property(b => b.Area).HasMaxLength(CodeLength);
        builder.Property(b => b.Sent).HasMaxLength(20);
        builder.Property(b => b.SentRate).HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<StatisticalNeighbour> builder)
    {
        builder.HasKey(n => new { n.Area, n.Edition, n.Rank });
        builder.Property(n => n.Area).HasMaxLength(CodeLength);
        builder.Property(n => n.Neighbour).HasMaxLength(CodeLength);
    }

    public void Configure(EntityTypeBuilder<AuthoritySetting> builder)
    {
        builder.HasIndex(s => s.SetAt);
        builder.OwnsMany(s => s.Neighbours, neighbours =>
        {
            neighbours.ToTable("ChosenNeighbours").WithOwner().HasForeignKey("Setting");
            neighbours.HasKey("Setting", nameof(ChosenNeighbour.Rank));
            neighbours.Property(n => n.Area).HasMaxLength(CodeLength);
        });
    }

    public void Configure(EntityTypeBuilder<PseudonymSecret> builder) => builder.Property(s => s.Id).ValueGeneratedNever();

    // What is open on a day is found among those not closed before it, without reading their rows.
    public void Configure(EntityTypeBuilder<ChildEpisode> builder) => builder.HasIndex(e => new { e.ClosedOn, e.ReferredOn, e.NoFurtherAction });

    public void Configure(EntityTypeBuilder<Plan> builder) => builder.HasIndex(p => new { p.Kind, p.EndsOn, p.StartsOn });
}
