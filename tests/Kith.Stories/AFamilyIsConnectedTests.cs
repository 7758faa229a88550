using Kith.Demo;
using Kith.Features.Connections;
using Kith.Features.Families;
using Kith.Features.ServiceDirectory;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Stories;

/// <summary>A social worker finds help for a family, hands over the shortlist, asks a service and hears what changed; a coordinator sees what is missing.</summary>
public sealed class AFamilyIsConnectedTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_family_is_connected_to_a_service(bool javaScript)
    {
        await Invented();
        var family = await AtHome(javaScript ? "Thistlewood" : "Fernhollow");
        var worker = await world.Plays(family.SocialWorker, javaScript);

        await worker.Open(FamiliesLinks.Home(family.Ref));
        await worker.Follow("Find help for this family");
        await worker.Shows("Domestic abuse");
        await worker.Page.Locator("[name='Input.Needs']:checked").First.UncheckAsync();
        await worker.Choose("Input.Needs", "early-years");
        await worker.Press("Find help");
        await worker.Shows("helps with early years");
        await worker.Shows("miles from Mum’s home");
        await worker.NeverShows("XN1 1AB");
        Assert.DoesNotContain("?", worker.Page.Url, StringComparison.Ordinal);
        await Shortlists(worker, family);
        await Asks(worker, family);
        await HearsWhatChanged(worker, family);
    }

    [Fact]
    public async Task A_coordinator_sees_what_is_missing()
    {
        await Invented();
        await AtHome("Larchgrove");
        var coordinator = await world.Plays(await world.Given.AWorker(Role.DirectoryEditor));

        await coordinator.Open(ConnectionsLinks.Clusters);
        await coordinator.Follow("Add a cluster");
        await coordinator.Press("Save");
        await coordinator.Shows("Enter the name of the cluster");
        await coordinator.Fill("Input.Name", "Eastdale");
        await coordinator.Fill("Input.Areas", "XN1 Eastdale");
        await coordinator.Fill("Input.Schools", "Hollin Primary School");
        await coordinator.Press("Save");
        await coordinator.Shows("What is missing");
        await coordinator.Shows("Domestic abuse");
        await coordinator.NeverShows("Larchgrove");
        await coordinator.Open(coordinator.Page.Url + "?kilometres=3");
        await coordinator.Follow("Change the cluster");
    }

    private static async Task Shortlists(Actor worker, FamilyInTest family)
    {
        await worker.Page.Locator(".kith-services a", new() { HasText = "Shortlist" }).First.ClickAsync();
        await worker.Page.WaitForURLAsync("**/shortlist");
        await worker.Check();
        await worker.Press("Shortlist");
        await worker.Shows("Enter what this service should help with");
        await worker.Fill("Input.Reason", "Somewhere to play on wet days");
        await worker.Press("Shortlist");
        await worker.Shows("On the shortlist");
        await worker.Follow("Change or remove");
        await worker.Press("Take off the shortlist");
        await worker.Page.Locator("summary", new() { HasText = "Taken off the shortlist" }).ClickAsync();
        await worker.Follow("put back");
        await worker.Press("Put back on the shortlist");
        await worker.Open(ConnectionsLinks.Paper(family.Ref));
        await worker.Follow("Large print");
        await worker.Shows("Services that may help");
    }

    private static async Task Asks(Actor worker, FamilyInTest family)
    {
        await worker.Open(ConnectionsLinks.OfFamily(family.Ref));
        await worker.Page.Locator("main a", new() { HasText = "Ask" }).First.ClickAsync();
        await worker.Page.WaitForURLAsync("**/ask");
        await worker.Press("Save that they were asked");
        await worker.Shows("Select what allows you to tell the service about them");
        await worker.Choose("Input.People", family.Child("Amy").ToString());
        await worker.Choose("Input.Basis", nameof(Basis.Consent));
        await worker.Select("Input.ConsentBy", family.Adult("Vera").ToString());
        await worker.Fill("Input.ConsentOn.Day", "16");
        await worker.Fill("Input.ConsentOn.Month", "6");
        await worker.Fill("Input.ConsentOn.Year", "2026");
        await worker.Fill("Input.MayTell", "That Amy likes to play");
        await worker.Fill("Input.SafeContact", "Text Vera, never call");
        await worker.Press("Save that they were asked");
        await worker.Shows("Next word by");
    }

    private static async Task HearsWhatChanged(Actor worker, FamilyInTest family)
    {
        await Goes(worker, ConnectionState.Accepted);
        await worker.Follow("Take the last step back");
        await worker.Fill("Input.Why", "It was another family");
        await worker.Press("Take it back");
        await worker.Shows("Taken back");
        await Goes(worker, ConnectionState.Attended);
        await worker.Follow("Say how it went on");
        await worker.Choose("Input.To", nameof(ConnectionState.OutcomeTold));
        await Today(worker);
        await worker.Choose("Input.Change", nameof(Change.Better));
        await worker.Select("Input.View", nameof(OutcomeView.Child));
        await worker.Press("Save");
        await worker.Shows("Better, says a child");
        await worker.Follow("Put right what it may be told");
        await worker.Press("Save");
        await worker.Follow("How this service answers");
        await worker.Shows("What families met");
        await worker.Follow("Note a waiting time");
        await worker.Fill("Input.Weeks", "3");
        await worker.Press("Save");
        await worker.Shows("About 3 weeks");
        await worker.Open(ConnectionsLinks.OfFamily(family.Ref));
        await worker.Shows("What changed is known: better");
    }

    private static async Task Goes(Actor worker, ConnectionState to)
    {
        await worker.Follow("Say how it went on");
        await worker.Choose("Input.To", to.ToString());
        await Today(worker);
        await worker.Press("Save");
        await worker.Shows("Step saved");
    }

    private static async Task Today(Actor worker)
    {
        await worker.Fill("Input.On.Day", "16");
        await worker.Fill("Input.On.Month", "6");
        await worker.Fill("Input.On.Year", "2026");
    }

    private async Task<FamilyInTest> AtHome(string name)
    {
        var family = await world.Given.AFamily(f => f.Named(name).AChild("Amy", 3).AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var by = await world.Acting(family.SocialWorker);
        var household = (await world.Run((services, now) => services.GetRequiredService<FoundHousehold>().Do(family.Episode, "Mum’s home", [family.Child("Amy"), family.Adult("Vera")], now.Today.AddYears(-1), null, by, now, default))).Value;
        await world.Run((services, now) => services.GetRequiredService<RecordAddress>().Do(family.Episode, new NewAddress(household, null, "1 High Street", "XN1 1AB", null, false, now.Today.AddYears(-1)), by, now, default));
        await world.AuthorisedAssessment(family);
        return family;
    }

    private async Task Invented()
    {
        if (await world.Read(db => db.Services.AnyAsync()))
        {
            return;
        }

        var records = InventedServices.Invent(120, 5, world.Clock.Today).Select(s => OpenRecord.Of(s.Listing, "service", SearchDirectoryModel.SampleSource)).ToList();
        await world.Run((services, now) => services.GetRequiredService<TakeServices>().Do(records, SearchDirectoryModel.SampleSource, null, now, CancellationToken.None));
        await using var scope = world.Everything();
        var postcodes = InventedServices.PostcodesOf("XN1")
            .Select(p => new PostcodeRow(p.Replace(" ", string.Empty, StringComparison.Ordinal), false, InventedServices.PlaceOf(p)!.Value.Latitude, InventedServices.PlaceOf(p)!.Value.Longitude, null, null, [InventedServices.AreaCode], false));
        await scope.ServiceProvider.GetRequiredService<ImportPostcodes>().Run([.. postcodes], "invented", [], [], CancellationToken.None);
    }
}
