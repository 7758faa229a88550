using System.Net;
using Kith.Features.Casework;
using Kith.Features.Returns;
using Kith.Practice.Casework;
using Kith.Testing;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

/// <summary>What an imported census breaks about enquiries, plans and reviews leads to the page of the very row, where it is mended.</summary>
[Trait("Speed", "slow")]
public sealed class PlansAreMendedTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    private static readonly string[] Tables = ["Section47", "CINplanDates", "ChildProtectionPlans", "Reviews"];

    [Fact]
    public async Task A_manager_mends_an_imported_census_through_its_pages_and_the_rules_find_nothing_more()
    {
        var office = await CensusOffice.Open(world, Child("MEND1", Episode("2025-05-06",
            "<CINPlanDates><CINPlanStartDate>2025-06-02</CINPlanStartDate><CINPlanEndDate>2025-05-20</CINPlanEndDate></CINPlanDates>"
            + "<Section47><S47ActualStartDate>2025-07-16</S47ActualStartDate><InitialCPCtarget>2025-08-09</InitialCPCtarget><ICPCnotRequired>0</ICPCnotRequired></Section47>"
            + "<ChildProtectionPlans><CPPstartDate>2025-08-05</CPPstartDate><InitialCategoryOfAbuse>ABC</InitialCategoryOfAbuse><LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>"
            + "<Reviews><CPPreviewDate>2025-08-05</CPPreviewDate></Reviews><Reviews><CPPreviewDate>2025-06-31</CPPreviewDate></Reviews></ChildProtectionPlans>")));
        var build = await office.Built();
        var found = (await world.FindingsOf(build)).Where(f => Tables.Contains(f.Table) && f.Person is not null).ToList();
        Assert.Equal(["2885", "4011", "8675Q", "8730", "8841", "8842Q", "8870Q", "8905"], found.Select(f => f.Rule).Distinct().Order(StringComparer.Ordinal));
        var family = await world.Family("MEND1");
        var episode = Assert.Single(await world.ChildEpisodes("MEND1"));
        var (need, protection) = (episode.Plans.Single(p => p.Kind == PlanKind.ChildInNeed), episode.Plans.Single(p => p.Kind == PlanKind.ChildProtection));
        var enquiry = Assert.Single(episode.Enquiries);
        var visitor = world.As(office.Manager);

        var list = await visitor.Open(ReturnsLinks.Findings(build.Id));
        foreach (var address in new[] { CaseworkLinks.CorrectPlan(family.Ref, need.Id), CaseworkLinks.CorrectPlan(family.Ref, protection.Id), CaseworkLinks.CorrectEnquiry(family.Ref, enquiry.Id) })
        {
            Assert.Contains($"\"{address}\"", list.Body, StringComparison.Ordinal);
            (await visitor.Open(address)).Expect(HttpStatusCode.OK);
        }

        (await (await visitor.Open(CaseworkLinks.CorrectPlan(family.Ref, need.Id))).FillDate("Input.EndsOn", new DateOnly(2025, 6, 20)).Press("Save the plan")).Shows("Plan corrected");
        (await (await visitor.Open(CaseworkLinks.CorrectEnquiry(family.Ref, enquiry.Id))).FillDate("Input.ConferenceDueOn", new DateOnly(2025, 8, 6)).FillDate("Input.ConferenceOn", new DateOnly(2025, 8, 5)).Press("Save the enquiry"))
            .Shows("Section 47 enquiry corrected");
        (await (await visitor.Open(CaseworkLinks.CorrectPlan(family.Ref, protection.Id))).Fill("Input.InitialCategory", "NEG").Fill("Input.PlansBefore", "0").FillDate("Input.Reviews[0].HeldOn", new DateOnly(2025, 10, 31)).Press("Save the plan"))
            .Shows("Plan corrected");

        Assert.All((await world.FindingsOf(build)).Where(f => Tables.Contains(f.Table) && f.Person is not null), f => Assert.True(f.MendedAt is not null, $"{f.Rule} is still found"));
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(await world.FindingsOf(await office.Built()), f => Tables.Contains(f.Table));
    }

    [Fact]
    public async Task What_a_worker_withdrew_stays_away_when_the_file_comes_again()
    {
        var census = For("907", 2026, Child("AWAY1", Episode("2025-05-06", "<CINPlanDates><CINPlanStartDate>2025-06-02</CINPlanStartDate></CINPlanDates>")));
        var team = await world.Given.ATeam("Intake", isIntake: true, "907");
        await world.Census(census);
        var family = await world.Family("AWAY1");
        var plan = Assert.Single(Assert.Single(await world.ChildEpisodes("AWAY1")).Plans);
        var manager = world.As(await world.Given.AWorker(Practice.Access.Role.TeamManager, team));

        (await (await manager.Open(CaseworkLinks.WithdrawPlan(family.Ref, plan.Id))).Fill("Input.Why", "Never agreed").Press("Withdraw")).Shows("Plan withdrawn");

        (await world.Census(census)).Says("it was removed in Kith");
        Assert.Empty(Assert.Single(await world.ChildEpisodes("AWAY1")).Plans);
    }
}
