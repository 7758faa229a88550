using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class HoldConferenceTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_conference_decides_child_by_child_and_a_protection_plan_takes_the_place_of_a_child_in_need_plan()
    {
        var family = await world.AReferredFamily("Amy", "Ben", "Cleo", "Dan");
        await world.ANeedPlan(family, new DateOnly(2026, 4, 1), "Amy");
        await world.AnEnquiry(family, new DateOnly(2026, 5, 27), "Amy", "Ben", "Cleo");
        var visitsDue = await world.Read(db => Task.FromResult(db.VisitsDue.Where(v => v.FamilyEpisode == family.Episode).ToDictionary(v => v.Child, v => v.DueOn)));
        var chair = await world.Given.ACoWorker(family, Role.ConferenceChair);
        var page = await world.As(chair).Open(CaseworkLinks.HoldConference(family.Ref));
        page.FillDate("Input.On", new DateOnly(2026, 6, 15)).Choose("Input.Children[0].Decision", "NEG").Fill("Input.Children[0].PlansBefore", "2")
            .Choose("Input.Children[1].Decision", ConferenceDecision.ChildInNeedPlan).Choose("Input.Children[2].Decision", ConferenceDecision.NoPlan);

        var saved = await page.Press("Save the conference");

        saved.Expect(HttpStatusCode.OK).Shows("Conference saved").Shows("Child protection plan since 15 June 2026: neglect").Shows("2 plans before").Shows("Working day 13 after the strategy discussion");
        var amy = await world.PlansOf(family, "Amy");
        Assert.Equal([(PlanKind.ChildInNeed, new DateOnly(2026, 6, 15)), (PlanKind.ChildProtection, default(DateOnly?))], amy.Select(p => (p.Kind, p.EndsOn)));
        Assert.Equal(("NEG", "NEG", 2, new DateOnly(2026, 6, 15)), (amy[1].InitialCategory, amy[1].LatestCategory, amy[1].PreviousPlans, amy[1].StartsOn));
        Assert.Equal(PlanKind.ChildInNeed, Assert.Single(await world.PlansOf(family, "Ben")).Kind);
        Assert.Empty(await world.PlansOf(family, "Cleo"));
        Assert.Equal(new DateOnly(2026, 6, 15), Assert.Single(await world.EnquiriesOf(family, "Cleo")).ConferenceOn);
        Assert.Equal(4, (await world.Facts<PlanStarted>()).Concat(await world.Facts<PlanEnded>()).Count(f => f.FamilyEpisode == family.Episode));
        Assert.Contains("\"Decision\":\"NONE\"", (await world.Fact<ConferenceHeld>(family)).Data, StringComparison.Ordinal);
        var now = await world.Read(db => Task.FromResult(db.VisitsDue.Where(v => v.FamilyEpisode == family.Episode).ToDictionary(v => v.Child, v => v.DueOn)));
        Assert.True(now[family.Child("Amy")] < visitsDue[family.Child("Amy")]);
        Assert.Equal(visitsDue[family.Child("Dan")], now[family.Child("Dan")]);
        (await world.As(family.Manager).Open(Kith.Features.Workbook.WorkbookLinks.Chronology(family.Ref))).Shows("Child protection plan started").Shows("Initial child protection conference").Shows("Child in need plan ended");

        // A child who moved in on a plan of another authority has a conference without an enquiry.
        var transfer = await (await world.As(chair).Open(CaseworkLinks.HoldConference(family.Ref))).FillDate("Input.On", new DateOnly(2026, 6, 16)).Choose("Input.Children[2].Decision", "EMO").Fill("Input.Children[2].PlansBefore", "0").Press("Save the conference");
        transfer.Expect(HttpStatusCode.OK).Shows("Without a section 47 enquiry");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field()
    {
        var family = await world.AReferredFamily("Amy", "Ben");
        await world.AnEnquiry(family, new DateOnly(2026, 6, 1), "Amy");
        var page = () => world.As(family.SocialWorker).Open(CaseworkLinks.HoldConference(family.Ref));
        var empty = await (await page()).FillDate("Input.On", null).Press("Save the conference");
        var weekend = await (await page()).FillDate("Input.On", new DateOnly(2026, 6, 13)).Choose("Input.Children[0].Decision", "NONE").Press("Save the conference");
        var early = await (await page()).FillDate("Input.On", new DateOnly(2026, 5, 29)).Choose("Input.Children[0].Decision", "NONE").Press("Save the conference");
        var uncounted = await (await page()).FillDate("Input.On", new DateOnly(2026, 6, 12)).Choose("Input.Children[0].Decision", "SAB").Fill("Input.Children[0].PlansBefore", "some").Press("Save the conference");

        Assert.Equal("Enter the day of the conference", empty.ErrorOf("Input.On"));
        Assert.Equal("Select what was decided for at least one child", empty.ErrorOf("Input.Children[0].Decision"));
        Assert.Equal("The day of the conference must be from Monday to Friday", weekend.ErrorOf("Input.On"));
        Assert.Equal("The day of the conference must be the same as or after 1 June 2026, when the enquiry about Amy Larkspur started", early.ErrorOf("Input.On"));
        Assert.Equal("Enter how many child protection plans Amy Larkspur had before this one, such as 0", uncounted.ErrorOf("Input.Children[0].PlansBefore"));
        Assert.Equal("some", uncounted.ValueOf("Input.Children[0].PlansBefore"));
        Assert.Empty(await world.PlansOf(family, "Amy"));
        await world.IsHidden(CaseworkLinks.HoldConference, family);
        await world.IsRefused(CaseworkLinks.HoldConference, family, Role.MentalHealthWorker);
    }
}
