using System.Data.Common;
using System.Net;
using Kith.Features.Families;
using Kith.Features.Governance;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace Kith.Tests.Platform.Data;

/// <summary>A record that is full, can only be read or fails in ways that nobody foresaw: whoever saves is told so and loses nothing, and it goes on by itself (TR-48).</summary>
public sealed class FrailTests(FrailWorld world) : IClassFixture<FrailWorld>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_finds_no_room_is_not_saved_by_half_and_comes_back_to_be_sent_again(bool isFull)
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "PostgreSQL keeps its own disk");
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(WorkbookLinks.RecordVisit(family.Ref));
        page.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", new string('x', 18_000));
        var facts = await world.Read(db => db.Facts.CountAsync());

        world.Pragma = isFull ? $"PRAGMA max_page_count={await world.Fill()}" : "PRAGMA query_only=1";
        (await visitor.Post(DraftEndpoint.Path, page.Fields())).Expect(HttpStatusCode.ServiceUnavailable);
        var told = await page.Press("Save to workbook", follow: false);
        told.Expect(HttpStatusCode.ServiceUnavailable).Shows("This has not been saved").Shows("What you typed is still here");
        Assert.Equal(facts, await world.Read(db => db.Facts.CountAsync()));
        Assert.False(await world.Read(db => db.Entries.AnyAsync(e => e.FamilyEpisode == family.Episode)));

        world.Pragma = null;
        (await told.Press("Send again", follow: false)).Expect(HttpStatusCode.Redirect);
        Assert.Equal(1, await world.Read(db => db.Entries.CountAsync(e => e.FamilyEpisode == family.Episode)));
    }

    [Theory]
    [InlineData(28)]
    [InlineData(30)]
    public async Task A_disk_beside_the_record_that_is_full_is_told_as_a_full_record_is(int error)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var page = await world.As(family.SocialWorker).Open(WorkbookLinks.RecordVisit(family.Ref));
        page.Choose("Input.Children[0].Seen", "SeenAlone").Fill("Input.Account", "Amy drew her house");

        world.Fault = new IOException("No space left on device", error);
        var told = await page.Press("Save to workbook", follow: false);
        told.Expect(HttpStatusCode.ServiceUnavailable).Shows("What you typed is still here");

        world.Fault = null;
        (await told.Press("Send again", follow: false)).Expect(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_runs_behind_the_pages_tries_again_and_stops_nobody()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "PostgreSQL keeps its own disk");
        Assert.Equal(BackgroundServiceExceptionBehavior.Ignore, world.Services.GetRequiredService<IOptions<HostOptions>>().Value.BackgroundServiceExceptionBehavior);
        var packs = world.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single(s => s.GetType().Name == "ContinuityRunner");
        var ct = TestContext.Current.CancellationToken;
        await world.Given.AFamily();
        world.Clock.Pass(TimeSpan.FromDays(1));

        world.Pragma = "PRAGMA query_only=1";
        await packs.StartAsync(ct);
        while (packs.ExecuteTask is { IsCompleted: false } && !world.Logs.Lines.Any(l => l.Contains("The continuity packs could not be made (", StringComparison.Ordinal)))
        {
            await Task.Delay(10, ct);
        }

        Assert.False(packs.ExecuteTask!.IsCompleted);
        Assert.DoesNotContain(world.Logs.Lines, l => l.Contains("readonly database", StringComparison.Ordinal));
        world.Pragma = null;
    }

    [Fact]
    public async Task Whoever_waits_for_the_audit_hears_of_whatever_fault_there_is()
    {
        var family = await world.Given.AFamily();
        var visitor = world.As(family.SocialWorker);
        (await visitor.Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);

        world.Fault = new ArithmeticException();
        for (var tries = 0; tries < 2; tries++)
        {
            var answer = await visitor.Open(FamiliesLinks.People(family.Ref)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            Assert.True((int)answer.Status >= 500, $"{answer.Status}");
        }

        world.Fault = null;
        (await visitor.Open(FamiliesLinks.People(family.Ref))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Kith_starts_on_no_record_that_another_one_has_made_or_that_does_not_wait_for_the_disk()
    {
        await using var own = new FrailWorld();
        await own.InitializeAsync();
        var ct = TestContext.Current.CancellationToken;
        if (!TestDatabase.IsPostgres)
        {
            own.Pragma = "PRAGMA synchronous=NORMAL";
            Assert.Contains("synchronous=1", (await Assert.ThrowsAsync<InvalidOperationException>(() => own.Services.PrepareRecord(ct))).Message, StringComparison.Ordinal);
            own.Pragma = null;
        }
        else
        {
            await using var hasty = new ServiceCollection().AddLogging().AddKith(Storage.On($"{own.Storage.Postgres};Options=-c synchronous_commit=local")).BuildServiceProvider();
            Assert.Contains("synchronous_commit=local", (await Assert.ThrowsAsync<InvalidOperationException>(() => hasty.PrepareRecord(ct))).Message, StringComparison.Ordinal);
        }

        await own.Read(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Later', '99.0')""", ct));
        Assert.StartsWith("This database was made by another version of Kith (29990101000000_Later)", (await Assert.ThrowsAsync<InvalidOperationException>(() => own.Services.PrepareRecord(ct))).Message, StringComparison.Ordinal);
    }
}

/// <summary>A server whose database can be made to fail.</summary>
public sealed class FrailWorld : KithWorld
{
    private readonly string packs = Path.Combine(Path.GetTempPath(), $"kith_packs_{Guid.NewGuid():N}");

    /// <summary>What each connection is told as it opens.</summary>
    public string? Pragma { get; set; }

    /// <summary>What whoever begins a transaction meets.</summary>
    public Exception? Fault { get; set; }

    public KeptLogs Logs { get; } = new();

    /// <summary>Fills every page that is free, and lets the record grow no more.</summary>
    /// <returns>How many pages it has.</returns>
    public async Task<long> Fill()
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(Storage.ConnectionTo(Storage.SqliteFile)) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA page_count";
        var pages = (long)(await command.ExecuteScalarAsync())! + 1;
        command.CommandText = $"PRAGMA max_page_count={pages}; CREATE TABLE IF NOT EXISTS Filling (Bytes BLOB)";
        await command.ExecuteNonQueryAsync();
        command.CommandText = "INSERT INTO Filling VALUES (zeroblob(3500))";
        while (await Record.ExceptionAsync(() => command.ExecuteNonQueryAsync()) is null)
        {
        }

        return pages;
    }

    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Logging.AddProvider(Logs);
        builder.Services.AddSingleton(new ContinuityFolder(packs, new byte[32]));
        builder.Services.ConfigureDbContext<SqliteKithDb>(options => options.AddInterceptors(new Opened(this), new Begun(this)));
        builder.Services.ConfigureDbContext<PostgresKithDb>(options => options.AddInterceptors(new Begun(this)));
    }

    private sealed class Opened(FrailWorld world) : DbConnectionInterceptor
    {
        private const string Sound = "PRAGMA query_only=0; PRAGMA max_page_count=1073741823; PRAGMA synchronous=FULL";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Tell(connection);
            return Task.CompletedTask;
        }

        private void Tell(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"{Sound}; {world.Pragma}";
            command.ExecuteNonQuery();
        }
    }

    private sealed class Begun(FrailWorld world) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
            world.Fault is { } fault ? throw fault : ValueTask.FromResult(result);
    }
}
