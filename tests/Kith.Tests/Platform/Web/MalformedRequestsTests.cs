using System.Net;
using System.Text;
using Kith.Features.Steps;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Platform.Web;

/// <summary>What the soak of malformed requests once found to be a fault of the server.</summary>
public sealed class MalformedRequestsTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("BREW")]
    public async Task A_page_says_which_methods_it_does_not_take(string method)
    {
        var family = await world.Given.AFamily();
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(StepsLinks.Add(family.Ref));
        using var request = new HttpRequestMessage(new HttpMethod(method), page.Address) { Content = new FormUrlEncodedContent(page.Fields()) };

        (await visitor.Answer(request)).Expect(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_list_takes_no_form_and_a_handler_that_nobody_wrote_changes_nothing()
    {
        var family = await world.Given.AFamily();
        var visitor = world.As(family.SocialWorker);
        var form = (await visitor.Open(StepsLinks.Add(family.Ref))).Fields();

        (await visitor.Post(StepsLinks.Steps(family.Ref), form)).Expect(HttpStatusCode.MethodNotAllowed);
        (await visitor.Open($"{StepsLinks.Steps(family.Ref)}?handler=drop")).Expect(HttpStatusCode.OK).Shows("No step is open");
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nit ends here")]
    [InlineData("multipart/form-data", "--x")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "a=b")]
    public async Task A_body_that_is_not_what_it_says_is_malformed(string type, string body)
    {
        var worker = world.As(await world.Given.AWorker(Role.SocialWorker));
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put })
        {
            using var request = new HttpRequestMessage(method, "/drafts") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

            (await worker.Answer(request)).Expect(HttpStatusCode.BadRequest).Shows("nothing was saved");
        }
    }

    [Fact]
    public async Task A_bracket_that_is_not_closed_is_a_field_that_nobody_asked_for()
    {
        var family = await world.Given.AFamily();
        var visitor = world.As(family.SocialWorker);
        var page = (await visitor.Open(StepsLinks.Add(family.Ref))).Fill("Input.What", "Ring the school");

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Post(page.Address, page.Fields().Append(new("a[b", "c")), follow: false)).Status);
    }
}
