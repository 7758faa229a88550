using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Features.Access;

/// <summary>A worker with a password, as the operator leaves them: the second factor not yet set up, and nobody else needed.</summary>
public sealed record Newcomer(WorkerId Worker, Account Account, string Email)
{
    public const string Password = "seven herons at noon";
}

internal static class Newcomers
{
    private static int made;

    public static async Task<Newcomer> ANewcomer(this KithWorld world, params Role[] roles)
    {
        var team = await world.Given.ATeam();
        var number = Interlocked.Increment(ref made);
        var email = $"newcomer{number}@elm.example";
        var outcome = await world.Run<Newcomer>(async (services, now) =>
        {
            var worker = services.GetRequiredService<WelcomeWorker>().Do(new WorkerInput { Name = $"Jo Elm {number}", Email = email }, by: null, now).Value;
            foreach (var role in roles)
            {
                await services.GetRequiredService<StartPosting>().Do(
                    worker, new StartPostingInput { Agency = team.Agency, Team = team.Team, Role = role, StartsOn = now.Today }, by: null, now, CancellationToken.None);
            }

            var account = await services.GetRequiredService<OpenAccount>().Do(
                worker, new OpenAccountInput { Email = email, Password = Newcomer.Password }, by: null, now, CancellationToken.None);
            return new Newcomer(worker, account.Value, email);
        });
        return outcome.Value;
    }

    /// <summary>Types the address and the password into the sign-in page.</summary>
    public static async Task<Shown> SayPassword(this Visitor visitor, Newcomer who, string password = Newcomer.Password, string at = AccessLinks.SignIn) =>
        await (await visitor.Open(at)).Fill("Input.Email", who.Email).Fill("Input.Password", password).Press("Continue");

    /// <summary>The same for somebody whose account an administrator opened, as far as the page of the second factor.</summary>
    public static async Task<Shown> Say(this Visitor visitor, HeldInTest who) =>
        await (await visitor.Open(AccessLinks.SignIn)).Fill("Input.Email", who.Email).Fill("Input.Password", HeldInTest.Password).Press("Continue");

    /// <summary>Sets the second factor up in the first sign-in, and gives its secret.</summary>
    public static async Task<(string Secret, Shown Arrived)> SetUp(this KithWorld world, Visitor visitor, Newcomer who)
    {
        var page = await visitor.SayPassword(who);
        var secret = Secret(page);
        return (secret, await page.Fill("Input.Code", world.Code(secret)).Press("Finish and sign in"));
    }

    /// <summary>The code that an authenticator app shows, some steps of 30 seconds from now.</summary>
    public static string Code(this KithWorld world, string secret, int steps = 0) =>
        OneTimeCode.At(secret, OneTimeCode.StepAt(world.Clock.GetUtcNow().UtcDateTime) + steps);

    public static string Secret(Shown page) =>
        page.Document.QuerySelector(".govuk-details .govuk-\\!-font-weight-bold")!.TextContent.Replace(" ", string.Empty, StringComparison.Ordinal);
}
