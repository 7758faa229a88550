using System.Net;
using Kith.Demo;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

/// <summary>Three hundred invented services around invented towns, with the postcodes of one district.</summary>
public sealed class InventedWorld : KithWorld
{
    public IReadOnlyList<InventedListing> Invented { get; private set; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Invented = InventedServices.Invent(300, 5, Clock.Today).ToList();
        await this.Takes("demonstration", [.. Invented.Select(s => s.Listing)]);
        await using var scope = Everything();
        var postcodes = InventedServices.PostcodesOf("XN1").Select(p => new PostcodeRow(p.Replace(" ", string.Empty, StringComparison.Ordinal), false, InventedServices.PlaceOf(p)!.Value.Latitude, InventedServices.PlaceOf(p)!.Value.Longitude, null, null, [InventedServices.AreaCode], false));
        var district = new PostcodeRow("XN2", true, 54.52, -2.33, null, null, [], false);
        await scope.ServiceProvider.GetRequiredService<ImportPostcodes>().Run([.. postcodes, district], "invented", [], [], CancellationToken.None);
    }

    public async Task<Shown> Search(Visitor? visitor = null, params (string Field, string Value)[] typed)
    {
        visitor ??= Anyone();
        var page = (await visitor.Open(DirectoryLinks.Search)).Expect(HttpStatusCode.OK);
        foreach (var (field, value) in typed)
        {
            page.Fill($"Input.{field}", value);
        }

        return await page.Press("Search");
    }
}

public sealed class SearchDirectoryTests(InventedWorld world) : IClassFixture<InventedWorld>
{
    [Fact]
    public async Task Anybody_finds_help_in_their_own_words()
    {
        var found = await world.Search(null, ("Words", "help with money worries"), ("Postcode", "xn1 1ab"));

        found.Expect(HttpStatusCode.OK).Shows("services").Shows("miles");
        Assert.Equal("/directory", found.Address);
        Assert.Matches("Debt|Financial|Income", found.Document.QuerySelector(".kith-services h4")!.TextContent);
        found.Shows("These services and postcodes are invented");
        (await world.Anyone().Open(DirectoryLinks.Search)).Shows("Find help near you").Shows("Money and debt");
    }

    [Fact]
    public async Task The_nearest_come_first_when_no_words_are_typed()
    {
        var found = await world.Search(null, ("Postcode", "XN1 1AB"), ("Miles", "5"));

        var miles = found.Document.QuerySelectorAll(".kith-services").First().QuerySelectorAll(".govuk-body + .govuk-body-s").Select(p => p.TextContent.Trim().Split(' ')[0]).ToList();
        Assert.NotEmpty(miles);
        Assert.Equal(miles.Order(StringComparer.Ordinal), miles);
    }

    [Fact]
    public async Task A_district_alone_is_said_to_be_approximate_and_an_unknown_postcode_to_be_unknown()
    {
        (await world.Search(null, ("Words", "debt"), ("Postcode", "XN2 9QT"))).Shows("from the centre of XN2");
        (await world.Search(null, ("Words", "debt"), ("Postcode", "ZZ9 9ZZ"))).Shows("This postcode is not known here");
    }

    [Fact]
    public async Task What_cannot_be_understood_stands_beside_its_field()
    {
        var refused = await world.Search(null, ("Postcode", "nowhere"), ("Age", "old"));

        Assert.Equal("Enter a postcode, such as XN1 1AB, or its first half", refused.ErrorOf("Input.Postcode"));
        Assert.Equal("The age must be a number from 0 to 120", refused.ErrorOf("Input.Age"));
        Assert.Equal("Enter a postcode, so that the distance is known", (await world.Search(null, ("Miles", "5"))).ErrorOf("Input.Postcode"));
    }

