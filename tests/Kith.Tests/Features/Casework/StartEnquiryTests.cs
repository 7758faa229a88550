using System.Net;
using Kith.Features.Casework;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class StartEnquiryTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task One_strategy_discussion_starts_the_enquiry_about_several_children()
    {
        var family = await world.AReferredFamily("Amy", "Ben", "Cleo");
        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.StartEnquiry(family.Ref));
        page.Shows("15 working days after the strategy discussion").FillDate("Input.DiscussedOn", new DateOnly(2026, 6, 12)).FillDate("Input.StartedOn", new DateOnly(2026, 6, 15));

        var saved = await page.Choose("Input.Children", family.Child("Amy").ToString()).Choose("Input.Children", family.Child("Ben").ToString()).Press("Start the enquiry");

        saved.Expect(HttpStatusCode.OK).Shows("Section 47 enquiry started").Shows("Strategy discussion 12 June 2026. No outcome yet");
        var enquiry = Assert.Single(await world.EnquiriesOf(family, "Ben"));
        Assert.Equal((new DateOnly(2026, 6, 12), new DateOnly(2026, 6, 15), new DateOnly(2026, 7, 3), false), (enquiry.DiscussedOn, enquiry.StartedOn, enquiry.ConferenceTarget, enquiry.ConferenceNotRequired));
        Assert.Empty(await world.EnquiriesOf(family, "Cleo"));
        var fact = await world.Fact<EnquiryStarted>(family);
        Assert.Equal($$"""{"Enquiry":"{{enquiry.Id}}","StartedOn":"2026-06-15"}""", fact.Data);
        Assert.Equal(family.Child("Ben"), fact.Person);
        (await world.As(family.Manager).Open(Kith.Features.Families.FamiliesLinks.History(family.Ref))).Shows("Section 47 enquiry started: Ben Larkspur");
        (await world.As(family.Manager).Open(Kith.Features.Workbook.WorkbookLinks.Chronology(family.Ref))).Shows("Section 47 enquiry started");
        (await world.As(family.Manager).Open(Kith.Features.Workbook.WorkbookLinks.ChildFile(family.Ref, family.Child("Ben")))).Shows("15 June 2026: Section 47 enquiry started");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field()
    {
        var family = await world.AReferredFamily("Amy");
        var page = () => world.As(family.SocialWorker).Open(CaseworkLinks.StartEnquiry(family.Ref));
        var empty = await (await page()).FillDate("Input.DiscussedOn", null).FillDate("Input.StartedOn", null).Press("Start the enquiry");
        var early = await (await page()).FillDate("Input.DiscussedOn", new DateOnly(2025, 1, 6)).FillDate("Input.StartedOn", new DateOnly(2025, 1, 6)).Choose("Input.Children", family.Child("Amy").ToString()).Press("Start the enquiry");
        var backwards = await (await page()).FillDate("Input.DiscussedOn", new DateOnly(2026, 6, 12)).FillDate("Input.StartedOn", new DateOnly(2026, 6, 11)).Choose("Input.Children", family.Child("Amy").ToString()).Press("Start the enquiry");
        var ahead = await (await page()).FillDate("Input.DiscussedOn", new DateOnly(2026, 6, 17)).FillDate("Input.StartedOn", new DateOnly(2026, 6, 17)).Choose("Input.Children", family.Child("Amy").ToString()).Press("Start the enquiry");

        Assert.Equal("Enter the day of the strategy discussion", empty.ErrorOf("Input.DiscussedOn"));
        Assert.Equal("Enter the day the enquiry started", empty.ErrorOf("Input.StartedOn"));
        Assert.Equal("Select the children whom the enquiry is about", empty.ErrorOf("Input.Children"));
        Assert.Equal($"The day the enquiry started must be the same as or after {world.Clock.Today.AddDays(-300):d MMMM yyyy}, when Amy Larkspur was referred", early.ErrorOf("Input.StartedOn"));
        Assert.Equal("The day the enquiry started must be the same as or after the day of the strategy discussion", backwards.ErrorOf("Input.StartedOn"));
        Assert.Equal("The day of the strategy discussion must be today or in the past", ahead.ErrorOf("Input.DiscussedOn"));

        var open = await (await page()).Choose("Input.Children", family.Child("Amy").ToString()).Press("Start the enquiry");
        open.Expect(HttpStatusCode.OK);
        Assert.Equal(CaseworkLinks.Plans(family.Ref), (await page()).Address);
        var by = await world.Acting(family.SocialWorker);
        var again = await world.Refusals<StartEnquiry, FamilyEpisodeId>((start, now) =>
            start.Do(family.Episode, new StartEnquiryInput { DiscussedOn = now.Today, StartedOn = now.Today, Children = [family.Child("Amy")] }, by, now, CancellationToken.None));
        Assert.Equal(new Refusal("Children", "Amy Larkspur already has an open section 47 enquiry. Record its outcome or its conference first"), Assert.Single(again));
        var stranger = await world.Refusals<StartEnquiry, FamilyEpisodeId>((start, now) =>
            start.Do(family.Episode, new StartEnquiryInput { DiscussedOn = now.Today, StartedOn = now.Today, Children = [new PersonId(Guid.NewGuid())] }, by, now, CancellationToken.None));
        Assert.Equal(Refusal.NotFound, Assert.Single(stranger));
    }

    [Fact]
    public async Task It_is_for_social_workers_and_managers_of_the_family()
    {
        var family = await world.AReferredFamily("Amy");

        await world.IsHidden(CaseworkLinks.StartEnquiry, family);
        await world.IsRefused(CaseworkLinks.StartEnquiry, family, Role.MentalHealthWorker);
    }
}
