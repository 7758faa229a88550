using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class SignOutTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Signing_out_ends_the_session_and_clears_what_the_browser_kept()
    {
        var visitor = world.As(await world.Given.AWorker(Role.Analyst));

        var answer = await (await visitor.Open(AccessLinks.Account)).Press("Sign out", follow: false);

        Assert.Equal("\"cache\", \"storage\"", Assert.Single(answer.Response.Headers.GetValues("Clear-Site-Data")));
        (await visitor.Open(AccessLinks.SignIn)).Shows("You have signed out");
        Assert.StartsWith("http://localhost/sign-in", (await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, AccessLinks.Account))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_signs_nobody_out()
    {
        var visitor = world.As(await world.Given.AWorker(Role.Analyst));

        await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, AccessLinks.SignOut));

        (await visitor.Open(AccessLinks.Account)).Expect(HttpStatusCode.OK).Shows("Your account");
    }
}