    [Fact]
    public async Task An_address_to_pass_on_holds_choices_and_neither_postcode_nor_telling_words()
    {
        var plain = await world.Search(null, ("Words", "toddler group"), ("Postcode", "XN1 1AB"), ("Age", "2"));
        Assert.Equal("/directory?words=toddler%20group&age=2", plain.Document.QuerySelectorAll("a").Single(a => a.TextContent.StartsWith("Address of this search", StringComparison.Ordinal)).GetAttribute("href"));

        var telling = await world.Search(null, ("Words", "my husband hits me"));
        Assert.Equal("/directory", telling.Document.QuerySelectorAll("a").Single(a => a.TextContent.StartsWith("Address of this search", StringComparison.Ordinal)).GetAttribute("href"));
        Assert.NotNull(telling.Document.QuerySelector(".govuk-exit-this-page"));
        Assert.Null(plain.Document.QuerySelector(".govuk-exit-this-page"));
        (await world.Anyone().Open("/directory?words=toddler%20group&age=2")).Expect(HttpStatusCode.OK).Shows("services");
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("' OR 1=1 --")]
    [InlineData("a* AND NOT (b) NEAR/3 c ^d -e :f {g} \\h")]
    [InlineData("debt\" OR \"")]
    [InlineData("שלום עולם")]
    [InlineData("\u202Eabc\u202C")]
    [InlineData("😀👨‍👩‍👧‍👦 help")]
    [InlineData("%00%' _ % \t\n")]
    [InlineData("İstanbul ŁÓDŹ ﬁ")]
    [InlineData("debt \uFFFF advice")]
    public async Task No_search_is_ever_a_fault(string words)
    {
        (await world.Search(null, ("Words", words), ("Postcode", "XN1 1AB"))).Expect(HttpStatusCode.OK);
        (await world.Feed($"/services?search={Uri.EscapeDataString(words)}&postcode=XN11AB&proximity=5000")).Expect(HttpStatusCode.OK);
        (await world.Anyone().Open($"/directory?words={Uri.EscapeDataString(words)}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ten_thousand_letters_are_a_search_like_any_other()
    {
        (await world.Search(null, ("Words", string.Concat(Enumerable.Repeat("debt \" ", 1_500))), ("Language", new string('x', 9_000)))).Expect(HttpStatusCode.OK);
        (await world.Search(null, ("Words", new string('a', 10_000)), ("Age", new string('9', 500)))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_slip_of_the_keyboard_is_put_right()
    {
        var found = await world.Search(null, ("Words", "berevement"));

        found.Shows("No services found").Shows("Did you mean bereavement");
    }

    [Fact]
    public async Task A_refuge_is_told_of_and_no_circle_however_narrow_finds_where_it_is()
    {
        var refuge = world.Invented.First(s => s.HasHiddenPlace);
        var id = refuge.Listing["id"]!.ToString();
        var place = new LocationId(Guid.Parse(refuge.Listing["service_at_locations"]![0]!["location"]!["id"]!.ToString()));
        await world.Run((services, now) => services.GetRequiredService<ShowPlaceTo>().Do(place, Audience.Confidential, null, now, CancellationToken.None));
        await using var scope = world.Everything();
        await scope.ServiceProvider.GetRequiredService<ImportPostcodes>().Run([new PostcodeRow("XN99AA", false, refuge.Latitude, refuge.Longitude, null, null, [], false)], "x", [], [], CancellationToken.None);

        foreach (var metres in new[] { 10, 100, 1_000, 10_000, 100_000 })
        {
            Assert.DoesNotContain(id, (await world.Feed($"/services?postcode=XN9%209AA&proximity={metres}&per_page=500")).Shown.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(id, (await world.Feed($"/service_at_locations?postcode=XN9%209AA&proximity={metres}&per_page=500")).Shown.Body, StringComparison.Ordinal);
        }

        var worker = world.As(await world.Given.AWorker(Role.SocialWorker));
        foreach (var visitor in new[] { world.Anyone(), worker })
        {
            (await world.Search(visitor, ("Postcode", "XN9 9AA"), ("Miles", "1"))).DoesNotShow(id);
            var page = (await visitor.Open(DirectoryLinks.Service(new ServiceId(Guid.Parse(id))))).Expect(HttpStatusCode.OK);
            page.DoesNotShow(refuge.Listing["service_at_locations"]![0]!["location"]!["addresses"]![0]!["address_1"]!.ToString()).Shows("Northmoor");
        }

        // It is found by what it does, and then without any distance.
        Assert.Contains(id, (await world.Feed("/services?search=refuge%20accommodation&per_page=500")).Shown.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_for_workers_is_found_by_them_alone()
    {
        await world.Takes("demonstration", Listings.AService("Quiet xylophone circle"));
        Assert.Equal(1, (await world.Feed("/services?search=xylophone")).Total);
        var id = new ServiceId(Listings.IdOf("Quiet xylophone circle"));
        await world.Run((services, now) => services.GetRequiredService<ShowServiceTo>().Do(id, Audience.Practitioners, null, now, CancellationToken.None));

        (await world.Search(null, ("Words", "xylophone"))).Shows("No services found").DoesNotShow("Quiet xylophone");
        Assert.Equal(0, (await world.Feed("/services?search=xylophone")).Total);
        (await world.Search(world.As(await world.Given.AWorker(Role.SocialWorker)), ("Words", "xylophone"))).Shows("Quiet xylophone circle");
        (await world.Anyone().Open(DirectoryLinks.Service(id))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_page_of_results_costs_a_few_commands()
    {
        var visitor = world.Anyone();
        var page = await visitor.Open(DirectoryLinks.Search);
        page.Fill("Input.Words", "debt").Fill("Input.Postcode", "XN1 1AB");
        var sent = await world.Commands.During(() => page.Press("Search"));

        Assert.InRange(sent.Count(c => c.Sql.StartsWith("SELECT", StringComparison.Ordinal)), 5, 14);
    }

    [Fact]
    public async Task Golden_searches_find_the_same_on_every_database()
    {
        // Counts and the ids behind them, the same on SQLite and on PostgreSQL, because both are given Kith's own stems.
        foreach (var words in new[] { "debt", "money worries", "domestic abuse", "teenagers", "counselling", "parenting programme", "free", "evening", "coercive behaviour", "speakers of other languages" })
        {
            var ids = (await world.Feed($"/services?search={Uri.EscapeDataString(words)}&per_page=500")).Contents.Select(c => c["id"]!.ToString()).Order(StringComparer.Ordinal).ToList();
            var expected = Expected(words).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(expected, ids);
        }
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(8_000)]
    [InlineData(60_000)]
    [InlineData(900_000)]
    public async Task Words_in_a_circle_are_what_the_words_and_the_circle_have_in_common(int metres)
    {
        var circle = $"postcode=XN1%201AB&proximity={metres}";
        foreach (var words in new[] { "debt", "counselling", "free" })
        {
            var both = (await Ids($"search={words}&{circle}")).ToList();
            var inCommon = (await Ids($"search={words}")).Intersect(await Ids(circle)).ToList();

            Assert.Equal(inCommon, both);
        }

        Assert.NotEmpty(await Ids(circle));

        async Task<IEnumerable<string>> Ids(string query) => (await world.Feed($"/services?{query}&per_page=500")).Expect(HttpStatusCode.OK).Contents.Select(c => c["id"]!.ToString());
    }

    [Fact]
    public async Task Nobody_can_search_for_a_square_of_the_grid()
    {
        var here = (await world.Feed("/service_at_locations?per_page=1")).Contents[0]["location"]!;

        foreach (var square in GridSquares.Of(here["latitude"]!.GetValue<double>(), here["longitude"]!.GetValue<double>()))
        {
            Assert.Equal(0, (await world.Feed($"/services?search={square}")).Total);
            Assert.Equal(0, (await world.Feed($"/services?search={Uri.EscapeDataString($"#{square}")}")).Total);
        }
    }

    /// <summary>The same question answered without any database: every group of words is met by the stems of the listing.</summary>
    private IEnumerable<string> Expected(string words)
    {
        var synonyms = world.Read(db => Task.FromResult(Synonym.Lookup(db.Synonyms.Select(s => new { s.Phrase, s.Means, s.IsBothWays }).AsEnumerable().Select(s => (s.Phrase, s.Means, s.IsBothWays))))).GetAwaiter().GetResult();
        var query = WordQuery.Of(words, synonyms);
        return from s in world.Invented
               let text = string.Join(' ', s.Listing["name"], s.Listing["description"], s.Listing["organization"]!["name"], string.Join(' ', s.Listing["attributes"]!.AsArray().Select(a => a!["taxonomy_term"]!["name"])))
               let stems = SearchWords.Stems(text).ToHashSet()
               where !query.IsEmpty && query.Groups.All(g => g.Any(a => a.All(stems.Contains)))
               select s.Listing["id"]!.ToString();
    }
}

public sealed class ReadServiceTests(InventedWorld world) : IClassFixture<InventedWorld>
{
    [Fact]
    public async Task A_service_is_read_printed_scanned_and_put_into_a_calendar()
    {
        var service = world.Invented.First(s => s.Kind == "debt");
        var id = new ServiceId(Guid.Parse(service.Listing["id"]!.ToString()));

        var page = (await world.Anyone().Open(DirectoryLinks.Service(id))).Expect(HttpStatusCode.OK);

        page.Shows(service.Listing["name"]!.ToString()).Shows("16 and over").Shows("Free").Shows("This service is invented").Shows("Print this page");
        Assert.NotNull(page.Document.QuerySelector("svg[role=img] path"));
        Assert.Equal("Service", System.Text.Json.Nodes.JsonNode.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent)!["@type"]!.ToString());
        var times = (await world.Anyone().Open(DirectoryLinks.Times(id))).Expect(HttpStatusCode.OK);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", times.Body, StringComparison.Ordinal);
        Assert.Contains("RRULE:FREQ=WEEKLY;BYDAY=", times.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_telling_topic_neither_title_nor_history_says_the_name()
    {
        var service = world.Invented.First(s => s.Kind == "idva");

        var page = await world.Anyone().Open(DirectoryLinks.Service(new ServiceId(Guid.Parse(service.Listing["id"]!.ToString()))));

        Assert.StartsWith("A service - ", page.Title, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".govuk-exit-this-page"));
    }

    [Fact]
    public async Task Markup_in_a_listing_is_words_and_runs_nothing()
    {
        await world.Takes("demonstration", Listings.AService("<b>Bold</b> \"group\"", with: s => s["description"] = "<script>alert(1)</script></script><p>Tea &amp; cake</p>"));

        var page = await world.Anyone().Open(DirectoryLinks.Service(new ServiceId(Listings.IdOf("<b>Bold</b> \"group\""))));

        page.Expect(HttpStatusCode.OK).Shows("Tea & cake").DoesNotShow("<script>alert");
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        (await world.Anyone().Open(DirectoryLinks.Service(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        (await world.Anyone().Open(DirectoryLinks.Times(new ServiceId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
    }
}

public sealed class TakePostcodesTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Theory]
    [InlineData("pcd,pcd2,pcds,doterm,oslaua,osward,lsoa21,lat,long,pfa\nBA131AB,BA13 1AB,BA13 1AB,,E06000054,E05013463,E01031999,51.257,-2.186,E23000038\nBA139ZZ,BA13 9ZZ,BA13 9ZZ,202001,E06000054,,,99.999999,0,\n", "BA13 1AB", 51.257, "E06000054")]
    [InlineData("pcds,dointr,doterm,lad25cd,wd25cd,lat,long\n\"BA13 1AB\",199001,,E06000054,E05013463,51.257,-2.186\n", "ba131ab", 51.257, "E05013463")]
    [InlineData("\"BA131AB\",10,387108,151214,\"E92000001\",\"E19000002\",\"E18000010\",\"\",\"E06000054\",\"E05013463\"\n", "BA13 1AB", 51.260, "E06000054")]
    public async Task Published_files_are_read_as_they_are(string csv, string typed, double latitude, string area)
    {
        using var text = new StringReader(csv);
        await using var scope = world.Everything();
        await scope.ServiceProvider.GetRequiredService<ImportPostcodes>().Run(PostcodeReader.Read(text), "test", ["E06000054"], ["BA"], CancellationToken.None);

        var here = await scope.ServiceProvider.GetRequiredService<FindPlace>().Of(typed, CancellationToken.None);

        Assert.Equal(latitude, here!.Latitude, 0.002);
        Assert.Contains(area, here.Areas);
        Assert.Null(here.District);
        Assert.Null(await scope.ServiceProvider.GetRequiredService<FindPlace>().Of("BA13 9ZZ", CancellationToken.None));
        Assert.NotEmpty(await world.Facts<PostcodesTaken>());
    }

    [Fact]
    public async Task A_district_stands_in_for_its_postcodes()
    {
        using var text = new StringReader("postcode,eastings,northings,latitude,longitude,town\nSN10,400000,161000,51.348,-1.995,Devizes\n");
        await using var scope = world.Everything();
        await scope.ServiceProvider.GetRequiredService<ImportPostcodes>().Run(PostcodeReader.Read(text), "test", [], [], CancellationToken.None);

        var here = await scope.ServiceProvider.GetRequiredService<FindPlace>().Of("SN10 2AB", CancellationToken.None);

        Assert.Equal(("SN10", 51.348), (here!.District, here.Latitude));
        Assert.Throws<OpenUnreadable>(() => PostcodeReader.Read(new StringReader("a,b\n1,2\n")).ToList());
    }

    [Fact]
    public async Task Others_may_not()
    {
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        var refused = await world.Run((services, _) => services.GetRequiredService<TakePostcodes>().Do([], "x", worker, CancellationToken.None));

        Assert.Equal(RefusalKind.Forbidden, Assert.Single(refused.Refusals).Kind);
    }
}
