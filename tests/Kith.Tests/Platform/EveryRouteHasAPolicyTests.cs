using System.Net;
using System.Reflection;
using Kith.Features.Access;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Features.Returns;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Platform;

public sealed class EveryRouteHasAPolicyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public void Every_route_declares_who_may_open_it()
    {
        var routes = Routes.All(world.Services);

        Assert.True(routes.Count > 20);
        Assert.Empty(Routes.WithoutPolicy(routes));
        Assert.Empty(Routes.OpenToAnybody.Except(routes.Select(r => r.RoutePattern.RawText!)));
    }

    [Fact]
    public void Files_of_many_people_are_given_to_who_has_just_proved_who_they_are()
    {
        var files = Routes.All(world.Services).Where(r => r.Metadata.GetMetadata<NeedsAttribute>() is not null && Path.GetExtension(r.RoutePattern.RawText) is ".csv" or ".xml" or ".xlsx" or ".zip").ToList();

        Assert.True(files.Count >= 6);
        Assert.Empty(files.Where(r => r.Metadata.GetMetadata<NeedsStepUpAttribute>() is null).Select(r => r.RoutePattern.RawText));

        var pages = typeof(KithApp).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)) && t.GetMethod("OnGetFileAsync") is not null).ToList();
        Assert.True(pages.Count >= 3);
        Assert.Empty(pages.Where(t => t.GetCustomAttribute<NeedsStepUpAttribute>() is not { Handler: null or "File" }).Select(t => t.Name));
    }

    /// <summary>By hand: whoever gives an account or a right, opens what is protected, or takes out a document. Ending a right waits for no proof.</summary>
    [Theory]
    [InlineData(typeof(OpenAccountModel))]
    [InlineData(typeof(HandOverAccountModel))]
    [InlineData(typeof(ReopenAccountModel))]
    [InlineData(typeof(ChangeWorkerModel))]
    [InlineData(typeof(LinkAccountModel))]
    [InlineData(typeof(AnswerLinkModel))]
    [InlineData(typeof(UnlinkAccountModel))]
    [InlineData(typeof(AddPasskeyModel))]
    [InlineData(typeof(RemovePasskeyModel))]
    [InlineData(typeof(ProposePostingModel))]
    [InlineData(typeof(AnswerPostingModel))]
    [InlineData(typeof(RevealAddressModel))]
    [InlineData(typeof(AnswerUnshieldingModel))]
    [InlineData(typeof(AnswerLiftingModel))]
    [InlineData(typeof(TakeDocumentModel))]
    [InlineData(typeof(AnswerExportModel))]
    public void What_gives_or_reveals_asks_for_a_fresh_proof(Type page) => Assert.Null(page.GetCustomAttribute<NeedsStepUpAttribute>()!.Handler);

    [Fact]
    public void The_fence_bites()
    {
        Assert.Equal(["bare"], Routes.WithoutPolicy([Planted("bare")]));
        Assert.Equal(["unlisted"], Routes.WithoutPolicy([Planted("unlisted", new AllowAnonymousAttribute())]));
        Assert.Equal(["help"], Routes.WithoutPolicy([Planted("help", new AllowAnonymousAttribute(), new NeedsAttribute(Duty.OpenFamily))]));
        Assert.Equal(["any-user"], Routes.WithoutPolicy([Planted("any-user", new AuthorizeAttribute())]));
        Assert.Empty(Routes.WithoutPolicy([Planted("families", new NeedsAttribute(Duty.ListFamilies)), Planted("help", new AllowAnonymousAttribute())]));
    }

    [Fact]
    public async Task A_route_without_any_policy_opens_to_nobody()
    {
        await using var app = KithApp.Build(world.Storage, new KithAppOptions
        {
            Urls = "http://localhost",
            Replace = builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Services.AddSingleton<TimeProvider>(world.Clock);
            },
        });
        app.MapGet("/planted", () => "let in");
        await app.StartAsync(TestContext.Current.CancellationToken);
        var visitor = new Visitor(app.GetTestClient(), new Uri("http://localhost"));

        var anybody = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, "/planted"));
        Assert.StartsWith("http://localhost/sign-in", anybody.Location, StringComparison.Ordinal);

        var administrator = world.As(await world.Given.AWorker(Role.SystemAdministrator));
        foreach (var cookie in administrator.CookieNames.ToList())
        {
            visitor.SetCookie(cookie, administrator.CookieValue(cookie));
        }

        (await visitor.Open("/account")).Expect(HttpStatusCode.OK);
        (await visitor.Open("/planted")).Expect(HttpStatusCode.Forbidden).DoesNotShow("let in");
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_not_found_for_anybody()
    {
        (await world.Anyone().Open("/nowhere")).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.SystemAdministrator)).Open("/nowhere")).Expect(HttpStatusCode.NotFound);
    }

    private static RouteEndpoint Planted(string pattern, params object[] metadata) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse(pattern), 0, new EndpointMetadataCollection(metadata), pattern);
}
