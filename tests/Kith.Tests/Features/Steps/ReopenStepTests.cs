using System.Net;
using Kith.Features.Families;
using Kith.Features.Steps;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Steps;

public sealed class ReopenStepTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_step_that_is_not_done_after_all_is_opened_again()
    {
        var family = await world.Given.AFamily();
        var step = await AStep(family);
        var visitor = world.As(family.SocialWorker);
        await (await visitor.Open(StepsLinks.Finish(family.Ref, step))).Press("Save");

        (await (await visitor.Open(StepsLinks.Reopen(family.Ref, step))).Press("Open it again")).Shows("Step opened again").Shows("No step is done yet");

        await world.Fact<StepReopened>(family);
    }

    [Fact]
    public async Task Refusals_are_said_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily();
        var step = await AStep(family);
        var page = await world.As(family.SocialWorker).Open(StepsLinks.Reopen(family.Ref, step));

        Assert.Equal("This step is not done", Assert.Single((await page.Press("Open it again")).ErrorSummary));
        await world.IsHidden(r => StepsLinks.Reopen(r, step), family);
        await world.IsRefused(r => StepsLinks.Reopen(r, step), family, Role.SchoolDsl);
    }

    private async Task<StepId> AStep(FamilyInTest family)
    {
        var by = await world.Acting(family.SocialWorker);
        return (await world.Do((SetStep command, Now now) => command.Do(family.Episode, "Ring the school nurse", by.Posting, now.Today.AddDays(7), Side.Shared, by, now, default))).Value;
    }
}
