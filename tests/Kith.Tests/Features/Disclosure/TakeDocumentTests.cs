using System.Net;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Quotes;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Disclosure;

public sealed class TakeDocumentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_bytes_are_handed_to_those_who_may_and_to_nobody_through_another_family()
    {
        var (family, _) = await world.AShieldedFamily();
        var (other, _) = await world.AShieldedFamily();
        var print = await world.AReleasedLetter(family, family.Adult("Paul"));
        var word = await world.AReleasedLetter(family, null, OutgoingFormat.Word);
        string Address(string reference) => DisclosureLinks.File(reference, print);
        var visitor = world.As(family.SocialWorker);

        var shown = await visitor.Open(Address(family.Ref));
        Assert.Equal("text/html", shown.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Confidential. Copy for Paul Larkspur alone", shown.Body, StringComparison.Ordinal);
        var file = await visitor.Open(DisclosureLinks.File(family.Ref, word));
        Assert.Equal(DocumentFile.WordType, file.Response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("Larkspur", file.Response.Content.Headers.ContentDisposition!.FileName!, StringComparison.Ordinal);
        Assert.Contains("no-store", shown.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        (await world.As(other.SocialWorker).Open(Address(other.Ref))).Expect(HttpStatusCode.NotFound);
        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.SchoolDsl);
    }

    [Fact]
    public async Task Its_bytes_are_given_to_who_has_just_proved_who_they_are()
    {
        var (family, _) = await world.AShieldedFamily();
        var print = DisclosureLinks.File(family.Ref, await world.AReleasedLetter(family, family.Adult("Paul")));
        var visitor = world.As(family.SocialWorker);
        (await visitor.Open(print)).Shows("Letter For Paul Larkspur");

        world.Clock.Pass(TimeSpan.FromMinutes(10));

        (await visitor.Open(print)).Shows("Show that it is you").DoesNotShow("Larkspur");
    }

    [Fact]
    public async Task What_was_overtaken_is_handed_to_nobody_and_what_was_sent_before_can_still_be_read()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul"));
        var visit = await world.AVisit(family, "They were met at the gate");
        var quote = await world.AQuote(family, QuoteSource.Entry, visit.Value, "met at the gate");
        var by = await world.Acting(family.SocialWorker);
        var (made, released, sent) = (await world.AMadeLetter(family, family.Adult("Paul")), await world.AReleasedLetter(family, family.Adult("Paul")), await world.AReleasedLetter(family, family.Adult("Paul")));
        var quoting = await world.AMadeLetter(family, family.Adult("Paul"), $"You wrote: {quote}");
        Assert.True((await world.Releases(family, quoting)).Ok);
        var (author, second) = (world.As(family.SocialWorker), world.As(family.Manager));
        foreach (var id in new[] { sent, quoting })
        {
            (await author.Open(DisclosureLinks.File(family.Ref, id))).DoesNotShow("not handed out");
        }

        await world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, family.Adult("Vera"), by, now, default));

        (await second.Open(DisclosureLinks.File(family.Ref, made))).Shows("This document is not handed out").Shows("Stop it and prepare it again").DoesNotShow("We invite you");
        (await author.Open(DisclosureLinks.File(family.Ref, released))).Shows("Do not send it: prepare another").DoesNotShow("We invite you");
        (await author.Open(DisclosureLinks.File(family.Ref, sent))).Shows("We invite you");
        (await author.Open(DisclosureLinks.File(family.Ref, quoting))).Shows("met at the gate");
        var input = new VisitInput { HappenedOn = world.Clock.Today, Account = "They were met", KeptApart = new KeptApartInput { Text = "It was at the gate", Side = "Police" }, WhyCorrected = "Told by the police" };
        Assert.True((await world.Run((services, now) => services.GetRequiredService<CorrectEntry>().Do(visit, input, by, now, default))).Ok);
        (await author.Open(DisclosureLinks.File(family.Ref, quoting))).Shows("Words that the document tells have been corrected, given another label or withdrawn since it was made. Do not send it: prepare another").DoesNotShow("gate");
        (await author.Open(DisclosureLinks.File(family.Ref, sent))).Shows("We invite you");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_document_is_handed_to_nobody_once_a_place_has_been_hidden_from_its_recipient_whatever_hid_it(bool elsewhere)
    {
        var (family, hides) = await world.AHomeThatIsHiddenLater(elsewhere);
        var (made, released, sent) = (await world.AMadeLetter(family, family.Adult("Paul")), await world.AReleasedLetter(family, family.Adult("Paul")), await world.AReleasedLetter(family, family.Adult("Paul")));
        var (author, second) = (world.As(family.SocialWorker), world.As(family.Manager));
        (await author.Open(DisclosureLinks.File(family.Ref, sent))).Shows("We invite you");

        await hides();

        (await second.Open(DisclosureLinks.File(family.Ref, made))).Shows("This document is not handed out").Shows("Stop it and prepare it again").DoesNotShow("We invite you");
        (await author.Open(DisclosureLinks.File(family.Ref, released))).Shows("Do not send it: prepare another").DoesNotShow("We invite you");
        (await author.Open(DisclosureLinks.File(family.Ref, sent))).Shows("We invite you");
    }

    [Fact]
    public async Task A_released_letter_whose_way_is_not_safe_any_more_is_handed_to_nobody_who_might_send_it_now()
    {
        var (family, home) = await world.AShieldedFamily();
        var vera = family.Adult("Vera");
        await world.SaysLettersGo(family, vera, home);
        var (waiting, sent) = (await AReleasedLetterByPost(), await AReleasedLetterByPost());
        var author = world.As(family.SocialWorker);
        (await author.Open(DisclosureLinks.File(family.Ref, sent))).Shows("Dear Vera");

        Assert.True((await world.SaysLettersGo(family, vera, null, noLetters: true)).Ok);

        (await author.Open(DisclosureLinks.File(family.Ref, waiting)))
            .Shows("How this person can be reached has changed since the document was prepared. Do not send it: prepare another").DoesNotShow("Dear Vera");
        (await author.Open(DisclosureLinks.File(family.Ref, sent))).Shows("Dear Vera");

        async Task<OutgoingId> AReleasedLetterByPost()
        {
            var id = (await world.Starts(family, GivenDocument.Wanted(vera, OutgoingKind.Letter, "Dear Vera", way: SendingWay.Post))).Value;
            Assert.True((await world.Makes(family, id)).Ok);
            return (await world.Releases(family, id)).Value;
        }
    }

    [Fact]
    public async Task What_tells_where_somebody_hidden_is_opens_to_the_circle_alone()
    {
        var (family, _) = await world.AShieldedFamily();
        var support = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var vera = family.Adult("Vera");
        var (plain, telling) = (await world.AReleasedLetter(family, vera), await world.AMadeLetter(family, vera, $"The keys of {GivenShield.Canary} are here."));
        var visitor = world.As(support);

        (await visitor.Open(DisclosureLinks.File(family.Ref, plain))).Shows("We invite you");
        await IsKept(visitor, family, telling);
        Assert.True((await world.Releases(family, telling)).Ok);
        await IsKept(visitor, family, telling);
        (await world.As(family.SocialWorker).Open(DisclosureLinks.File(family.Ref, telling))).Shows(GivenShield.Canary);
        await world.IsNamedIntoTheCircle(family, support);
        (await visitor.Open(DisclosureLinks.File(family.Ref, telling))).Shows(GivenShield.Canary);
    }

    [Fact]
    public async Task A_place_that_a_document_told_while_it_was_open_is_for_the_circle_once_it_is_hidden()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var support = world.As(await world.Given.ACoWorker(family, Role.FamilySupportWorker));
        await world.AnAddress(family, "1 Foxglove Row", person: family.Adult("Vera"));
        var sent = await world.AMadeLetter(family, family.Adult("Vera"), "Your new home is 1 Foxglove Row.");
        Assert.True((await world.Releases(family, sent)).Ok);
        (await support.Open(DisclosureLinks.File(family.Ref, sent))).Shows("Foxglove");

        await world.Shields(family, family.Adult("Vera"));

        await IsKept(support, family, sent);
        (await world.As(family.SocialWorker).Open(DisclosureLinks.File(family.Ref, sent))).Shows("Foxglove");
    }

    [Fact]
    public async Task What_somebody_outside_the_circle_wrote_opens_to_them_whether_or_not_they_guessed_a_place()
    {
        var (family, _) = await world.AShieldedFamily();
        var support = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        foreach (var guess in new[] { GivenShield.Canary, "8 Harmless Row" })
        {
            var id = (await world.Starts(family, GivenDocument.Wanted(family.Adult("Vera"), OutgoingKind.Letter, $"Is it {guess}?"), support)).Value;
            Assert.True((await world.Makes(family, id, by: support)).Ok);
            Assert.True((await world.Releases(family, id)).Ok);
            (await world.As(support).Open(DisclosureLinks.File(family.Ref, id))).Shows($"Is it {guess}?");
        }
    }

    private static async Task IsKept(Visitor visitor, FamilyInTest family, OutgoingId id) =>
        (await visitor.Open(DisclosureLinks.File(family.Ref, id))).Shows("This document is not handed out").Shows("It tells where somebody is. Ask somebody who may know where this family is").DoesNotShow("Secret").DoesNotShow("Foxglove");

    [Theory]
    [InlineData(OutgoingFormat.Print)]
    [InlineData(OutgoingFormat.Word)]
    [InlineData(OutgoingFormat.Pdf)]
    public async Task Its_author_has_no_bytes_before_the_second_person_released_them(OutgoingFormat format)
    {
        var (family, _) = await world.AShieldedFamily();
        var id = await world.AMadeLetter(family, family.Adult("Paul"));
        await world.Read(db => db.Outgoings.Where(o => o.Id == id).ExecuteUpdateAsync(o => o.SetProperty(x => x.Format, format)));
        var (author, second, bytes) = (world.As(family.SocialWorker), world.As(family.Manager), DisclosureLinks.File(family.Ref, id));

        (await author.Open(DisclosureLinks.Release(family.Ref, id))).DoesNotShow("Open the document as it goes out");
        (await author.Open(bytes)).Expect(HttpStatusCode.Forbidden);

        (await second.Open(bytes)).Expect(HttpStatusCode.OK);
        var page = await second.Open(DisclosureLinks.Release(family.Ref, id));
        (await page.Shows("Open the document as it goes out").Press("I have looked at it: release it")).Shows("Document released");
        (await author.Open(bytes)).Expect(HttpStatusCode.OK);
    }
}
