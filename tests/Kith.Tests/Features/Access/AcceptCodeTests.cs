using System.Net;
using Kith.Features.Access;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

[Trait("Speed", "slow")]
public sealed class AcceptCodeTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const string Wrong = "That code is not correct, or has been used. Wait for the next code in your authenticator app and enter that one";

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task The_code_of_now_and_its_two_neighbours_count(int steps, bool counts)
    {
        var (visitor, secret) = await SecondSignIn();

        var shown = await (await visitor.Open(AccessLinks.Code)).Fill("Input.Code", world.Code(secret, steps)).Press("Sign in");

        Assert.Equal(counts ? null : Wrong, shown.ErrorOf("Input.Code"));
        Assert.Equal(counts, shown.Text.Contains("Your account", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_code_works_twice()
    {
        var (visitor, secret) = await SecondSignIn();
        var page = await visitor.Open(AccessLinks.Code);
        page.Fill("Input.Code", world.Code(secret));
        var fields = page.Fields();

        var both = await Task.WhenAll(visitor.Post(AccessLinks.Code, fields, follow: false), visitor.Post(AccessLinks.Code, fields, follow: false));

        Assert.Single(both, answer => answer.Status == HttpStatusCode.Redirect);
        Assert.Single(both, answer => answer.ErrorOf("Input.Code") == Wrong);
        Assert.True(await world.Read(db => db.Audit.AnyAsync(a => a.Kind == AuditKind.SignInRefused && a.Account != null)));
    }

    [Fact]
    public async Task An_earlier_code_is_refused_after_a_later_one()
    {
        var (visitor, secret) = await SecondSignIn();
        var page = await visitor.Open(AccessLinks.Code);
        var earlier = page.Fill("Input.Code", world.Code(secret, -1)).Fields();
        await page.Fill("Input.Code", world.Code(secret)).Press("Sign in");

        Assert.NotEqual(HttpStatusCode.OK, (await visitor.Post(AccessLinks.Code, earlier, follow: false)).Status);
    }

    [Fact]
    public async Task No_code_typed_is_said()
    {
        var (visitor, _) = await SecondSignIn();

        var refused = await (await visitor.Open(AccessLinks.Code)).Fill("Input.Code", " ").Press("Sign in");

        Assert.Equal("Enter the 6-digit code from your authenticator app", refused.ErrorOf("Input.Code"));
    }

    [Fact]
    public async Task Without_the_password_or_ten_minutes_after_it_one_begins_again()
    {
        (await world.Anyone().Open(AccessLinks.Code)).Shows("Email address");
        var (visitor, _) = await SecondSignIn();

        world.Clock.Pass(TimeSpan.FromMinutes(11));

        (await visitor.Open(AccessLinks.Code)).Shows("Email address");
    }

    private async Task<(Visitor Visitor, string Secret)> SecondSignIn()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var (secret, _) = await world.SetUp(world.Anyone(), jo);
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        var visitor = world.Anyone();
        (await visitor.SayPassword(jo)).Expect(HttpStatusCode.OK);
        return (visitor, secret);
    }
}
