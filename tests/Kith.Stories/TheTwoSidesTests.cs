using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Stories;

/// <summary>Both domestic-abuse workers look everywhere for the other side’s words, and do not find them, nor that there are any.</summary>
public sealed class TheTwoSidesTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    private const string VictimWords = "kingfisher plan";
    private const string PerpetratorWords = "heron programme";
    private const string KeptApart = "otter bag";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Neither_side_finds_the_other(bool javaScript)
    {
        var family = await world.Given.AFamily(f => f.Named("Larkspur").AChild("Amy", 7).AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victimSide = await world.Plays(await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera"), javaScript);
        var perpetratorSide = await world.Plays(await world.Given.ACoWorker(family, Role.DaPerpetratorWorker, withAdult: "Paul"), javaScript);
        var lead = await world.Plays(family.SocialWorker, javaScript);

        await Sums(victimSide, family, VictimWords, $"DaVictim:{family.Adult("Vera")}");
        await Sums(perpetratorSide, family, PerpetratorWords, $"DaPerpetrator:{family.Adult("Paul")}");
        await TheLeadKeepsAParagraphApart(lead, family);
        var session = await world.Read(db => db.Supervisions.Where(s => s.FamilyEpisode == family.Episode).Select(s => s.Id).SingleAsync());
        await Rates(victimSide, family, SupervisionLinks.MyPart(family.Ref, session), VictimWords);
        await Rates(perpetratorSide, family, SupervisionLinks.MyPart(family.Ref, session), PerpetratorWords);

        var entries = await world.Read(db => db.Entries.Where(e => e.FamilyEpisode == family.Episode).Select(e => e.Id).ToListAsync());
        string[] places =
        [
            "/",
            "/families",
            "/visits",
            "/clocks",
            "/assessments",
            CaseworkLinks.AssessmentsOf(family.Ref),
            EligibilityLinks.OfFamily(family.Ref),
            "/supervision",
            FamiliesLinks.Home(family.Ref),
            FamiliesLinks.People(family.Ref),
            FamiliesLinks.Team(family.Ref),
            FamiliesLinks.History(family.Ref),
            $"/families/{family.Ref}/steps",
            $"/families/{family.Ref}/chronology",
            $"/families/{family.Ref}/modules",
            WorkbookLinks.ChildFile(family.Ref, family.Child("Amy")),
            WorkbookLinks.Workbook(family.Ref),
            .. Enum.GetValues<Discipline>().Select(d => $"{WorkbookLinks.Workbook(family.Ref)}?discipline={d}"),
            .. Enum.GetValues<EntryKind>().Select(k => $"{WorkbookLinks.Workbook(family.Ref)}?kind={k}"),
            .. family.Adults.Select(a => $"{WorkbookLinks.Workbook(family.Ref)}?person={a.Id}"),
            .. entries.Select(e => WorkbookLinks.Entry(family.Ref, e)),
            SupervisionLinks.OfFamily(family.Ref),
            SupervisionLinks.Session(family.Ref, session),
            SupervisionLinks.SharedScreen(family.Ref, session),
            SupervisionLinks.MyPart(family.Ref, session),
        ];
        foreach (var place in places)
        {
            await Looks(victimSide, place, PerpetratorWords, "Perpetrator side only");
            await Looks(perpetratorSide, place, VictimWords, KeptApart, "Victim side only");
        }

        await lead.Open(WorkbookLinks.Workbook(family.Ref));
        await lead.Shows(VictimWords);
        await lead.Shows(PerpetratorWords);
        await lead.Shows(KeptApart);
    }

    private static async Task Sums(Actor worker, FamilyInTest family, string words, string side)
    {
        await worker.Open($"/families/{family.Ref}/record/summary");
        await worker.Fill("Input.WorkDone", $"We went through the {words}");
        await worker.Fill("Input.Offered", "4");
        await worker.Fill("Input.Attended", "4");
        await worker.Choose("Input.WorkMayRead", side);
        await worker.Fill("Input.Children[0].Text", $"For Amy the {words} matters");
        await worker.Choose("Input.ChildrenMayRead", side);
        await worker.Fill("Input.Significant.Line", $"The {words} was agreed");
        await worker.Fill("Input.Significant.Impact", $"The {words} keeps Amy safe");
        await worker.Choose("Input.Significant.MayRead", side);
        await worker.Fill("Input.Steps[0].What", $"Finish the {words}");
        await worker.Press("Save to workbook");
        await worker.Shows(words);
    }

    private static async Task TheLeadKeepsAParagraphApart(Actor lead, FamilyInTest family)
    {
        await lead.Open(WorkbookLinks.RecordVisit(family.Ref));
        await lead.Choose("Input.Children[0].Seen", nameof(Seen.SeenAlone));
        await lead.Fill("Input.Account", "All were in and well");
        await lead.Page.Locator("details:has([name='Input.KeptApart.Text']) summary").ClickAsync();
        await lead.Fill("Input.KeptApart.Text", $"The {KeptApart} is at her sister’s");
        await lead.Choose("Input.KeptApart.Side", $"DaVictim:{family.Adult("Vera")}");
        await lead.Press("Save to workbook");
        await lead.Shows(KeptApart);
    }

    private static async Task Rates(Actor worker, FamilyInTest family, string address, string words)
    {
        await worker.Open(address);
        await worker.Choose("Input.Overall.Value", nameof(Rag.Amber));
        await worker.Fill("Input.Overall.Reason", $"Because of the {words}");
        await worker.Press("Save my part");
    }

    private static async Task Looks(Actor worker, string place, params string[] forbidden)
    {
        await worker.Page.GotoAsync(place);
        foreach (var words in forbidden)
        {
            await worker.NeverShows(words);
        }

        await worker.NeverShows("withheld item");
    }
}
