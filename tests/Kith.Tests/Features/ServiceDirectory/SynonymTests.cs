using System.Net;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

public sealed class ListSynonymsTests(DirectoryWorld world) : IClassFixture<DirectoryWorld>
{
    [Fact]
    public async Task Editors_see_what_words_become()
    {
        var page = (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Synonyms())).Expect(HttpStatusCode.OK).Shows("violence, violent").Shows("One way");

        (await page.Fill("Words", "money worries and toddlers").Press("Show what they become")).Shows("each of these").Shows("“monei” with “worri”, or “debt”, or “arrear”");
        (await page.Fill("Words", "the of and").Press("Show what they become")).Shows("Nothing is searched for");
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.Synonyms())).Expect(HttpStatusCode.Forbidden);
    }
}

public sealed class AddSynonymTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_search_uses_it_at_once_both_ways_where_it_says_so()
    {
        await world.Takes("x", Listings.AService("Zither evening", with: s => s["description"] = "Strings and company."), Listings.AService("Langspil circle", with: s => s["description"] = "Strings."));
        Assert.Equal(0, (await world.Feed("/services?search=psaltery")).Total);
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));

        var page = await editor.Open(DirectoryLinks.AddSynonym("psaltery"));
        Assert.Equal("psaltery", page.ValueOf("Input.Phrase"));
        (await page.Fill("Input.Means", "zither").Choose("Input.IsBothWays", "false").Press("Save")).Shows("Synonym added");
        Assert.Equal(["Zither evening"], (await world.Feed("/services?search=psaltery")).Names);

        await (await editor.Open(DirectoryLinks.AddSynonym())).Fill("Input.Phrase", "drone zither").Fill("Input.Means", "langspil").Choose("Input.IsBothWays", "true").Press("Save");
        Assert.Equal(["Langspil circle"], (await world.Feed("/services?search=drone zither")).Names);
        Assert.Contains("Langspil circle", (await world.Feed("/services?search=langspil")).Names);
        Assert.Equal(2, (await world.Facts<SynonymAdded>()).Count);
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var page = await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.AddSynonym());

        var empty = await page.Press("Save");
        Assert.Equal("Enter what people type", empty.ErrorOf("Input.Phrase"));
        Assert.Equal("Enter what it also means", empty.ErrorOf("Input.Means"));
        Assert.Equal("Select which way it works", empty.ErrorOf("Input.IsBothWays"));
        var wrong = await empty.Fill("Input.Phrase", "one two three four words").Fill("Input.Means", "x").Choose("Input.IsBothWays", "true").Press("Save");
        Assert.Equal("What people type must be 1 to 3 words that say something", wrong.ErrorOf("Input.Phrase"));
        Assert.Equal("This has a line already: change that one", (await wrong.Fill("Input.Phrase", "Toddler").Press("Save")).ErrorOf("Input.Phrase"));
    }

    [Fact]
    public async Task It_is_for_editors()
    {
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.AddSynonym())).Expect(HttpStatusCode.Forbidden);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((AddSynonym command, Now now) => command.Do(new SynonymInput(), worker, now, default))).Kind);
    }
}

public sealed class ChangeSynonymTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_is_changed_and_the_search_follows()
    {
        await world.Takes("x", Listings.AService("Harp", with: s => s["description"] = "Strings."));
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var id = await world.Read(db => db.Synonyms.Where(s => s.Phrase == "toddler").Select(s => s.Id).SingleAsync());
        var page = await editor.Open(DirectoryLinks.ChangeSynonym(id));

        (await page.Fill("Input.Means", "harp").Press("Save")).Shows("Synonym saved");

        Assert.Equal(["Harp"], (await world.Feed("/services?search=toddler")).Names);
        Assert.Single(await world.Facts<SynonymChanged>());
        Assert.Equal("Enter what it also means", (await (await editor.Open(DirectoryLinks.ChangeSynonym(id))).Fill("Input.Means", " ").Press("Save")).ErrorOf("Input.Means"));
        (await (await editor.Open(DirectoryLinks.ChangeSynonym(id))).Fill("Input.Version", "0").Fill("Input.Means", "else").Press("Save")).Shows("Somebody else changed this");
    }

    [Fact]
    public async Task It_is_for_editors_and_for_what_is_there()
    {
        var id = await world.Read(db => db.Synonyms.OrderBy(s => s.Phrase).Select(s => s.Id).FirstAsync());
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.ChangeSynonym(id))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.ChangeSynonym(new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((ChangeSynonym command, Now now) => command.Do(id, new SynonymInput(), worker, now, default))).Kind);
    }
}

