using System.Net;
using System.Text.Json.Nodes;
using Kith.Commands;
using Kith.Features.ServiceDirectory;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.ServiceDirectory;

internal static class Staging
{
    public static async Task<IReadOnlyList<ServiceTaken>> Stages(this KithWorld world, string source, RowId batch, params JsonObject[] services)
    {
        var records = services.Select(s => OpenRecord.Of(s, "service", source)).ToList();
        return (await world.Do((StageServices command, Now now) => command.Do(records, source, batch, null, now, default))).Value;
    }
}

public sealed class StageServicesTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task What_is_staged_waits_and_the_same_again_waits_once()
    {
        await world.Takes("staged", Listings.AService("Stage one"));
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        await (await editor.Open(DirectoryLinks.Change(new ServiceId(Listings.IdOf("Stage one"))))).Fill("Input.Description", "Written here").Press("Save");
        var batch = new RowId(Guid.NewGuid());
        var changed = Listings.AService("Stage one", with: s => (s["fees"], s["description"]) = ("£9", "Not ours to take"));

        var first = await world.Stages("staged", batch, changed, Listings.AService("Stage new"));
        Assert.Equal([ServiceChange.Changed, ServiceChange.Added], first.Select(t => t.Change));
        var again = await world.Stages("staged", new RowId(Guid.NewGuid()), changed, Listings.AService("Stage new"));
        Assert.All(again, t => Assert.Equal(ServiceChange.Unchanged, t.Change));

        Assert.Equal(2, await world.Read(db => db.Proposals.CountAsync(p => p.Batch == batch && p.State == ProposalState.Waiting)));
        Assert.Equal("Free", (await world.Feed($"/services/{Listings.IdOf("Stage one")}")).Json["fees"]!.ToString());
        (await world.Feed($"/services/{Listings.IdOf("Stage new")}")).Expect(HttpStatusCode.NotFound);

        // What an editor wrote is not even proposed.
        var proposal = await world.Read(db => db.Proposals.SingleAsync(p => p.Batch == batch && p.Kind == ProposalKind.Change));
        Assert.Contains("Written here", proposal.Listing, StringComparison.Ordinal);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((StageServices command, Now now) => command.Do([], "x", batch, worker, now, default))).Kind);
    }

    [Fact]
    public async Task The_command_line_stages_and_says_where_to_approve()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.ndjson");
        await File.WriteAllTextAsync(file, Listings.AService("From the command line").ToJsonString());
        string[] record = world.Storage.Postgres is { } postgres ? ["--postgres", postgres] : ["--data", world.Storage.Folder!];
        var said = new StringWriter();

        Assert.Equal(0, await KithCommands.Root().Parse(["directory", "import", file, "--source", "line", "--stage", .. record]).InvokeAsync(new() { Output = said }, CancellationToken.None));

        var batch = (await world.Read(db => db.Proposals.Where(p => p.Source == "line").Select(p => p.Batch).SingleAsync()))!.Value;
        Assert.Contains("1 added, 0 changed, 0 unchanged, 0 left out", said.ToString(), StringComparison.Ordinal);
        Assert.Contains($"Waiting for approval: {DirectoryLinks.Batch(batch)}", said.ToString(), StringComparison.Ordinal);
        (await world.Feed($"/services/{Listings.IdOf("From the command line")}")).Expect(HttpStatusCode.NotFound);
        File.Delete(file);
    }
}

public sealed class DecideBatchTests(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    public async Task Changes_are_compared_field_by_field_and_approved_one_by_one_or_all_at_once()
    {
        await world.Takes("batch", Listings.AService("Batch one"), Listings.AService("Batch two"));
        var batch = new RowId(Guid.NewGuid());
        await world.Stages("batch", batch, Listings.AService("Batch one", with: s => s["fees"] = "£1"), Listings.AService("Batch two", with: s => s["fees"] = "£2"), Listings.AService("Batch three"), Listings.AService("Batch four"));
        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));

        var page = (await editor.Open(DirectoryLinks.Batch(batch))).Expect(HttpStatusCode.OK).Shows("4 wait for approval").Shows("New listing").Shows("£1");
        Assert.Contains("Free|£1", page.Document.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.QuerySelectorAll("td").Select(c => c.TextContent))));
        var one = page.Document.QuerySelectorAll("main a").First(a => a.TextContent == "Decide this one: Batch one").GetAttribute("href")!;
        await (await editor.Open(one)).Choose("Input.Answer", "ApproveAll").Press("Save");
        Assert.Equal(("£1", "Free"), (await Fees("Batch one"), await Fees("Batch two")));

        page = await editor.Open(DirectoryLinks.Batch(batch));
        Assert.Equal("Select what you decide", (await page.Press("Save")).ErrorOf("Input.Answer"));
        Assert.Equal("Enter why they are refused", (await (await editor.Open(DirectoryLinks.Batch(batch))).Choose("Input.Answer", "Refuse").Press("Save")).ErrorOf("Input.Reason"));
        (await (await editor.Open(DirectoryLinks.Batch(batch))).Choose("Input.Answer", "ApproveAll").Press("Save")).Shows("0 wait for approval, 4 decided");

        Assert.Equal("£2", await Fees("Batch two"));
        (await world.Feed($"/services/{Listings.IdOf("Batch three")}")).Expect(HttpStatusCode.OK);
        Assert.Contains("Batch four", (await world.Feed("/services?search=batch")).Names);
        Assert.Equal(4, (await world.Facts<ProposalDecided>()).Count);
    }

    [Fact]
    public async Task It_is_for_editors_and_for_what_is_there()
    {
        var batch = new RowId(Guid.NewGuid());
        await world.Stages("other batch", batch, Listings.AService("For editors"));
        (await world.As(await world.Given.AWorker(Role.SocialWorker)).Open(DirectoryLinks.Batch(batch))).Expect(HttpStatusCode.Forbidden);
        (await world.As(await world.Given.AWorker(Role.DirectoryEditor)).Open(DirectoryLinks.Batch(new RowId(Guid.NewGuid())))).Expect(HttpStatusCode.NotFound);
        var worker = await world.Acting(await world.Given.AWorker(Role.SocialWorker));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(await world.Refusals((DecideBatch command, Now now) => command.Do(batch, new DecideBatchInput(), worker, now, default))).Kind);
    }

    private async Task<string> Fees(string name) => (await world.Feed($"/services/{Listings.IdOf(name)}")).Json["fees"]!.ToString();
}
