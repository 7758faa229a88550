using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Platform.SignIn;

/// <summary>A server that believes where a request says it comes from, and checks passwords fast: what is looked at here is how often, not how.</summary>
public sealed class GuessedWorld : KithWorld
{
    public const string From = "X-Test-From";

    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = 1);
        builder.Services.AddSingleton<IStartupFilter>(new ComesFrom());
    }

    private sealed class ComesFrom : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(context.Request.Headers[From].FirstOrDefault() ?? "192.0.2.1");
                return go(context);
            });
            next(app);
        };
    }
}

/// <summary>Guessing is slow, and no stranger keeps a worker out (TR-34).</summary>
[Trait("Speed", "slow")]
public sealed class ThrottleTests(GuessedWorld world) : IClassFixture<GuessedWorld>
{
    private const string Refused = "The email address or password is not correct";
    private const string Wait = "You have tried too many times. Wait";

    [Fact]
    public async Task Ten_failures_for_an_address_make_it_wait_and_the_wait_grows_whoever_has_it()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        foreach (var email in new[] { jo.Email, "nobody@elm.example" })
        {
            for (var i = 1; i <= 10; i++)
            {
                Assert.Equal(Refused, await Guess(email, from: $"198.51.100.{i}"));
            }

            Assert.Equal($"{Wait} a minute and try again", await Guess(email, "198.51.100.99"));
            Assert.Equal($"{Wait} a minute and try again", await Guess(email, "198.51.100.98", Newcomer.Password));
            world.Clock.Pass(TimeSpan.FromMinutes(1));
            Assert.Equal(Refused, await Guess(email, "198.51.100.97"));
            Assert.Equal($"{Wait} 2 minutes and try again", await Guess(email, "198.51.100.96"));
            world.Clock.Pass(TimeSpan.FromMinutes(2));
            Assert.Equal(Refused, await Guess(email, "198.51.100.95"));
            Assert.Equal($"{Wait} 4 minutes and try again", await Guess(email, "198.51.100.94"));
            world.Clock.Pass(TimeSpan.FromHours(2));
            Assert.Equal(Refused, await Guess(email, "198.51.100.93"));
            Assert.Equal(Refused, await Guess(email, "198.51.100.92"));
            world.Clock.Pass(TimeSpan.FromHours(2));
        }
    }

    [Fact]
    public async Task Ten_failures_from_one_place_make_that_place_wait_whatever_it_tries()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(Refused, await Guess($"somebody{i}@elm.example", "203.0.113.5"));
        }

        Assert.StartsWith(Wait, await Guess(jo.Email, "203.0.113.5", Newcomer.Password), StringComparison.Ordinal);
        Assert.Null(await Guess(jo.Email, "203.0.113.6", Newcomer.Password));
    }

    [Fact]
    public async Task Whoever_guesses_for_hours_never_keeps_a_worker_out_of_a_browser_they_have_used()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var known = world.Anyone();
        var (secret, _) = await world.SetUp(known, jo);
        await (await known.Open(AccessLinks.Account)).Press("Sign out");
        for (var minute = 0; minute < 120; minute++)
        {
            await Guess(jo.Email, $"198.51.100.{minute}");
            world.Clock.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.StartsWith(Wait, await Guess(jo.Email, "192.0.2.77", Newcomer.Password), StringComparison.Ordinal);
        (await (await known.SayPassword(jo)).Fill("Input.Code", world.Code(secret)).Press("Sign in")).Shows("Your account");

        // And out of any other for no longer than a quarter of an hour after the last guess.
        await Guess(jo.Email, "198.51.100.200");
        world.Clock.Pass(TimeSpan.FromMinutes(15));
        Assert.Null(await Guess(jo.Email, "192.0.2.77", Newcomer.Password));
    }

    [Fact]
    public async Task Many_guesses_at_once_are_no_way_round()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Guess("many@elm.example", $"198.51.101.{i}")));

        Assert.InRange(answers.Count(a => a == Refused), 1, 10);
    }

    [Fact]
    public async Task Codes_are_guessed_no_faster()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var (secret, _) = await world.SetUp(world.Anyone(), jo);
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        var visitor = world.Anyone();
        var page = await visitor.SayPassword(jo);
        for (var i = 0; i < 10; i++)
        {
            page = await page.Fill("Input.Code", "000000").Press("Sign in");
        }

        Assert.StartsWith(Wait, (await page.Fill("Input.Code", world.Code(secret)).Press("Sign in")).ErrorOf("Input.Code"), StringComparison.Ordinal);
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        (await page.Fill("Input.Code", world.Code(secret)).Press("Sign in")).Shows("Your account");
    }

    [Fact]
    public async Task Tries_that_prove_right_side_by_side_are_no_failure_of_each_other()
    {
        var keys = Throttle.Code(Guid.NewGuid());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var scope = world.Services.CreateAsyncScope();
            var throttle = scope.ServiceProvider.GetRequiredService<Throttle>();
            for (var i = 0; i < 40; i++)
            {
                await throttle.Try(keys);
                await throttle.Succeeded(keys);
            }
        }));

        Assert.False(await world.Read(db => db.Failures.AnyAsync(f => keys.Contains(f.Key))));
    }

    /// <summary>What the sign-in page answers; null when it goes on.</summary>
    private async Task<string?> Guess(string email, string from, string password = "nine herons at noon")
    {
        var visitor = world.Anyone();
        var page = await visitor.Open(AccessLinks.SignIn);
        page.Fill("Input.Email", email).Fill("Input.Password", password);
        var request = new HttpRequestMessage(HttpMethod.Post, AccessLinks.SignIn) { Content = new FormUrlEncodedContent(page.Fields()) };
        request.Headers.Add(GuessedWorld.From, from);
        return (await visitor.Answer(request)).ErrorOf("Input.Email");
    }
}
