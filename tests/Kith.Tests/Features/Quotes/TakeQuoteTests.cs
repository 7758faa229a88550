using System.Net;
using Kith.Features.Families;
using Kith.Features.Quotes;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Quotes;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Testing;
using Kith.Tests.Features.Workbook;
using Microsoft.EntityFrameworkCore;

namespace Kith.Tests.Features.Quotes;

public sealed class TakeQuoteTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const string Words = "She moved to her sister in the spring";
    private const string Withheld = "Words quoted from the record are withheld from you";

    [Fact]
    public async Task Quoted_words_stand_with_their_source_for_those_who_may_read_them_there()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victimSide = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var otherSide = await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul");
        var source = await world.Summary(family, victimSide, $"We met. {Words}.", s => (s.WorkMayRead, s.ChildrenMayRead) = (SideChoice.Of(Side.VictimOf(family.Adult("Vera"))), "General"));

        var form = (await world.As(family.SocialWorker).Open(WorkbookLinks.Entry(family.Ref, source))).Shows("Quote from this");
        form = await world.As(family.SocialWorker).Open(FamiliesLinks.Quote(family.Ref, "entry", source.Value));
        form.Shows(Words).Shows("Victim side only");
        Assert.Equal("Enter the words to quote", (await form.Press("Quote")).ErrorOf("Input.Words"));
        var listed = await form.Fill("Input.Words", Words).Press("Quote");

        listed.Shows("Put the mark where the quote should stand").Shows(Words).Shows(victimSide.Name);
        var mark = listed.Document.QuerySelector("main code")!.TextContent;
        var visit = await world.Visit(family, family.SocialWorker, $"All were at home.\n{mark}\nWe had tea.");
        var address = WorkbookLinks.Entry(family.Ref, visit);
        foreach (var reader in new[] { family.SocialWorker, family.Manager, victimSide })
        {
            (await world.As(reader).Open(address)).Shows("All were at home").Shows(Words).Shows("Quoted from: Worker’s summary of").Shows("Victim side only").Shows("We had tea").DoesNotShow("[quote");
        }

        foreach (var reader in new[] { otherSide, await world.Given.ACoWorker(family, Role.FamilySupportWorker), await world.Given.AWorker(Role.SocialWorker, family.Team) })
        {
            var page = (await world.As(reader).Open(address)).Shows("All were at home").Shows("We had tea").DoesNotShow("sister").DoesNotShow("[quote").DoesNotShow("withheld");
            Assert.Null(page.Document.QuerySelector(".kith-quote"));
        }

        var fact = await world.Fact<WordsQuoted>(family);
        Assert.Equal((Label.DaVictim, family.Adult("Vera")), (fact.Label, fact.LabelPerson!.Value));
        Assert.DoesNotContain("sister", fact.Data, StringComparison.Ordinal);
        await world.IsHidden(reference => FamiliesLinks.Quote(reference, "entry", source.Value), family);
        await world.IsRefused(reference => FamiliesLinks.Quote(reference, "entry", source.Value), family, Role.SchoolDsl);
        (await world.As(otherSide).Open(FamiliesLinks.Quote(family.Ref, "entry", source.Value))).Expect(HttpStatusCode.NotFound);
        (await world.As(family.SocialWorker).Open(FamiliesLinks.Quote(family.Ref, "rumour", source.Value))).Expect(HttpStatusCode.NotFound);
        Assert.Contains(
            await world.Refusals(async (TakeQuote command, Now now) => await command.Do(family.Episode, QuoteSource.Entry, source.Value, Words, await world.Acting(otherSide), now, default)),
            r => r.Kind == RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_label_that_changes_at_the_source_and_words_that_are_withdrawn_there_are_felt_by_the_quote()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var beside = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var source = await world.Visit(family, family.SocialWorker, $"All were at home. {Words}.");
        var mark = await world.AQuote(family, QuoteSource.Entry, source.Value, Words);
        var address = WorkbookLinks.Entry(family.Ref, await world.Visit(family, family.SocialWorker, $"As before: {mark}"));
        (await world.As(beside).Open(address)).Shows(Words);

        source = await Corrected(source, c => c.Fill("Input.Account", "All were at home.").Fill("Input.KeptApart.Text", Words).Choose("Input.KeptApart.Side", "Legal"));
        (await world.As(beside).Open(address)).DoesNotShow("sister").Shows(Withheld);
        (await world.As(family.SocialWorker).Open(address)).Shows(Words).Shows("Legal advice");

        source = await Corrected(source, c => c.Fill("Input.Account", $"All were at home. {Words}").Fill("Input.KeptApart.Text", string.Empty));
        (await world.As(beside).Open(address)).Shows(Words).DoesNotShow("withheld");

        await Corrected(source, c => c.Fill("Input.Account", "Nobody was there"));
        foreach (var reader in new[] { beside, family.SocialWorker })
        {
            (await world.As(reader).Open(address)).DoesNotShow("sister").Shows("no longer stand in the record");
        }

        async Task<EntryId> Corrected(EntryId entry, Action<Shown> change)
        {
            var form = await world.As(family.SocialWorker).Open(WorkbookLinks.Correct(family.Ref, entry, Practice.Workbook.EntryKind.Visit));
            change(form);
            (await form.Fill("Input.WhyCorrected", "It was wrong").Press("Save correction")).Expect(HttpStatusCode.OK).DoesNotShow("There is a problem");
            return await world.Read(db => db.Entries.Where(e => e.Replaces == entry).Select(e => e.Id).SingleAsync());
        }
    }

    [Fact]
    public async Task Before_a_shared_screen_everybody_must_be_able_to_read_what_is_quoted()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var beside = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var source = await world.Visit(family, family.SocialWorker, "All were at home.", v => v.KeptApart = new KeptApartInput { Text = Words, Side = "Legal" });
        var mark = await world.AQuote(family, QuoteSource.Entry, source.Value, Words);
        var session = await world.HeldSupervision(family, Rag.Amber, h => h.Discussion = $"We looked back. {mark}", family.SocialWorker, beside);

        (await world.As(family.Manager).Open(SupervisionLinks.Session(family.Ref, session))).Shows(Words);
        (await world.As(family.Manager).Open(SupervisionLinks.SharedScreen(family.Ref, session))).Shows("We looked back").DoesNotShow("sister").Shows(Withheld);
        (await world.As(beside).Open(SupervisionLinks.Session(family.Ref, session))).DoesNotShow("sister").Shows(Withheld);
    }

    [Fact]
    public async Task A_meeting_and_an_assessment_can_be_quoted_and_a_mark_says_nothing_in_another_family()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var session = await world.SignedSupervision(family, Rag.Amber, h => h.Discussion = "The strategy meeting heard of a neighbour’s child", family.SocialWorker);
        var meeting = await world.AQuote(family, QuoteSource.Supervision, session.Value, "heard of a neighbour’s child");
        (await world.As(family.SocialWorker).Open(FamiliesLinks.Quote(family.Ref, "supervision", session.Value))).Shows("The strategy meeting");
        var neighbours = await world.Given.AFamily(f => f.LedBy(family.SocialWorker).AChild("Cal"));

        var (own, other) = (await world.Visit(family, family.SocialWorker, $"See: {meeting}"), await world.Visit(neighbours, family.SocialWorker, $"See: {meeting}"));

        (await world.As(family.SocialWorker).Open(WorkbookLinks.Entry(family.Ref, own))).Shows("heard of a neighbour’s child").Shows("Group supervision of");
        (await world.As(family.SocialWorker).Open(WorkbookLinks.Entry(neighbours.Ref, other))).Shows("See:").DoesNotShow("neighbour’s child");
        await world.AuthorisedAssessment(family);
        var assessment = await world.Read(db => db.Assessments.Where(a => a.FamilyEpisode == family.Episode).Select(a => new { a.Id, a.Analysis }).FirstAsync());
        var words = assessment.Analysis![..20].Trim();
        var visit = await world.Visit(family, family.SocialWorker, $"See: {await world.AQuote(family, QuoteSource.Assessment, assessment.Id.Value, words)}");
        (await world.As(family.SocialWorker).Open(WorkbookLinks.Entry(family.Ref, visit))).Shows(words).Shows("Child and family assessment of");
    }

    [Fact]
    public async Task A_document_that_goes_out_judges_a_quote_by_the_label_of_its_source()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var source = await world.Visit(family, family.SocialWorker, "All were at home.", v => v.KeptApart = new KeptApartInput { Text = Words, Side = "Legal" });
        var open = await world.AQuote(family, QuoteSource.Entry, source.Value, "All were at home");
        var kept = await world.AQuote(family, QuoteSource.Entry, source.Value, Words);

        var id = await world.AMadeLetter(family, family.Adult("Vera"), $"We write to you.\n{open}\n{kept}\nYours");

        var text = System.Text.Encoding.UTF8.GetString(await world.BytesOf(id));
        Assert.Contains("We write to you", text, StringComparison.Ordinal);
        Assert.Contains("All were at home", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sister", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[quote", text, StringComparison.Ordinal);
        Assert.Equal(1, await world.Read(db => db.Outgoings.Where(o => o.Id == id).Select(o => o.LeftOut).SingleAsync()));
    }
}
