using System.Net;
using Kith.Features.Families;
using Kith.Features.Steps;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Steps;

public sealed class FinishStepTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_step_is_done_with_what_came_of_it()
    {
        var family = await world.Given.AFamily();
        var step = await AStep(family);
        var page = await world.As(family.SocialWorker).Open(StepsLinks.Finish(family.Ref, step));
        page.Shows("Ring the school nurse");

        (await page.Fill("Input.Outcome", "She will weigh Ben on Friday").Press("Save")).Shows("Step done").Shows("She will weigh Ben on Friday").Shows("No step is open");

        Assert.DoesNotContain("weigh", (await world.Fact<StepFinished>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_slower_is_told()
    {
        var family = await world.Given.AFamily();
        var step = await AStep(family);
        var mine = await world.As(family.SocialWorker).Open(StepsLinks.Finish(family.Ref, step));
        await (await world.As(family.Manager).Open(StepsLinks.Finish(family.Ref, step))).Press("Save");

        var refused = await mine.Fill("Input.Outcome", "My words").Press("Save");

        refused.Shows("Somebody else changed this");
        Assert.Equal("My words", refused.ValueOf("Input.Outcome"));
        Assert.Equal("This step is already done", Assert.Single((await refused.Press("Save")).ErrorSummary));
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily();
        var step = await AStep(family);
        var page = await world.As(family.SocialWorker).Open(StepsLinks.Finish(family.Ref, step));

        Assert.Equal("The day it was done must be today or in the past", (await page.FillDate("Input.DoneOn", world.Clock.Today.AddDays(1)).Press("Save")).ErrorOf("Input.DoneOn"));
        await world.IsHidden(r => StepsLinks.Finish(r, step), family);
        await world.IsRefused(r => StepsLinks.Finish(r, step), family, Role.HealthPartner);
        var other = await world.Given.AFamily();
        (await world.As(other.SocialWorker).Open(StepsLinks.Finish(other.Ref, step))).Expect(HttpStatusCode.NotFound);
    }

    private async Task<StepId> AStep(FamilyInTest family)
    {
        var by = await world.Acting(family.SocialWorker);
        return (await world.Do((SetStep command, Now now) => command.Do(family.Episode, "Ring the school nurse", by.Posting, now.Today.AddDays(7), Side.Shared, by, now, default))).Value;
    }
}
