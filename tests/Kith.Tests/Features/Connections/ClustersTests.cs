using System.Net;
using Kith.Features.Connections;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Connections;

public sealed class FormClusterTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task A_cluster_is_added_with_its_coordinator()
    {
        var editor = await world.Given.AWorker(Role.DirectoryEditor);
        var page = await world.As(editor).Open(ConnectionsLinks.FormCluster);

        var shown = await page.Fill("Input.Name", "Westbury").Fill("Input.Areas", "E05008416 Westbury East\nBA13").Fill("Input.Schools", "Matravers").Fill("Input.Coordinator", editor.Posting.ToString()).Press("Save");

        shown.Shows("Cluster added").Shows("Westbury East (E05008416)").Shows("Matravers").Shows(editor.Name).Shows("No postcode of these areas is known here");
        Assert.NotEmpty(await world.Facts<ClusterFormed>());
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_and_the_door_is_kept()
    {
        var editor = await world.Given.AWorker(Role.ProgrammeManager);
        var refused = await (await world.As(editor).Open(ConnectionsLinks.FormCluster)).Fill("Input.Areas", "Nowhere").Press("Save");

        Assert.Equal("Enter the name of the cluster", refused.ErrorOf("Input.Name"));
        Assert.Equal("“Nowhere” must begin with a ward code, such as E05008410, or a postcode district, such as BA12", refused.ErrorOf("Input.Areas"));
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(ConnectionsLinks.FormCluster)).Expect(HttpStatusCode.Forbidden);
        var by = await world.Acting(editor);
        var analyst = await world.Given.AWorker(Role.Analyst);
        var input = new ClusterInput { Name = "x", Areas = "BA12", Coordinator = analyst.Posting };
        Assert.Equal("Select somebody from the list", Assert.Single(await world.Refusals((FormCluster command, Now now) => command.Do(input, by, now, default))).Message);
    }
}

public sealed class ChangeClusterTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task A_cluster_is_changed_and_nobody_overwrites_another()
    {
        var id = await world.ACluster("Warminster", "BA12 Warminster");
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        var page = await editor.Open(ConnectionsLinks.ChangeCluster(id));
        var late = await editor.Open(page.Address);
        Assert.Equal("BA12 Warminster", page.ValueOf("Input.Areas"));
        world.Clock.Pass(TimeSpan.FromSeconds(1));

        (await page.Fill("Input.Areas", "BA12 Warminster\nE05008410 Warminster Broadway").Press("Save")).Shows("Cluster saved").Shows("Warminster Broadway");

        Assert.NotEmpty(await world.Facts<ClusterChanged>());
        (await late.Fill("Input.Name", "Other").Press("Save")).Shows("Somebody else changed this");
        Assert.Equal("Enter at least one ward code or postcode district", (await (await editor.Open(page.Address)).Fill("Input.Areas", "").Press("Save")).ErrorOf("Input.Areas"));
    }

    [Fact]
    public async Task The_door_is_kept()
    {
        var id = await world.ACluster("Door", "BA12");
        var worker = await world.Given.AWorker(Role.SocialWorker);

        (await world.As(worker).Open(ConnectionsLinks.ChangeCluster(id))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(ConnectionsLinks.ChangeCluster(new ClusterId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var by = await world.Acting(worker);
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((ChangeCluster command, Now now) => command.Do(id, new ClusterInput(), by, now, default))).Kind);
    }
}

public sealed class ListClustersTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Fact]
    public async Task Clusters_are_listed_for_those_who_work_with_families_and_measures()
    {
        await world.ACluster("Moorside", "XN1 Moorside");

        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(ConnectionsLinks.Clusters)).Shows("Moorside").DoesNotShow("Add a cluster");
        (await world.As(await world.Given.AWorker(Role.ProgrammeManager)).Open(ConnectionsLinks.Clusters)).Shows("Moorside").Shows("Add a cluster");
        (await world.As(await world.Given.AWorker(Role.SystemAdministrator)).Open(ConnectionsLinks.Clusters)).Expect(HttpStatusCode.Forbidden);
    }
}

