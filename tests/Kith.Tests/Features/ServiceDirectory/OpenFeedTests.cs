using System.Net;
using System.Text.Json.Nodes;
using Kith.Features.ServiceDirectory;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

/// <summary>A directory of twelve services, written once.</summary>
public sealed class DirectoryWorld : KithWorld
{
    public static readonly string[] Groups = [.. Enumerable.Range(1, 10).Select(n => $"Play group {n}")];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await this.Takes("tests", [.. Groups.Select((name, i) => Listings.AService(name, 51.20 + (i * 0.01)))]);
        await this.Takes(
            "tests",
            Listings.AService("Bereavement counselling", with: s =>
            {
                s["description"] = "Counsellors listen to grown-ups who grieve.";
                (s["minimum_age"], s["maximum_age"]) = (18, null);
                s["schedules"]![0]!["byday"] = "1FR";
                s["schedules"]![0]!["freq"] = "MONTHLY";
                (s["schedules"]![0]!["opens_at"], s["schedules"]![0]!["closes_at"]) = ("18:00", "20:00");
                s["last_modified"] = "2026-06-01T00:00:00Z";
                s["organization"] = new JsonObject { ["id"] = NameId.Of("another organisation").ToString(), ["name"] = "Northmoor Listens", ["description"] = "" };
                s["attributes"]![0]!["taxonomy_term"] = new JsonObject
                {
                    ["id"] = NameId.Of("grief").ToString(),
                    ["name"] = "Grief",
                    ["description"] = "Grief",
                    ["parent_id"] = Listings.Parenting.ToString(),
                    ["taxonomy"] = "Needs",
                    ["taxonomy_id"] = NameId.Of("test taxonomy").ToString(),
                    ["term_uri"] = "http://id.example.org/needs/grief",
                };
            }),
            Listings.AService("Safe house", with: s => s["service_at_locations"]![0]!["location"]!["name"] = "Secret Street"));
    }

    public Task Hide(string name, Audience audience) =>
        Run((services, now) => services.GetRequiredService<ShowPlaceTo>().Do(Listings.PlaceOf(name), audience, null, now, CancellationToken.None));
}

public sealed class OpenFeedTests(DirectoryWorld world) : IClassFixture<DirectoryWorld>
{
    [Fact]
    public async Task The_stub_says_what_it_is()
    {
        var details = (await world.Feed("/")).Expect(HttpStatusCode.OK);

        Assert.Equal("HSDS-UK-3.0", details.Json["version"]!.GetValue<string>());
        Assert.Empty(Conformance.Faults(details.Json, "details"));
    }

    [Theory]
    [InlineData("/services", "service")]
    [InlineData("/services?full=true", "service")]
    [InlineData("/service_at_locations", "service_at_locations")]
    [InlineData("/service_at_locations?full=true", "service_at_locations")]
    [InlineData("/organizations", "organization")]
    [InlineData("/organizations?full=true&full_service=true", "organization")]
    [InlineData("/taxonomies", "taxonomy")]
    [InlineData("/taxonomy_terms", "taxonomy_term")]
    public async Task Each_list_and_each_of_its_items_conforms(string path, string type)
    {
        var page = (await world.Feed(path)).Expect(HttpStatusCode.OK);

        Assert.Empty(Conformance.Faults(page.Json, "page"));
        Assert.NotEmpty(page.Contents);
        Assert.Empty(page.Contents.SelectMany(c => Conformance.Faults(c, type)));
        foreach (var item in page.Contents)
        {
            var one = (await world.Feed($"{path.Split('?')[0]}/{item["id"]}")).Expect(HttpStatusCode.OK);
            Assert.Empty(Conformance.Faults(one.Json, type));
            Assert.Equal(item["id"]!.ToString(), one.Json["id"]!.ToString());
        }
    }

    [Fact]
    public async Task A_full_service_has_everything_that_its_source_sent()
    {
        var service = (await world.Feed($"/services/{Listings.IdOf("Play group 1")}")).Json;

        Assert.Equal("Mill Lane Hall", service["service_at_locations"]![0]!["location"]!["name"]!.ToString());
        Assert.Equal("Northmoor Play Trust", service["organization"]!["name"]!.ToString());
        Assert.Equal(service["organization"]!["id"]!.ToString(), service["organization_id"]!.ToString());
        Assert.Equal("Parenting", service["attributes"]![0]!["taxonomy_term"]!["name"]!.ToString());
        Assert.Equal("07700 900123", service["contacts"]![0]!["phones"]![0]!["number"]!.ToString());
        Assert.Equal("2026-05-01T09:30:00.123Z", service["last_modified"]!.ToString());
    }

