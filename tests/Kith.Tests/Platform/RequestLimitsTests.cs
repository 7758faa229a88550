using System.Net;
using Kith.Features.Access;
using Kith.Platform.Web;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Platform;

/// <summary>A server that answers a worker three times, an agency five times, and a place where nobody is signed in twice.</summary>
public sealed class HurriedWorld : KithWorld
{
    protected override void Replace(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(new RequestLimits(new RateRule(new DateOnly(2024, 4, 1), new Allowance(3, 1), new Allowance(5, 1), new Allowance(2, 1))));
}

/// <summary>Nobody keeps everybody else waiting, or reads the record away by a program (TR-67).</summary>
[Trait("Speed", "slow")]
public sealed class RequestLimitsTests(HurriedWorld world) : IClassFixture<HurriedWorld>
{
    [Fact]
    public async Task Who_asks_too_fast_is_told_when_to_come_back_and_others_are_answered()
    {
        var team = await world.Given.ATeam();
        var hurried = world.As(await world.Given.AWorker(Role.SocialWorker, team));
        var (answered, refused) = await Ask(hurried, 20);

        Assert.InRange(answered, 3, 10);
        Assert.True(refused > 0);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open("/")).Expect(HttpStatusCode.OK);

        // Their colleague shares the agency's allowance.
        var colleague = world.As(await world.Given.AWorker(Role.SocialWorker, team));
        Assert.True((await Ask(colleague, 20)).Refused > 0);
        Assert.True((await Ask(world.Anyone(), 20, AccessLinks.SignIn)).Refused > 0);
    }

    private static async Task<(int Answered, int Refused)> Ask(Visitor visitor, int times, string path = "/")
    {
        var (answered, refused) = (0, 0);
        for (var i = 0; i < times; i++)
        {
            var page = await visitor.Open(path);
            if (page.Status == HttpStatusCode.TooManyRequests)
            {
                page.Shows("You are asking too fast");
                Assert.Equal(TimeSpan.FromSeconds(1), page.Response.Headers.RetryAfter?.Delta);
                refused++;
            }
            else
            {
                page.Expect(HttpStatusCode.OK);
                answered++;
            }
        }

        return (answered, refused);
    }
}
