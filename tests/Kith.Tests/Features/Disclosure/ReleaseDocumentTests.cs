using System.Net;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Quotes;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Disclosure;

public sealed class ReleaseDocumentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_author_never_releases_it_and_the_bytes_seen_are_the_bytes_sent()
    {
        var (family, _) = await world.AShieldedFamily();
        var id = await world.AMadeLetter(family, family.Adult("Paul"));
        Assert.Equal("You prepared this document, so somebody else has to see and release it", Assert.Single(await Alone(family, id)));

        var visitor = world.As(family.Manager);
        var file = DisclosureLinks.File(family.Ref, id);
        var seen = await visitor.Open(DisclosureLinks.Release(family.Ref, id));
        seen.Shows("Open the document and read it first. Only then can you release it.");
        Assert.Equal("Open the document and read it first", Assert.Single((await seen.Press("I have looked at it: release it")).ErrorSummary));
        var colleague = await world.Given.AWorker(Role.TeamManager, family.Team);
        Assert.True((await world.LooksAt(family, id, colleague)).Ok);
        Assert.Equal("Open the document and read it first", Assert.Single((await seen.Press("I have looked at it: release it")).ErrorSummary));

        (await visitor.Open(file)).Expect(HttpStatusCode.OK);
        (await visitor.Open(DisclosureLinks.Release(family.Ref, id))).Shows("You have opened this document.");
        await world.Fact<DocumentLookedAt>(family);
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.True((await world.Makes(family, id)).Ok);
        Assert.Equal("The document is not the one that you looked at. Open it again", Assert.Single((await seen.Press("I have looked at it: release it")).ErrorSummary));
        await world.Read(db => db.OutgoingFiles.Where(f => f.Outgoing == id).ExecuteUpdateAsync(f => f.SetProperty(x => x.Bytes, new byte[] { 1 })));
        (await visitor.Open(file)).Expect(HttpStatusCode.OK);
        Assert.Equal("The document is not the one that you looked at. Open it again", Assert.Single((await seen.Press("I have looked at it: release it")).ErrorSummary));
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.True((await world.Makes(family, id)).Ok);
        (await visitor.Open(file)).Expect(HttpStatusCode.OK);
        (await (await visitor.Open(DisclosureLinks.Release(family.Ref, id))).Press("I have looked at it: release it")).Shows("Document released").Shows($"Released by {family.Manager.Name}");

        var sent = await visitor.Open(file);
        var bytes = System.Text.Encoding.UTF8.GetBytes(sent.Body);
        Assert.Equal(await world.HashOf(id), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        await world.Fact<DocumentReleased>(family);
        await world.Fact<DocumentTakenOut>(family);
    }

    [Fact]
    public async Task What_was_safe_when_it_was_prepared_is_asked_again_at_its_release()
    {
        var (family, old) = await world.AShieldedFamily();
        var vera = family.Adult("Vera");
        await world.SaysLettersGo(family, vera, old);
        var id = (await world.Starts(family, GivenDocument.Wanted(vera, OutgoingKind.Letter, "Dear Vera", way: SendingWay.Post))).Value;
        Assert.True((await world.Makes(family, id)).Ok);
        var by = await world.Acting(family.SocialWorker);
        await world.Do((RecordAddress command, Now now) => command.Do(family.Episode, new NewAddress(null, vera, "1 New Street", null, null, true, now.Today, LettersHere: true), by, now, default));

        var refused = await (await world.As(family.Manager).Open(DisclosureLinks.Release(family.Ref, id))).Press("I have looked at it: release it");

        Assert.Equal("How this person can be reached has changed since the document was prepared. Stop it and prepare it again", Assert.Single(refused.ErrorSummary));
    }

    [Fact]
    public async Task What_must_not_be_in_it_since_it_was_made_stops_it_and_one_who_prepared_it_alone_is_one_too_few()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul"));
        var (vera, paul) = (family.Adult("Vera"), family.Adult("Paul"));
        var by = await world.Acting(family.SocialWorker);
        Task Lives(string where, bool isProtected) => world.Do((RecordAddress command, Now now) =>
            command.Do(family.Episode, new NewAddress(null, vera, where, null, null, isProtected, now.Today), by, now, default));
        var manager = await world.Acting(family.Manager);
        var restricted = new RestrictFamilyInput { Label = CaseLabel.Restricted, Reason = RestrictionReason.HighRisk, Postings = [family.SocialWorker.Posting, family.Manager.Posting] };
        Func<Task>[] since =
        [
            () => Lives("9 Secret Mews", isProtected: true),
            () => world.CareStarted(family, world.Clock.Today.AddDays(-1), "Amy"),
            () => world.Run((services, now) => services.GetRequiredService<RecordHarmAllegation>().Do(family.Episode, paul, vera, by, now, default)),
            () => world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, vera, by, now, default)),
            () => world.Do((RestrictFamily command, Now now) => command.Do(family.Episode, restricted, manager, now, default)),
        ];
        var harmless = await world.AMadeLetter(family, paul);
        await Lives("1 Old Street", isProtected: false);
        Assert.True((await world.Releases(family, harmless)).Ok);

        foreach (var change in since)
        {
            world.Clock.Pass(TimeSpan.FromMinutes(1));
            var id = await world.AMadeLetter(family, paul);
            await change();
            Assert.Contains("You prepared this document, so somebody else has to see and release it", await Alone(family, id));
            var refused = await (await world.As(family.Manager).Open(DisclosureLinks.Release(family.Ref, id))).Press("I have looked at it: release it");
            Assert.Equal(
                "Somebody of the family has been shielded, has moved or has come to it since the document was made, where somebody is has been recorded or hidden, or the family has been restricted. Stop it and prepare it again",
                Assert.Single(refused.ErrorSummary));
        }

        world.Clock.Pass(TimeSpan.FromMinutes(1));
        var anew = await world.AMadeLetter(family, paul);
        Assert.True((await world.Releases(family, anew)).Ok);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_place_that_has_been_hidden_from_its_recipient_stops_it_whatever_hid_it(bool elsewhere)
    {
        var (family, hides) = await world.AHomeThatIsHiddenLater(elsewhere);
        var id = await world.AMadeLetter(family, family.Adult("Paul"), "They live at 1 Foxglove Row.");
        await world.LooksAt(family, id, family.Manager);
        world.Clock.Pass(TimeSpan.FromMinutes(1));

        await hides();

        var refused = await (await world.As(family.Manager).Open(DisclosureLinks.Release(family.Ref, id))).Press("I have looked at it: release it");
        Assert.Contains("where somebody is has been recorded or hidden", Assert.Single(refused.ErrorSummary), StringComparison.Ordinal);
        Assert.True((await world.Releases(family, await world.AMadeLetter(family, family.Adult("Paul")))).Ok);
    }

    [Fact]
    public async Task What_its_author_wrote_about_it_tells_nobody_outside_the_circle_where_somebody_is()
    {
        var (family, _) = await world.AShieldedFamily();
        var support = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        var wanted = GivenDocument.Wanted(family.Adult("Vera"), OutgoingKind.Letter, "Dear Vera, Paul was here.") with { Purpose = $"The keys of {GivenShield.Canary}" };
        var id = (await world.Starts(family, wanted)).Value;
        Assert.True((await world.Makes(family, id, ["letter"], $"She moved to {GivenShield.Canary}")).Ok);

        (await world.As(support).Open(DisclosureLinks.Release(family.Ref, id))).Shows("The keys of [left out]").Shows("She moved to [left out]").DoesNotShow("Secret");
        (await world.As(family.Manager).Open(DisclosureLinks.Release(family.Ref, id))).Shows($"The keys of {GivenShield.Canary}").Shows($"She moved to {GivenShield.Canary}");
    }

    [Fact]
    public async Task Words_that_were_corrected_since_it_was_made_go_out_in_no_document_that_tells_them()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var quoted = await world.AVisit(family, "They were met at the gate of the school");
        var session = (await world.SignedSupervision(family, Rag.Amber, with: null, family.SocialWorker)).Value;
        var quote = await world.AQuote(family, QuoteSource.Entry, quoted.Value, "met at the gate");
        var untouched = await world.AVisit(family, "Nothing to report", v => v.Significant = new() { Line = "They moved", Impact = "All slept" });
        var (file, chronology) = (await world.Started(family, null, OutgoingKind.ChildFile, of: family.Child("Amy").Value), await world.Started(family, null));
        var letters = new[] { await world.AMadeLetter(family, null), await world.AMadeLetter(family, null, $"You wrote: {quote}") };
        var record = await world.Started(family, null, OutgoingKind.SupervisionRecord, of: session);
        foreach (var id in new[] { file, chronology, record })
        {
            Assert.True((await world.Makes(family, id, [.. Enumerable.Range(0, 20).Select(i => $"event{i}")], "The court asks for it")).Ok);
        }

        await Corrects(quoted, "They were met elsewhere", "Police");
        foreach (var id in new[] { file, letters[1], record })
        {
            Assert.Equal("Words that the document tells have been corrected, given another label or withdrawn since it was made. Stop it and prepare it again", await Refused(id));
        }

        Assert.Equal("Open the document and read it first", await Refused(letters[0]));
        Assert.Equal("Open the document and read it first", await Refused(chronology));
        await Corrects(untouched, "Much to report", "Legal");
        Assert.StartsWith("Words that the document tells have been corrected", await Refused(chronology), StringComparison.Ordinal);
        Assert.True((await world.Releases(family, letters[0])).Ok);

        var anew = await world.Started(family, null, OutgoingKind.SupervisionRecord, of: session);
        Assert.True((await world.Makes(family, anew)).Ok);
        Assert.DoesNotContain("met at the gate", System.Text.Encoding.UTF8.GetString(await world.BytesOf(anew)), StringComparison.Ordinal);
        Assert.True((await world.Releases(family, anew)).Ok);

        async Task Corrects(EntryId entry, string account, string side)
        {
            var by = await world.Acting(family.SocialWorker);
            var input = new VisitInput { HappenedOn = world.Clock.Today, Account = account, KeptApart = new KeptApartInput { Text = "Words of somebody else", Side = side }, WhyCorrected = "Said by somebody else" };
            Assert.True((await world.Run((services, now) => services.GetRequiredService<CorrectEntry>().Do(entry, input, by, now, default))).Ok);
        }

        async Task<string> Refused(OutgoingId id) =>
            Assert.Single((await (await world.As(family.Manager).Open(DisclosureLinks.Release(family.Ref, id))).Press("I have looked at it: release it")).ErrorSummary);
    }

    [Fact]
    public async Task More_than_one_adult_of_the_family_past_or_present_needs_a_second_person_whether_or_not_they_are_recorded_as_kin()
    {
        var left = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul"));
        var manager = await world.Acting(left.Manager);
        Assert.True((await world.Do((LeaveFamily command, Now now) => command.Do(left.Episode, left.Adult("Paul"), now.Today, manager, now, default))).Ok);
        var ageless = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        await world.Read(db => db.People.Where(p => p.Id == ageless.Child("Amy")).ExecuteUpdateAsync(p => p.SetProperty(x => x.BirthDate, (DateOnly?)null)));
        world.Clock.Pass(TimeSpan.FromDays(1));
        FamilyInTest[] families = [await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul")), left, await world.Given.AFamily(f => f.AChild("Amy", 18).AnAdult("Vera")), ageless];
        foreach (var family in families)
        {
            var id = await world.AMadeLetter(family, family.Adult("Vera"));
            Assert.Equal(RefusalKind.Forbidden, Assert.Single((await world.LooksAt(family, id, family.SocialWorker)).Refusals).Kind);
            Assert.Equal("You prepared this document, so somebody else has to see and release it", Assert.Single(await Alone(family, id)));
            Assert.True((await world.Releases(family, id)).Ok);
        }
    }

    [Fact]
    public async Task Where_one_adult_is_known_and_nobody_is_shielded_its_author_may_release_it_once_they_opened_it_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var id = await world.AMadeLetter(family, family.Adult("Vera"));
        string Address(string reference) => DisclosureLinks.Release(reference, id);
        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.SchoolDsl);
        var page = await world.As(family.SocialWorker).Open(Address(family.Ref));
        Assert.Equal("Open the document and read it first", Assert.Single((await page.Press("I have looked at it: release it")).ErrorSummary));

        (await world.As(family.SocialWorker).Open(DisclosureLinks.File(family.Ref, id))).Expect(HttpStatusCode.OK);

        (await page.Press("I have looked at it: release it")).Shows("Document released");
    }

    /// <summary>What its author is told who releases it all the same: their page says who has to, and offers nothing.</summary>
    private async Task<IEnumerable<string>> Alone(FamilyInTest family, OutgoingId id)
    {
        var author = await world.Acting(family.SocialWorker);
        (await world.As(family.SocialWorker).Open(DisclosureLinks.Release(family.Ref, id))).Shows("somebody else has to look at it and release it").DoesNotShow("I have looked at it").Shows("Do not send it");
        return (await world.Refusals<ReleaseDocument, OutgoingId>((release, now) => release.Do(id, author, now, default))).Select(r => r.Message);
    }
}
