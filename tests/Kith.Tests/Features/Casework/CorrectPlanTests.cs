using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class CorrectPlanTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Days_typed_wrong_categories_and_reviews_are_put_right()
    {
        var family = await world.AReferredFamily("Amy");
        await world.AnEnquiry(family, new DateOnly(2026, 2, 16));
        await world.AConference(family, new DateOnly(2026, 3, 3), "NEG");
        await world.AReview(family, new DateOnly(2026, 5, 28), "NEG");
        var plan = Assert.Single(await world.PlansOf(family, "Amy"));
        var page = () => world.As(family.SocialWorker).Open(CaseworkLinks.CorrectPlan(family.Ref, plan.Id));

        var backwards = await (await page()).FillDate("Input.EndsOn", new DateOnly(2026, 3, 3)).FillDate("Input.Reviews[0].HeldOn", new DateOnly(2026, 3, 1)).Fill("Input.InitialCategory", "").Fill("Input.PlansBefore", "no").Press("Save the plan");
        Assert.Equal("The day the plan ended must be after 3 March 2026, when Amy Larkspur’s plan started", backwards.ErrorOf("Input.EndsOn"));
        Assert.Equal("The day of the review must be after 3 March 2026, when Amy Larkspur’s plan started", backwards.ErrorOf("Input.Reviews[0].HeldOn"));
        Assert.Equal("Select the category when the plan started", backwards.ErrorOf("Input.InitialCategory"));
        Assert.Equal("Enter how many child protection plans Amy Larkspur had before this one, such as 0", backwards.ErrorOf("Input.PlansBefore"));
        Assert.Equal("Enter the day the plan started", (await (await page()).FillDate("Input.StartsOn", null).Press("Save the plan")).ErrorOf("Input.StartsOn"));

        var saved = await (await page()).FillDate("Input.StartsOn", new DateOnly(2026, 3, 2)).FillDate("Input.Reviews[0].HeldOn", new DateOnly(2026, 5, 29)).FillDate("Input.Reviews[1].HeldOn", new DateOnly(2026, 6, 12))
            .Fill("Input.LatestCategory", "EMO").Fill("Input.PlansBefore", "1").Press("Save the plan");

        saved.Expect(HttpStatusCode.OK).Shows("Plan corrected");
        var kept = Assert.Single(await world.PlansOf(family, "Amy"));
        Assert.Equal((new DateOnly(2026, 3, 2), "NEG", "EMO", 1), (kept.StartsOn, kept.InitialCategory, kept.LatestCategory, kept.PreviousPlans));
        Assert.Equal([new DateOnly(2026, 5, 29), new DateOnly(2026, 6, 12)], kept.Reviews.Select(r => r.HeldOn).Order());
        Assert.Equal($$"""{"Plan":"{{plan.Id}}","Kind":"ChildProtection","Changed":["StartsOn","LatestCategory","PreviousPlans","Reviews"]}""", (await world.Fact<PlanCorrected>(family)).Data);
    }

    [Fact]
    public async Task Two_plans_never_overlap_and_whoever_saves_second_sees_both()
    {
        var family = await world.AReferredFamily("Amy");
        await world.ANeedPlan(family, new DateOnly(2026, 1, 5));
        await world.AnEnquiry(family, new DateOnly(2026, 2, 16));
        await world.AConference(family, new DateOnly(2026, 3, 2), "NEG");
        var need = (await world.PlansOf(family, "Amy"))[0];
        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.CorrectPlan(family.Ref, need.Id));
        var stale = await world.As(family.Manager).Open(CaseworkLinks.CorrectPlan(family.Ref, need.Id));

        var overlapping = await page.FillDate("Input.EndsOn", new DateOnly(2026, 3, 3)).Press("Save the plan");
        Assert.Equal("Another plan for Amy Larkspur, a child protection plan, has gone on since 2 March 2026", overlapping.ErrorOf("Input.StartsOn"));
        (await overlapping.FillDate("Input.EndsOn", new DateOnly(2026, 2, 27)).Press("Save the plan")).Shows("Plan corrected");
        (await stale.FillDate("Input.EndsOn", new DateOnly(2026, 2, 26)).Press("Save the plan")).Shows("Somebody else changed this while you were working on it");
        await world.IsHidden(r => CaseworkLinks.CorrectPlan(r, need.Id), family);
        await world.IsRefused(r => CaseworkLinks.CorrectPlan(r, need.Id), family, Role.MentalHealthWorker);
    }
}
