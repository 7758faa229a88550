using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using Kith.Features.Attachments;
using Kith.Features.Home;
using Kith.Platform.SignIn;
using Kith.Platform.Web;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Kith.Tests.Platform;

/// <summary>Served over https; a page has whatever trouble it is asked to have.</summary>
public sealed class TroubledWorld : KithWorld
{
    public const string Asked = "X-Trouble";

    /// <summary>A fault, also in the page that tells of it.</summary>
    public const string Last = "last";

    protected override bool BehindProxy => true;

    protected override bool SharesPages => false;

    protected override Uri Origin => new("https://localhost");

    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new Trouble()));
    }

    private sealed class Trouble : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            var asked = context.HttpContext.Request.Headers[Asked].ToString();
            if (asked == Last)
            {
                throw new InvalidOperationException("Trouble");
            }

            if (context.HttpContext.Request.Path.StartsWithSegments("/problem", StringComparison.Ordinal))
            {
                return;
            }

            context.Result = asked switch
            {
                "fault" => throw new InvalidOperationException("Trouble"),
                "gone" => throw (TestDatabase.IsPostgres ? new NpgsqlException("Failed to connect") : new SqliteException("unable to open database file", 14, 14)),
                "" => null,
                _ => new StatusCodeResult(int.Parse(asked)),
            };
        }

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
        }
    }
}

/// <summary>What every answer says of how a browser is to take it (TR-64), whatever it answers.</summary>
[Trait("Speed", "slow")]
public sealed class SecurityHeadersTests(TroubledWorld world) : IClassFixture<TroubledWorld>
{
    private const int LeastNonce = 16;

    [Fact]
    public async Task Every_route_answers_with_the_whole_policy_whoever_asks()
    {
        var visitors = new Dictionary<Role, Visitor>();
        var anybody = world.Anyone();
        var (asked, shown) = (0, 0);
        foreach (var route in Routes.All(world.Services).Where(r => r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is null or [] or ["GET", ..]))
        {
            var address = Routes.AddressOf(route);
            Holds(await anybody.Answer(new HttpRequestMessage(HttpMethod.Get, address)), route);
            if (route.Metadata.GetMetadata<NeedsAttribute>() is { } needs)
            {
                var role = Enum.GetValues<Role>().First(r => AccessTable.Has(r, needs.Duty));
                if (!visitors.TryGetValue(role, out var visitor))
                {
                    visitors.Add(role, visitor = world.As(await world.Given.AWorker(role)));
                }

                var answer = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, address));
                Holds(answer, route);
                shown += answer.Status == HttpStatusCode.OK ? 1 : 0;
            }

