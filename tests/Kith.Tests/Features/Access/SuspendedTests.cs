using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Access;

/// <summary>Each edge of the 30 days (TR-38).</summary>
[Trait("Speed", "slow")]
public sealed class SuspendedTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task An_account_that_nobody_used_for_30_days_is_suspended_and_says_whom_to_ask()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        var (secret, _) = await world.SetUp(world.Anyone(), jo);

        world.Clock.Set(SettableClock.Start.AddDays(29));
        (await SignIn(jo, secret)).Shows("Your account");

        world.Clock.Set(SettableClock.Start.AddDays(59));
        var visitor = world.Anyone();
        var page = await visitor.SayPassword(jo);
        (await page.Fill("Input.Code", world.Code(secret)).Press("Sign in")).Shows("Your account is suspended").Shows("Ask the person who runs Kith in your agency").DoesNotShow(jo.Email);
        Assert.DoesNotContain("kith", visitor.CookieNames);

        Assert.Equal("The email address or password is not correct", (await world.Anyone().SayPassword(jo, "nine herons at noon")).ErrorOf("Input.Email"));
        world.Clock.Set(SettableClock.Start);
    }

    [Fact]
    public async Task A_first_sign_in_comes_within_30_days_of_the_opening()
    {
        var jo = await world.ANewcomer(Role.QaAuditor);
        world.Clock.Set(SettableClock.Start.AddDays(30));

        (await world.SetUp(world.Anyone(), jo)).Arrived.Shows("Your account is suspended");
        world.Clock.Set(SettableClock.Start);
    }

    private async Task<Shown> SignIn(Newcomer who, string secret) =>
        await (await world.Anyone().SayPassword(who)).Fill("Input.Code", world.Code(secret)).Press("Sign in");
}
