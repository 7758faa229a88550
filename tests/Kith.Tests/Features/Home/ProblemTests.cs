using System.Net;
using Kith.Features.Access;
using Kith.Features.Home;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kith.Tests.Features.Home;

public sealed class FaultyWorld : KithWorld
{
    protected override bool SharesPages => false;

    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.Add<Fault>());
        builder.Logging.ClearProviders();
    }

    private sealed class Fault : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            if (context.HttpContext.Request.Path == HomeLinks.Help)
            {
                throw new InvalidOperationException("A secret of the page");
            }
        }

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
        }
    }
}

public sealed class ProblemTests(FaultyWorld world) : IClassFixture<FaultyWorld>
{
    [Theory]
    [InlineData(400, "This page was open for too long")]
    [InlineData(403, "You cannot open this page")]
    [InlineData(404, "Page not found")]
    [InlineData(413, "What you sent is too long")]
    [InlineData(500, "Something went wrong")]
    [InlineData(429, "You are asking too fast")]
    [InlineData(503, "Kith cannot answer now")]
    [InlineData(418, "Page not found")]
    public async Task Each_problem_is_told_in_plain_words(int status, string heading)
    {
        var page = await world.Anyone().Open(HomeLinks.Problem(status));

        page.Expect((HttpStatusCode)(status == 418 ? 404 : status)).Shows(heading);
        Assert.Equal(status is 500 or 503, page.Text.Contains("give this reference", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_shows_a_reference_and_nothing_of_itself()
    {
        var visitor = world.As(await world.Given.AWorker(Role.SocialWorker));

        var page = await visitor.Open(HomeLinks.Help);

        page.Expect(HttpStatusCode.InternalServerError).Shows("Something went wrong").Shows("give this reference").DoesNotShow("secret").DoesNotShow("InvalidOperation");
        Assert.True(page.Response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task A_family_out_of_sight_reads_the_same_as_one_that_never_was()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var stranger = world.As(await world.Given.AWorker(Role.SocialWorker));

        var (hidden, missing) = (await stranger.Open(WorkbookLinks.Workbook(family.Ref)), await stranger.Open(WorkbookLinks.Workbook("nowhere2")));

        hidden.Expect(HttpStatusCode.NotFound);
        Assert.Equal(missing.Document.Body!.TextContent, hidden.Document.Body!.TextContent);
    }

    [Fact]
    public async Task A_form_without_its_token_is_told_so()
    {
        var (visitor, _) = await Access.OrganisationSteps.AnAdministrator(world);

        (await visitor.Post(AccessLinks.JoinAgency, [new("Input.Name", "x")])).Expect(HttpStatusCode.BadRequest).Shows("This page was open for too long");
    }
}
