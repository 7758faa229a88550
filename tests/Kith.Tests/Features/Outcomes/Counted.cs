using Kith.Features.Outcomes;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Testing.Published;
using Kith.Tests.Features.Returns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.Outcomes;

/// <summary>What measures count and compare with.</summary>
internal static class Counted
{
    /// <summary>Children with one episode each, as a census would have sent them.</summary>
    public static async Task Episodes(
        this KithWorld world, int count, DateOnly referredOn, DateOnly? closedOn = null, bool noFurtherAction = false, int withPlan = 0, FamilyEpisodeId? of = null)
    {
        await world.Run<int>((services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            for (var i = 0; i < count; i++)
            {
                var child = Person.AsSent(new PersonDetails(null, null, referredOn.AddYears(-5)), now);
                var episode = ChildEpisode.AsSent(child.Id, referredOn, now);
                episode.Take("6", "N1", noFurtherAction, null, closedOn, closedOn is null ? null : "RC7");
                episode.BelongTo(of);
                if (i < withPlan)
                {
                    episode.Add(Plan.Of(PlanKind.ChildProtection, referredOn, closedOn, now, "NEG", "EMO", 1));
                }

                db.AddRange(child, episode);
            }

            return Task.FromResult<Outcome<int>>(count);
        });
    }

    /// <summary>Takes the published files, from the folder that KITH_PUBLISHED_DATA names where there is one, else our own few rows of each.</summary>
    public static async Task Published(this ImportWorld world)
    {
        if (Environment.GetEnvironmentVariable("KITH_PUBLISHED_DATA") is { Length: > 0 } published)
        {
            Assert.Equal(0, (await world.ImportFile("benchmarks", published, [], CancellationToken.None)).Code);
            return;
        }

        var folder = PublishedSample.Write(PublishedSample.Files);
        Assert.Equal(0, (await world.ImportFile("benchmarks", folder.FullName, [], CancellationToken.None)).Code);
        folder.Delete(recursive: true);
    }

    public static async Task Authority(this KithWorld world, AuthorityInput input)
    {
        // The newest setting holds.
        world.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.True((await world.Run((services, now) => services.GetRequiredService<SetAuthority>().Do(input, null, now, CancellationToken.None))).Ok);
    }

    /// <summary>The authority whose slides the counts are of, by the population that they imply.</summary>
    public static Task Swindon2019(this KithWorld world) =>
        world.Authority(new AuthorityInput { Name = "Swindon", Area = "866", Population = 48_990, PopulationYear = 2024, Source = "Implied by the published rates" });

    public static async Task<Visitor> Plays(this KithWorld world, Role role) => world.As(await world.Given.AWorker(role));

    /// <summary>The cells of the row whose heading begins with these words.</summary>
    public static List<string> Row(this Shown page, string heading) =>
        page.Document.QuerySelectorAll("tbody tr").Single(r => Squeeze(r.Children[0].TextContent).StartsWith(heading, StringComparison.Ordinal)).Children.Select(c => Squeeze(c.TextContent)).ToList();

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
