using System.IO.Compression;
using System.Text;
using Kith.Features.Disclosure;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Disclosure;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Disclosure;

public sealed class MakeDocumentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Theory]
    [InlineData(OutgoingFormat.Print)]
    [InlineData(OutgoingFormat.Word)]
    public async Task One_record_becomes_two_documents_and_neither_tells_where_she_is(OutgoingFormat format)
    {
        var (family, _) = await world.AShieldedFamily();
        var session = await world.SignedSupervision(family, Rag.Amber, h => h.Discussion = "Ring 07700 900 999 and not the home", family.SocialWorker);
        var hers = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        await world.AVisit(family, "Fetched the bag from 9 Secret Mews, zz97xq. Vera was calm.");
        await world.ASummary(family, hers, family.Adult("Vera"), "HerSideOnly", Side.VictimOf(family.Adult("Vera")));
        var amy = family.Child("Amy").Value;

        var toPaul = await Made(family, family.Adult("Paul"), OutgoingKind.ChildFile, amy, format);
        var toVera = await Made(family, family.Adult("Vera"), OutgoingKind.ChildFile, amy, format);
        var toCourt = await Made(family, null, OutgoingKind.SupervisionRecord, session.Value, format);

        Assert.NotEqual(toPaul, toVera);
        Assert.Contains("9 Secret Mews", toVera, StringComparison.Ordinal);
        foreach (var text in new[] { toPaul, toCourt })
        {
            Assert.Contains("[left out]", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Secret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("900", text, StringComparison.Ordinal);
            Assert.DoesNotContain("97", text[..text.IndexOf("Reference", StringComparison.Ordinal)], StringComparison.Ordinal);
            Assert.DoesNotContain("HerSideOnly", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_tells_about_somebody_else_stays_out_until_the_author_says_why()
    {
        var (family, _) = await world.AShieldedFamily();
        await world.AVisit(family, "Paul came on time");
        await world.AVisit(family, "Nothing to report");
        var id = await world.Started(family, family.Adult("Vera"), OutgoingKind.ChildFile, of: family.Child("Amy").Value);
        var page = await world.As(family.SocialWorker).Open(DisclosureLinks.Make(family.Ref, id));
        page.Shows("It tells about Paul");
        var key = page.Document.QuerySelector("input[name='Input.WithOthers']")!.GetAttribute("value")!;
        Assert.Equal("Enter why facts about somebody else may go with it", (await page.Choose("Input.WithOthers", key).Press("Make the document")).ErrorOf("Input.Why"));

        (await page.Fill("Input.Why", "She was there and knows it").Press("Make the document")).Shows("Document made").Shows("She was there and knows it");

        var text = await Text(id);
        Assert.Contains("Paul came on time", text, StringComparison.Ordinal);
        await world.Fact<DocumentMade>(family);
    }

    [Fact]
    public async Task What_a_document_is_for_and_the_name_of_a_body_are_judged_like_the_record()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul"));
        await world.AVisit(family, "Nothing to report");
        var toVera = await Wanted(family.Adult("Vera"), "Paul went to prison in May");
        var page = await world.As(family.SocialWorker).Open(DisclosureLinks.Make(family.Ref, toVera));
        page.Shows("What it is for: Paul went to prison in May (It tells about Paul)");
        Assert.True((await world.Makes(family, toVera)).Ok);
        Assert.DoesNotContain("prison", await Text(toVera), StringComparison.Ordinal);
        Assert.DoesNotContain("left out", await Text(toVera), StringComparison.Ordinal);
        Assert.Equal("Enter why facts about somebody else may go with it", (await page.Choose("Input.WithOthers", "purpose").Press("Make the document")).ErrorOf("Input.Why"));
        (await page.Fill("Input.Why", "She told us of it").Press("Make the document")).Shows("Document made");
        Assert.Contains("For Vera Larkspur. Paul went to prison in May", await Text(toVera), StringComparison.Ordinal);

        var toPaul = await Wanted(family.Adult("Paul"), "Paul went to prison in May");
        Assert.True((await world.Makes(family, toPaul)).Ok);
        Assert.Contains("For Paul Larkspur. Paul went to prison in May", await Text(toPaul), StringComparison.Ordinal);

        var toBody = await Wanted(null, "For the hearing", "Marsh and Co, solicitors of Paul");
        var named = await world.As(family.SocialWorker).Open(DisclosureLinks.Make(family.Ref, toBody));
        Assert.Equal(
            "The name of the recipient tells about somebody else. Tick it and enter why, or prepare the document under another name",
            (await named.Shows("Who it is for: Marsh and Co, solicitors of Paul (It tells about Paul)").Press("Make the document")).ErrorOf("Input.WithOthers"));
        (await named.Choose("Input.WithOthers", "recipient").Fill("Input.Why", "They act for him").Press("Make the document")).Shows("Document made");
        Assert.Contains("Marsh and Co, solicitors of Paul", await Text(toBody), StringComparison.Ordinal);

        Task<OutgoingId> Wanted(PersonId? to, string purpose, string? body = null) => Begun(GivenDocument.Wanted(to, OutgoingKind.Letter, "Come on Tuesday") with { Purpose = purpose, Body = body });
        async Task<OutgoingId> Begun(OutgoingWanted wanted) => (await world.Starts(family, wanted)).Value;
    }

    [Fact]
    public async Task A_value_in_the_purpose_is_taken_out_of_it()
    {
        var (family, _) = await world.AShieldedFamily();
        var id = (await world.Starts(family, GivenDocument.Wanted(family.Adult("Paul"), OutgoingKind.Letter, "Come on Tuesday") with { Purpose = "To clear 9 Secret Mews" })).Value;

        Assert.True((await world.Makes(family, id)).Ok);

        Assert.Contains("To clear [left out]", await Text(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_in_the_documents_own_words_stops_it_and_a_doubtful_one_is_looked_at()
    {
        var (family, _) = await world.AShieldedFamily();
        var split = await world.Started(family, null, OutgoingKind.Letter, "Fine");
        await world.Read(db => db.Outgoings.Where(o => o.Id == split).ExecuteUpdateAsync(o => o.SetProperty(x => x.Body, "9 Secret Mews")));
        Assert.Equal("The document would still tell where somebody is. Leave out more, or change what you wrote", Assert.Single((await world.Makes(family, split)).Refusals).Message);

        var doubtful = await world.Started(family, family.Adult("Paul"), OutgoingKind.Letter, "The number ends 900999");
        Assert.Equal("Confirm that you have looked at what may tell where somebody is", Assert.Single((await world.Makes(family, doubtful)).Refusals).Message);
        Assert.True((await world.Makes(family, doubtful, looked: true)).Ok);
    }

    [Fact]
    public async Task A_shielded_mother_reads_her_own_address_and_never_that_of_her_childs_placement()
    {
        var (family, _) = await world.AShieldedFamily();
        await world.CareStarted(family, world.Clock.Today.AddDays(-2), "Amy");

        var id = await world.AMadeLetter(family, family.Adult("Vera"), "Your bag is at 9 Secret Mews. She sleeps at 12 Hidden Lane, ZZ8 4QX.");

        var text = await Text(id);
        Assert.Contains("9 Secret Mews", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4QX", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Is it ZZ9 7XP, ZZ9 7XQ or ZZ9 7XR?")]
    [InlineData("Does the number end 900 998 or 900999 ?")]
    [InlineData("Is it ZZ9 7XP?")]
    [InlineData("Come on Tuesday")]
    public async Task To_whoever_may_not_know_where_they_are_no_search_tells_it(string letter)
    {
        var (family, _) = await world.AShieldedFamily();
        var coWorker = await world.Given.ACoWorker(family, Role.SocialWorker);
        var visitor = world.As(coWorker);
        var guess = (await world.Starts(family, GivenDocument.Wanted(family.Adult("Paul"), OutgoingKind.Letter, letter), coWorker)).Value;

        var page = await visitor.Open(DisclosureLinks.Make(family.Ref, guess));

        page.Shows("Somebody who may know where this family is has to prepare this document").Shows(letter).DoesNotShow("left out").DoesNotShow("may tell where").DoesNotShow("taken out");
        var made = await world.Run(async (services, now) => await services.GetRequiredService<MakeDocument>().Do(guess, [], null, true, await world.Acting(coWorker), now, default));
        Assert.Equal("Somebody who may know where this family is has to prepare this document", Assert.Single(made.Refusals).Message);
    }

    [Fact]
    public async Task Whoever_may_not_know_where_a_family_is_prepares_what_hides_nothing_from_its_recipient()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var coWorker = await world.Given.ACoWorker(family, Role.SocialWorker);
        var letter = (await world.Starts(family, GivenDocument.Wanted(family.Adult("Vera"), OutgoingKind.Letter, "Come on Tuesday"), coWorker)).Value;

        (await (await world.As(coWorker).Open(DisclosureLinks.Make(family.Ref, letter))).Press("Make the document")).Shows("Document made");
    }

    [Fact]
    public async Task A_chronology_that_is_too_long_says_where_it_stops()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var amy = family.Child("Amy");
        await world.Run((services, now) =>
        {
            services.GetRequiredService<KithDb>().AddRange(Enumerable.Range(1, 2_001).Select(i => ChildEpisode.AsSent(amy, now.Today.AddDays(-i), now)));
            return Task.FromResult<Outcome<int>>(1);
        });

        var id = (await world.Makes(family, await world.Started(family, family.Adult("Vera")), [.. Enumerable.Range(0, 2_000).Select(i => $"event{i}")], "The court asks for it")).Value;

        Assert.Contains("This copy holds the first 2,000 lines of the chronology", await Text(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_says_nothing_about_itself_and_the_door_is_kept()
    {
        var (family, _) = await world.AShieldedFamily();
        var id = await world.AMadeLetter(family, family.Adult("Paul"), format: OutgoingFormat.Word);
        using var zip = new ZipArchive(new MemoryStream(await world.BytesOf(id)));
        var parts = zip.Entries.Select(e => e.FullName).ToList();
        Assert.DoesNotContain(parts, p => p.StartsWith("docProps", StringComparison.Ordinal) || p.Contains("comment", StringComparison.OrdinalIgnoreCase) || p.Contains("settings", StringComparison.OrdinalIgnoreCase));
        string Address(string reference) => DisclosureLinks.Make(reference, id);

        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.SchoolDsl);
        (await world.As(family.Manager).Open(Address(family.Ref))).Expect(System.Net.HttpStatusCode.Forbidden);
    }

    private async Task<string> Made(FamilyInTest family, PersonId? to, OutgoingKind kind, Guid of, OutgoingFormat format)
    {
        var id = await world.Started(family, to, kind, of: of, format: format);
        var page = await world.As(family.SocialWorker).Open(DisclosureLinks.Make(family.Ref, id));
        var keys = page.Document.QuerySelectorAll("input[name='Input.WithOthers']").Select(i => i.GetAttribute("value")!).ToList();
        Assert.True((await world.Makes(family, id, keys, "The court asks for it", looked: true)).Ok);
        return await Text(id);
    }

    /// <summary>Every word of the file, wherever in it: unpacked, without markup.</summary>
    private async Task<string> Text(OutgoingId id)
    {
        var bytes = await world.BytesOf(id);
        if (bytes[0] != 'P')
        {
            return Encoding.UTF8.GetString(bytes);
        }

        using var zip = new ZipArchive(new MemoryStream(bytes));
        var all = new StringBuilder();
        foreach (var entry in zip.Entries.OrderByDescending(e => e.FullName == "word/document.xml"))
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            all.Append(await reader.ReadToEndAsync());
        }

        return all.ToString();
    }
}
