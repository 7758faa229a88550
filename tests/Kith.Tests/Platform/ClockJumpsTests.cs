using System.Net;
using Kith.Commands;
using Kith.Features.Access;
using Kith.Features.Workbook;
using Kith.Platform.Forms;
using Kith.Practice.Access;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Platform;

/// <summary>The machine’s clock goes a day forward, and back again.</summary>
public sealed class ClockJumpsTests(SmtpWorld world) : IClassFixture<SmtpWorld>
{
    [Fact]
    public async Task No_word_is_lost_and_nobody_shut_out()
    {
        world.Server.Recipient = _ => "250 OK";
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var jo = await world.ANewcomer(Role.SocialWorker);
        var (secret, _) = await world.SetUp(world.Anyone(), jo);
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        foreach (var days in new[] { 1, -1 })
        {
            var visitor = world.As(family.SocialWorker);
            var page = (await visitor.Open(WorkbookLinks.RecordVisit(family.Ref))).Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", $"Typed before {days}");
            (await visitor.Post(DraftEndpoint.Path, page.Fields())).Expect(HttpStatusCode.OK);
            await world.Put("jo@example.org");
            await world.SealAll();

            world.Clock.Pass(TimeSpan.FromDays(days));

            // Either way the session is over, and the words are there.
            await page.Press("Save to workbook", follow: false);
            var draft = await world.Read(db => db.Drafts.SingleAsync(d => d.Posting == family.SocialWorker.Posting));
            var again = await world.As(family.SocialWorker).Open($"{draft.Path}?draft={draft.Instance}");
            Assert.Equal($"Typed before {days}", again.ValueOf("Input.Account"));
            (await again.FillDate("Input.HappenedOn", world.Clock.Today).Press("Save to workbook")).Shows("Visit saved to the workbook");

            var asked = await world.Anyone().SayPassword(jo);
            (await asked.Fill("Input.Code", world.Code(secret)).Press("Sign in", follow: false)).Expect(HttpStatusCode.Redirect);
            await world.SealAll();
            Assert.Equal(days > 0 ? 1 : 0, await world.SendDue());
            world.Clock.Pass(TimeSpan.FromMinutes(2));
        }

        // What was put while the clock was ahead leaves when that moment comes.
        world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(1, await world.SendDue());
        Assert.Equal(2, await world.Read(db => db.Entries.CountAsync(e => e.FamilyEpisode == family.Episode)));
        string[] record = world.Storage.Postgres is { } postgres ? ["--postgres", postgres, "--seals", world.Storage.SealFolder] : ["--data", world.Storage.Folder!];
        Assert.Equal(0, await KithCommands.Root().Parse(["audit", "verify", .. record]).InvokeAsync(new() { Output = TextWriter.Null, Error = TextWriter.Null }, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1_440, true, false)]
    [InlineData(20, true, true)]
    [InlineData(1, false, false)]
    public async Task A_session_of_a_clock_that_stood_ahead_holds_no_longer_once_it_is_put_back(int minutes, bool isOver, bool isOverThatWasUsed)
    {
        var worker = await world.Given.AWorker(Role.SocialWorker);
        var before = world.As(worker);
        world.Clock.Pass(TimeSpan.FromMinutes(minutes));
        var ahead = world.As(worker);
        (await ahead.Open("/")).Expect(HttpStatusCode.OK);
        (await before.Open("/")).Expect(HttpStatusCode.OK);

        world.Clock.Pass(-TimeSpan.FromMinutes(minutes));

        Assert.Equal(isOver, (await ahead.Open("/")).Address.StartsWith(AccessLinks.SignIn, StringComparison.Ordinal));

        // A day ahead it was over, so nobody could use it, and it goes on as it was.
        Assert.Equal(isOverThatWasUsed, (await before.Open("/")).Address.StartsWith(AccessLinks.SignIn, StringComparison.Ordinal));
        (await world.As(worker).Open("/")).Expect(HttpStatusCode.OK);
        Assert.Equal("/", (await world.As(worker).Open("/")).Address);
    }
}
