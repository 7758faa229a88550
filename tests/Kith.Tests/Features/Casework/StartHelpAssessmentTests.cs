using System.Net;
using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.FrontDoor;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Casework;

public sealed class StartHelpAssessmentTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task It_starts_for_the_children_it_is_of_who_then_have_a_number()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben"));
        var page = await world.As(family.SocialWorker).Open(CaseworkLinks.StartHelpAssessment(family.Ref));

        Assert.StartsWith("Northmoor Council", page.ValueOf("Input.Organisation"), StringComparison.Ordinal);
        var saved = await page.FillDate("Input.StartedOn", new DateOnly(2026, 6, 1)).Fill("Input.Organisation", "Moorside School").Choose("Input.Children", family.Child("Ben").ToString()).Press("Start the assessment");

        saved.Expect(HttpStatusCode.OK).Shows("Family Help assessment started").Shows("Under way").Shows("Ben Larkspur").Shows("Moorside School");
        var made = await world.Read(db => db.HelpAssessments.AsNoTracking().SingleAsync(a => a.FamilyEpisode == family.Episode));
        Assert.Equal($$"""{"Assessment":"{{made.Id}}","On":"2026-06-01"}""", (await world.Fact<HelpAssessmentStarted>(family)).Data);
        var (amy, ben) = (family.Child("Amy"), family.Child("Ben"));
        Assert.Equal([ben], await world.Read(db => db.People.Where(p => (p.Id == amy || p.Id == ben) && p.Identifiers.Any(i => i.Kind == IdentifierKind.LaChildId)).Select(p => p.Id).ToListAsync()));
        (await world.As(family.SocialWorker).Open(WorkbookLinks.Chronology(family.Ref))).Shows("Family Help assessment started");
        (await world.As(family.SocialWorker).Open(WorkbookLinks.Chronology(family.Ref, amy))).DoesNotShow("Family Help assessment started");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera"));
        var other = await world.Given.AFamily(f => f.AChild("Zoe"));
        var open = () => world.As(family.SocialWorker).Open(CaseworkLinks.StartHelpAssessment(family.Ref));

        var empty = await (await open()).FillDate("Input.StartedOn", null).Fill("Input.Organisation", " ").Press("Start the assessment");
        Assert.Equal("Enter the day the assessment started", empty.ErrorOf("Input.StartedOn"));
        Assert.Equal("Enter the organisation that completes the assessment", empty.ErrorOf("Input.Organisation"));
        Assert.Equal("Select the children whom the assessment is of", empty.ErrorOf("Input.Children"));
        await world.AHelpAssessment(family, world.Clock.Today.AddDays(-3));
        var twice = await (await open()).Choose("Input.Children", family.Child("Amy").ToString()).Press("Start the assessment");
        Assert.Equal("A Family Help assessment of one of these children is still open. Complete it first", twice.ErrorOf("Input.Children"));
        var by = await world.Acting(family.SocialWorker);
        foreach (var stranger in new[] { other.Child("Zoe"), family.Adult("Vera") })
        {
            var input = new HelpAssessmentInput { StartedOn = world.Clock.Today, Organisation = "A school", Children = [stranger] };
            Assert.Equal(RefusalKind.NotFound, Assert.Single(await world.Refusals<StartHelpAssessment, RowId>((start, now) => start.Do(family.Episode, input, by, now, default))).Kind);
        }

        var close = await world.As(family.Manager).Open(CaseworkLinks.Close(family.Ref));
        (await close.Fill("Input.Why", "They moved away").Press("Close the work")).Shows("A Family Help assessment is under way. Complete or withdraw it first");
        await world.IsHidden(CaseworkLinks.StartHelpAssessment, family);
        await world.IsRefused(CaseworkLinks.StartHelpAssessment, family, Role.SchoolDsl);
    }

    [Fact]
    public async Task A_partner_who_leads_Family_Help_makes_it()
    {
        var school = await world.Given.AWorker(Role.SchoolDsl);
        var screener = await world.AScreener();
        var manager = await world.Given.AWorker(Role.TeamManager);
        var contact = await world.ARequest(school);
        await world.At<SortContact, ContactId>(screener, (command, by, at) => command.Do(contact, Brag.Green, "Wants help", 0, by, at, default));
        await (await world.As(screener).Open(FrontDoorLinks.Decide(contact)))
            .Choose("Input.Outcome", "FamilyHelp").Fill("Input.Why", "The school knows them best").Choose("Input.Family", "new").Fill("Input.Team", manager.Team.Value.ToString())
            .Choose("Input.Lead", "Referrer").Press("Save decision");
        var episode = (await world.Contact(contact)).FamilyEpisode!.Value;
        var (reference, child) = await world.Read(async db =>
        {
            var family = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => e.Family).SingleAsync();
            return (await db.Families.Where(f => f.Id == family).Select(f => f.Ref).SingleAsync(), await db.FamilyMembers.Where(m => m.Family == family && m.Kind == MemberKind.Child).Select(m => m.Person).FirstAsync());
        });

        Assert.Contains((await world.As(school).Open(FamiliesLinks.Home(reference))).Document.QuerySelectorAll("nav a"), a => a.TextContent == "Family Help");
        var page = await world.As(school).Open(CaseworkLinks.StartHelpAssessment(reference));
        (await page.Choose("Input.Children", child.ToString()).Press("Start the assessment")).Expect(HttpStatusCode.OK).Shows("Under way");
    }
}