    [Fact]
    public async Task Pages_are_cut_and_beyond_the_last_there_is_an_empty_one()
    {
        var first = await world.Feed("/services?per_page=5");
        var last = await world.Feed("/services?per_page=5&page=3");
        var beyond = (await world.Feed("/services?per_page=5&page=2000000000")).Expect(HttpStatusCode.OK);

        Assert.Equal((12, 3, 5, true, false), (first.Total, first.Json["total_pages"]!.GetValue<int>(), first.Contents.Count, first.Json["first_page"]!.GetValue<bool>(), first.Json["last_page"]!.GetValue<bool>()));
        Assert.Equal((2, false, true), (last.Contents.Count, last.Json["first_page"]!.GetValue<bool>(), last.Json["last_page"]!.GetValue<bool>()));
        Assert.Equal((0, true, 12), (beyond.Contents.Count, beyond.Json["empty"]!.GetValue<bool>(), beyond.Total));
        var all = first.Names.Concat((await world.Feed("/services?per_page=5&page=2")).Names).Concat(last.Names);
        Assert.Equal((await world.Feed("/services")).Names, all);
    }

    [Theory]
    [InlineData("search=grieving", "Bereavement counselling")]
    [InlineData("search=counsellor", "Bereavement counselling")]
    [InlineData("search=%22play+AND+NOT%22+bereavement*", "")]
    [InlineData("minimum_age=18", "Bereavement counselling")]
    [InlineData("minimum_age=6&maximum_age=17", "")]
    [InlineData("day=FR", "Bereavement counselling")]
    [InlineData("day=Friday,Saturday&start_time=17:00", "Bereavement counselling")]
    [InlineData("start_time=18:30&end_time=19:00", "Bereavement counselling")]
    [InlineData("day=SU", "")]
    [InlineData("modified_after=2026-05-20", "Bereavement counselling")]
    [InlineData("organization_id=another organisation", "Bereavement counselling")]
    [InlineData("taxonomy_term_id=grief", "Bereavement counselling")]
    [InlineData("taxonomy_term_id=grief&taxonomy_term_id=test term parenting&search=counselling", "Bereavement counselling")]
    [InlineData("taxonomy_term_id=nothing has this", "")]
    public async Task Each_parameter_narrows(string query, string expected)
    {
        foreach (var name in new[] { "another organisation", "grief", "test term parenting", "nothing has this" })
        {
            query = query.Replace($"={name}", $"={NameId.Of(name)}", StringComparison.Ordinal);
        }

        Assert.Equal(expected.Length == 0 ? [] : [expected], (await world.Feed($"/services?{query}")).Expect(HttpStatusCode.OK).Names);
        var places = (await world.Feed($"/service_at_locations?{query}")).Expect(HttpStatusCode.OK);
        Assert.Equal(expected.Length == 0 ? [] : [expected], places.Contents.Select(p => p["service"]!["name"]!.ToString()));
    }

    [Fact]
    public async Task A_search_for_a_parent_finds_what_stands_under_its_children()
    {
        Assert.Equal(12, (await world.Feed($"/services?taxonomy_term_id={Listings.Parenting}")).Total);
        Assert.Equal(12, (await world.Feed($"/services?taxonomy_id={NameId.Of("test taxonomy")}")).Total);
        Assert.Equal(12, (await world.Feed($"/services?taxonomy_term_id={NameId.Of("grief")},{Listings.Parenting}")).Total);
        Assert.Equal(["Grief"], (await world.Feed($"/taxonomy_terms?parent_id={Listings.Parenting}")).Names);
        Assert.Equal(["Parenting"], (await world.Feed($"/taxonomy_terms?top_only=true&taxonomy_id={NameId.Of("test taxonomy")}")).Names);
        Assert.Equal(["Grief"], (await world.Feed("/taxonomy_terms?search=gri")).Names);
    }

