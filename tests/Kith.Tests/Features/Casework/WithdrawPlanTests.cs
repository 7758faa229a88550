using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class WithdrawPlanTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_plan_entered_by_mistake_is_counted_nowhere_and_never_vanishes()
    {
        var family = await world.AReferredFamily("Amy");
        await world.ANeedPlan(family, new DateOnly(2026, 6, 1));
        var plan = Assert.Single(await world.PlansOf(family, "Amy"));
        var page = () => world.As(family.SocialWorker).Open(CaseworkLinks.WithdrawPlan(family.Ref, plan.Id));

        var empty = await (await page()).Press("Withdraw");
        var saved = await (await page()).Fill("Input.Why", "It was her cousin’s").Press("Withdraw");

        Assert.Equal("Enter why this was entered by mistake", empty.ErrorOf("Input.Why"));
        saved.Expect(HttpStatusCode.OK).Shows("Plan withdrawn").Shows("No plan").Shows("Child in need plan of Amy Larkspur from 1 June 2026: It was her cousin’s");
        Assert.Empty(await world.PlansOf(family, "Amy"));
        Assert.Equal($$"""{"Plan":"{{plan.Id}}","Kind":"ChildInNeed"}""", (await world.Fact<PlanWithdrawn>(family)).Data);
        Assert.Single(await world.Facts<PlanStarted>(), f => f.FamilyEpisode == family.Episode);
        (await world.As(family.SocialWorker).Open(Kith.Features.Workbook.WorkbookLinks.Chronology(family.Ref))).DoesNotShow("Child in need plan started");
        (await page()).Expect(HttpStatusCode.NotFound);
        await world.ANeedPlan(family, new DateOnly(2026, 6, 1));
        var again = Assert.Single(await world.PlansOf(family, "Amy"));
        await world.IsHidden(r => CaseworkLinks.WithdrawPlan(r, again.Id), family);
        await world.IsRefused(r => CaseworkLinks.WithdrawPlan(r, again.Id), family, Role.MentalHealthWorker);
    }
}
