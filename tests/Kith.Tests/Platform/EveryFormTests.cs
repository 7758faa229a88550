using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Platform.Forms;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Kith.Tests.Features.Connections;
using Kith.Tests.Features.Families;
using Kith.Tests.Features.FrontDoor;
using Kith.Tests.Features.Governance;
using Kith.Tests.Features.Returns;
using Kith.Tests.Features.ServiceDirectory;
using Kith.Tests.Features.Workbook;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Platform;

/// <summary>Whatever is sent to whichever form: no fault of the server, nothing half written, nothing typed lost.</summary>
public sealed class EveryFormTests(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly Dictionary<string, Action<Shown>> Mischief = new()
    {
        ["empty"] = page => Each(page, _ => string.Empty),
        ["over-long"] = page => Each(page, field => IsText(field) ? new string('x', 25_000) : null),
        ["impossible dates"] = page => Each(page, field => End(field) switch { "Day" => "31", "Month" => "2", "Year" => "2026", _ => null }),
        ["words for dates"] = page => Each(page, field => End(field) is "Day" or "Month" or "Year" ? "soon" : null),
        ["days that no calendar has"] = page => Each(page, field => End(field) switch { "Day" => "1", "Month" => "1", "Year" => "99999", _ => null }),
        ["foreign ids"] = page => Forge(page, value => Guid.TryParse(value, out _) ? Guid.NewGuid().ToString() : null),
        ["things that are not ids"] = page => Forge(page, value => Guid.TryParse(value, out _) ? "not-an-id" : null),
        ["choices that were never offered"] = page => Forge(page, value => Guid.TryParse(value, out _) ? null : "Neverland"),
        ["markup and odd letters"] = page => Each(page, field => IsText(field) ? "<script>alert(1)</script> ﷽ \u202Eabc '; DROP TABLE Families; --" : null),
    };

    [Fact]
    [Trait("Speed", "slow")]
    public async Task No_form_can_be_made_to_fail()
    {
        var tour = await Tour();
        var forms = Forms();
        foreach (var (name, route) in forms)
        {
            // Some mischief is good enough to be saved: when it has used up what a form is about, people of its own come.
            if (await Spoil(tour, name, route) < Mischief.Count)
            {
                tour = await Tour();
                Assert.True(await Spoil(tour, name, route) > 0, $"Nobody can open and send {name} at {route}: give the tour what it needs");
            }
        }

        Assert.NotEmpty(forms);
    }

    /// <summary>How often the form could be opened and sent, each time with mischief of another kind.</summary>
    private static async Task<int> Spoil(Tour tour, string name, string route)
    {
        if (await tour.Open(route) is not { } opened)
        {
            return 0;
        }

        var sent = 0;
        foreach (var (kind, spoil) in Mischief)
        {
            var page = await opened.Visitor.Open(opened.Address);
            if (page.Status != HttpStatusCode.OK || page.Address != opened.Address || Forms(page).FirstOrDefault() is null)
            {
                continue;
            }

            spoil(page);
            var typed = Typed(page);
            var answer = await opened.Visitor.Post(page.Address, page.Fields(), follow: false);
            sent++;

            Assert.True(
                answer.Status is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest,
                $"{name}, {kind}: {(int)answer.Status} {answer.Text}");
            if (answer.Status == HttpStatusCode.OK)
            {
                Assert.True(answer.ErrorSummary.Count > 0, $"{name}, {kind}: refused without a word");
                foreach (var (field, value) in typed)
                {
                    Assert.True(answer.ValueOf(field)?.TrimEnd() == value.TrimEnd(), $"{name}, {kind}: what was typed in {field} is lost");
                }
            }
        }

        return sent;
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('\uFFFE')]
    public async Task A_letter_that_no_text_can_hold_is_malformed(char letter)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(WorkbookLinks.RecordVisit(family.Ref));
        page.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", $"a{letter}b");

        (await visitor.Post(page.Address, page.Fields())).Expect(HttpStatusCode.BadRequest);
        (await visitor.Post(DraftEndpoint.Path, page.Fields())).Expect(HttpStatusCode.BadRequest);
        (await visitor.Open($"{WorkbookLinks.Workbook(family.Ref)}?person={Uri.EscapeDataString($"a{letter}b")}")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public void The_forms_that_are_tried_are_all_there_are()
    {
        var models = typeof(KithApp).Assembly.GetTypes().Where(t => !t.IsAbstract && IsForm(t)).Select(t => t.Name[..^"Model".Length]);

        Assert.Equal(models.Order(StringComparer.Ordinal), Forms().Select(f => f.Name).Distinct().Order(StringComparer.Ordinal));
    }

    private List<(string Name, string Route)> Forms() =>
        world.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => (Page: e.Metadata.GetMetadata<PageActionDescriptor>(), Route: e.RoutePattern.RawText!))
            .Where(e => e.Page is not null)
            .Select(e => (Name: e.Page!.ViewEnginePath.Split('/')[^1], e.Route))
            .Where(e => typeof(KithApp).Assembly.GetTypes().Any(t => t.Name == e.Name + "Model" && IsForm(t)))
            .Distinct()
            .ToList();

    private static bool IsForm(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(FormPage<>))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<Tour> Tour()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var victimSide = await world.Given.ACoWorker(family, Role.DaVictimWorker, withAdult: "Vera");
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var administrator = await world.Given.AWorker(Role.SystemAdministrator, family.Team);
        var serviceManager = await world.Given.AWorker(Role.ServiceManager, family.Team);
        var lead = world.As(family.SocialWorker);
        var visit = await lead.Open(WorkbookLinks.RecordVisit(family.Ref));
        await visit.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "A visit").Fill("Input.Steps[0].What", "A step").Press("Save to workbook");
        await world.Summary(family, victimSide, "A session", s => (s.WorkMayRead, s.ChildrenMayRead) = ("General", "General"));
        await world.Update(family, school, "In school every day", family.Child("Amy"));
        var amy = family.Child("Amy");
        await world.Run(async (services, now) => await services.GetRequiredService<RelateKin>().Do(
            family.Episode, family.Adult("Vera"), KinKind.MotherOf, amy, true, null, await world.Acting(family.Manager), now, CancellationToken.None));
        await world.Locates(family, school);
        await world.AMadeLetter(family, family.Adult("Paul"), "Nobody is named here");
        await world.AFile(family);
        await world.AuthorisedAssessment(family);
        await world.WrittenAssessment(family);
        await world.AnEnquiry(family, world.Clock.Today.AddDays(-1));
        await world.AConference(family, world.Clock.Today.AddDays(-1), "NEG", "Amy");
        await world.AHelpAssessment(family, world.Clock.Today.AddDays(-1));
        await world.AChildInCare(family, world.Clock.Today.AddDays(-30), "Amy");
        var analyst = await world.Given.AWorker(Role.Analyst, family.Team);
        await world.As(analyst).SendCensus(CensusFile.Of(2026, CensusFile.Child("STAGE")));
        await world.ABuiltCensus(analyst, family);
        await world.ABuiltCensus(analyst, family, Practice.Returns.CensusSource.File);
        var screener = await world.AScreener();
        await world.Takes("stage", Listings.AService("A service on stage"));
        await world.AreTwinsToDecideAndDecided();
        await world.Moves(family, await world.AnAsked(family, service: new ServiceId(Listings.IdOf("A service on stage"))), ConnectionState.Accepted);
        await world.ACluster("A cluster on stage", "XN1 Moorside");
        await world.Stages("stage", new RowId(Guid.NewGuid()), Listings.AService($"Staged {Guid.NewGuid():N}"));
        await world.AFeed($"A feed on stage {Guid.NewGuid():N}");
        var editor = await world.Given.AWorker(Role.DirectoryEditor, family.Team);
        await world.AChangingListing("A service on stage", family.Manager, family.SocialWorker);
        var contact = await world.ASortedContact(screener);
        var (referred, invited) = (await world.Given.AWorker(Role.FamilySupportWorker), await world.Given.AWorker(Role.HealthPartner));
        await world.IsAboutToBeOpened(family, family.SocialWorker, victimSide, school);
        await world.IsOnList(family, referred);
        await world.IsOnList(family, invited);
        await world.AnInvitation(family, referred, InvitationKind.ToWork);
        await world.AnInvitation(family, invited, InvitationKind.ToContribute);
        await world.AnAgreement((await world.APartnersTeam()).Agency, world.Clock.Today, world.Clock.Today.AddYears(1));
        var officer = await world.Given.AWorker(Role.PrivacyOfficer, family.Team);
        await world.Declares(analyst, "Sam", "Larkspur", await world.Read(db => db.People.Where(p => p.Id == amy).Select(p => p.BirthDate).SingleAsync()));
        await world.AnEmergency(await world.Given.AWorker(Role.EmergencyDuty, family.Team), await world.Given.AFamily());
        await world.ACuriousReader(family);
        var team = new TeamInTest(family.Manager.Team, family.Manager.Agency, string.Empty);
        await world.AReadyWeek();
        await world.AProposedPosting(team);
        await world.AProposedLink((await world.AHeldAccount(team)).Worker);
        await world.AnExportOrder(team);
        return new Tour(world, family, contact, [officer, family.Manager, family.SocialWorker, victimSide, school, administrator, serviceManager, screener, analyst, editor, referred, invited]);
    }

    private static string End(string field) => field.Split('.')[^1];

    private static bool IsText(string field) => End(field) is not ("Day" or "Month" or "Year");

    private static IEnumerable<IHtmlFormElement> Forms(Shown page) => page.Document.QuerySelectorAll<IHtmlFormElement>("main form[method=post]");

    private static IHtmlFormElement Form(Shown page) => Forms(page).First();

    private static void Each(Shown page, Func<string, string?> value)
    {
        foreach (var element in Form(page).Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" } choice when value(choice.Name!) == string.Empty:
                    choice.IsChecked = false;
                    break;
                case IHtmlInputElement { Type: "text" or "email" or "search" or "tel" or "password" } input when value(input.Name!) is { } text:
                    input.Value = text;
                    break;
                case IHtmlTextAreaElement area when value(area.Name!) is { } text:
                    area.Value = text;
                    break;
            }
        }
    }

    private static void Forge(Shown page, Func<string, string?> value)
    {
        foreach (var element in Form(page).Elements)
        {
            switch (element)
            {
                case IHtmlInputElement input when input.Name?.StartsWith("Input.", StringComparison.Ordinal) == true && input.Type is "hidden" or "radio" or "checkbox":
                    input.Value = value(input.Value) ?? input.Value;
                    input.IsChecked = input.Type != "hidden";
                    break;
                case IHtmlSelectElement { Length: > 0 } select when select.Options[select.Length - 1] is { } option:
                    option.Value = value(option.Value) ?? option.Value;
                    option.IsSelected = true;
                    break;
            }
        }
    }

    private static List<(string Field, string Value)> Typed(Shown page) =>
        Form(page).Elements
            .Select(e => e switch
            {
                IHtmlInputElement { Type: "text" } input => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                _ => (null, string.Empty),
            })
            .Where(f => f.Name is not null)
            .Select(f => (f.Name!, f.Value))
            .ToList();
}
