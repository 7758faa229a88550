using System.Net;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Platform;

public sealed class SecurityHeadersTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/nowhere")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_the_policy_and_is_never_kept(string address)
    {
        var headers = (await world.Anyone().Open(address)).Response.Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        foreach (var part in new[] { "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'" })
        {
            Assert.Contains(part, policy, StringComparison.Ordinal);
        }

        Assert.Equal("no-referrer", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.True(headers.CacheControl?.NoStore);
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task Each_page_has_its_own_nonce()
    {
        var first = (await world.Anyone().Open("/sign-in")).Response.Headers.GetValues("Content-Security-Policy").Single();
        var second = (await world.Anyone().Open("/sign-in")).Response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_form_sent_from_another_site_is_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        (await world.Anyone().Answer(request)).Expect(HttpStatusCode.BadRequest);
    }
}
