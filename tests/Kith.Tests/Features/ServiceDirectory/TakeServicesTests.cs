using System.Net;
using System.Text.Json.Nodes;
using Kith.Commands;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

public sealed class TakeServicesTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_same_again_changes_nothing_and_what_is_new_is_named()
    {
        static void Own(JsonObject s) => s["organization"]!["id"] = NameId.Of("an organisation of one feed").ToString();
        var first = await world.Takes("again", Listings.AService("Saturday dads", with: Own));
        var facts = (await world.Facts<ServicesTaken>()).Count;
        var same = await world.Takes("again", Listings.AService("Saturday dads", with: Own));
        Assert.Equal((ServiceChange.Added, ServiceChange.Unchanged), (first[0].Change, same[0].Change));
        Assert.Equal(facts, (await world.Facts<ServicesTaken>()).Count);

        var changed = await world.Takes("again", Listings.AService("Saturday dads", with: s =>
        {
            Own(s);
            (s["fees"], s["organization"]!["description"]) = ("£2 a family", "A charity for play.");
        }));

        Assert.Equal(["organization.description", "fees"], changed[0].Fields);
        var served = (await world.Feed($"/services/{Listings.IdOf("Saturday dads")}")).Json;
        Assert.Equal(("£2 a family", "A charity for play."), (served["fees"]!.ToString(), served["organization"]!["description"]!.ToString()));
        Assert.Contains(Listings.IdOf("Saturday dads").ToString(), (await world.Facts<ServicesTaken>())[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_worker_changed_stays_and_is_told_of()
    {
        await world.Takes("kept", Listings.AService("Young carers"));
        await world.Run(async (services, now) =>
        {
            var service = await services.GetRequiredService<KithDb>().Services.SingleAsync(s => s.Id == new ServiceId(Listings.IdOf("Young carers")));
            var fields = ListingText.Read(service.Listing);
            fields["description"] = "Checked by us";
            service.Say(ListingText.ListingOf(fields, [], now.Moment), ["description"], FieldOrigin.Owner("jo@example.org", now));
            return (Outcome<int>)1;
        });

        var taken = await world.Takes("kept", Listings.AService("Young carers", with: s => (s["description"], s["email"]) = ("From the feed", "new@example.org")));

        Assert.Equal(["email"], taken[0].Fields);
        Assert.Equal(new KeptField("description", FieldOrigin.Owner("jo@example.org", Now.At(world.Clock.GetUtcNow()))), Assert.Single(taken[0].Kept));
        var served = (await world.Feed($"/services/{Listings.IdOf("Young carers")}")).Json;
        Assert.Equal(("Checked by us", "new@example.org"), (served["description"]!.ToString(), served["email"]!.ToString()));
    }

    [Fact]
    public async Task Two_feeds_of_one_service_do_not_overwrite_each_other()
    {
        await world.Takes("county", Listings.AService("Two feeds", with: s => s.Remove("email")));
        var other = Listings.AService("Two feeds", with: s => (s["description"], s["service_at_locations"]![0]!["location"]!["name"]) = ("As the other says", "Elsewhere"));

        var taken = await world.Takes("national", other);
        Assert.Equal(["email"], taken[0].Fields);
        Assert.Equal(["location.name", "description"], taken[0].Kept.Select(k => k.Field));
        Assert.StartsWith("description (county, ", taken[0].Kept[1].InWords, StringComparison.Ordinal);

        // Each keeps what it gave, and follows its own feed alone.
        Assert.Equal(ServiceChange.Unchanged, (await world.Takes("county", Listings.AService("Two feeds", with: s => s.Remove("email"))))[0].Change);
        await world.Takes("national", Listings.AService("Two feeds", with: s => s["email"] = "new@example.org"));
        var served = (await world.Feed($"/services/{Listings.IdOf("Two feeds")}")).Json;
        Assert.Equal(("A group where parents meet and children play.", "new@example.org"), (served["description"]!.ToString(), served["email"]!.ToString()));
        var origins = (await world.Read(db => db.Services.SingleAsync(s => s.Id == new ServiceId(Listings.IdOf("Two feeds"))))).Provenance;
        Assert.Equal(("county", "national"), (origins.Of("description")!.Name, origins.Of("email")!.Name));
    }

    [Fact]
    public async Task Services_at_a_shared_place_follow_what_another_says_of_it()
    {
        static void AtThePark(JsonObject s) => s["service_at_locations"]![0]!["location"]!["id"] = NameId.Of("the park").ToString();
        await world.Takes("shared", Listings.AService("Park run", with: AtThePark), Listings.AService("Park picnic", with: AtThePark));

        await world.Takes("shared", Listings.AService("Park run", with: s =>
        {
            AtThePark(s);
            s["service_at_locations"]![0]!["location"]!["name"] = "Jubilee Park";
        }));

        Assert.Equal("Jubilee Park", (await world.Feed($"/services/{Listings.IdOf("Park picnic")}")).Json["service_at_locations"]![0]!["location"]!["name"]!.ToString());
    }

    [Fact]
    public async Task Others_may_not()
    {
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        var refused = await world.Run((services, now) => services.GetRequiredService<TakeServices>().Do([], "x", worker, now, CancellationToken.None));

        Assert.Equal(RefusalKind.Forbidden, Assert.Single(refused.Refusals).Kind);
    }
}

public sealed class ShowServiceToTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_service_for_workers_leaves_the_feed_and_comes_back()
    {
        await world.Takes("shown", Listings.AService("Outreach team", with: s => s["organization"] = new JsonObject { ["id"] = NameId.Of("outreach").ToString(), ["name"] = "Outreach" }));
        var before = ((await world.Feed("/services")).Total, (await world.Feed("/service_at_locations")).Total);
        var id = new ServiceId(Listings.IdOf("Outreach team"));
        var editor = await world.Acting(await world.Given.AWorker(Role.DirectoryEditor));

        await world.Run((services, now) => services.GetRequiredService<ShowServiceTo>().Do(id, Audience.Practitioners, editor, now, CancellationToken.None));
        (await world.Feed($"/services/{id}")).Expect(HttpStatusCode.NotFound);
        Assert.Equal((before.Item1 - 1, before.Item2 - 1), ((await world.Feed("/services")).Total, (await world.Feed("/service_at_locations")).Total));
        Assert.DoesNotContain("Outreach", (await world.Feed("/organizations")).Names);

        await world.Run((services, now) => services.GetRequiredService<ShowServiceTo>().Do(id, Audience.Public, editor, now, CancellationToken.None));
        (await world.Feed($"/services/{id}")).Expect(HttpStatusCode.OK);
        Assert.Equal(2, (await world.Facts<ServiceShownTo>()).Count);
    }

    [Fact]
    public async Task It_needs_a_choice_a_service_and_an_editor()
    {
        await world.Takes("shown", Listings.AService("Night stop"));
        var id = new ServiceId(Listings.IdOf("Night stop"));
        var worker = await world.Acting(await world.Given.AWorker(Role.Analyst));

        async Task<Refusal> Refused(ServiceId service, Audience? audience, Acting? by) =>
            (await world.Run((services, now) => services.GetRequiredService<ShowServiceTo>().Do(service, audience, by, now, CancellationToken.None))).Refusals[0];
        Assert.Equal("Select who may find this service", (await Refused(id, null, null)).Message);
        Assert.Equal(RefusalKind.NotFound, (await Refused(new ServiceId(Guid.NewGuid()), Audience.Public, null)).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(id, Audience.Public, worker)).Kind);
    }
}

