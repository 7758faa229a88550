using Kith.Features.Access;
using Kith.Platform.SignIn;
using Xunit;

namespace Kith.Tests.Features.Access;

public sealed class SignInElsewhereTests(ElsewhereWorld world) : IClassFixture<ElsewhereWorld>
{
    [Fact]
    public async Task The_browser_is_sent_with_a_challenge_a_nonce_and_a_state()
    {
        var sent = await world.Anyone().Answer(new HttpRequestMessage(HttpMethod.Get, AccessLinks.SignInElsewhere(ElsewhereWorld.Key, new Errand(null, Kept: false))));

        Assert.StartsWith($"{world.Provider.Issuer}/authorize?", sent.Location, StringComparison.Ordinal);
        Assert.All(new[] { "code_challenge=", "code_challenge_method=S256", "nonce=", "state=", "scope=openid" }, part => Assert.Contains(part, sent.Location, StringComparison.Ordinal));
    }
}
