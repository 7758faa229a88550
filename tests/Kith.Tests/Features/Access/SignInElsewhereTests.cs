using System.Net;
using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Kith.Tests.Features.Access;

[Trait("Speed", "slow")]
public sealed class SignInElsewhereTests(ElsewhereWorld world) : IClassFixture<ElsewhereWorld>
{
    [Fact]
    public async Task The_browser_is_sent_with_a_challenge_a_nonce_and_a_state_that_are_never_the_same()
    {
        var visitor = world.Anyone();
        (await visitor.Open(AccessLinks.SignIn)).Shows("Sign in with Northmoor Council").Shows("Sign in with Southmoor Council");

        var asked = new List<Dictionary<string, Microsoft.Extensions.Primitives.StringValues>>();
        for (var time = 0; time < 2; time++)
        {
            var sent = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, AccessLinks.SignInElsewhere(ElsewhereWorld.Key, new Errand("/account", Kept: false))));
            Assert.StartsWith($"{world.Provider.Issuer}/authorize?", sent.Location, StringComparison.Ordinal);
            asked.Add(QueryHelpers.ParseQuery(new Uri(sent.Location!).Query));
        }

        Assert.All(asked, a => Assert.Equal(
            ["code", ProviderInTest.ClientId, "S256", "600", "http://localhost/sign-in/elsewhere/northmoor/back"],
            new[] { "response_type", "client_id", "code_challenge_method", "max_age", "redirect_uri" }.Select(name => a[name].ToString())));
        Assert.All(new[] { "state", "nonce", "code_challenge" }, secret =>
        {
            Assert.Equal(43, asked[0][secret].ToString().Length);
            Assert.NotEqual(asked[0][secret], asked[1][secret]);
        });
        Assert.DoesNotContain(asked[0].Keys, key => key.Contains("secret", StringComparison.Ordinal) || key.Contains("verifier", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_leads_back_to_the_sign_in_page_and_one_that_is_not_known_is_not_found()
    {
        (await world.Anyone().Open(AccessLinks.SignInElsewhere(ElsewhereWorld.Silent, new Errand("/families", Kept: true))))
            .Shows("Southmoor Council does not answer at the moment. Try again later, or sign in another way").Shows(Arrival.Kept);
        (await world.Anyone().Open($"{AccessLinks.Elsewhere}/unknown")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_provider_that_is_slow_or_publishes_nonsense_does_not_answer()
    {
        await using var another = new ElsewhereWorld { Patience = TimeSpan.FromSeconds(3) };
        await another.InitializeAsync();
        foreach (var (slow, publishes, impostor) in new[] { (TimeSpan.FromMinutes(1), null, false), (TimeSpan.Zero, "{", false), (TimeSpan.Zero, "[]", false), (TimeSpan.Zero, "{}", false), (TimeSpan.Zero, null, true), (TimeSpan.Zero, new string('x', 2_000_000), false) })
        {
            (another.Provider.Slow, another.Provider.Publishes, another.Provider.IsImpostor) = (slow, publishes, impostor);
            (await another.Anyone().Open(AccessLinks.SignInElsewhere(ElsewhereWorld.Key, new Errand(null, Kept: false)))).Shows("Northmoor Council does not answer at the moment");
        }
    }
}