    [Theory]
    [InlineData("/services/not-a-uuid", HttpStatusCode.BadRequest)]
    [InlineData("/services/00000000-0000-4000-8000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("/service_at_locations/x", HttpStatusCode.BadRequest)]
    [InlineData("/service_at_locations/00000000-0000-4000-8000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("/organizations/x", HttpStatusCode.BadRequest)]
    [InlineData("/organizations/00000000-0000-4000-8000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("/taxonomies/x", HttpStatusCode.BadRequest)]
    [InlineData("/taxonomies/00000000-0000-4000-8000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("/taxonomy_terms/x", HttpStatusCode.BadRequest)]
    [InlineData("/taxonomy_terms/00000000-0000-4000-8000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("/services?page=0", HttpStatusCode.BadRequest)]
    [InlineData("/services?page=two", HttpStatusCode.BadRequest)]
    [InlineData("/services?per_page=501", HttpStatusCode.BadRequest)]
    [InlineData("/organizations?page=-1", HttpStatusCode.BadRequest)]
    [InlineData("/taxonomies?per_page=0", HttpStatusCode.BadRequest)]
    [InlineData("/services?format=xml", HttpStatusCode.BadRequest)]
    [InlineData("/services?taxonomy_term_id=abc", HttpStatusCode.BadRequest)]
    [InlineData("/services?day=someday", HttpStatusCode.BadRequest)]
    [InlineData("/services?modified_after=yesterday", HttpStatusCode.BadRequest)]
    public async Task What_is_unknown_or_malformed_is_told_so(string path, HttpStatusCode status)
    {
        var answer = (await world.Feed(path)).Expect(status);

        Assert.NotEmpty(answer.Json["error"]!.ToString());
        Assert.Equal("*", Assert.Single(answer.Shown.Response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Any_site_may_read_it_and_nobody_reads_twice_what_has_not_changed()
    {
        var one = await world.Feed($"/services/{Listings.IdOf("Play group 2")}");
        var list = await world.Feed("/services?per_page=3");

        Assert.Equal("*", Assert.Single(one.Shown.Response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False((await world.Anyone().Open("/help")).Response.Headers.Contains("Access-Control-Allow-Origin"));
        (await world.Feed($"/services/{Listings.IdOf("Play group 2")}", one.ETag)).Expect(HttpStatusCode.NotModified);
        (await world.Feed("/services?per_page=3", list.ETag)).Expect(HttpStatusCode.NotModified);
        (await world.Feed("/services?per_page=4", list.ETag)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Minimal_is_every_service_by_id_and_day_in_one_page()
    {
        var minimal = await world.Feed("/services?minimal=true&per_page=2");

        Assert.Equal(12, minimal.Contents.Count);
        Assert.All(minimal.Contents, c => Assert.Equal(["id", "modified_date"], c.Select(f => f.Key)));
    }

    [Theory]
    [InlineData("/services")]
    [InlineData("/service_at_locations")]
    [InlineData("/organizations")]
    [InlineData("/taxonomies")]
    [InlineData("/taxonomy_terms")]
    public async Task Ndjson_is_everything_one_a_line(string path)
    {
        var lines = (await world.Feed($"{path}?format=ndjson&per_page=1")).Expect(HttpStatusCode.OK).Shown.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal((await world.Feed($"{path}?per_page=1")).Total, lines.Length);
        Assert.All(lines, line => Assert.NotNull(JsonNode.Parse(line)!["id"]));
    }

    [Fact]
    public async Task A_page_costs_the_same_few_commands_however_deep_it_lies()
    {
        await world.Feed("/services");
        foreach (var path in new[] { "/services?per_page=2", "/services?per_page=2&page=6", $"/services/{Listings.IdOf("Play group 2")}" })
        {
            var sent = await world.Commands.During(() => world.Feed(path));
            Assert.InRange(sent.Count(c => c.Sql.StartsWith("SELECT", StringComparison.Ordinal)), 1, 2);
        }
    }
}

public sealed class ConfidentialPlacesTests(DirectoryWorld world) : IClassFixture<DirectoryWorld>
{
    [Fact]
    public async Task A_confidential_place_is_nowhere_and_its_service_keeps_its_area()
    {
        await world.Hide("Safe house", Audience.Confidential);

        var service = (await world.Feed($"/services/{Listings.IdOf("Safe house")}")).Expect(HttpStatusCode.OK);
        Assert.Null(service.Json["service_at_locations"]);
        Assert.Equal("Northmoor", service.Json["service_areas"]![0]!["name"]!.ToString());
        Assert.Empty(Conformance.Faults(service.Json, "service"));
        foreach (var path in new[] { "/services?format=ndjson", "/service_at_locations?format=ndjson", "/organizations?full=true&full_service=true", "/services?full=true" })
        {
            Assert.DoesNotContain("Secret Street", (await world.Feed(path)).Shown.Body, StringComparison.Ordinal);
        }

        Assert.Empty((await world.Feed("/services?search=secret")).Names);
        Assert.Equal(11, (await world.Feed("/service_at_locations")).Total);
        Assert.Empty((await world.Feed("/service_at_locations?search=safe")).Contents);
        (await world.Feed($"/service_at_locations/{NameId.Of("at Safe house")}")).Expect(HttpStatusCode.NotFound);

        await world.Takes("tests", Listings.AService("Safe house", with: s => s["service_at_locations"]![0]!["location"]!["name"] = "Secret Street, again"));
        Assert.DoesNotContain("Secret Street", (await world.Feed("/services?format=ndjson")).Shown.Body, StringComparison.Ordinal);
    }
}
