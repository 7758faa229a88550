using System.Net;
using Kith.Features.Access;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

[Trait("Speed", "slow")]
public sealed class ProveAgainTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_fresh_proof_makes_a_new_session_that_ends_when_the_old_one_would_have()
    {
        var (visitor, secret, jo) = await SignedIn();
        var old = world.Anyone();
        old.SetCookie("kith", visitor.CookieValue("kith"));
        var started = await Started(jo);
        world.Clock.Pass(TimeSpan.FromMinutes(11));

        var page = await visitor.Open(ProveAgainFirst.On(AccessLinks.Sessions));
        page.Shows("Show that it is you").Shows("10 minutes");
        var arrived = await page.Fill("Input.Password", Newcomer.Password).Fill("Input.Code", world.Code(secret)).Press("Continue");

        arrived.Shows("Where you are signed in");
        Assert.NotEqual(old.CookieValue("kith"), visitor.CookieValue("kith"));
        (await old.Open(AccessLinks.Account)).Shows("Email address");
        Assert.Equal(started, await Started(jo));
        Assert.True(await world.Read(db => db.Audit.AnyAsync(a => a.Kind == AuditKind.ProvedAgain && a.Account == jo.Account.Id)));
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field_and_no_code_is_used_up_beside_a_wrong_password()
    {
        var (visitor, secret, jo) = await SignedIn();
        world.Clock.Pass(TimeSpan.FromMinutes(11));
        var page = await visitor.Open(ProveAgainFirst.On(AccessLinks.Sessions));

        var refused = await page.Press("Continue");
        Assert.Equal("Enter your password", refused.ErrorOf("Input.Password"));
        Assert.Equal("Enter the 6-digit code from your authenticator app", refused.ErrorOf("Input.Code"));

        var code = world.Code(secret);
        refused = await refused.Fill("Input.Password", "nine herons at noon").Fill("Input.Code", code).Press("Continue");
        Assert.Equal("The password is not correct", refused.ErrorOf("Input.Password"));
        (await refused.Fill("Input.Password", Newcomer.Password).Fill("Input.Code", code).Press("Continue")).Shows("Where you are signed in");

        page = await visitor.Open(ProveAgainFirst.On(AccessLinks.Sessions));
        refused = await page.Fill("Input.Password", Newcomer.Password).Fill("Input.Code", code).Press("Continue");
        Assert.Equal("That code is not correct, or has been used. Wait for the next code in your authenticator app and enter that one", refused.ErrorOf("Input.Code"));
        Assert.True(await world.Read(db => db.Audit.AnyAsync(a => a.Kind == AuditKind.SignInRefused && a.Account == jo.Account.Id)));
    }

    [Fact]
    public async Task It_leads_to_nowhere_outside_Kith_and_is_for_whoever_is_signed_in()
    {
        var (visitor, secret, _) = await SignedIn();
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        var page = await visitor.Open(ProveAgainFirst.On("//evil.example/"));

        (await page.Fill("Input.Password", Newcomer.Password).Fill("Input.Code", world.Code(secret)).Press("Continue")).Expect(HttpStatusCode.OK).Shows("Your account");
        (await world.Anyone().Open(ProveAgainFirst.Path)).Shows("Email address");
    }

    [Fact]
    public async Task A_page_that_needs_a_fresh_proof_asks_for_one_and_keeps_no_password()
    {
        var (visitor, administrator) = await world.AnAdministrator();
        var worker = await world.Given.AWorker(Role.Analyst);
        var page = await visitor.Open(AccessLinks.OpenAccount(worker.Worker));
        page.Shows("Open an account");
        world.Clock.Pass(TimeSpan.FromMinutes(10));

        (await visitor.Open(AccessLinks.OpenAccount(worker.Worker))).Shows("Show that it is you");
        (await page.Fill("Input.Password", "typed too late").Press("Open account")).Shows("Show that it is you");
        Assert.Empty(await world.Read(db => db.Drafts.Where(d => d.Posting == administrator.Posting).ToListAsync()));
    }

    private async Task<(Visitor Visitor, string Secret, Newcomer Jo)> SignedIn()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var visitor = world.Anyone();
        var (secret, _) = await world.SetUp(visitor, jo);
        return (visitor, secret, jo);
    }

    private Task<DateTime> Started(Newcomer who) => world.Read(db => db.Sessions.Where(s => s.Account == who.Account.Id).Select(s => s.StartedAt).SingleAsync());
}
