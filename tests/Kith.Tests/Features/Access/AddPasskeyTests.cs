using System.Net;
using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

/// <summary>What a browser’s true answer does is told by the story APasskey; here whatever else may come.</summary>
public sealed class AddPasskeyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task The_page_says_what_to_do_and_each_refusal_stands_beside_its_field()
    {
        var visitor = world.As(await world.Given.AWorker(Role.Analyst));
        var page = await visitor.Open(AccessLinks.AddPasskey);
        page.Shows("Add a passkey").Shows("turn JavaScript on");

        Assert.Equal("Enter a name for the passkey, like work laptop", (await page.Fill("Input.Name", " ").Press("Make a passkey")).ErrorOf("Input.Name"));
        Assert.Equal("The name of the passkey must be 60 characters or fewer", (await page.Fill("Input.Name", new string('x', 61)).Press("Make a passkey")).ErrorOf("Input.Name"));
        Assert.StartsWith("Your browser did not make a passkey", (await page.Fill("Input.Name", "Work laptop").Press("Make a passkey")).ErrorOf("Input.Name"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"attestationObject\":\"oA\"}}")]
    public async Task An_answer_that_was_made_up_is_refused(string answer)
    {
        var visitor = world.As(await world.Given.AWorker(Role.Analyst));
        var page = await visitor.Open(AccessLinks.AddPasskey);
        var ask = new HttpRequestMessage(HttpMethod.Post, AccessLinks.AskForNewPasskey) { Content = new FormUrlEncodedContent(page.Fields()) };
        var asked = (await visitor.Answer(ask)).Expect(HttpStatusCode.OK);
        Assert.Contains("\"userVerification\":\"required\"", asked.Body, StringComparison.Ordinal);
        Assert.Contains("\"residentKey\":\"required\"", asked.Body, StringComparison.Ordinal);

        var refused = await page.Fill("Input.Name", "Mine").Fill("Input.Answer", answer).Press("Make a passkey");

        Assert.StartsWith("Your browser did not make a passkey", refused.ErrorOf("Input.Name"), StringComparison.Ordinal);
        Assert.Empty(await world.Facts<PasskeyAdded>());
    }

    [Theory]
    [InlineData(32, HttpStatusCode.OK)]
    [InlineData(33, HttpStatusCode.OK)]
    public async Task An_answer_however_deep_is_no_fault(int depth, HttpStatusCode status)
    {
        var visitor = world.As(await world.Given.AWorker(Role.Analyst));
        var page = await visitor.Open(AccessLinks.AddPasskey);
        await visitor.Answer(new HttpRequestMessage(HttpMethod.Post, AccessLinks.AskForNewPasskey) { Content = new FormUrlEncodedContent(page.Fields()) });

        var refused = await page.Fill("Input.Name", "Mine").Fill("Input.Answer", new string('[', depth) + new string(']', depth)).Press("Make a passkey");

        Assert.StartsWith("Your browser did not make a passkey", refused.Expect(status).ErrorOf("Input.Name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_needs_a_fresh_proof()
    {
        var visitor = world.As(await world.Given.AWorker(Role.Analyst));
        world.Clock.Pass(TimeSpan.FromMinutes(10));

        (await visitor.Open(AccessLinks.AddPasskey)).Shows("Show that it is you");
    }
}
