using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Families;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class FamilyPlansTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Siblings_stand_side_by_side_with_what_is_due_next()
    {
        var family = await world.AReferredFamily("Amy", "Ben", "Cleo");
        await world.AnEnquiry(family, new DateOnly(2025, 11, 14), "Amy");
        await world.AConference(family, new DateOnly(2025, 11, 28), "NEG", "Amy");
        await world.AReview(family, new DateOnly(2026, 2, 27), "EMO", "Amy");
        await world.AnEnquiry(family, new DateOnly(2026, 5, 19), "Ben");

        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.Plans(family.Ref));

        page.Expect(HttpStatusCode.OK)
            .Shows("Child protection plan since 28 November 2025: emotional abuse")
            .Shows("Next review child protection conference by 27 August 2026")
            .Shows("Neglect, now emotional abuse")
            .Shows("Working day 10 after the strategy discussion")
            .Shows("Section 47 enquiry since 19 May 2026")
            .Shows("Initial child protection conference by 10 June 2026")
            .Shows("15 working days after the strategy discussion at which the section 47 enquiry was started. Statutory guidance: Working Together to Safeguard Children 2023")
            .Shows("Overdue")
            .Shows("No enquiry, conference or plan has been recorded");
        Assert.Equal(
            ["Record the outcome of an enquiry", "Record a review conference", "Record an initial conference", "Start a section 47 enquiry", "Start a child in need plan"],
            page.Document.QuerySelectorAll("main > ul a, h1 + ul a").Select(a => a.TextContent.Trim()).Take(5));

        var sent = await world.Commands.During(async () => await world.As(family.SocialWorker).Open(CaseworkLinks.Plans(family.Ref)));
        Assert.True(sent.Count < 25, $"{sent.Count} commands");
    }

    [Fact]
    public async Task What_a_sealed_family_did_with_the_child_is_not_told_here()
    {
        var (family, other) = (await world.AReferredFamily("Amy"), await world.AReferredFamily("Amy"));
        var amy = family.Child("Amy");
        await world.AConference(other, new DateOnly(2026, 5, 19), "NEG", "Amy");
        var period = await world.CareStarted(other, new DateOnly(2026, 1, 12), "Amy");
        await world.Read(db => db.CarePeriods.Where(p => p.Id == period).ExecuteUpdateAsync(p => p.SetProperty(x => x.Child, amy)));
        await world.Read(db => db.ChildEpisodes.Where(e => e.FamilyEpisode == other.Episode).ExecuteUpdateAsync(e => e.SetProperty(x => x.Child, amy)));
        var visitor = world.As(family.SocialWorker);
        (await visitor.Open(CaseworkLinks.Plans(family.Ref))).Shows("Since 12 January 2026");
        (await visitor.Open(CaseworkLinks.HoldConference(family.Ref))).Shows("Kith knows of 1");

        await world.IsRestricted(other, CaseLabel.Sealed);

        (await visitor.Open(CaseworkLinks.Plans(family.Ref))).DoesNotShow("12 January 2026").Shows("Not now");
        (await visitor.Open(CaseworkLinks.HoldConference(family.Ref))).Shows("Kith knows of 0");
    }

    [Fact]
    public async Task It_is_read_by_the_team_and_a_named_chair_and_changed_by_few()
    {
        var family = await world.AReferredFamily("Amy");
        await world.AnEnquiry(family, world.Clock.Today.AddDays(-3));
        var chair = await world.Given.ACoWorker(family, Role.ConferenceChair);
        var counsellor = await world.Given.ACoWorker(family, Role.MentalHealthWorker, withAdult: "Vera");

        (await world.As(chair).Open(CaseworkLinks.Plans(family.Ref))).Shows("Record an initial conference").DoesNotShow("Start a section 47 enquiry").DoesNotShow("Withdraw");
        (await world.As(counsellor).Open(CaseworkLinks.Plans(family.Ref))).Shows("Section 47 enquiry").DoesNotShow("Record an initial conference").DoesNotShow("Withdraw");
        (await world.As(chair).Open(CaseworkLinks.HoldConference(family.Ref))).Expect(HttpStatusCode.OK);
        (await world.As(chair).Open(CaseworkLinks.StartEnquiry(family.Ref))).Expect(HttpStatusCode.Forbidden);
        await world.IsHidden(CaseworkLinks.Plans, family);
        await world.IsRefused(CaseworkLinks.Plans, family, Role.SchoolDsl);
        (await world.As(await world.Given.AWorker(Role.ConferenceChair)).Open(CaseworkLinks.Plans(family.Ref))).Expect(HttpStatusCode.NotFound);
    }
}