public sealed class ShowPlaceToTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_place_that_is_public_again_comes_back_to_every_service_there()
    {
        await world.Takes("places", Listings.AService("Harbour"));
        var place = Listings.PlaceOf("Harbour");
        foreach (var audience in new[] { Audience.Confidential, Audience.Public })
        {
            Assert.True((await world.Run((services, now) => services.GetRequiredService<ShowPlaceTo>().Do(place, audience, null, now, CancellationToken.None))).Ok);
        }

        Assert.Equal("Mill Lane Hall", (await world.Feed($"/services/{Listings.IdOf("Harbour")}")).Json["service_at_locations"]![0]!["location"]!["name"]!.ToString());
        Assert.Equal(2, (await world.Facts<PlaceShownTo>()).Count);
    }

    [Fact]
    public async Task It_needs_a_choice_a_place_and_an_editor()
    {
        await world.Takes("places", Listings.AService("Quay"));
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));

        async Task<Refusal> Refused(LocationId place, Audience? audience, Acting? by) =>
            (await world.Run((services, now) => services.GetRequiredService<ShowPlaceTo>().Do(place, audience, by, now, CancellationToken.None))).Refusals[0];
        Assert.Equal("Select who may find this place", (await Refused(Listings.PlaceOf("Quay"), null, null)).Message);
        Assert.Equal(RefusalKind.NotFound, (await Refused(new LocationId(Guid.NewGuid()), Audience.Public, null)).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(Listings.PlaceOf("Quay"), Audience.Public, worker)).Kind);
    }
}

