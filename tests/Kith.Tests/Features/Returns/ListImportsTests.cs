using System.Net;
using Kith.Features.Returns;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class ListImportsTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task Imports_are_listed_newest_first_with_who_when_state_and_what_came_of_them()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        (await visitor.Open(ReturnsLinks.Imports())).Shows("Nothing has been imported yet");
        await world.Imported(worker, Of(2025, Child("LIST1", Episode("2024-05-06"))));
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        await visitor.SendCensus(Of(2026, Child("LIST2")), "newest.xml");

        var page = (await visitor.Open(ReturnsLinks.Imports())).Expect(HttpStatusCode.OK);

        var rows = page.Document.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("a, span, strong, td:last-child").Select(c => c.TextContent.Trim()).ToArray()).ToList();
        Assert.Equal(["newest.xml", "Children in need census 2025-26", worker.Name, "Checked, not started", "1 child to take, 0 would be left out"], rows[0]);
        Assert.Equal(["census.xml", "Children in need census 2024-25", worker.Name, "Done", "1 added, 0 changed, 0 unchanged, 0 left out"], rows[1]);
        page.Shows("16 Jun 2026, 14:31");
        Assert.Contains(page.Document.QuerySelectorAll("nav a"), a => a.TextContent.Trim() == "Imports");
    }

    [Fact]
    public async Task It_is_paged_and_costs_no_more_for_more_imports()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        await visitor.SendCensus(Of(2026, Child("PAGED1")));
        var few = await world.Commands.During(() => visitor.Open(ReturnsLinks.Imports()));
        for (var i = 0; i < 26; i++)
        {
            await visitor.SendCensus(Of(2026, Child("PAGED1")));
        }

        var many = await world.Commands.During(() => visitor.Open(ReturnsLinks.Imports()));

        // A list of more than one page is counted too.
        Assert.Equal(few.Count + 1, many.Count);
        Assert.Equal(25, (await visitor.Open(ReturnsLinks.Imports())).Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(2, (await visitor.Open(ReturnsLinks.Imports(2))).Document.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Another_agencys_are_not_listed_and_other_roles_are_refused()
    {
        var worker = await world.AnImporter();
        await world.As(worker).SendCensus(Of(2026, Child("OURS1")), "ours.xml");

        (await world.As(await world.AnImporter()).Open(ReturnsLinks.Imports())).Expect(HttpStatusCode.OK).DoesNotShow("ours.xml");
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(ReturnsLinks.Imports())).Expect(HttpStatusCode.Forbidden);
    }
}
