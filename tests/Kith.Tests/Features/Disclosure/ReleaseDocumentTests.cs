using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Disclosure;
using Kith.Practice.Families;
using Kith.Practice.Shared;
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
        var alone = await (await world.As(family.SocialWorker).Open(DisclosureLinks.Release(family.Ref, id))).Press("I have looked at it: release it");
        Assert.Equal("You prepared this document, so somebody else has to see and release it", Assert.Single(alone.ErrorSummary));

        var seen = await world.As(family.Manager).Open(DisclosureLinks.Release(family.Ref, id));
        await world.Makes(family, id);
        await world.Read(db => db.OutgoingFiles.Where(f => f.Outgoing == id).ExecuteUpdateAsync(f => f.SetProperty(x => x.Bytes, new byte[] { 1 })));
        Assert.Equal("The document is not the one that you looked at. Open it again", Assert.Single((await seen.Press("I have looked at it: release it")).ErrorSummary));
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.True((await world.Makes(family, id)).Ok);
        Assert.Equal("The document is not the one that you looked at. Open it again", Assert.Single((await seen.Press("I have looked at it: release it")).ErrorSummary));

        var visitor = world.As(family.Manager);
        (await (await visitor.Open(DisclosureLinks.Release(family.Ref, id))).Press("I have looked at it: release it")).Shows("Document released").Shows($"Released by {family.Manager.Name}");

        var sent = await visitor.Open(DisclosureLinks.File(family.Ref, id));
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
        Func<Task>[] since =
        [
            () => Lives("9 Secret Mews", isProtected: true),
            () => world.CareStarted(family, world.Clock.Today.AddDays(-1), "Amy"),
            () => world.Run((services, now) => services.GetRequiredService<RecordHarmAllegation>().Do(family.Episode, paul, vera, by, now, default)),
            () => world.Do((ProtectPerson command, Now now) => command.Do(family.Episode, vera, by, now, default)),
        ];
        var harmless = await world.AMadeLetter(family, paul);
        await Lives("1 Old Street", isProtected: false);
        (await (await world.As(family.SocialWorker).Open(DisclosureLinks.Release(family.Ref, harmless))).Press("I have looked at it: release it")).Shows("Document released");

        foreach (var change in since)
        {
            world.Clock.Pass(TimeSpan.FromMinutes(1));
            var id = await world.AMadeLetter(family, paul);
            await change();
            var alone = await (await world.As(family.SocialWorker).Open(DisclosureLinks.Release(family.Ref, id))).Press("I have looked at it: release it");
            Assert.Contains("You prepared this document, so somebody else has to see and release it", alone.ErrorSummary);
            var refused = await (await world.As(family.Manager).Open(DisclosureLinks.Release(family.Ref, id))).Press("I have looked at it: release it");
            Assert.Equal(
                "Somebody of the family has been shielded, has moved or has come to it since the document was made, or where somebody is has been recorded. Stop it and prepare it again",
                Assert.Single(refused.ErrorSummary));
        }

        world.Clock.Pass(TimeSpan.FromMinutes(1));
        var anew = await world.AMadeLetter(family, paul);
        (await (await world.As(family.Manager).Open(DisclosureLinks.Release(family.Ref, anew))).Press("I have looked at it: release it")).Shows("Document released");
    }

    [Fact]
    public async Task Where_one_parent_is_known_and_nobody_is_shielded_its_author_may_release_it_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var id = await world.AMadeLetter(family, family.Adult("Vera"));
        string Address(string reference) => DisclosureLinks.Release(reference, id);
        await world.IsHidden(Address, family);
        await world.IsRefused(Address, family, Role.SchoolDsl);

        (await (await world.As(family.SocialWorker).Open(Address(family.Ref))).Press("I have looked at it: release it")).Shows("Document released");
    }
}
