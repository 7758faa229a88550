using System.Net;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Kith.Tests.Platform;

/// <summary>Nothing is sent to Kith but from its own pages (TR-37).</summary>
[Trait("Speed", "slow")]
public sealed class UnsafeRoutesTests(KithWorld world) : IClassFixture<KithWorld>
{
    // Shown under the method of whatever failed; it changes nothing.
    private const string Problem = "problem/{status:int}";

    private readonly Dictionary<Role, WorkerInTest> workers = [];

    [Fact]
    public async Task Every_post_needs_the_token_of_a_page()
    {
        var answers = new List<string>();
        foreach (var (visitor, address) in await Posts())
        {
            var answer = await visitor.Post(address, [], follow: false);
            answers.Add($"{address} {(int)answer.Status}");
        }

        Assert.True(answers.Count > 20);
        Assert.Empty(answers.Where(a => !a.EndsWith(" 400", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("cross-site", "POST")]
    [InlineData("same-site", "POST")]
    [InlineData("cross-site", "DELETE")]
    [InlineData("cross-site", "PUT")]
    public async Task Nothing_is_taken_from_another_site(string site, string method)
    {
        foreach (var (visitor, address) in await Posts())
        {
            var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = new FormUrlEncodedContent([]) };
            request.Headers.Add("Sec-Fetch-Site", site);

            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Answer(request)).Status);
        }
    }

    private async Task<List<(Visitor Visitor, string Address)>> Posts()
    {
        var posts = new List<(Visitor, string)>();
        foreach (var route in Routes.All(world.Services))
        {
            var methods = route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
            if (route.RoutePattern.RawText != Problem && methods is null or [] or ["POST"])
            {
                posts.Add((await For(route), Routes.AddressOf(route)));
            }
        }

        return posts;
    }

    private async Task<Visitor> For(RouteEndpoint route)
    {
        if (route.Metadata.GetMetadata<NeedsAttribute>() is not { } needs)
        {
            return route.Metadata.GetMetadata<SignedInOnlyAttribute>() is null ? world.Anyone() : world.As(await Worker(Role.Analyst));
        }

        return world.As(await Worker(Enum.GetValues<Role>().First(r => AccessTable.Has(r, needs.Duty))));
    }

    private async Task<WorkerInTest> Worker(Role role) => workers.TryGetValue(role, out var known) ? known : workers[role] = await world.Given.AWorker(role);
}
