using Kith.Demo;
using Kith.Testing;
using Kith.Testing.Quality;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

/// <summary>How good the search is, by answers that were fixed before anything ranked them.</summary>
public sealed class SearchQualityTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public void There_are_two_hundred_searches_and_each_has_an_answer()
    {
        var services = InventedServices.Invent(600, 11, world.Clock.Today).ToList();
        var needs = services.GroupBy(s => s.Kind).ToDictionary(g => g.Key, g => g.First().Need);

        Assert.Equal(200, SearchQuality.Queries.Count);
        Assert.All(SearchQuality.Queries, q => Assert.Contains(services, s => SearchQuality.Grade(q, s, needs) > 0));
        Assert.Equal(1, SearchQuality.Ndcg([3, 2, 0], [0, 2, 3]));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task It_is_better_by_a_fifth_than_substring_and_distance()
    {
        var services = InventedServices.Invent(600, 11, world.Clock.Today).ToList();
        foreach (var batch in services.Chunk(200))
        {
            await world.Takes("quality", [.. batch.Select(s => s.Listing)]);
        }

        var compared = await SearchComparison.Of(world, services);

        Assert.True(compared.Ours >= compared.Substring + 0.2, $"{compared.Ours:0.000} against {compared.Substring:0.000}\n{string.Join('\n', compared.Worst)}");
        Assert.True(compared.Ours >= 0.6, $"{compared.Ours:0.000}\n{string.Join('\n', compared.Worst)}");
    }
}
