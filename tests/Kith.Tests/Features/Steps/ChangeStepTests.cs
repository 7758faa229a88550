using System.Net;
using Kith.Features.Families;
using Kith.Features.Steps;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Steps;

public sealed class ChangeStepTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_step_gets_another_owner_and_day()
    {
        var family = await world.Given.AFamily();
        var step = await AStep(family);
        var page = await world.As(family.SocialWorker).Open(StepsLinks.Change(family.Ref, step));

        (await page.Fill("Input.Owner", family.Manager.Posting.Value.ToString()).FillDate("Input.DueOn", new DateOnly(2026, 8, 3)).Press("Save")).Shows("Step changed").Shows("3 Aug 2026").Shows(family.Manager.Name);

        await world.Fact<StepChanged>(family);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily();
        var step = await AStep(family);
        var page = await world.As(family.SocialWorker).Open(StepsLinks.Change(family.Ref, step));

        var refused = await page.Fill("Input.Owner", "").FillDate("Input.DueOn", world.Clock.Today.AddDays(-1)).Press("Save");
        Assert.Equal("Select who will do it", refused.ErrorOf("Input.Owner"));
        Assert.Equal("The day it is due must be today or in the future", refused.ErrorOf("Input.DueOn"));
        var by = await world.Acting(family.SocialWorker);
        var stranger = await world.Given.AWorker(Role.SocialWorker);
        var refusals = await world.Refusals((ChangeStep command, Now now) => command.Do(step, stranger.Posting, now.Today, 0, by, now, default));
        Assert.Equal("Select somebody who works with the family", Assert.Single(refusals).Message);
        await world.IsHidden(r => StepsLinks.Change(r, step), family);
        await world.IsRefused(r => StepsLinks.Change(r, step), family, Role.SchoolDsl);
    }

    private async Task<StepId> AStep(FamilyInTest family)
    {
        var by = await world.Acting(family.SocialWorker);
        return (await world.Do((SetStep command, Now now) => command.Do(family.Episode, "Ring the school nurse", by.Posting, now.Today.AddDays(7), Side.Shared, by, now, default))).Value;
    }
}
