using Kith.Demo;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Stories;

/// <summary>A parent finds help near home without signing in; an editor keeps the listings true.</summary>
public sealed class SomebodyFindsHelpTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_parent_finds_help_near_home(bool javaScript)
    {
        await Invented();
        var parent = await world.Visits(javaScript);

        await parent.Open(DirectoryLinks.Search);
        await parent.Shows("Money and debt");
        await parent.Fill("Input.Words", "cannot pay my bills");
        await parent.Fill("Input.Postcode", "XN1 1AB");
        await parent.Press("Search");
        await parent.Shows("miles");
        Assert.DoesNotContain("XN1", parent.Page.Url, StringComparison.OrdinalIgnoreCase);
        await parent.Page.Locator("summary", new() { HasText = "Show on a map" }).ClickAsync();
        await parent.Page.Locator(javaScript ? ".leaflet-marker-icon" : "svg.kith-map rect").First.WaitForAsync();
        await parent.Check();
        await parent.Press("Large print");
        await parent.Press("Ordinary print");
        await parent.Page.Locator(".kith-services a").First.ClickAsync();
        await parent.Page.WaitForURLAsync("**/directory/services/**");
        await parent.Check();
        await parent.Shows("Get in touch");

        await parent.Open(DirectoryLinks.Search);
        await parent.Fill("Input.Words", "berevement");
        await parent.Press("Search");
        await parent.Shows("Did you mean");
        await parent.Open(DirectoryLinks.Search);
        await parent.Fill("Input.Postcode", "nowhere");
        await parent.Press("Search");
        await parent.Shows("Enter a postcode");
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await Invented();
        var parent = await world.Visits(javaScript: true);
        await parent.Open(DirectoryLinks.Search);

        await parent.Tab("Input.Words");
        await parent.Page.Keyboard.TypeAsync("debt advice");
        await parent.Tab("Input.Postcode");
        await parent.Page.Keyboard.TypeAsync("XN1 1AB");
        await parent.Page.Keyboard.PressAsync("Enter");
        await parent.Page.GetByText("services").First.WaitForAsync();
        await parent.TabTo("summary:has-text('Show on a map')");
        await parent.Page.Keyboard.PressAsync("Enter");
        await parent.TabTo(".leaflet-marker-icon");
        await parent.Page.Keyboard.PressAsync("Enter");
        var service = parent.Page.Locator(".leaflet-popup a.govuk-link");
        await service.WaitForAsync();
        await parent.Check();
        await parent.TabTo(".leaflet-popup a.govuk-link");
        await parent.Page.Keyboard.PressAsync("Enter");
        await parent.Page.WaitForURLAsync("**/directory/services/**");
        await parent.Shows("Get in touch");
    }

    [Fact]
    public async Task An_editor_keeps_the_listings_true()
    {
        await Invented();
        var editor = await world.Plays(await world.Given.AWorker(Role.DirectoryEditor));
        await editor.Open(DirectoryLinks.Listings());
        await editor.Page.Locator("td a", new() { HasText = "Change" }).First.ClickAsync();
        await editor.Page.WaitForURLAsync("**/change");
        await editor.Check();
        await editor.Fill("Input.Name", string.Empty);
        await editor.Press("Save");
        await editor.Shows("Enter the name of the service");
        await editor.Open(DirectoryLinks.Listings());
        await editor.Page.Locator("td a", new() { HasText = "Confirm" }).First.ClickAsync();
        await editor.Page.WaitForURLAsync("**/confirm");
        await editor.Check();
        await editor.Press("Confirm that it is right today");
        await editor.Shows("Confirmed");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Somebody_who_knows_better_proposes_and_an_editor_decides(int width)
    {
        await Invented();
        var knows = await world.Plays(await world.Given.AWorker(Role.CommunityEditor), width: width);
        await knows.Open(DirectoryLinks.Search);
        await knows.Fill("Input.Words", "debt");
        await knows.Press("Search");
        await knows.Page.Locator(".kith-services a").First.ClickAsync();
        await knows.Page.WaitForURLAsync("**/directory/services/**");
        await knows.Check();
        var listing = new Uri(knows.Page.Url).AbsolutePath;
        await knows.Open($"{listing}/watch");
        await knows.Press("Watch this listing");
        await knows.Shows("You watch this listing");
        await knows.Open($"{listing}/propose");
        await knows.Fill("Input.WaitTime", $"About {width} minutes");
        await knows.Press("Send to the editors");
        await knows.Shows("Enter how you know this");
        await knows.Fill("Input.Why", "I rang them");
        await knows.Press("Send to the editors");
        await knows.Shows("Waiting");
        var proposal = new Uri(knows.Page.Url).AbsolutePath;
        await knows.Open(DirectoryLinks.ProposeListing);
        await knows.Press("Send to the editors");
        await knows.Shows("Enter the name of the service");
        await knows.Open($"{listing}/propose-end");

        var editor = await world.Plays(await world.Given.AWorker(Role.DirectoryEditor), width: width);
        await editor.Open(DirectoryLinks.Proposals());
        await editor.Open($"{proposal}/decide");
        await editor.Press("Save");
        await editor.Shows("Select what you decide");
        await editor.Page.GetByLabel("Approve everything").CheckAsync();
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        await editor.Press("Save");
        await editor.Shows("Decided");
        await editor.Open($"{listing}/history");
        await editor.Page.Locator("td a").First.ClickAsync();
        await editor.Page.WaitForURLAsync("**/history/*");
        await editor.Check();

        await knows.Open(DirectoryLinks.MyProposals());
        await knows.Shows("Approved");
        await knows.Open(DirectoryLinks.Watched());
        await knows.Shows("1 new change");
    }

    private async Task Invented()
    {
        await using var scope = world.Everything();
        var services = InventedServices.Invent(120, 5, world.Clock.Today).Select(s => new OpenRead(s.Kind, OpenRecord.Of(s.Listing, "service", SearchDirectoryModel.SampleSource), null)).ToAsyncEnumerable();
        await scope.ServiceProvider.GetRequiredService<ImportServices>().Run(services, SearchDirectoryModel.SampleSource, null, false, _ => { }, CancellationToken.None);
        var district = InventedServices.Towns.Select(t => new PostcodeRow(t.Outcode, true, t.Latitude, t.Longitude, null, null, [], false));
        await scope.ServiceProvider.GetRequiredService<ImportPostcodes>().Run(district, "invented", [], [], CancellationToken.None);
        var (east, north) = (InventedServices.Towns[0].Longitude, InventedServices.Towns[0].Latitude);
        var around = new OutlineRow("E05999001", "Eastdale", [[(east - 0.1, north - 0.05), (east + 0.1, north - 0.05), (east, north + 0.08), (east - 0.1, north - 0.05)]]);
        await world.Run((provider, _) => provider.GetRequiredService<TakeOutlines>().Do([around], "Invented", "test", null, CancellationToken.None));
    }
}