            asked++;
        }

        Assert.True(asked > 250 && shown > 40, $"{asked} routes, {shown} of them shown to a worker");
    }

    [Theory]
    [InlineData("400", HttpStatusCode.BadRequest)]
    [InlineData("403", HttpStatusCode.Forbidden)]
    [InlineData("404", HttpStatusCode.NotFound)]
    [InlineData("405", HttpStatusCode.MethodNotAllowed)]
    [InlineData("409", HttpStatusCode.Conflict)]
    [InlineData("413", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("429", HttpStatusCode.TooManyRequests)]
    [InlineData("503", HttpStatusCode.ServiceUnavailable)]
    [InlineData("fault", HttpStatusCode.InternalServerError)]
    [InlineData(TroubledWorld.Last, HttpStatusCode.InternalServerError)]
    [InlineData("gone", HttpStatusCode.ServiceUnavailable)]
    public async Task Each_page_that_tells_of_a_problem_has_it(string trouble, HttpStatusCode status)
    {
        foreach (var visitor in new[] { world.Anyone(), world.As(await world.Given.AWorker(Role.SocialWorker)) })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, HomeLinks.Help);
            request.Headers.Add(TroubledWorld.Asked, trouble);
            var answer = await visitor.Answer(request);

            Assert.Equal(status, answer.Status);
            Assert.NotNull(answer.Document.QuerySelector("main h1"));
            Assert.DoesNotContain("Trouble", answer.Body, StringComparison.Ordinal);
            Holds(answer);
        }
    }

    [Fact]
    public async Task What_no_page_answers_has_it_too()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var file = await world.AFile(family);
        var crossed = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([]) };
        crossed.Headers.Add("Sec-Fetch-Site", "cross-site");

        Holds((await world.Anyone().Answer(crossed)).Expect(HttpStatusCode.BadRequest));
        Holds((await world.Anyone().Open("/help?a=%00")).Expect(HttpStatusCode.BadRequest));
        Holds((await world.Anyone().Open("/nowhere")).Expect(HttpStatusCode.NotFound));
        Holds((await world.Anyone().Open("/")).Expect(HttpStatusCode.OK));
        Holds((await world.Anyone().Open("/assets/kith.css")).Expect(HttpStatusCode.OK), isKept: true);
        Holds((await world.As(family.SocialWorker).Open(AttachmentsLinks.Take(family.Ref, file))).Expect(HttpStatusCode.OK), isFile: true);
    }

    /// <summary>By an evaluator that others made. It is right that 'self' would be weak where files of users are served as scripts: they are served in a sandbox, never as one.</summary>
    [Fact]
    public async Task An_evaluator_of_policies_finds_nothing_grave_in_any()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var file = AttachmentsLinks.Take(family.Ref, await world.AFile(family));
        var worker = world.As(family.SocialWorker);
        var policies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in new[] { "/", "/help", "/nowhere", "/assets/kith.css", "/oruk/v3/services", file })
        {
            var policy = (await worker.Open(address)).Response.Headers.GetValues("Content-Security-Policy").Single();
            policies.Add(string.Join(' ', policy.Split(' ').Select(p => p.StartsWith("'nonce-", StringComparison.Ordinal) ? "'nonce-cmFuZG9tLWFuZC1sb25nLWVub3VnaA==';" : p)));
        }

        Assert.Equal(2, policies.Count);
        foreach (var policy in policies)
        {
            Assert.DoesNotContain(await Evaluated(policy), finding => finding.StartsWith("HIGH", StringComparison.Ordinal) || finding.StartsWith("MEDIUM ", StringComparison.Ordinal));
        }

        Assert.Contains("HIGH script-src", await Evaluated("script-src 'unsafe-inline' *"));
    }

    [Fact]
    public async Task Each_page_has_its_own_nonce()
    {
        var first = (await world.Anyone().Open("/sign-in")).Response.Headers.GetValues("Content-Security-Policy").Single();
        var second = (await world.Anyone().Open("/sign-in")).Response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.NotEqual(first, second);
    }

    /// <returns>The weight and directive of each finding.</returns>
    private static async Task<IReadOnlyList<string>> Evaluated(string policy)
    {
        const string Script = """
            const [evaluator, parser, finding] = ['evaluator', 'parser', 'finding'].map(part => require(`csp_evaluator/dist/${part}.js`));
            for (const found of new evaluator.CspEvaluator(new parser.CspParser(process.argv[1]).csp).evaluate())
              console.log(`${finding.Severity[found.severity]} ${found.directive}`);
            """;
        using var node = Process.Start(new ProcessStartInfo("node", ["--eval", Script, policy]) { WorkingDirectory = Look.Fixture.Root(), RedirectStandardOutput = true, UseShellExecute = false })!;
        var found = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        return found.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void Holds(Shown answer, RouteEndpoint of) =>
        Holds(answer, isOpen: of.Metadata.GetMetadata<OpenDataAttribute>() is not null && answer.Response.Content.Headers.ContentType?.MediaType != "text/html");

    private static void Holds(Shown answer, bool isKept = false, bool isOpen = false, bool isFile = false)
    {
        var headers = answer.Response.Headers;
        var policy = Assert.Single(headers.GetValues("Content-Security-Policy")).Split("; ").Select(d => d.Split(' ')).ToDictionary(d => d[0], d => d[1..]);
        Assert.Equal(["'none'"], policy["default-src"]);
        Assert.Equal(["'none'"], policy["base-uri"]);
        Assert.Equal(["'none'"], policy["frame-ancestors"]);
        if (isFile)
        {
            Assert.True(policy.ContainsKey("sandbox") && policy.Keys.All(k => k is "sandbox" or "default-src" or "base-uri" or "form-action" or "frame-ancestors") && policy["sandbox"].Length == 0);
            Assert.Equal(["'none'"], policy["form-action"]);
        }
        else
        {
            Assert.Equal(["'none'"], policy["object-src"]);
            Assert.Equal(["'self'"], policy["form-action"]);
            Assert.All(policy.Where(d => d.Key is not ("script-src" or "default-src" or "object-src" or "base-uri" or "frame-ancestors")), d => Assert.Equal(["'self'"], d.Value));
            Assert.Equal("'self'", policy["script-src"][0]);
            var nonce = Assert.Single(policy["script-src"][1..]);
            Assert.StartsWith("'nonce-", nonce, StringComparison.Ordinal);
            Assert.True(Convert.FromBase64String(nonce["'nonce-".Length..^1]).Length >= LeastNonce);

            // Each script that stands in the page itself is one of ours, and nothing needs what the policy forbids.
            Assert.All(answer.Document.QuerySelectorAll("script:not([src])").Where(s => s.GetAttribute("type") != "application/json"), s => Assert.Equal(nonce, $"'nonce-{s.GetAttribute("nonce")}'"));
            Assert.Empty(answer.Document.All.Where(e => e.HasAttribute("style") || e.LocalName == "style" || e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal))).Select(e => e.OuterHtml));
        }

        Assert.Equal("no-referrer", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal(isOpen ? "cross-origin" : "same-origin", Assert.Single(headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("geolocation=()", Assert.Single(headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(headers.GetValues("Strict-Transport-Security")));
        Assert.True(isKept || isOpen || headers.CacheControl?.NoStore == true, $"{answer.Address} may be kept");
        Assert.False(headers.Contains("Server") || headers.Contains("X-Powered-By"));
    }
}
