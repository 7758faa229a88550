using System.Net;
using Kith.Features.Access;
using Kith.Platform.Record;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

/// <summary>What a browser’s true answer does is told by the story APasskey; here whatever else may come.</summary>
public sealed class SignInPasskeyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"userHandle\":\"AA\"}}")]
    public async Task An_answer_that_was_made_up_signs_nobody_in(string answer)
    {
        var visitor = world.Anyone();
        var page = await visitor.Open($"{AccessLinks.SignIn}?to=%2Faccount");
        var token = page.Fields().Where(f => f.Key == "__RequestVerificationToken").ToList();
        var asked = await visitor.Answer(new HttpRequestMessage(HttpMethod.Post, AccessLinks.AskForPasskey) { Content = new FormUrlEncodedContent(token) });
        Assert.Contains("\"userVerification\":\"required\"", asked.Expect(HttpStatusCode.OK).Body, StringComparison.Ordinal);

        var refused = await visitor.Post(AccessLinks.SignInPasskey, [.. token, new("Answer", answer), new("To", "/account")]);

        refused.Shows("That passkey was not accepted. Try again, or sign in with your password");
        Assert.DoesNotContain("kith", visitor.CookieNames);
        Assert.True(await world.Read(db => db.Audit.AnyAsync(a => a.Kind == AuditKind.SignInRefused)));
    }

    [Fact]
    public async Task A_link_signs_nobody_in() => (await world.Anyone().Open(AccessLinks.SignInPasskey)).Shows("Email address");
}
