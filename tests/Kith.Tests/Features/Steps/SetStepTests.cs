using System.Net;
using Kith.Features.Families;
using Kith.Features.Steps;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;

namespace Kith.Tests.Features.Steps;

public sealed class SetStepTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_step_has_an_owner_who_works_with_the_family_and_a_day()
    {
        var family = await world.Given.AFamily();
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var page = await world.As(family.SocialWorker).Open(StepsLinks.Add(family.Ref));
        Assert.Equal(family.SocialWorker.Posting.Value.ToString(), page.ValueOf("Input.Owner"));
        Assert.Equal("30", page.ValueOf("Input.DueOn.Day"));

        (await page.Fill("Input.What", "Share the attendance").Fill("Input.Owner", school.Posting.Value.ToString()).Press("Save")).Shows("Step added").Shows("Share the attendance").Shows(school.Name);

        Assert.DoesNotContain("attendance", (await world.Fact<StepSet>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var family = await world.Given.AFamily();
        var page = await world.As(family.SocialWorker).Open(StepsLinks.Add(family.Ref));

        var refused = await page.Fill("Input.Owner", "").FillDate("Input.DueOn", world.Clock.Today.AddDays(-1)).Press("Save");
        Assert.Equal("Enter the next step", refused.ErrorOf("Input.What"));
        Assert.Equal("Select who will do it", refused.ErrorOf("Input.Owner"));
        Assert.Equal("The day it is due must be today or in the future", refused.ErrorOf("Input.DueOn"));

        var stranger = await world.Given.AWorker(Role.SocialWorker);
        var by = await world.Acting(family.SocialWorker);
        var refusals = await world.Refusals((SetStep command, Now now) => command.Do(family.Episode, "Ring", stranger.Posting, now.Today, Side.Shared, by, now, default));
        Assert.Equal("Select somebody who works with the family", Assert.Single(refusals).Message);
        await world.IsHidden(StepsLinks.Add, family);
        await world.IsRefused(StepsLinks.Add, family, Role.SchoolDsl);
    }
}
