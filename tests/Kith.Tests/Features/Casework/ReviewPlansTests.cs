using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class ReviewPlansTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_review_goes_on_changes_the_category_or_ends_the_plan_child_by_child()
    {
        var family = await world.AReferredFamily("Amy", "Ben", "Cleo");
        await world.AnEnquiry(family, new DateOnly(2026, 2, 16));
        await world.AConference(family, new DateOnly(2026, 3, 2), "NEG");
        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.ReviewPlans(family.Ref));
        page.FillDate("Input.On", new DateOnly(2026, 5, 29)).Choose("Input.Children[0].Decision", "EMO").Choose("Input.Children[1].Decision", ConferenceDecision.ChildInNeedPlan)
            .Choose("Input.Children[2].Decision", ConferenceDecision.NoPlan);

        var saved = await page.Press("Save the conference");

        saved.Expect(HttpStatusCode.OK).Shows("Conference saved").Shows("Next review child protection conference by 29 November 2026, a Sunday: the last working day before it is 27 November").Shows("The plan went on");
        var amy = Assert.Single(await world.PlansOf(family, "Amy"));
        Assert.Equal(("NEG", "EMO", new DateOnly(2026, 5, 29)), (amy.InitialCategory, amy.LatestCategory, Assert.Single(amy.Reviews).HeldOn));
        var ben = await world.PlansOf(family, "Ben");
        Assert.Equal([(PlanKind.ChildProtection, new DateOnly(2026, 5, 29)), (PlanKind.ChildInNeed, default(DateOnly?))], ben.Select(p => (p.Kind, p.EndsOn)));
        Assert.Equal(new DateOnly(2026, 5, 29), ben[1].StartsOn);
        Assert.Single(await world.PlansOf(family, "Cleo"), p => p.EndsOn == new DateOnly(2026, 5, 29) && p.Reviews.Count == 1);
        Assert.Contains("\"Decision\":\"NONE\"", (await world.Fact<PlanReviewed>(family)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field()
    {
        var family = await world.AReferredFamily("Amy");
        await world.AnEnquiry(family, new DateOnly(2026, 2, 16));
        Assert.Equal(CaseworkLinks.Plans(family.Ref), (await world.As(family.SocialWorker).Open(CaseworkLinks.ReviewPlans(family.Ref))).Address);
        await world.AConference(family, new DateOnly(2026, 3, 2), "NEG");
        var page = () => world.As(family.SocialWorker).Open(CaseworkLinks.ReviewPlans(family.Ref));
        var empty = await (await page()).FillDate("Input.On", null).Press("Save the conference");
        var early = await (await page()).FillDate("Input.On", new DateOnly(2026, 3, 2)).Choose("Input.Children[0].Decision", "NEG").Press("Save the conference");

        Assert.Equal("Enter the day of the conference", empty.ErrorOf("Input.On"));
        Assert.Equal("Select what was decided for at least one child", empty.ErrorOf("Input.Children[0].Decision"));
        Assert.Equal("The day of the review must be after 2 March 2026, when Amy Larkspur’s plan started", early.ErrorOf("Input.On"));
        (await (await page()).FillDate("Input.On", new DateOnly(2026, 5, 29)).Choose("Input.Children[0].Decision", "NEG").Press("Save the conference")).Shows("Conference saved");
        var twice = await (await page()).FillDate("Input.On", new DateOnly(2026, 5, 29)).Choose("Input.Children[0].Decision", "NEG").Press("Save the conference");
        Assert.Equal("A review of Amy Larkspur’s plan on that day has already been recorded", twice.ErrorOf("Input.On"));
        await world.IsHidden(CaseworkLinks.ReviewPlans, family);
        await world.IsRefused(CaseworkLinks.ReviewPlans, family, Role.MentalHealthWorker);
    }
}