/// <summary>The command line’s verb, and what it makes of files and feeds.</summary>
public sealed class DirectoryImportTests(DirectoryWorld full) : IClassFixture<DirectoryWorld>
{
    [Fact]
    public async Task What_is_exported_and_imported_into_an_empty_record_exports_the_same()
    {
        var export = (await full.Feed("/services?format=ndjson")).Shown.Body;
        await using var empty = new EmptyWorld();
        await empty.InitializeAsync();

        var (code, said) = await Import(empty, export);
        Assert.Equal((0, "12 added, 0 changed, 0 unchanged, 0 left out"), (code, said[^1]));
        Assert.Equal(export, (await empty.Feed("/services?format=ndjson")).Shown.Body);
        Assert.Equal((await full.Feed("/service_at_locations")).Total, (await empty.Feed("/service_at_locations")).Total);

        (code, said) = await Import(empty, export);
        Assert.Equal((0, "0 added, 0 changed, 12 unchanged, 0 left out"), (code, said[^1]));
    }

    [Fact]
    public async Task A_bad_record_is_told_of_and_the_rest_arrive()
    {
        var good = Listings.AService("After the bad ones", with: s =>
        {
            s["url"] = "not an address";
            s["alert"] = "";
            s["email"] = null;
        }).ToJsonString();
        await using var empty = new EmptyWorld();
        await empty.InitializeAsync();

        var (code, said) = await Import(empty, string.Join('\n', good, "{ not json", "{\"id\":\"1\"}", "[]", "{\"name\":\"No id\"}", "{\"id\":\"2\",\"name\":{\"a\":1}}", "{\"id\":\"3\",\"id\":\"4\",\"name\":\"Twice\"}"));

        Assert.Equal(0, code);
        Assert.Contains("  line 2: it is not JSON, or no service", said);
        Assert.Contains("  line 3: it has no name", said);
        Assert.Contains("  line 5: it has no id", said);
        Assert.Contains(said, line => line.EndsWith("url was left out: it is not a web address", StringComparison.Ordinal));
        Assert.Equal("1 added, 0 changed, 0 unchanged, 6 left out", said[^1]);
        var service = (await empty.Feed($"/services/{Listings.IdOf("After the bad ones")}")).Json;
        Assert.Empty(Conformance.Faults(service, "service"));
    }

    [Fact]
    public async Task A_trial_tells_and_changes_nothing()
    {
        await using var empty = new EmptyWorld();
        await empty.InitializeAsync();

        var (code, said) = await Import(empty, Listings.AService("Perhaps").ToJsonString(), "--trial");

        Assert.Equal((0, "1 added, 0 changed, 0 unchanged, 0 left out"), (code, said[^1]));
        Assert.Equal(0, (await empty.Feed("/services")).Total);
    }

