using Kith.Demo;
using Kith.Features.ServiceDirectory;
using Kith.Practice.ServiceDirectory;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Testing.Quality;

/// <summary>How the directory’s search does against what other directories do: every word as a part of the name or description, the nearest first.</summary>
public sealed record SearchComparison(int Searches, double Ours, double Substring, IReadOnlyList<string> Worst)
{
    public static async Task<SearchComparison> Of(KithWorld world, IReadOnlyList<InventedListing> services)
    {
        var needs = services.GroupBy(s => s.Kind).ToDictionary(g => g.Key, g => g.First().Need);
        var byId = services.ToDictionary(s => Guid.Parse(s.Listing["id"]!.ToString()));
        var ids = await world.Read(db => db.Services.Select(s => new { s.Number, s.Id }).ToDictionaryAsync(s => s.Number, s => s.Id.Value));
        await using (var scope = world.Everything())
        {
            var centres = InventedServices.Towns.Select(t => new PostcodeRow(t.Outcode, true, t.Latitude, t.Longitude, null, null, [], false));
            await scope.ServiceProvider.GetRequiredService<ImportPostcodes>().Run(centres, "invented", [], [], CancellationToken.None);
        }

        var (ours, substring) = (new List<double>(), new List<double>());
        var each = new List<(string Words, double Score)>();
        foreach (var query in SearchQuality.Queries)
        {
            var all = services.Select(s => SearchQuality.Grade(query, s, needs)).ToList();
            await using var scope = world.Everything();
            var filter = new DirectoryFilter
            {
                Words = query.Words,
                Postcode = InventedServices.Towns.First(t => t.Name == query.Town).Outcode,
                AgeFrom = query.Age,
                AgeTo = query.Age,
            };
            var found = await scope.ServiceProvider.GetRequiredService<DirectorySearch>().Find(filter, Audience.Public, 1, 10, world.Clock.Today, CancellationToken.None);
            ours.Add(SearchQuality.Ndcg(found.Services.Select(f => SearchQuality.Grade(query, byId[ids[f.Number]], needs)), all));
            each.Add(($"{ours[^1]:0.00} {query.Words}", ours[^1]));
            substring.Add(SearchQuality.Ndcg(BySubstring(query, services).Select(s => SearchQuality.Grade(query, s, needs)), all));
        }

        return new SearchComparison(ours.Count, ours.Average(), substring.Average(), each.OrderBy(e => e.Score).Take(40).Select(e => e.Words).ToList());
    }

    private static IEnumerable<InventedListing> BySubstring(QualityQuery query, IReadOnlyList<InventedListing> services)
    {
        var words = query.Words.Split(' ');
        return services
            .Where(s => query.Age is not { } age || ((s.FromAge ?? 0) <= age && (s.ToAge ?? 200) >= age))
            .Where(s => words.All(w => $"{s.Listing["name"]} {s.Listing["description"]}".Contains(w, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(s => SearchQuality.Kilometres(query.Latitude, query.Longitude, s.Latitude, s.Longitude));
    }
}
