using System.Net;
using System.Text.Json;
using Kith.Features.Returns;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Kith.Tests.Features.Returns.CensusFile;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class ReadImportTests(ImportWorld world) : IClassFixture<ImportWorld>
{
    [Fact]
    public async Task Before_it_is_started_the_page_leads_to_the_check()
    {
        var worker = await world.AnImporter();
        await world.As(worker).SendCensus(Of(2026, Child("READ1")));

        var page = await world.As(worker).Open(ReturnsLinks.Import((await world.ImportOf(worker)).Id));

        Assert.EndsWith("/start", page.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_told_as_events_up_to_the_end_and_to_a_page_without_javascript_by_refreshing()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        var page = await (await visitor.SendCensus(ImportSteps.Invented(1_200, seed: 61))).Press("Start the import");
        var import = await world.ImportOf(worker);
        Assert.NotNull(page.Document.QuerySelector($"a[href='{ReturnsLinks.Import(import.Id)}']"));
        Assert.Equal(ReturnsLinks.Progress(import.Id), page.Document.QuerySelector("[data-follow]")!.GetAttribute("data-follow"));

        var stream = (await visitor.Open(ReturnsLinks.Progress(import.Id))).Expect(HttpStatusCode.OK);

        Assert.Equal("text/event-stream", stream.Response.Content.Headers.ContentType!.MediaType);
        var events = Events(stream.Body);
        Assert.True(events.Count > 1, stream.Body);
        Assert.All(events[..^1], e => Assert.Equal("progress", e.Name));
        Assert.Equal(("ended", 100, "1,200 added, 0 changed, 0 unchanged, 0 left out"), events[^1]);
        Assert.Equal(events.Select(e => e.Percent).Order(), events.Select(e => e.Percent));
        (await visitor.Open(page.Address)).Shows("Done 100 %");
    }

    [Fact]
    public async Task Rows_left_out_values_kept_and_remarks_are_listed_with_line_and_child_and_paged()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        await world.Imported(worker, Of(2026, Child("KEPT1", Episode("2025-05-06", closed: "2025-06-06"))));
        await world.Read(async db =>
        {
            var child = (await world.Person("KEPT1")).Id;
            return await db.ChildEpisodes.Where(e => e.Child == child).ExecuteUpdateAsync(set => set.SetProperty(e => e.ReasonForClosure, "RC1"));
        });
        string[] children = [Child("KEPT1", Episode("2025-05-06", "<Novelty>1</Novelty>", closed: "2025-06-06").Replace("RC7", "RC3", StringComparison.Ordinal)), .. Enumerable.Repeat(Child("KEPT1"), 30)];

        var import = await world.Imported(worker, Of(2026, children));

        Assert.Equal((30, 1, 1), (import.LeftOut, import.Kept, import.Remarks));
        var page = await visitor.Open(ReturnsLinks.Import(import.Id));
        page.Shows("Left out (30)").Shows("5 KEPT1 a child with this LAchildID has already been read");
        Assert.Equal(25, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(5, (await visitor.Open(ReturnsLinks.Import(import.Id, ReportLineKind.LeftOut, 2))).Document.QuerySelectorAll("tbody tr").Length);
        (await visitor.Open(ReturnsLinks.Import(import.Id, ReportLineKind.Kept))).Shows("4 KEPT1 referral of 2025-05-06: ReasonForClosure is RC1 in Kith, RC3 in the file");
        (await visitor.Open(ReturnsLinks.Import(import.Id, ReportLineKind.Remark))).Shows("Not known to Kith and passed over");
    }

    [Fact]
    public async Task The_report_is_downloaded_as_csv_in_which_no_cell_is_a_formula()
    {
        var worker = await world.AnImporter();
        var import = await world.Imported(worker, Of(2026, Child("=1+1"), Child("=1+1"), Child("@cmd\"x,"), Child("@cmd\"x,")));

        var csv = (await world.As(worker).Open(ReturnsLinks.Report(import.Id))).Expect(HttpStatusCode.OK);

        Assert.Equal(("text/csv", "attachment"), (csv.Response.Content.Headers.ContentType!.MediaType!, csv.Response.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(
            "What,Line,LAchildID,Reason\r\nLeft out,5,\"'=1+1\",a child with this LAchildID has already been read\r\nLeft out,7,\"'@cmd\"\"x,\",a child with this LAchildID has already been read\r\n",
            csv.Body.TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task A_server_that_stopped_in_the_middle_carries_on_when_it_is_back()
    {
        var worker = await world.AnImporter();
        await (await world.As(worker).SendCensus(ImportSteps.Invented(2_000, seed: 71))).Press("Start the import");
        var import = await world.Until(await world.ImportOf(worker), i => i.Done > 0);

        await world.Restart();
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        await world.Restart();
        import = await world.Until(import, i => i.IsOver);

        Assert.Equal((ImportState.Done, 2_000), (import.State, import.Done));
        Assert.InRange(import.Attempts, 2, 3);
        Assert.Equal(2_000, await world.Children("INV71C"));
        Assert.Equal(2_000, import.Added + import.Changed + import.Unchanged);
        Assert.InRange(import.Unchanged, 0, 100);
        Assert.False(world.HasFile(import));
        (await world.As(worker).Open(ReturnsLinks.Import(import.Id))).Shows("It was interrupted and carried on");
    }

    [Fact]
    public async Task A_server_that_was_asked_to_stop_lets_go_of_its_import_at_once_and_counts_nothing_twice()
    {
        var worker = await world.AnImporter();
        await (await world.As(worker).SendCensus(ImportSteps.Invented(2_000, seed: 72))).Press("Start the import");
        var import = await world.Until(await world.ImportOf(worker), i => i.Done > 0);

        await world.Restart(asked: true);
        import = await world.Until(import, i => i.IsOver);

        Assert.Equal((2, 2_000, 0, 0), (import.Attempts, import.Added, import.Changed, import.Unchanged));
    }

    [Fact]
    public async Task An_import_that_another_server_has_in_hand_is_left_to_it_until_its_lease_ends()
    {
        var worker = await world.AnImporter();
        await world.As(worker).SendCensus(Of(2026, Child("LEASE1")));
        var import = await world.ImportOf(worker);
        await Carried(import, at => at.Take(Guid.NewGuid(), world.Clock.GetUtcNow().UtcDateTime.AddMinutes(1), Now.At(world.Clock.GetUtcNow())));

        world.Services.GetRequiredService<ImportBell>().Ring();
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal((ImportState.Running, 1), ((await world.Until(import, _ => true)).State, (await world.Until(import, _ => true)).Attempts));

        world.Clock.Pass(TimeSpan.FromMinutes(2));
        world.Services.GetRequiredService<ImportBell>().Ring();
        Assert.Equal(2, (await world.Until(import, i => i.IsOver)).Attempts);
    }

    [Fact]
    public async Task An_import_that_is_interrupted_again_and_again_stops_and_says_so()
    {
        var worker = await world.AnImporter();
        await world.As(worker).SendCensus(Of(2026, Child("FAULTY1")));
        var import = await world.ImportOf(worker);
        await Carried(import, at =>
        {
            for (var i = 0; i < Import.MostAttempts; i++)
            {
                at.Take(Guid.NewGuid(), DateTime.UnixEpoch, Now.At(world.Clock.GetUtcNow()));
            }
        });

        world.Services.GetRequiredService<ImportBell>().Ring();

        Assert.Equal(ImportState.Stopped, (await world.Until(import, i => i.IsOver)).State);
        (await world.As(worker).Open(ReturnsLinks.Import(import.Id))).Shows("It was interrupted 5 times");
    }

    [Fact]
    public async Task A_file_that_is_lost_stops_its_import_with_the_reason()
    {
        var worker = await world.AnImporter();
        var visitor = world.As(worker);
        var survey = await visitor.SendCensus(Of(2026, Child("LOST1")));
        var import = await world.ImportOf(worker);
        File.Delete(world.Files().Single(f => f.Contains(import.Upload.ToString("N"), StringComparison.Ordinal)));

        await survey.Press("Start the import");
        if (TestDatabase.IsPostgres)
        {
            // Another server may have it: it is given ten minutes to come.
            await Task.Delay(300, TestContext.Current.CancellationToken);
            Assert.Equal(ImportState.Waiting, (await world.Until(import, _ => true)).State);
            world.Clock.Pass(TimeSpan.FromMinutes(11));
            world.Services.GetRequiredService<ImportBell>().Ring();
        }

        await world.Until(import, i => i.IsOver);
        (await visitor.Open(ReturnsLinks.Import(import.Id))).Shows("Its file is no longer here. Import it again");
    }

    [Fact]
    public async Task What_nobody_started_in_a_day_goes_when_the_server_next_looks()
    {
        var worker = await world.AnImporter();
        await world.As(worker).SendCensus(Of(2026, Child("FORGOTTEN1")));
        var import = await world.ImportOf(worker);

        world.Clock.Pass(TimeSpan.FromHours(25));
        await world.Restart();
        import = await world.Until(import, i => i.IsOver);

        Assert.Equal(ImportState.Cancelled, import.State);
        for (var tries = 0; world.HasFile(import) && tries < 200; tries++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.False(world.HasFile(import));
    }

    [Fact]
    public async Task It_is_hidden_from_other_agencies_and_refused_to_other_roles()
    {
        var import = await world.Imported(await world.AnImporter(), Of(2026, Child("SECRET1")));
        var (stranger, other) = (world.As(await world.AnImporter()), world.As(await world.Given.AWorker(Role.SocialWorker)));

        foreach (var address in new[] { ReturnsLinks.Import(import.Id), ReturnsLinks.Progress(import.Id), ReturnsLinks.Report(import.Id) })
        {
            (await stranger.Open(address)).Expect(HttpStatusCode.NotFound);
            (await other.Open(address)).Expect(HttpStatusCode.Forbidden);
        }
    }

    private Task Carried(Import import, Action<Import> with) => world.Run<ImportId>(async (services, _) =>
    {
        var db = services.GetRequiredService<KithDb>();
        var row = await db.Imports.SingleAsync(i => i.Id == import.Id);
        row.Start();
        with(row);
        return row.Id;
    });

    private static List<(string Name, int Percent, string Line)> Events(string body) =>
        [.. body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(e =>
        {
            var lines = e.Split('\n');
            var data = JsonDocument.Parse(lines.Single(l => l.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..]).RootElement;
            return (lines.Single(l => l.StartsWith("event: ", StringComparison.Ordinal))["event: ".Length..], data.GetProperty("percent").GetInt32(), data.GetProperty("line").GetString()!);
        })];
}
