using System.Net;
using Kith.Features.Access;
using Kith.Features.Workbook;
using Kith.Platform.Forms;
using Kith.Practice.Access;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Platform.SignIn;

/// <summary>Sessions stand in the database and a cookie only names one (TR-35, TR-06).</summary>
public sealed class SessionsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_session_ends_after_30_idle_minutes()
    {
        var visitor = world.As(await world.Given.AWorker(Role.Analyst));
        for (var i = 0; i < 3; i++)
        {
            world.Clock.Pass(TimeSpan.FromMinutes(29));
            (await visitor.Open(AccessLinks.Account)).Shows("Your account");
        }

        world.Clock.Pass(TimeSpan.FromMinutes(30));

        await IsOut(visitor);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_whatever_was_done()
    {
        var visitor = world.As(await world.Given.AWorker(Role.Analyst));
        for (var i = 0; i < 28; i++)
        {
            world.Clock.Pass(TimeSpan.FromMinutes(25));
            (await visitor.Open(AccessLinks.Account)).Shows("Your account");
        }

        world.Clock.Pass(TimeSpan.FromMinutes(20));

        await IsOut(visitor);
    }

    [Fact]
    public async Task A_page_that_follows_something_by_itself_does_not_keep_the_session()
    {
        var visitor = world.As(await world.Given.AWorker(Role.Analyst));
        world.Clock.Pass(TimeSpan.FromMinutes(20));
        var follows = new HttpRequestMessage(HttpMethod.Get, AccessLinks.Account);
        follows.Headers.Add("Accept", "text/event-stream");
        (await visitor.Answer(follows)).Expect(HttpStatusCode.OK);

        world.Clock.Pass(TimeSpan.FromMinutes(10));

        await IsOut(visitor);
    }

    [Fact]
    public async Task Reading_writes_once_a_minute_at_most()
    {
        var visitor = world.As(await world.Given.AWorker(Role.Analyst));
        Assert.Equal(0, await Writes());
        world.Clock.Pass(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await Writes());
        world.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Writes());
        Assert.Equal(0, await Writes());

        async Task<int> Writes() => (await world.Commands.During(() => visitor.Open(AccessLinks.Account))).Count(c => c.Writes && c.Sql.Contains("Sessions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_id_known_before_signing_in_is_worth_nothing_after()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var attacker = world.As(await world.Given.AWorker(Role.Analyst));
        var planted = attacker.CookieValue("kith");
        var victim = world.Anyone();
        victim.SetCookie("kith", planted);
        var page = await (await victim.Open($"{AccessLinks.Posting}")).Press("Sign out");

        var code = await page.Fill("Input.Email", jo.Email).Fill("Input.Password", Newcomer.Password).Press("Continue");
        (await code.Fill("Input.Code", world.Code(Newcomers.Secret(code))).Press("Finish and sign in")).Shows(jo.Email);

        Assert.NotEqual(planted, victim.CookieValue("kith"));
        await IsOut(attacker);
    }

    [Fact]
    public async Task The_id_is_new_at_each_choice_of_posting_and_the_old_cookie_is_out()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var (visitor, before) = (world.As(worker), world.Anyone());
        before.SetCookie("kith", visitor.CookieValue("kith"));

        await (await visitor.Open(AccessLinks.Posting)).Press("Continue");

        (await visitor.Open(AccessLinks.Account)).Shows("Your account");
        await IsOut(before);
    }

    [Fact]
    public async Task A_draft_sent_to_an_ended_session_is_kept_and_answered_401()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        var page = (await visitor.Open(WorkbookLinks.RecordVisit(family.Ref))).Fill("Input.Account", "Typed as the session ended");
        world.Clock.Pass(TimeSpan.FromMinutes(31));

        (await visitor.Post(DraftEndpoint.Path, [.. page.Fields()], follow: false)).Expect(HttpStatusCode.Unauthorized);

        var draft = Assert.Single(await world.Read(db => db.Drafts.Where(d => d.Posting == family.SocialWorker.Posting).ToListAsync()));
        Assert.Contains("Typed as the session ended", draft.Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_holds_the_session_alone()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var (first, second) = (world.As(worker), world.As(worker));
        (await first.Open(AccessLinks.Account)).Shows("Your account");

        await world.Read(db => db.Sessions.Where(s => s.Account == worker.Account.Id).ExecuteDeleteAsync());

        await IsOut(first);
        await IsOut(second);
    }

    private static async Task IsOut(Visitor visitor)
    {
        var answer = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, AccessLinks.Account));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("/sign-in?to=", answer.Location, StringComparison.Ordinal);
        Assert.DoesNotContain("@", answer.Body, StringComparison.Ordinal);
    }
}
