using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Stories;

/// <summary>A victim's worker, a school and a social worker write in one workbook, and each page reads it back.</summary>
public sealed class EveryDisciplineWritesOnceTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Fact]
    public async Task One_workbook_is_written_by_every_discipline_and_read_in_every_way()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy", aged: 9).AChild("Ben").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victims = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);

        await WritesHerSummary(await world.Plays(victims), family);
        world.Clock.Pass(TimeSpan.FromMinutes(5));
        await SendsAnUpdate(await world.Plays(school), family);
        world.Clock.Pass(TimeSpan.FromMinutes(5));
        await ReadsAndCorrects(await world.Plays(family.SocialWorker), family);
        await WordsTheModules(await world.Plays(family.Manager));
    }

    private static async Task WritesHerSummary(Actor worker, FamilyInTest family)
    {
        await worker.Open(WorkbookLinks.WriteSummary(family.Ref));
        await worker.Press("Save to workbook");
        await worker.Shows("Enter what was done");
        await worker.Fill("Input.WorkDone", "We went through the safety plan. She keeps her phone charged.\n\nNext time we talk about school.");
        await worker.Fill("Input.Offered", "3");
        await worker.Fill("Input.Attended", "2");
        await worker.Fill("Input.Missed", "1");
        await worker.Select("Input.Stages[0].Behaviour", "SafetyFromAbuse");
        await worker.Select("Input.Stages[0].Stage", "Action");
        await worker.Fill("Input.Children[0].Text", "Amy sleeps through the night again");
        await worker.Choose("Input.ChildrenMayRead", SideChoice.Everyone);
        await worker.Press("Save to workbook");
        await worker.Shows("Summary saved to the workbook");
        await worker.Shows("Victim side only");
    }

    private static async Task SendsAnUpdate(Actor worker, FamilyInTest family)
    {
        await worker.Open(WorkbookLinks.SendUpdate(family.Ref));
        await worker.Press("Send update");
        await worker.Shows("Select what kind of update this is");
        await worker.Choose("Input.About", "Attendance");
        await worker.Choose("Input.Children", family.Child("Ben").Value.ToString());
        await worker.Fill("Input.Account", "Ben was late three times this week");
        await worker.Fill("Input.Significant.Line", "Attendance fell below 80%");
        await worker.Fill("Input.Significant.Impact", "He misses reading every morning");
        await worker.Press("Send update");
        await worker.Shows("Update sent");
    }

    private static async Task ReadsAndCorrects(Actor worker, FamilyInTest family)
    {
        await worker.Open(WorkbookLinks.RecordVisit(family.Ref));
        await worker.Choose("Input.Children[0].Seen", "SeenAlone");
        await worker.Fill("Input.Children[0].Words", "I like it when Gran comes");
        await worker.Choose("Input.Children[1].Seen", "SeenWithOthers");
        await worker.Fill("Input.Account", "Breakfast was on the table");
        await worker.Fill("Input.Significant.Line", "First calm morning");
        await worker.Fill("Input.Significant.Impact", "Both ate before school");
        await worker.Press("Save to workbook");
        await worker.Shows("3 entries");
        await worker.Follow("Open this entry");
        await worker.Follow("Correct this entry");
        await worker.Fill("Input.WhyCorrected", "It was lunch");
        await worker.Fill("Input.Account", "Lunch was on the table");
        await worker.Press("Save correction");
        await worker.Shows("Corrected");
        await worker.Follow("Earlier version");
        await worker.Shows("Replaced");
        await worker.Open(WorkbookLinks.RecordVisit(family.Ref));
        await worker.Open(WorkbookLinks.Chronology(family.Ref));
        await worker.Shows("First calm morning");
        await worker.Open(WorkbookLinks.ChildFile(family.Ref, family.Child("Ben")));
        await worker.Shows("Attendance fell below 80%");
        await worker.Open(WorkbookLinks.CompleteModule(family.Ref, 4));
        await worker.Press("Save");
        await worker.Shows("Select the parent");
        await worker.Choose("Input.Parent", family.Adult("Vera").Value.ToString());
        await worker.Choose("Input.End", "Completed");
        await worker.Press("Save");
        await worker.Shows("1 of 8 completed");
    }

    private static async Task WordsTheModules(Actor manager)
    {
        await manager.Open(WorkbookLinks.ModulePack);
        await manager.Open(WorkbookLinks.WordModule(1));
        await manager.Fill("Input.Title", "Our story");
        await manager.Press("Save");
        await manager.Shows("Our story");
    }
}
