using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Stories;

/// <summary>An administrator opens an account, somebody else hands it over, and only then its worker signs in.</summary>
public sealed class ANewcomerSignsInTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Fact]
    public async Task A_newcomers_account_is_opened_by_one_handed_over_by_another_and_begun_by_its_worker()
    {
        var team = await world.Given.ATeam();
        var opener = await world.Given.AWorker(Role.SystemAdministrator, team);
        var held = await world.AHeldAccount(team, opener, Role.QaAuditor);
        var worker = await world.Visits();
        await SignIn(worker, held);
        await worker.Shows("Your account waits for a second person");
        await worker.Check();

        var administrator = await world.Plays(opener);
        await administrator.Open(AccessLinks.HandOverAccount(held.HandOver));
        await administrator.Shows("Somebody else has to hand this over: you opened it");
        var head = await world.Plays(await world.Given.AWorker(Role.ServiceManager, team));
        await head.Open(AccessLinks.Proposals);
        await head.Follow("Kay Alder");
        await head.Shows("Speak with Kay Alder yourself");
        await head.Check();
        await head.Choose("Input.HandsOver", "True");
        await head.Press("Answer");
        await head.Shows("Give Kay Alder this code");
        await head.Check();
        var code = await head.Page.InnerTextAsync(".govuk-inset-text");

        await SignIn(worker, held);
        await worker.Shows("Show that the account was handed over to you");
        await worker.Check();
        await worker.Fill("Input.HandOverCode", "2222 3333 4444");
        await worker.Press("Finish and sign in");
        await worker.Shows("That hand-over code is not correct");
        await worker.Check();
        await worker.Fill("Input.HandOverCode", code);
        var secret = (await worker.Page.TextContentAsync(".govuk-details .govuk-\\!-font-weight-bold"))!.Replace(" ", string.Empty, StringComparison.Ordinal);
        await worker.Fill("Input.Code", OneTimeCode.At(secret, OneTimeCode.StepAt(world.Clock.GetUtcNow().UtcDateTime)));
        await worker.Press("Finish and sign in");
        await worker.Shows("Your account");
    }

    private static async Task SignIn(Actor actor, HeldInTest held)
    {
        await actor.Open(AccessLinks.SignIn);
        await actor.Fill("Input.Email", held.Email);
        await actor.Fill("Input.Password", HeldInTest.Password);
        await actor.Press("Continue");
    }
}
