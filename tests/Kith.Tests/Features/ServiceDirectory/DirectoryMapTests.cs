using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Demo;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

public sealed class DirectoryMapTests(InventedWorld world) : IClassFixture<InventedWorld>
{
    [Fact]
    public async Task The_map_stands_behind_the_list_and_numbers_its_places_as_the_list_does()
    {
        await Outlined();

        var found = await world.Search(null, ("Words", "debt"), ("Postcode", "XN1 1AB"));

        var map = found.Document.QuerySelector("svg.kith-map")!;
        Assert.Contains("numbered as in the list", map.GetAttribute("aria-label")!, StringComparison.Ordinal);
        Assert.NotNull(map.QuerySelector(".kith-map__area"));
        var numbers = map.QuerySelectorAll(".kith-map__number").SelectMany(n => n.TextContent.Split(", ")).OrderBy(int.Parse).ToList();
        Assert.NotEmpty(numbers);
        var data = JsonSerializer.Deserialize<JsonElement>(found.Document.QuerySelector("[data-map] script")!.TextContent);
        var listed = found.Document.QuerySelectorAll(".kith-services h4 a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(numbers, data.GetProperty("marks").EnumerateArray().Select(m => $"{m.GetProperty("number").GetInt32()}"));
        Assert.All(data.GetProperty("marks").EnumerateArray(), m => Assert.Equal(listed[m.GetProperty("number").GetInt32() - 1], m.GetProperty("href").GetString()));
        found.Shows("Drawn by hand for this test");
    }

    [Fact]
    public async Task A_service_shows_its_places_and_one_that_is_nowhere_shows_no_map()
    {
        await Outlined();
        var placed = world.Invented.First(s => s.Listing["service_at_locations"] is { } at && at.AsArray().Count > 0 && !s.HasHiddenPlace && !s.IsOnline && !s.IsAtHome);
        await ByPhoneAlone();

        Assert.NotNull((await Page(IdOf(placed))).Document.QuerySelector("svg.kith-map .kith-map__mark"));
        Assert.Null((await Page(new ServiceId(Listings.IdOf("Somebody to ring")))).Document.QuerySelector("svg.kith-map"));
    }

    [Fact]
    public async Task After_the_nearest_come_those_to_whom_nobody_need_go_whatever_the_distance()
    {
        await ByPhoneAlone();

        var found = await world.Search(null, ("Postcode", "XN1 1AB"), ("Miles", "1"));

        var headings = found.Document.QuerySelectorAll(".kith-directory h3").Select(h => h.TextContent).ToList();
        var last = found;
        while (last.Document.QuerySelectorAll("button").FirstOrDefault(b => b.TextContent.Trim() == "Next page") is not null)
        {
            last = await last.Press("Next page");
            headings.AddRange(last.Document.QuerySelectorAll(".kith-directory h3").Select(h => h.TextContent));
        }

        Assert.Equal(["Nearest first", "Online, by phone or at your home"], headings.Distinct());
        last.Shows("Somebody to ring").Shows("covers your area");
        (await world.Search(null, ("Words", "somebody to ring"), ("Postcode", "XN1 1AB"), ("Miles", "1"))).Shows("Best match first").Shows("Somebody to ring");
    }

    [Fact]
    public async Task Whoever_needs_large_letters_prints_them_with_how_to_reach_each_service()
    {
        var large = await (await world.Search(null, ("Words", "debt"))).Press("Large print");

        Assert.NotNull(large.Document.QuerySelector(".kith-large-print .kith-services"));
        large.Shows("@example.org");
        Assert.Null((await large.Press("Ordinary print")).Document.QuerySelector(".kith-large-print"));
        var page = await world.Anyone().Open(DirectoryLinks.LargePrint(IdOf(world.Invented[0])));
        Assert.NotNull(page.Document.QuerySelector(".kith-large-print h1"));
    }

    /// <summary>One wiggly area around the first town, said twice: the later saying stands.</summary>
    private async Task Outlined()
    {
        var (latitude, longitude) = (InventedServices.Towns[0].Latitude, InventedServices.Towns[0].Longitude);
        var ring = Enumerable.Range(0, 401).Select(i => double.DegreesToRadians(i % 400 * 0.9)).Select(a => (longitude + (0.09 * Math.Cos(a)), latitude + (0.05 * Math.Sin(a)))).ToList();
        foreach (var name in new[] { "First", "Eastdale" })
        {
            await world.Run((services, _) => services.GetRequiredService<TakeOutlines>().Do([new OutlineRow("E05999001", name, [ring])], "Drawn by hand for this test", "test", null, CancellationToken.None));
        }

        Assert.NotEmpty(await world.Facts<OutlinesTaken>());
        Assert.Equal("Eastdale", Assert.Single(await world.Read(db => db.AreaOutlines.ToListAsync())).Name);
    }

    private Task ByPhoneAlone() => world.Takes("test", Listings.AService("Somebody to ring", with: s =>
    {
        s["service_at_locations"] = new JsonArray(new JsonObject { ["id"] = NameId.Of("ring at").ToString(), ["location"] = new JsonObject { ["id"] = NameId.Of("ring").ToString(), ["location_type"] = "virtual", ["name"] = "By phone" } });
        s["service_areas"]![0]!["uri"] = $"http://statistics.data.gov.uk/id/statistical-geography/{InventedServices.AreaCode}";
    }));

    private async Task<Shown> Page(ServiceId service) => (await world.Anyone().Open(DirectoryLinks.Service(service))).Expect(HttpStatusCode.OK);

    private static ServiceId IdOf(InventedListing service) => new(Guid.Parse(service.Listing["id"]!.ToString()));
}
