using System.Text.Json.Nodes;
using Kith.Commands;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

public sealed class TakeTermsTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const string Needs = """
        {"list":{"label":"Needs of tests","uri":"http://id.example.org/list/needs","items":[
          {"identifier":"1","label":"Making music","uri":"http://id.example.org/need/1","parents":[]},
          {"identifier":"2","label":"Percussion","uri":"http://id.example.org/need/2","synonyms":["bodhran"],"parents":[{"uri":"http://id.example.org/need/1"}]},
          {"identifier":"3","label":"Steel pans","uri":"http://id.example.org/need/3","parents":[{"uri":"http://id.example.org/need/2"},{"uri":"http://id.example.org/need/4"}]},
          {"identifier":"4","label":"Carnival","uri":"http://id.example.org/need/4","parents":[]}]}}
        """;

    [Fact]
    public async Task A_parent_finds_what_stands_under_its_children_and_other_words_find_it_too()
    {
        await world.Takes("x", Listings.AService("Noise club", with: s => s["attributes"] = Attribute("Noise club", "http://id.example.org/need/3", "Steel pans")), Listings.AService("Drum class", with: s => s["attributes"] = Attribute("Drum class", "http://id.example.org/need/2", "Percussion")));
        Assert.Empty((await Under(1)).Names);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, Needs);
        string[] record = world.Storage.Postgres is { } postgres ? ["--postgres", postgres] : ["--data", world.Storage.Folder!];
        var said = new StringWriter();

        Assert.Equal(0, await KithCommands.Root().Parse(["directory", "import-taxonomy", file, .. record]).InvokeAsync(new() { Output = said }, CancellationToken.None));
        Assert.Equal("2 terms added, 2 changed, 0 unchanged, 0 left out", said.ToString().Trim());
        Assert.Equal(["Drum class", "Noise club"], (await Under(1)).Names.Order());
        Assert.Equal(["Drum class", "Noise club"], (await Under(2)).Names.Order());
        Assert.Equal(["Noise club"], (await Under(4)).Names);
        Assert.Equal(["Drum class"], (await world.Feed("/services?search=bodhran")).Names);
        Assert.Single(await world.Facts<TaxonomyTaken>());
        Assert.Contains("Needs of tests", (await world.Feed("/taxonomies")).Names);
        (await world.Anyone().Open(DirectoryLinks.Search)).Shows("Making music");

        // The same again says nothing new; another parent moves what stands there.
        Assert.Equal(4, (await Take(Needs)).Unchanged);
        Assert.Equal(1, (await Take(Needs.Replace("\"parents\":[{\"uri\":\"http://id.example.org/need/1\"}]", "\"parents\":[]", StringComparison.Ordinal))).Changed);
        Assert.Empty((await Under(1)).Names);
        File.Delete(file);
    }

    [Fact]
    public async Task What_is_no_list_is_refused_and_so_are_others()
    {
        string[] record = world.Storage.Postgres is { } postgres ? ["--postgres", postgres] : ["--data", world.Storage.Folder!];
        Assert.Equal(2, await KithCommands.Root().Parse(["directory", "import-taxonomy", "nowhere.csv", .. record]).InvokeAsync(new() { Output = TextWriter.Null, Error = TextWriter.Null }, CancellationToken.None));
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((TakeTerms command, Now now) => command.Do([], "x", worker, now, default))).Kind);
    }

    private Task<Feed> Under(int need) => world.Feed($"/services?taxonomy_term_id={NameId.Of($"http://id.example.org/need/{need}")}");

    private async Task<TermsTaken> Take(string text) => (await world.Do((TakeTerms command, Now now) => command.Do(TaxonomyReader.Read(text, "x"), "x", null, now, default))).Value;

    private static JsonArray Attribute(string service, string uri, string term) => new(new JsonObject
    {
        ["id"] = NameId.Of($"attribute of {service}").ToString(),
        ["taxonomy_term"] = new JsonObject { ["id"] = NameId.Of(uri).ToString(), ["name"] = term, ["description"] = term },
    });
}
