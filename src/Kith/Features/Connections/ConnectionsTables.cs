using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kith.Features.Connections;

internal sealed class ConnectionsTables :
    IEntityTypeConfiguration<Connection>,
    IEntityTypeConfiguration<WaitingNote>,
    IEntityTypeConfiguration<Cluster>,
    IEntityTypeConfiguration<Posting>
{
    public void Configure(EntityTypeBuilder<Connection> builder)
    {
        builder.Ignore(c => c.Side).Ignore(c => c.Latest);
        builder.Property(c => c.Need).HasMaxLength(40);
        builder.HasOne<FamilyEpisode>().WithMany().HasForeignKey(c => c.FamilyEpisode);
        builder.HasIndex(c => new { c.FamilyEpisode, c.State });
        builder.HasIndex(c => new { c.Service, c.AskedOn });
        builder.HasIndex(c => c.ReplyDueOn);
        builder.OwnsMany(c => c.People, people =>
        {
            people.ToTable("ConnectionPeople").WithOwner().HasForeignKey("Connection");
            people.HasKey("Connection", nameof(ConnectionPerson.Person));
        });
        builder.OwnsMany(c => c.Moves, moves =>
        {
            moves.ToTable("ConnectionMoves").WithOwner().HasForeignKey("Connection");
            moves.HasKey("Connection", nameof(ConnectionMove.Number));
            moves.Property(m => m.Number).ValueGeneratedNever();
        });
    }

    public void Configure(EntityTypeBuilder<WaitingNote> builder) => builder.HasIndex(n => new { n.Service, n.ToldOn });

    // Those who may coordinate a cluster are found by their roles.
    public void Configure(EntityTypeBuilder<Posting> builder) => builder.HasIndex(p => p.Role);

    public void Configure(EntityTypeBuilder<Cluster> builder)
    {
        builder.HasIndex(c => c.Name);
        builder.HasOne<Posting>().WithMany().HasForeignKey(c => c.Coordinator);
        builder.OwnsMany(c => c.Areas, areas =>
        {
            areas.ToTable("ClusterAreas").WithOwner().HasForeignKey("Cluster");
            areas.HasKey("Cluster", nameof(ClusterArea.Code));
            areas.Property(a => a.Code).HasMaxLength(9);
        });
    }
}
