using Kith.Features.Families;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Stories;

/// <summary>Three disciplines and a school write in one workbook, group supervision is held from it and signed, and the next cycle opens.</summary>
public sealed class AFamilysMonthTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_familys_month(bool javaScript)
    {
        var family = await world.Given.AFamily(f => f.Named(javaScript ? "Bellweather" : "Quillfeather").AChild("Amy", 9).AChild("Ben", 4).AnAdult("Vera").AnAdult("Paul"));
        var lead = await world.Plays(family.SocialWorker, javaScript);
        var recovery = await world.Plays(await world.Given.ACoWorker(family, Role.SubstanceMisuseWorker, withAdult: "Vera"), javaScript);
        var mind = await world.Plays(await world.Given.ACoWorker(family, Role.MentalHealthWorker, withAdult: "Paul"), javaScript);
        var school = await world.Plays(await world.Given.ACoWorker(family, Role.SchoolDsl), javaScript);
        var manager = await world.Plays(family.Manager, javaScript);

        await TheSocialWorkerVisits(lead, family);
        await ASpecialistSums(recovery, family, "Vera came to each of her key work sessions", "She sleeps better since her mum is up in the mornings", Stage.Action);
        await ASpecialistSums(mind, family, "Paul has started to talk about his low days", "He worries less when his dad is well", Stage.Contemplation);
        await TheSchoolSends(school, family);

        var session = await world.Read(db => db.Supervisions.Where(s => s.FamilyEpisode == family.Episode).Select(s => s.Id).SingleAsync());
        await EachGivesTheirOwnRating(recovery, family, session, Rag.Amber);
        await EachGivesTheirOwnRating(mind, family, session, Rag.Red);
        await TheManagerHoldsAndSigns(manager, family, session, [recovery, mind], lead);

        await TheNextCycleOpens(manager, lead, family, session);
    }

    private static async Task TheSocialWorkerVisits(Actor lead, FamilyInTest family)
    {
        await lead.Open("/");
        await lead.Follow("Record visit");
        await lead.Choose("Input.Children[0].Seen", nameof(Seen.SeenAlone));
        await lead.Fill("Input.Children[0].Words", "I made my own sandwich");
        await lead.Choose("Input.Children[1].Seen", nameof(Seen.NotSeen));
        await lead.Press("Save to workbook");
        await lead.Shows("Enter what happened");
        await lead.Fill("Input.Account", "The kitchen was warm and there was food in");
        await lead.Fill("Input.Steps[0].What", "Ask the health visitor about speech");
        await lead.Fill("Input.Significant.Line", "Vera’s mother has moved in to help");
        await lead.Fill("Input.Significant.Impact", "Both children are taken to school on time");
        await lead.Press("Save to workbook");
        await lead.Shows("Visit saved to the workbook");
    }

    private static async Task ASpecialistSums(Actor specialist, FamilyInTest family, string done, string forChild, Stage stage)
    {
        await specialist.Open(FamiliesLinks.Home(family.Ref));
        await specialist.Follow("Write summary");
        await specialist.Fill("Input.WorkDone", done);
        await specialist.Fill("Input.Offered", "4");
        await specialist.Fill("Input.Attended", "3");
        await specialist.Fill("Input.Missed", "1");
        await specialist.Select("Input.Stages[0].Behaviour", nameof(Behaviour.Alcohol));
        await specialist.Select("Input.Stages[0].Stage", stage.ToString());
        await specialist.Fill("Input.Children[0].Text", forChild);
        await specialist.Press("Save to workbook");
        await specialist.Shows(done);
    }

    private static async Task TheSchoolSends(Actor school, FamilyInTest family)
    {
        await school.Open("/");
        await school.Follow("Send an update");
        await school.Choose("Input.About", nameof(UpdateKind.Attendance));
        await school.Choose("Input.Children", family.Child("Amy").ToString());
        await school.Fill("Input.Account", "Amy has been in school every day this month");
        await school.Press("Send update");
        await school.Shows("Amy has been in school every day this month");
        await school.NeverShows("sandwich");
    }

    private static async Task EachGivesTheirOwnRating(Actor worker, FamilyInTest family, SupervisionId session, Rag rag)
    {
        await worker.Open(SupervisionLinks.Session(family.Ref, session));
        await worker.Shows("Amy has been in school every day this month");
        await worker.Open(SupervisionLinks.MyPart(family.Ref, session));
        await worker.Choose("Input.Overall.Value", rag.ToString());
        await worker.Fill("Input.Overall.Reason", "As I see it from my side of the work");
        await worker.Press("Save my part");
    }

    private static async Task TheManagerHoldsAndSigns(Actor manager, FamilyInTest family, SupervisionId session, IReadOnlyList<Actor> adultWorkers, Actor lead)
    {
        await manager.Open("/supervision");
        await manager.Follow("July 2026");
        await manager.Shows(family.Name);
        await manager.Open(SupervisionLinks.Session(family.Ref, session));
        await manager.Shows("Ben Larkspur");
        await manager.Open(SupervisionLinks.Hold(family.Ref, session));
        foreach (var index in Enumerable.Range(0, await manager.Page.Locator("input[name$='.Posting'][name^='Input.Workers']").CountAsync()))
        {
            await manager.Choose($"Input.Workers[{index}].Presence", nameof(Presence.Attended));
        }

        await manager.Choose("Input.Agreed.Value", nameof(Rag.Amber));
        await manager.Fill("Input.Agreed.Reason", "Change has begun and is not yet secure");
        await manager.Fill("Input.Decision", "Stay with the plan and see Ben within the week");
        await manager.Fill("Input.Steps[0].What", "See Ben on his own at nursery");
        await manager.Select("Input.Steps[0].Owner", lead.Worker.Posting.ToString());
        await manager.Press("Save");
        await manager.Open(SupervisionLinks.Sign(family.Ref, session));
        await manager.Shows("Stay with the plan and see Ben within the week");
        await manager.Press("Sign");
        await manager.Shows("Signed");
    }

    private async Task TheNextCycleOpens(Actor manager, Actor lead, FamilyInTest family, SupervisionId signed)
    {
        var next = await world.Read(db => db.Supervisions.SingleAsync(s => s.FamilyEpisode == family.Episode && s.SignedAt == null));
        Assert.Equal(world.Clock.Today.AddDays(31), next.DueOn);
        await manager.Open(SupervisionLinks.Session(family.Ref, next.Id));
        await manager.NeverShows("sandwich");
        await manager.Shows("See Ben on his own at nursery");
        await lead.Open("/");
        await lead.Shows("See Ben on his own at nursery");
        await lead.Open(SupervisionLinks.Session(family.Ref, signed));
        await lead.Shows("Change has begun and is not yet secure");
        var pdf = await lead.Page.PdfAsync(new Microsoft.Playwright.PagePdfOptions { Format = "A4" });
        Assert.True(pdf.Length > 5_000);
    }
}
