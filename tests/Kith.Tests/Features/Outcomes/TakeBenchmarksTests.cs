using Kith.Features.Outcomes;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Outcomes;

public sealed class TakeBenchmarksTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_figure_is_new_then_the_same_then_changed_and_the_ledger_hears_of_changes_alone()
    {
        Assert.Equal((2, 0, 0), await Take(2024, "c", "12"));
        Assert.Equal((0, 0, 2), await Take(2024, "c", "12"));
        Assert.Equal((0, 1, 1), await Take(2024, "c", "13"));

        var facts = (await world.Facts<BenchmarksTaken>()).FindAll(f => f.Data.Contains("LookedAfter", StringComparison.Ordinal));
        Assert.Equal(["{\"Series\":\"LookedAfter\",\"Added\":2,\"Changed\":0}", "{\"Series\":\"LookedAfter\",\"Added\":0,\"Changed\":1}"], facts.Select(f => f.Data));
        Assert.All(facts, f => Assert.Null(f.By));
        Assert.Equal(["13", "c"], await world.Read(db => db.Benchmarks.Where(b => b.Series == Series.LookedAfter).Select(b => b.Sent).OrderBy(s => s).ToListAsync()));
    }

    [Fact]
    public async Task The_newest_row_names_an_area()
    {
        await Name("Old name", 2020);
        await Name("New name", 2024);
        await Name("Older name", 2013);

        Assert.Equal("New name", await world.Read(db => db.BenchmarkAreas.Where(a => a.Code == "999").Select(a => a.Name).SingleAsync()));

        Task Name(string name, int year) => Do(null, Series.Population, [BenchmarkArea.AsSent(AreaLevel.Authority, "999", name, null, year)], [Benchmark.AsSent(Series.Population, year, "999", "5")]);
    }

    [Fact]
    public async Task Only_the_operator_and_administrators_may()
    {
        var outcome = await Do(await world.Acting(await world.Given.AWorker(Role.Analyst)), Series.Population, [], []);

        Assert.Equal(Refusal.Forbidden, Assert.Single(outcome.Refusals));
    }

    private async Task<(int Added, int Changed, int Unchanged)> Take(int year, string first, string second)
    {
        var taken = (await Do(
            null,
            Series.LookedAfter,
            [BenchmarkArea.AsSent(AreaLevel.Authority, "866", "Swindon", null, year), BenchmarkArea.AsSent(AreaLevel.Authority, "420", "Isles of Scilly", null, year)],
            [Benchmark.AsSent(Series.LookedAfter, year, "420", first), Benchmark.AsSent(Series.LookedAfter, year, "866", second, "57")])).Value;
        return (taken.Added, taken.Changed, taken.Unchanged);
    }

    private Task<Outcome<Taken>> Do(Acting? by, Series series, IReadOnlyCollection<BenchmarkArea> areas, IReadOnlyCollection<Benchmark> figures) =>
        world.Run((services, now) => services.GetRequiredService<TakeBenchmarks>().Do(series, areas, figures, by, now, CancellationToken.None));
}
