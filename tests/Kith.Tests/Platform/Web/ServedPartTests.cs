using System.Net;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Web;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Platform.Web;

/// <summary>An authority that wants nothing but the directory.</summary>
public sealed class ServedPartTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Of_the_directory_alone_everything_else_is_not_there()
    {
        await using var app = KithApp.Build(world.Storage, new KithAppOptions
        {
            Urls = "http://localhost",
            Only = ServedPart.Directory,
            Replace = builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Services.AddSingleton<TimeProvider>(world.Clock);
            },
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var anybody = new Visitor(app.GetTestClient(), new Uri("http://localhost"));

        Assert.Equal(DirectoryLinks.Search, (await anybody.Answer(new HttpRequestMessage(HttpMethod.Get, "/"))).Location);
        foreach (var address in new[] { DirectoryLinks.Search, "/oruk/v3/services", "/help", "/privacy", "/sign-in", "/health/ready", "/assets/kith.css" })
        {
            (await anybody.Open(address)).Expect(HttpStatusCode.OK);
        }

        var manager = world.As(await world.Given.AWorker(Role.TeamManager));
        var signedIn = new Visitor(app.GetTestClient(), new Uri("http://localhost"));
        foreach (var cookie in manager.CookieNames.ToList())
        {
            signedIn.SetCookie(cookie, manager.CookieValue(cookie));
        }

        foreach (var address in new[] { "/families", "/supervision", "/measures", "/imports", "/visits", "/front-door", "/unallocated" })
        {
            (await signedIn.Open(address)).Expect(HttpStatusCode.NotFound);
        }

        var account = (await signedIn.Open("/account")).Expect(HttpStatusCode.OK);
        Assert.Equal(["Directory"], account.Document.QuerySelectorAll(".govuk-service-navigation__link").Select(l => l.TextContent.Trim()));
    }

    [Theory]
    [InlineData("/directory", true)]
    [InlineData("/directory/services/7", true)]
    [InlineData("/oruk/v3/services", true)]
    [InlineData("/directoryx", false)]
    [InlineData("/families/abc/services", false)]
    public void It_is_told_by_the_address(string path, bool isHeld) => Assert.Equal(isHeld, new ServedPart(ServedPart.Directory).Holds(path));
}
