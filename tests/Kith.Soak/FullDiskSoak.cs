using System.Net;
using System.Security.Cryptography;
using Kith.Features.Steps;
using Kith.Features.Workbook;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Soak;

/// <summary>The disk of PostgreSQL is full: whoever saves is told so on a page that keeps what they typed, nothing is there by half, and it goes on by itself once there is room (TR-48).</summary>
public sealed class FullDiskSoak
{
    private const int Megabytes = 300;
    private const int TypedBytes = 9_000;

    // A server of its own, as what else has a PostgreSQL of its own.
    [Fact]
    [Trait("Soak", "fulldisk")]
    [Trait("Alone", "yes")]
    public async Task What_finds_no_room_is_not_saved_and_comes_back_to_be_sent_again()
    {
        Assert.SkipWhen(OwnPostgres.Programs is null, "PostgreSQL is not here");
        Assert.SkipUnless(OwnPostgres.MayMount, "This machine lets nobody but root mount a disk of their own");
        var rounds = Soak.Cycles(quick: 1, full: 25);
        await using var server = OwnPostgres.StartOnDiskOf(Megabytes);
        await using var world = new WorldOn(server.Connection);
        await world.InitializeAsync();
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        var (told, pages) = (0, 0);
        for (var round = 1; round <= rounds; round++)
        {
            // What PostgreSQL cannot pack, and larger than what is left in a page of its files.
            var page = (await visitor.Open(WorkbookLinks.RecordVisit(family.Ref))).Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", Convert.ToHexString(RandomNumberGenerator.GetBytes(TypedBytes)));
            var facts = await world.Read(db => db.Facts.CountAsync());

            // Its log has a file of its own already and room in it: without that the whole server would stop, and not the save alone.
            await OwnPostgres.On(server.Connection, "SELECT pg_switch_wal()");
            await OwnPostgres.On(server.Connection, "CHECKPOINT");
            var filling = server.Fill();
            var answer = await page.Press("Save to workbook", follow: false);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
            answer.Shows("This has not been saved").Shows("What you typed is still here");
            Assert.NotNull(answer.Response.Headers.RetryAfter);
            told++;

            // A page is shown, its line of the audit written, or says that it cannot be.
            var steps = await visitor.Open(StepsLinks.Steps(family.Ref));
            Assert.True(steps.Status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{steps.Status}");
            pages += steps.Status == HttpStatusCode.OK ? 1 : 0;

            File.Delete(filling);
            Assert.Equal(facts, await world.Read(db => db.Facts.CountAsync()));
            Assert.Equal(round - 1, await world.Read(db => db.Entries.CountAsync(e => e.FamilyEpisode == family.Episode)));
            Assert.Equal(HttpStatusCode.Redirect, (await answer.Press("Send again", follow: false)).Status);
            Assert.Equal(HttpStatusCode.Redirect, (await page.Press("Save to workbook", follow: false)).Status);
            Assert.Equal(round, await world.Read(db => db.Entries.CountAsync(e => e.FamilyEpisode == family.Episode)));
        }

        // The control: with room there is nothing to tell.
        var free = (await visitor.Open(WorkbookLinks.RecordVisit(family.Ref))).Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", Convert.ToHexString(RandomNumberGenerator.GetBytes(TypedBytes)));
        Assert.True((await free.Press("Save to workbook", follow: false)).Status == HttpStatusCode.Redirect, "It is refused with room too: the soak sees nothing");
        Soak.Say($"the disk was full {rounds} times: {told} of {rounds} saves told of it, 0 kept, each saved once as it was sent again with room; {pages} pages shown meanwhile; with room a save goes through at once", "PostgreSQL");
    }
}
