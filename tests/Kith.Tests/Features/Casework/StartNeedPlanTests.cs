using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class StartNeedPlanTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_starts_for_the_children_it_is_for()
    {
        var family = await world.AReferredFamily("Amy", "Ben");
        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.StartNeedPlan(family.Ref));

        var saved = await page.FillDate("Input.On", new DateOnly(2026, 6, 1)).Choose("Input.Children", family.Child("Ben").ToString()).Press("Start the plan");

        saved.Expect(HttpStatusCode.OK).Shows("Child in need plan started").Shows("Child in need plan since 1 June 2026");
        var plan = Assert.Single(await world.PlansOf(family, "Ben"));
        Assert.Equal((PlanKind.ChildInNeed, new DateOnly(2026, 6, 1), null), (plan.Kind, plan.StartsOn, plan.EndsOn));
        Assert.Equal($$"""{"Plan":"{{plan.Id}}","Kind":"ChildInNeed","On":"2026-06-01"}""", (await world.Fact<PlanStarted>(family)).Data);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field()
    {
        var family = await world.AReferredFamily("Amy");
        var page = () => world.As(family.SocialWorker).Open(CaseworkLinks.StartNeedPlan(family.Ref));
        var empty = await (await page()).FillDate("Input.On", null).Press("Start the plan");
        var early = await (await page()).FillDate("Input.On", new DateOnly(2025, 1, 6)).Choose("Input.Children", family.Child("Amy").ToString()).Press("Start the plan");

        Assert.Equal("Enter the day the plan started", empty.ErrorOf("Input.On"));
        Assert.Equal("Select the children whom the plan is for", empty.ErrorOf("Input.Children"));
        Assert.Equal($"The day the plan started must be the same as or after {world.Clock.Today.AddDays(-300):d MMMM yyyy}, when Amy Larkspur was referred", early.ErrorOf("Input.On"));
        await world.IsHidden(CaseworkLinks.StartNeedPlan, family);
        await world.IsRefused(CaseworkLinks.StartNeedPlan, family, Role.MentalHealthWorker);
    }

    [Fact]
    public async Task Work_closes_with_a_child_in_need_plan_and_not_while_a_child_is_being_protected()
    {
        var family = await world.AReferredFamily("Amy", "Ben");
        await world.ANeedPlan(family, new DateOnly(2026, 6, 1), "Ben");
        await world.AnEnquiry(family, new DateOnly(2026, 6, 8), "Amy");
        var manager = world.As(family.Manager);
        var close = async () => (await manager.Open(CaseworkLinks.Close(family.Ref))).Fill("Input.Why", "They moved away").Fill("Input.Reason", "RC7");

        (await (await close()).Press("Close the work")).Shows("A section 47 enquiry is open. Record its outcome or its conference first");
        await world.AConference(family, new DateOnly(2026, 6, 15), "PHY", "Amy");
        (await (await close()).Press("Close the work")).Shows("A child is on a child protection plan. End the plan first");
        var end = await manager.Open(CaseworkLinks.EndPlan(family.Ref, Assert.Single(await world.PlansOf(family, "Amy")).Id));
        await end.FillDate("Input.On", new DateOnly(2026, 6, 16)).Choose("Input.WithNeedPlan", "false").Press("End the plan");
        var early = await (await close()).FillDate("Input.ClosedOn", new DateOnly(2026, 6, 10)).Press("Close the work");
        Assert.Equal("The day the work closes must be the same as or after 16 June 2026, the latest day of an enquiry, conference or plan", early.ErrorOf("Input.ClosedOn"));
        (await (await close()).Press("Close the work")).Expect(HttpStatusCode.OK);

        Assert.Equal(new DateOnly(2026, 6, 16), Assert.Single(await world.PlansOf(family, "Ben")).EndsOn);
    }
}