    [Fact]
    public async Task A_feed_is_read_page_by_page_and_one_by_one_where_its_pages_tell_too_little()
    {
        await using var empty = new FedWorld(address => full.Feed(address["https://feed.example.org/oruk/v3".Length..].Replace("&full=true", string.Empty, StringComparison.Ordinal)));
        await empty.InitializeAsync();
        await using var scope = empty.Everything();
        var read = scope.ServiceProvider.GetRequiredService<FeedReader>().Read(new Uri("https://feed.example.org/oruk/v3"), "feed", CancellationToken.None);

        var report = await scope.ServiceProvider.GetRequiredService<ImportServices>().Run(read, "feed", null, false, _ => { }, CancellationToken.None);

        Assert.Equal(12, report.Value.Added);
        Assert.Equal((await full.Feed("/services?format=ndjson")).Shown.Body, (await empty.Feed("/services?format=ndjson")).Shown.Body);
    }

    [Fact]
    public async Task Version_one_is_understood()
    {
        const string Service = """
            {"totalElements":1,"totalPages":1,"number":1,"size":1,"first":true,"last":true,"content":[{"id":"77","name":"Debt advice","status":"Active","organization":{"id":"9","name":"Advice Northmoor","url":"www.example.org"},
            "eligibilitys":[{"id":"1","minimum_age":16,"maximum_age":99,"eligibility":"Anybody in debt"}],"service_taxonomys":[{"id":"5","taxonomy":{"id":"esd:1","name":"Debt","vocabulary":"Needs"}}],
            "regular_schedules":[{"id":"3","weekday":"Monday","opens_at":"09:00","closes_at":"12:00"}],
            "service_at_locations":[{"id":"4","location":{"id":"8","name":"Library","latitude":51.2,"longitude":-2.18,"physical_addresses":[{"id":"2","address_1":"1 High Street","city":"Westdale","state_province":"Northmoor","postal_code":"XN2 1AB","country":"GB"}]}}]}]}
            """;
        await using var empty = new EmptyWorld();
        await empty.InitializeAsync();

        var (code, said) = await Import(empty, Service.ReplaceLineEndings(string.Empty));

        Assert.Equal((0, "1 added, 0 changed, 0 unchanged, 0 left out"), (code, said[^1]));
        var served = Assert.Single((await empty.Feed("/services?full=true&day=MO&minimum_age=20&maximum_age=30")).Contents);
        Assert.Empty(Conformance.Faults(served, "service"));
        Assert.Equal(("1 High Street", "Debt", 16), (served["service_at_locations"]![0]!["location"]!["addresses"]![0]!["address_1"]!.ToString(), served["attributes"]![0]!["taxonomy_term"]!["name"]!.ToString(), served["minimum_age"]!.GetValue<int>()));
    }

    [Fact]
    public async Task What_is_no_feed_cannot_be_read()
    {
        await using var empty = new EmptyWorld();
        await empty.InitializeAsync();

        Assert.Equal(2, (await Import(empty, "<html></html>")).Code);
        Assert.Equal(2, await KithCommands.Root().Parse(["directory", "import", "nowhere.ndjson", .. empty.Record]).InvokeAsync(new() { Output = TextWriter.Null, Error = TextWriter.Null }, CancellationToken.None));
    }

    private static async Task<(int Code, List<string> Said)> Import(EmptyWorld into, string text, params string[] more)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.ndjson");
        await File.WriteAllTextAsync(file, text);
        try
        {
            var said = new StringWriter();
            var code = await KithCommands.Root().Parse(["directory", "import", file, "--source", "tests", .. into.Record, .. more]).InvokeAsync(new() { Output = said, Error = TextWriter.Null });
            return (code, said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r')).ToList());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private class EmptyWorld : KithWorld
    {
        public string[] Record => Storage.Postgres is { } postgres ? ["--postgres", postgres] : ["--data", Storage.Folder!];
    }

    /// <summary>In which every address of another feed is answered by a world of ours.</summary>
    private sealed class FedWorld(Func<string, Task<Feed>> answer) : EmptyWorld
    {
        protected override void Replace(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) =>
            builder.Services.AddHttpClient(FeedReader.Client).ConfigurePrimaryHttpMessageHandler(() => new Answering(answer));
    }

    private sealed class Answering(Func<string, Task<Feed>> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var feed = await answer(request.RequestUri!.ToString());
            return new HttpResponseMessage(feed.Shown.Status) { Content = new StringContent(feed.Shown.Body) };
        }
    }
}
