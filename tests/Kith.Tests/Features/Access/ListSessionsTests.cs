using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class ListSessionsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Each_browser_is_shown_and_one_is_signed_out_from_another()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var lost = world.As(worker);
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        var here = world.As(worker);

        var page = await here.Open(AccessLinks.Sessions);

        page.Shows("Firefox on Linux, this one").Shows("16 June, 14:30");
        Assert.Equal(2, page.Document.QuerySelectorAll("tbody tr").Length);
        (await page.Press("Sign out Firefox on Linux, signed in 16 June, 14:30")).Shows("That browser is signed out");
        (await lost.Open(AccessLinks.Account)).Shows("Email address").DoesNotShow(worker.Name);
        (await here.Open(AccessLinks.Account)).Shows("Your account");
        Assert.Contains("\"Sessions\":1", await world.TheFact<SessionsEnded>(worker), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_others_are_signed_out_at_once()
    {
        var worker = await world.Given.AWorker(Role.Analyst);
        var (one, two, here, stranger) = (world.As(worker), world.As(worker), world.As(worker), world.As(await world.Given.AWorker(Role.Analyst)));

        (await (await here.Open(AccessLinks.Sessions)).Press("Sign out everywhere else")).Shows("You are signed out everywhere else").Shows("this one");

        (await one.Open(AccessLinks.Account)).Shows("Email address");
        (await two.Open(AccessLinks.Account)).Shows("Email address");
        (await stranger.Open(AccessLinks.Account)).Shows("Your account");
    }

    [Fact]
    public async Task Nobody_signs_anybody_else_out()
    {
        var (worker, other) = (await world.Given.AWorker(Role.Analyst), await world.Given.AWorker(Role.Analyst));
        var (visitor, theirs) = (world.As(worker), world.As(other));
        world.As(worker);
        var page = await visitor.Open(AccessLinks.Sessions);
        var id = await world.Read(db => Task.FromResult(db.Sessions.Where(s => s.Account == other.Account.Id).Select(s => s.Id).Single()));

        var answer = await visitor.Post(page.Address, [.. page.Fields().Where(f => f.Key != "Which"), new("Which", id.ToString())]);

        answer.Shows("That browser was signed out already");
        (await theirs.Open(AccessLinks.Account)).Shows("Your account");
        (await visitor.Post(page.Address, [.. page.Fields().Where(f => f.Key != "Which"), new("Which", "all of them")])).Expect(HttpStatusCode.BadRequest);
    }
}
