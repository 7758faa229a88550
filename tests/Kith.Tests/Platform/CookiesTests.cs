using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Xunit;

namespace Kith.Tests.Platform;

public sealed class TlsWorld : KithWorld
{
    protected override string Urls => "https://localhost";
}

public sealed class CookiesTests(KithWorld plain, TlsWorld tls) : IClassFixture<KithWorld>, IClassFixture<TlsWorld>
{
    [Fact]
    public async Task Over_https_every_cookie_is_bound_to_the_host_and_to_https()
    {
        var cookies = await OfASession(tls);

        Assert.Equal(["__Host-kith", "__Host-kith-form", "__Host-kith-half", "__Host-kith-known", "__Host-kith-said"], Names(cookies));
        Assert.All(cookies, cookie => AssertFlags(cookie, "path=/", "secure", "samesite=strict", "httponly"));
        Assert.All(cookies, cookie => Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task On_plain_localhost_they_lose_the_prefix_and_secure_alone()
    {
        var cookies = await OfASession(plain);

        Assert.Equal(["kith", "kith-form", "kith-half", "kith-known", "kith-said"], Names(cookies));
        Assert.All(cookies, cookie => AssertFlags(cookie, "path=/", "samesite=strict", "httponly"));
        Assert.All(cookies, cookie => Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Signing_in_elsewhere_adds_one_that_comes_along_from_another_site_and_opens_nothing_and_one_that_does_not()
    {
        await using var elsewhere = new ElsewhereWorld { IsTls = true };
        await elsewhere.InitializeAsync();
        await elsewhere.ALinked(Role.QaAuditor);
        var visitor = elsewhere.Anyone();

        var sent = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, AccessLinks.SignInElsewhere(ElsewhereWorld.Key, new Errand(null, Kept: false))));
        AssertFlags(Assert.Single(sent.Response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-kith-asked=", StringComparison.Ordinal)), "path=/", "secure", "samesite=lax", "httponly");

        var back = await visitor.Open(await ElsewhereWorld.SentBack(visitor));
        AssertFlags(Assert.Single(back.Response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-kith-arrived=", StringComparison.Ordinal)), "path=/", "secure", "samesite=strict", "httponly");
    }

    private static async Task<List<string>> OfASession(KithWorld world)
    {
        var jo = await world.ANewcomer(Role.Analyst);
        var visitor = world.Anyone();
        var signIn = await visitor.Open(AccessLinks.SignIn);
        var half = await signIn.Fill("Input.Email", jo.Email).Fill("Input.Password", Newcomer.Password).Press("Continue", follow: false);
        var setUp = await visitor.Open(half.Location!);
        var signedIn = await setUp.Fill("Input.Code", world.Code(Newcomers.Secret(setUp))).Press("Finish and sign in", follow: false);
        var signedOut = await (await visitor.Open(AccessLinks.Account)).Press("Sign out", follow: false);
        return new[] { signIn, half, signedIn, signedOut }.SelectMany(shown => shown.Response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).ToList();
    }

    private static IEnumerable<string> Names(IEnumerable<string> cookies) => cookies.Select(c => c.Split('=')[0]).Distinct().Order(StringComparer.Ordinal);

    private static void AssertFlags(string cookie, params string[] flags) =>
        Assert.Subset(cookie.Split(';').Select(f => f.Trim().ToLowerInvariant()).ToHashSet(), flags.ToHashSet());
}
