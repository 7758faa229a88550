using System.IO.Compression;
using System.Net;
using System.Text;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Testing;
using Xunit;

namespace Kith.Tests.Platform;

/// <summary>What the pages that are opened most may cost, in SQL commands and bytes: never in time, which differs between machines.</summary>
[Trait("Speed", "slow")]
public sealed class CostTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const int Kilobyte = 1024;

    [Fact]
    public async Task My_work_costs_no_more_commands_for_more_families()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await world.Given.Visits(family, 1);
        var few = await CostOf(family.SocialWorker, "/");

        for (var i = 0; i < 11; i++)
        {
            await world.Given.Visits(await world.Given.AFamily(f => f.LedBy(family.SocialWorker).AChild("Ben").AChild("Cal").AnAdult("Vera")), 1);
        }

        var many = await CostOf(family.SocialWorker, "/");
        Assert.Equal(few.Commands, many.Commands);
        many.Within(commands: 10, bytes: 32 * Kilobyte, zipped: 4 * Kilobyte);
    }

    [Theory]
    [InlineData("home", 15, 21, 5)]
    [InlineData("workbook", 12, 120, 10)]
    [InlineData("visit", 11, 40, 9)]
    public async Task A_familys_page_costs_no_more_commands_for_fifty_entries_than_for_five(string page, int commands, int kilobytes, int zipped)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AChild("Cal").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        var address = page switch
        {
            "home" => FamiliesLinks.Home(family.Ref),
            "workbook" => WorkbookLinks.Workbook(family.Ref),
            _ => WorkbookLinks.RecordVisit(family.Ref),
        };
        await world.Given.Visits(family, 5);
        var few = await CostOf(family.SocialWorker, address);

        await world.Given.Visits(family, 45);

        var many = await CostOf(family.SocialWorker, address);
        Assert.Equal(few.Commands, many.Commands);
        many.Within(commands, kilobytes * Kilobyte, zipped * Kilobyte);
    }

    [Fact]
    public async Task A_visit_is_saved_by_as_many_reads_whatever_was_written_before()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AChild("Cal").AnAdult("Vera"));
        var few = await Save();
        await world.Given.Visits(family, 20);

        var many = await Save();

        Assert.Equal(few.Count(c => !c.Writes), many.Count(c => !c.Writes));
        Assert.True(many.Count <= (TestDatabase.IsPostgres ? 30 : 42), Listed(many));

        async Task<IReadOnlyList<SentCommand>> Save()
        {
            var page = await world.As(family.SocialWorker).Open(WorkbookLinks.RecordVisit(family.Ref));
            for (var i = 0; i < 3; i++)
            {
                page.Choose($"Input.Children[{i}].Seen", "SeenAlone");
            }

            page.Fill("Input.Account", "Breakfast was on the table").Fill("Input.Steps[0].What", "Ring the school");
            return await world.Commands.During(async () => (await page.Press("Save to workbook", follow: false)).Expect(HttpStatusCode.Redirect));
        }
    }

    private static string Listed(IReadOnlyList<SentCommand> sent) => $"{sent.Count} commands:\n{string.Join("\n\n", sent.Select(c => c.Sql))}";

    private async Task<Cost> CostOf(WorkerInTest worker, string address)
    {
        var visitor = world.As(worker);

        // What the server reads once for everybody is not this page's cost.
        await visitor.Open(address);
        Shown page = null!;
        var sent = await world.Commands.During(async () => page = await visitor.Open(address));
        var bytes = Encoding.UTF8.GetBytes(page.Expect(HttpStatusCode.OK).Body);
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(bytes, TestContext.Current.CancellationToken);
        }

        return new Cost(sent.Count, bytes.Length, (int)zipped.Length, Listed(sent));
    }

    private sealed record Cost(int Commands, int Bytes, int Zipped, string Sent)
    {
        public void Within(int commands, int bytes, int zipped)
        {
            Assert.True(Commands <= commands, Sent);
            Assert.InRange(Bytes, 1, bytes);
            Assert.InRange(Zipped, 1, zipped);
        }
    }
}
