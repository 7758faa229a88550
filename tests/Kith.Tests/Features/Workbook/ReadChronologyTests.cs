using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Shared;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class ReadChronologyTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Significant_and_statutory_events_stand_in_one_order_with_impact_source_and_gaps()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Vera"));
        await Statutory(family, "Amy", new DateOnly(2026, 1, 5));
        await Statutory(family, "Ben", new DateOnly(2026, 1, 5));
        await Significant(family, new DateOnly(2026, 6, 10), "First dry week", "They slept through");
        await Significant(family, new DateOnly(2026, 2, 20), "Drunk at the school gate", "Amy was ashamed");
        var visitor = world.As(family.SocialWorker);

        var newest = await visitor.Open(WorkbookLinks.Chronology(family.Ref));

        newest.Expect(HttpStatusCode.OK).Shows("For the children: They slept through").Shows($"by {family.SocialWorker.Name}, social worker");
        newest.Shows("Section 47 enquiry started").Shows("Amy Larkspur, Ben Larkspur").Shows("Statutory event");
        Assert.Equal(
            ["First dry week", "Drunk at the school gate", "Review child protection conference", "Child protection plan started", "Initial child protection conference", "Section 47 enquiry started", "Assessment authorised", "Referral"],
            Titles(newest));
        newest.Shows("110 days without a recorded event");
        var oldest = await visitor.Open($"{WorkbookLinks.Chronology(family.Ref)}?oldest=true");
        Assert.Equal(Titles(newest), Titles(oldest).Reverse());
        Assert.DoesNotContain("Amy", newest.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_filtered_by_person_and_period()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben"));
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        await Statutory(family, "Amy", new DateOnly(2026, 1, 5));
        await Significant(family, new DateOnly(2026, 6, 10), "Moved house", "A room each");
        await world.Update(family, school, "Ben only", family.Child("Ben"));
        await SignificantUpdate(family, school, "Ben was excluded");
        var visitor = world.As(family.SocialWorker);

        var amy = await visitor.Open(WorkbookLinks.Chronology(family.Ref, family.Child("Amy")));
        amy.Shows("Moved house").Shows("Referral").DoesNotShow("Ben was excluded");
        var ben = await visitor.Open(WorkbookLinks.Chronology(family.Ref, family.Child("Ben")));
        ben.Shows("Moved house").Shows("Ben was excluded").DoesNotShow("Referral");
        var spring = await visitor.Open($"{WorkbookLinks.Chronology(family.Ref)}?to.day=1&to.month=4&to.year=2026");
        spring.Shows("Referral").DoesNotShow("Moved house");
        (await visitor.Open($"{WorkbookLinks.Chronology(family.Ref)}?from.day=1&from.month=1&from.year=2030")).Shows("Nothing matches these filters");
    }

    [Fact]
    public async Task Only_the_latest_version_of_an_event_stands_and_pages_are_cut_in_the_database()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        for (var i = 0; i < 27; i++)
        {
            await Significant(family, new DateOnly(2026, 5, 1).AddDays(i), $"Event {i:00}", "Noticed");
        }

        var visitor = world.As(family.SocialWorker);
        var first = await visitor.Open(WorkbookLinks.Chronology(family.Ref));
        var second = await visitor.Open($"{WorkbookLinks.Chronology(family.Ref)}?p=2");

        Assert.Equal(25, Titles(first).Count);
        Assert.Equal(["Event 01", "Event 00"], Titles(second));
        var correct = await visitor.Open(second.Document.QuerySelector(".moj-timeline__description a")!.GetAttribute("href")!);
        var form = await visitor.Open(correct.Document.QuerySelector("a[href*='/correct/']")!.GetAttribute("href")!);
        await form.Fill("Input.Significant.Line", "Event one").Fill("Input.WhyCorrected", "Wording").Press("Save correction");
        Assert.Equal(["Event one", "Event 00"], Titles(await visitor.Open($"{WorkbookLinks.Chronology(family.Ref)}?p=2")));
    }

    [Fact]
    public async Task A_partner_is_refused_and_a_stranger_finds_nothing()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var address = WorkbookLinks.Chronology(family.Ref);

        (await world.As(await world.Given.ACoWorker(family, Role.SchoolDsl)).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(address)).Expect(HttpStatusCode.NotFound);
    }

    private static IReadOnlyList<string> Titles(Shown page) => page.Document.QuerySelectorAll(".moj-timeline__title").Select(t => t.TextContent.Trim()).ToList();

    private Task<EntryId> Significant(FamilyInTest family, DateOnly on, string line, string impact) =>
        world.Visit(family, family.SocialWorker, "A visit", v => (v.HappenedOn, v.Significant) = (on, new SignificantInput { Line = line, Impact = impact }));

    private async Task SignificantUpdate(FamilyInTest family, WorkerInTest school, string line)
    {
        var page = await world.As(school).Open(WorkbookLinks.SendUpdate(family.Ref));
        var sent = await page.Choose("Input.About", "Event").Choose("Input.Children", family.Child("Ben").Value.ToString()).Fill("Input.Account", "He pushed somebody")
            .Fill("Input.Significant.Line", line).Fill("Input.Significant.Impact", "He is at home").Press("Send update");
        sent.Shows("Update sent");
    }

    private Task Statutory(FamilyInTest family, string child, DateOnly referred) => world.Change((db, now) =>
    {
        var episode = ChildEpisode.AsSent(family.Child(child), referred, now);
        episode.Take("6", "N1", false, null, null, null);
        episode.BelongTo(family.Episode);
        episode.Add(Section47Enquiry.Of(referred.AddDays(3), null, referred.AddDays(14), false, now));
        episode.Add(Plan.Of(PlanKind.ChildProtection, referred.AddDays(15), null, now, "NEG", reviewedOn: [referred.AddDays(25)]));
        var assessed = AssessedChild.AsSent(episode.Id, referred, now);
        assessed.Take(null, referred.AddDays(2), ["3B"]);
        db.AddRange(episode, Assessment.AsSent(family.Episode, assessed, now));
        return Task.CompletedTask;
    });
}
