using Kith.Practice.Access;
using Kith.Testing;
using Kith.Tests.Features.FrontDoor;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Platform;

/// <summary>A record made large for a benchmark has the rows that commands write, and no others; its workers are the same few.</summary>
[Trait("Speed", "slow")]
public sealed class PopulationTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Each_copy_has_the_rows_that_commands_wrote_under_ids_of_its_own()
    {
        var population = await Population.Of(world, ATeamAtWork);
        var once = await Population.Everything(world);
        await population.Grow(world, 3);
        var thrice = await Population.Everything(world);

        Assert.Equal(3, population.RowsOf("Entries") + population.RowsOf("Families"));
        foreach (var table in once)
        {
            var (before, after) = (Shapes(table), Shapes(thrice.Single(t => t.Name == table.Name)));
            Assert.Equal(3 * population.RowsOf(table.Name), after.Values.Sum() - before.Values.Sum());
            Assert.All(after, shape => Assert.True(before.TryGetValue(shape.Key, out var had) && (shape.Value - had) % 3 == 0, $"{table.Name}: {shape.Key}"));
        }

        var leads = await world.Read(db => (
            from f in db.Families
            join e in db.FamilyEpisodes on f.Id equals e.Family
            join i in db.Involvements on e.Id equals i.FamilyEpisode
            join p in db.Postings on i.Posting equals p.Id
            where i.Kind == InvolvementKind.Allocated
            select new { f.Ref, p.Worker }).ToListAsync());
        Assert.Equal((4, 1), (leads.Select(l => l.Ref).Distinct().Count(), leads.Select(l => l.Worker).Distinct().Count()));
    }

    private async Task ATeamAtWork()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Vera"));
        await world.Given.Visits(family, 2);
        await world.ADecidedContact(await world.AScreener());
    }

    /// <summary>Rows by their values, with whatever is an id or unique left out.</summary>
    private static Dictionary<string, int> Shapes(TableRows table) => table.Values
        .Select(row => string.Join('|', row.Select((v, i) => IsOwn(table, i, v) ? "*" : v is byte[]? "bytes" : v?.ToString())))
        .GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());

    private static bool IsOwn(TableRows table, int column, object? value) =>
        value is Guid || table.IsUniqueText[column] || (value is string text && (Guid.TryParse(text, out _) || text.StartsWith('{')));
}