public sealed class RemoveSynonymTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_is_gone_and_the_search_no_longer_uses_it()
    {
        await world.Takes("x", Listings.AService("Under fives"));
        Assert.Equal(1, (await world.Feed("/services?search=toddler")).Total);
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var id = await world.Read(db => db.Synonyms.Where(s => s.Phrase == "toddler").Select(s => s.Id).SingleAsync());

        (await (await editor.Open(DirectoryLinks.RemoveSynonym(id))).Shows("Whoever types “toddler”").Press("Remove the synonym")).Shows("Synonym removed");

        Assert.Equal(0, (await world.Feed("/services?search=toddler")).Total);
        Assert.Single(await world.Facts<SynonymRemoved>());
        (await editor.Open(DirectoryLinks.RemoveSynonym(id))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.RemoveSynonym(id))).Expect(HttpStatusCode.Forbidden);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((RemoveSynonym command, Now _) => command.Do(id, worker, default))).Kind);
    }
}

public sealed class CountSearchTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Only_words_and_days_are_kept_for_thirteen_months()
    {
        var today = world.Clock.Today;
        await Count("dragon boating", today, today, today.AddMonths(-2));
        await Count("long forgotten", today.AddMonths(-14));
        await Count("dragon boating", today);

        var kept = await world.Read(db => db.SearchMisses.OrderBy(m => m.Day).Select(m => new { m.Day, m.Words, m.Count }).ToListAsync());
        Assert.Equal([(today.AddMonths(-2), "dragon boating", 1), (today, "dragon boating", 3)], kept.Select(k => (k.Day, k.Words, k.Count)));
        Assert.Equal(["Count", "Day", "IsTopic", "Words"], typeof(SearchMiss).GetProperties().Select(p => p.Name).Order());
    }

    private async Task Count(string words, params DateOnly[] days)
    {
        foreach (var day in days)
        {
            await world.Do((CountSearch command, Now now) => command.Do(new SearchCounted(SearchMiss.Of(words), null, string.Empty, null), now with { Today = day }, default));
        }
    }
}

public sealed class ListSearchesTests(DirectoryWorld world) : IClassFixture<DirectoryWorld>
{
    [Fact]
    public async Task What_was_typed_in_vain_is_told_with_a_way_to_a_synonym()
    {
        foreach (var words in new[] { "Quidditch lessons", "quidditch, lessons!", "07700 900123 zorbing jo@example.org XN1 1AB", "suicidal quetzal" })
        {
            var page = await world.Anyone().Open(DirectoryLinks.Search);
            (await page.Fill("Input.Words", words).Press("Search")).Shows("No services found");
        }

        await world.Anyone().Open("/directory?words=passed+on+quagga");
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));

        var listed = (await editor.Open(DirectoryLinks.Searches())).Expect(HttpStatusCode.OK);

        Assert.Equal(["quidditch lessons", "Self-harm and suicide Topic", "zorbing"], listed.Document.QuerySelectorAll("tbody th").Select(t => string.Join(' ', t.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal("2", listed.Document.QuerySelector("tbody td")!.TextContent);
        listed.DoesNotShow("quetzal").DoesNotShow("quagga").DoesNotShow("example").DoesNotShow("900123");
        var link = listed.Document.QuerySelectorAll("tbody a").First().GetAttribute("href")!;
        Assert.Equal("quidditch lessons", (await editor.Open(link)).ValueOf("Input.Phrase"));
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(DirectoryLinks.Searches())).Expect(HttpStatusCode.Forbidden);
    }
}
