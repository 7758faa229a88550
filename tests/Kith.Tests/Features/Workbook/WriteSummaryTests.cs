using System.Net;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Workbook;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Workbook;

public sealed class WriteSummaryTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task A_specialist_says_once_what_was_done_the_sessions_the_stage_and_what_they_see_for_each_child()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Vera").AnAdult("Paul"));
        var drugs = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var page = await world.As(drugs).Open(WorkbookLinks.WriteSummary(family.Ref));
        page.Expect(HttpStatusCode.OK).Shows("Your work with Paul Larkspur").DoesNotShow("Who may read");
        Assert.Null(page.Document.QuerySelector("[name='Input.Stages[1].Stage']"));

        var workbook = await page
            .Fill("Input.WorkDone", "Three sessions about triggers")
            .Fill("Input.Offered", "4").Fill("Input.Attended", "3").Fill("Input.Missed", "1")
            .Fill("Input.Stages[0].Behaviour", "Drugs").Fill("Input.Stages[0].Stage", "Action")
            .Fill("Input.Children[0].Text", "She waits at the window for him")
            .Fill("Input.Steps[0].What", "Ring the clinic")
            .Fill("Input.Significant.Line", "First clear test").Fill("Input.Significant.Impact", "He was awake for breakfast")
            .Press("Save to workbook");

        workbook.Expect(HttpStatusCode.OK).Shows("Summary saved to the workbook").Shows("Three sessions about triggers").Shows("4 offered, 3 attended, 1 missed");
        workbook.Shows("Paul Larkspur, drugs").Shows("She waits at the window for him").Shows("First clear test");
        var fact = Assert.Single(await world.Facts<SummaryWritten>(), f => f.FamilyEpisode == family.Episode);
        Assert.DoesNotContain("triggers", fact.Data, StringComparison.Ordinal);
        Assert.Single(await world.Read(db => db.Steps.Where(s => s.FamilyEpisode == family.Episode).ToListAsync()));
    }

    [Fact]
    public async Task The_last_stage_is_a_hint_and_never_an_answer()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Paul"));
        var drugs = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        await world.Summary(family, drugs, "Met once", s => s.Stages.Add(new StageAnswer { Adult = family.Adult("Paul"), Behaviour = Behaviour.Drugs, Stage = Stage.Contemplation }));

        var page = await world.As(drugs).Open(WorkbookLinks.WriteSummary(family.Ref));

        page.Shows("Was contemplation on 16 June 2026");
        Assert.Null(page.ValueOf("Input.Stages[0].Stage"));
    }

    [Fact]
    public async Task A_victims_worker_writes_for_her_side_unless_she_says_otherwise_and_always_says_it_of_the_children()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victims = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var page = await world.As(victims).Open(WorkbookLinks.WriteSummary(family.Ref));
        var herSide = $"DaVictim:{family.Adult("Vera").Value}";
        Assert.Equal(herSide, page.ValueOf("Input.WorkMayRead"));
        Assert.Equal(herSide, page.ValueOf("Input.Significant.MayRead"));
        Assert.Null(page.ValueOf("Input.ChildrenMayRead"));

        var refused = await page.Fill("Input.WorkDone", "A safety plan").Fill("Input.Children[0].Text", "She sleeps better").Press("Save to workbook");

        Assert.Equal("Select who may read what you see for the children", refused.ErrorOf("Input.ChildrenMayRead"));
        var workbook = await refused
            .Choose("Input.ChildrenMayRead", "General").Fill("Input.Stages[0].Behaviour", "SafetyFromAbuse").Fill("Input.Stages[0].Stage", "Action").Fill("Input.Offered", "2")
            .Press("Save to workbook");
        workbook.Expect(HttpStatusCode.OK).Shows("Summary saved to the workbook");
        var parts = await world.Read(db => db.Segments.Where(s => s.FamilyEpisode == family.Episode).ToDictionaryAsync(s => s.Kind, s => s.Label));
        Assert.Equal(Label.DaVictim, parts[SegmentKind.WorkDone]);
        Assert.Equal(Label.General, parts[SegmentKind.ForChild]);
        Assert.Equal(Label.DaVictim, await world.Read(db => db.Stages.Where(s => s.FamilyEpisode == family.Episode).Select(s => s.Label).SingleAsync()));
        Assert.Equal(Label.DaVictim, await world.Read(db => db.SessionTallies.Where(s => s.FamilyEpisode == family.Episode).Select(s => s.Label).SingleAsync()));
    }

    [Fact]
    public async Task Each_refusal_stands_beside_its_field()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Paul"));
        var drugs = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var page = await world.As(drugs).Open(WorkbookLinks.WriteSummary(family.Ref));

        var refused = await page
            .FillDate("Input.HappenedOn", world.Clock.Today.AddDays(1))
            .Fill("Input.Offered", "two").Fill("Input.Missed", "101")
            .Fill("Input.Stages[0].Stage", "Action")
            .Fill("Input.Significant.Line", "A line")
            .Press("Save to workbook");

        Assert.Equal("The date of the summary must be today or in the past", refused.ErrorOf("Input.HappenedOn"));
        Assert.Equal("Enter what was done", refused.ErrorOf("Input.WorkDone"));
        Assert.Equal("Sessions offered must be a whole number, like 3", refused.ErrorOf("Input.Offered"));
        Assert.Equal("Sessions missed must be between 0 and 100", refused.ErrorOf("Input.Missed"));
        Assert.Equal("Select what they are changing", refused.ErrorOf("Input.Stages[0].Behaviour"));
        Assert.Equal("Enter what this means for the children", refused.ErrorOf("Input.Significant.Impact"));
        refused = await refused.Fill("Input.Offered", "1").Fill("Input.Missed", "2").Press("Save to workbook");
        Assert.Equal("Sessions offered must be at least those attended and missed together", refused.ErrorOf("Input.Offered"));
        Assert.Empty(await world.Read(db => db.Entries.Where(e => e.FamilyEpisode == family.Episode).ToListAsync()));
    }

    [Fact]
    public async Task A_side_that_is_not_the_workers_own_cannot_be_forged()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victims = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var visitor = world.As(victims);
        var page = await visitor.Open(WorkbookLinks.WriteSummary(family.Ref));
        page.Fill("Input.WorkDone", "Forged");
        var fields = page.Fields().ConvertAll(f => f.Key == "Input.WorkMayRead" ? new(f.Key, $"DaPerpetrator:{family.Adult("Paul").Value}") : f);

        var refused = await visitor.Post(page.Address, fields);

        Assert.Equal("Select who may read what was done", refused.ErrorOf("Input.WorkMayRead"));
    }

    [Fact]
    public async Task The_next_step_of_one_side_goes_to_somebody_who_may_read_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victims = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var drugs = await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Paul");
        var page = await world.As(victims).Open(WorkbookLinks.WriteSummary(family.Ref));

        var refused = await page
            .Fill("Input.WorkDone", "A safety plan").Fill("Input.Steps[0].What", "Check the locks").Fill("Input.Steps[0].Owner", drugs.Posting.Value.ToString())
            .Press("Save to workbook");

        Assert.Equal("Select somebody who may read this step", refused.ErrorOf("Input.Steps[0].Owner"));
        var saved = await refused.Fill("Input.Steps[0].Owner", family.SocialWorker.Posting.Value.ToString()).Press("Save to workbook");
        saved.Shows("Summary saved to the workbook");
        Assert.Equal(Label.DaVictim, await world.Read(db => db.Steps.Where(s => s.FamilyEpisode == family.Episode).Select(s => s.Label).SingleAsync()));
    }

    [Fact]
    public async Task A_worker_with_two_adults_says_which_one()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul"));
        var mind = await world.Given.ACoWorker(family, Role.MentalHealthWorker, withAdult: "Paul");
        await world.AlsoWorksWith(family, mind, "Vera");
        var page = await world.As(mind).Open(WorkbookLinks.WriteSummary(family.Ref));

        var refused = await page.Fill("Input.WorkDone", "Talked").Press("Save to workbook");

        Assert.Equal("Select who you worked with", refused.ErrorOf("Input.Adult"));
        var workbook = await refused.Choose("Input.Adult", family.Adult("Vera").Value.ToString()).Press("Save to workbook");
        workbook.Shows("Summary saved to the workbook");
        var about = await world.Read(db => db.Segments.Where(s => s.FamilyEpisode == family.Episode).Select(s => s.About.Single().Person).SingleAsync());
        Assert.Equal(family.Adult("Vera"), about);
    }

    [Fact]
    public async Task A_social_worker_of_the_family_writes_for_everyone_without_being_asked()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));

        var page = await world.As(family.SocialWorker).Open(WorkbookLinks.WriteSummary(family.Ref));
        var workbook = await page.DoesNotShow("Who may read").Fill("Input.WorkDone", "Group work with both").Fill("Input.Children[0].Text", "Calmer").Press("Save to workbook");

        workbook.Shows("Summary saved to the workbook").Shows("Group work with both");
    }

    [Fact]
    public async Task Partners_are_refused_strangers_find_nothing_and_closed_work_takes_no_entry()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Paul"));
        var address = WorkbookLinks.WriteSummary(family.Ref);
        (await world.As(await world.Given.ACoWorker(family, Role.SchoolDsl)).Open(address)).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.SubstanceMisuseWorker)).Open(address)).Expect(HttpStatusCode.NotFound);
        var page = await world.As(family.SocialWorker).Open(address);
        await world.Close(family);

        var refused = await page.Fill("Input.WorkDone", "Too late").Press("Save to workbook");

        Assert.Contains("This work is closed: an entry cannot be added", refused.ErrorSummary);
        Assert.Equal("Too late", refused.ValueOf("Input.WorkDone"));
    }
}