public sealed class ReadClusterTests(ConnectionsWorld world) : IClassFixture<ConnectionsWorld>
{
    [Theory]
    [InlineData("XN1 Moorside")]
    [InlineData(ConnectionsWorld.Ward + " Moor ward")]
    public async Task The_gap_map_sets_families_beside_services(string areas)
    {
        var family = await world.AFamilyAtHome();
        await world.AuthorisedAssessment(family, a => a.Children.ForEach(c => c.Factors = ["1B"]));
        var hidden = await world.AFamilyAtHome(isProtected: true);
        await world.AuthorisedAssessment(hidden);
        var id = await world.ACluster("Moorside", areas);

        var page = (await world.As(family.SocialWorker).Open(ConnectionsLinks.Cluster(id))).Expect(HttpStatusCode.OK);

        Assert.Equal(["1", "0", "0", "Not counted", "Nothing here"], Row(page, "Drugs and alcohol"));
        Assert.Equal(["0", "4", "0"], Row(page, "Parenting")[..3]);
        Assert.Equal(["0", "3", "0"], Row(await world.As(family.SocialWorker).Open(ConnectionsLinks.Cluster(id, 3)), "Parenting")[..3]);
        Assert.Equal(["Not assessed", "0", "0", "0", "Nothing here"], Row(page, "Housing"));
        Assert.Equal(["1"], Row(page, "Families with open work"));
        page.DoesNotShow("Larkspur").DoesNotShow(family.Ref);
        var analyst = world.As(await world.Given.AWorker(Role.Analyst));
        var counted = await analyst.Open(ConnectionsLinks.Cluster(id));
        Assert.Equal("c", Row(counted, "Drugs and alcohol")[0]);
        Assert.Equal(["c"], Row(counted, "Families with open work"));
        await Close(family, hidden);
    }

    [Fact]
    public async Task It_says_what_is_there_and_what_goes_on_without_what_keeps_a_side()
    {
        var family = await world.AFamilyAtHome();
        var id = await world.ACluster("Moorside", "XN1");
        var asked = await world.AnAsked(family);
        await world.Moves(family, asked, ConnectionState.Attended);
        await world.AnAsked(family, Side.VictimOf(family.Adult("Vera")), ConnectionsWorld.Refuge);

        var page = await world.As(family.SocialWorker).Open(ConnectionsLinks.Cluster(id));

        Assert.Equal(["1"], Row(page, "Services asked for them"));
        Assert.Equal(["1"], Row(page, "Attended"));
        page.Shows("counted nowhere").DoesNotShow("Meadow House");
        var other = await world.ACluster("Westdale", "XN2 Westdale");
        (await world.As(family.SocialWorker).Open(ConnectionsLinks.Cluster(other))).Shows("Play near home").Shows("Quiet room").DoesNotShow("Meadow House");
        await Close(family);
    }

    [Fact]
    public async Task It_says_what_was_searched_for_from_here_but_for_sensitive_topics()
    {
        var manager = await world.Given.AWorker(Role.TeamManager);
        var (by, other) = (await world.ACluster("By ward", $"{ConnectionsWorld.Ward} Moor ward\nXN1 Moorside"), await world.ACluster("Elsewhere", "XN2 Westdale"));
        var before = int.Parse(Row(await world.As(manager).Open(ConnectionsLinks.Cluster(by)), "Parenting")[3]);
        foreach (var words in new[] { "play", "a refuge from abuse", "play" })
        {
            var page = await world.Anyone().Open(DirectoryLinks.Search);
            await page.Fill("Input.Words", words).Fill("Input.Postcode", "XN1 1AB").Press("Search");
        }

        Assert.Equal($"{before + 2}", Row(await world.As(manager).Open(ConnectionsLinks.Cluster(by)), "Parenting")[3]);
        Assert.Equal("Not counted", Row(await world.As(manager).Open(ConnectionsLinks.Cluster(by)), "Domestic abuse")[3]);
        Assert.Equal("0", Row(await world.As(manager).Open(ConnectionsLinks.Cluster(other)), "Parenting")[3]);
        Assert.Equal("c", Row(await world.As(await world.Given.AWorker(Role.Analyst)).Open(ConnectionsLinks.Cluster(by)), "Parenting")[3]);
    }

    [Fact]
    public async Task The_door_is_kept()
    {
        var id = await world.ACluster("Door", "XN1");

        (await world.As(await world.Given.AWorker(Role.SystemAdministrator)).Open(ConnectionsLinks.Cluster(id))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open(ConnectionsLinks.Cluster(new ClusterId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        (await world.As(await world.Given.AWorker(Role.Analyst)).Open($"/clusters/{id}?kilometres=-7&p=9999")).Expect(HttpStatusCode.OK);
    }

    // Each test counts its own families alone.
    private Task Close(params FamilyInTest[] families)
    {
        var ids = families.Select(f => f.Episode).ToList();
        return world.Read(db => db.FamilyEpisodes.Where(e => ids.Contains(e.Id)).ExecuteUpdateAsync(s => s.SetProperty(e => e.ClosedOn, world.Clock.Today)));
    }

    private static string[] Row(Shown page, string heading) =>
        page.Document.QuerySelectorAll("tr").First(r => r.QuerySelector("th")?.TextContent.Trim() == heading).QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToArray();
}
