using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class EndPlanTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_plan_ends_and_a_child_in_need_plan_may_follow()
    {
        var family = await world.AReferredFamily("Amy");
        await world.AnEnquiry(family, new DateOnly(2026, 2, 16));
        await world.AConference(family, new DateOnly(2026, 3, 2), "NEG");
        var plan = Assert.Single(await world.PlansOf(family, "Amy"));
        var page = () => world.As(family.SocialWorker).Open(CaseworkLinks.EndPlan(family.Ref, plan.Id));

        var unanswered = await (await page()).Press("End the plan");
        var early = await (await page()).FillDate("Input.On", new DateOnly(2026, 3, 2)).Choose("Input.WithNeedPlan", "true").Press("End the plan");
        var saved = await (await page()).FillDate("Input.On", new DateOnly(2026, 6, 1)).Choose("Input.WithNeedPlan", "true").Press("End the plan");

        Assert.Equal("Select whether a child in need plan follows", unanswered.ErrorOf("Input.WithNeedPlan"));
        Assert.Equal("The day the plan ended must be after 2 March 2026, when Amy Larkspur’s plan started", early.ErrorOf("Input.On"));
        saved.Expect(HttpStatusCode.OK).Shows("Plan ended").Shows("Child in need plan since 1 June 2026");
        Assert.Equal($$"""{"Plan":"{{plan.Id}}","Kind":"ChildProtection","On":"2026-06-01"}""", (await world.Fact<PlanEnded>(family)).Data);
        Assert.Equal(CaseworkLinks.Plans(family.Ref), (await page()).Address);
        var need = (await world.PlansOf(family, "Amy"))[1];
        (await (await world.As(family.SocialWorker).Open(CaseworkLinks.EndPlan(family.Ref, need.Id))).FillDate("Input.On", null).Press("End the plan")).Shows("Enter the day the plan ended");
        await world.IsHidden(r => CaseworkLinks.EndPlan(r, need.Id), family);
        await world.IsRefused(r => CaseworkLinks.EndPlan(r, need.Id), family, Role.MentalHealthWorker);
        (await world.As(family.SocialWorker).Open(CaseworkLinks.EndPlan(family.Ref, new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var other = await world.AReferredFamily("Zoe");
        (await world.As(other.SocialWorker).Open(CaseworkLinks.EndPlan(other.Ref, need.Id))).Expect(HttpStatusCode.NotFound);
    }
}
