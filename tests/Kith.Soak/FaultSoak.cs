using System.Data.Common;
using System.Net;
using System.Text.Json;
using Kith.Features.Steps;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kith.Soak;

/// <summary>
/// The disk or the line fails at the first call of the database, then at the second, until a request gets through without meeting the fault: whoever asked is
/// told on a page, nothing stands there by half, and the same form sent again is saved once (TR-48, F2).
/// </summary>
public sealed class FaultSoak(FailingWorld world) : IClassFixture<FailingWorld>
{
    [Fact]
    [Trait("Soak", "fault")]
    public async Task Wherever_the_database_fails_a_save_is_whole_or_not_there()
    {
        var rounds = Soak.Cycles(quick: 1, full: 25);
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var visitor = world.As(family.SocialWorker);
        var (saves, reads) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            saves += await Saves(visitor, family);
            foreach (var address in new[] { "/", StepsLinks.Steps(family.Ref), WorkbookLinks.Workbook(family.Ref), "/directory" })
            {
                reads += await Reads(visitor, address);
            }
        }

        await Whole();
        await SavedInTwo(family);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(Whole);
        Soak.Say($"the database failed at each of its calls in turn, {saves} times in a save and {reads} in a page: each was told on a page, 0 saves by half, each form sent again was saved once; a save in two transactions stood there by half");
    }

    /// <returns>At how many calls a save could fail.</returns>
    private async Task<int> Saves(Visitor visitor, FamilyInTest family)
    {
        for (var call = 1; ; call++)
        {
            var what = $"Step {Guid.NewGuid()}";
            var page = (await visitor.Open(StepsLinks.Add(family.Ref))).Fill("Input.What", what);
            var answer = await world.Failing.At(call, () => page.Press("Save", follow: false));
            if (!world.Failing.HasFailed)
            {
                Assert.Equal(HttpStatusCode.Redirect, answer.Status);
                return call - 1;
            }

            Told(answer);
            if (answer.Status == HttpStatusCode.Redirect)
            {
                // What failed was no part of the save: whoever was told that it is kept finds it kept.
                Assert.Equal(1, await world.Read(db => db.Steps.CountAsync(s => s.What == what)));
            }

            Assert.Equal(HttpStatusCode.Redirect, (await page.Press("Save", follow: false)).Status);
            Assert.Equal(1, await world.Read(db => db.Steps.CountAsync(s => s.What == what)));
        }
    }

    private async Task<int> Reads(Visitor visitor, string address)
    {
        for (var call = 1; ; call++)
        {
            var answer = await world.Failing.At(call, () => visitor.Open(address));
            if (!world.Failing.HasFailed)
            {
                answer.Expect(HttpStatusCode.OK);
                return call - 1;
            }

            Told(answer);
        }
    }

    private static void Told(Shown answer)
    {
        if (answer.Status != HttpStatusCode.OK && answer.Status != HttpStatusCode.Redirect)
        {
            Assert.InRange((int)answer.Status, 500, 503);
            Assert.NotNull(answer.Document.QuerySelector("main h1"));
            Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
        }
    }

    /// <summary>Each step has its one fact and its one answer.</summary>
    private async Task Whole()
    {
        var steps = await world.Read(db => db.Steps.Select(s => s.Id).ToListAsync());
        var facts = await world.Read(db => db.Facts.Where(f => f.Kind == nameof(StepSet)).Select(f => f.Data).ToListAsync());
        Assert.Equal(steps.Select(s => s.Value).Order(), facts.Select(f => JsonDocument.Parse(f).RootElement.GetProperty("Step").GetGuid()).Order());
        Assert.Equal(steps.Count, await world.Read(db => db.FormReplies.CountAsync()));
    }

    /// <summary>The control: the row in one transaction, its fact in another, and the fault between them.</summary>
    private async Task SavedInTwo(FamilyInTest family)
    {
        var by = await world.Acting(family.SocialWorker);
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        await scope.ServiceProvider.GetRequiredService<SetStep>().Do(family.Episode, "By half", family.SocialWorker.Posting, world.Clock.Today.AddDays(7), Practice.Access.Side.Shared, by, Practice.Shared.Now.At(world.Clock.GetUtcNow()), default);
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is not Practice.Steps.Step).ToList())
        {
            entry.State = EntityState.Detached;
        }

        await db.SaveChangesAsync();
    }
}

/// <summary>A server whose database can be made to fail at any one of its calls.</summary>
public sealed class FailingWorld : KithWorld
{
    public FailingCalls Failing { get; } = new();

    protected override void Replace(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.ConfigureDbContext<SqliteKithDb>(options => options.AddInterceptors(Failing.Commands, Failing.Transactions));
        builder.Services.ConfigureDbContext<PostgresKithDb>(options => options.AddInterceptors(Failing.Commands, Failing.Transactions));
    }
}

/// <summary>Counts the calls of the database and fails at the one that is asked for: a command, the beginning of a transaction, its commit, or just after it.</summary>
public sealed class FailingCalls
{
    private int left;

    public FailingCalls() => (Commands, Transactions) = (new FailingCommands(this), new FailingTransactions(this));

    public bool HasFailed { get; private set; }

    public DbCommandInterceptor Commands { get; }

    public DbTransactionInterceptor Transactions { get; }

    public async Task<T> At<T>(int call, Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        (HasFailed, left) = (false, call);
        try
        {
            return await work();
        }
        finally
        {
            left = 0;
        }
    }

    private void Call()
    {
        if (Volatile.Read(ref left) > 0 && Interlocked.Decrement(ref left) == 0)
        {
            HasFailed = true;
            throw TestDatabase.IsPostgres ? new NpgsqlException("The line broke", new IOException("Broken pipe")) : new SqliteException("disk I/O error", 10, 10);
        }
    }

    private sealed class FailingCommands(FailingCalls calls) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            calls.Call();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            calls.Call();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            calls.Call();
            return ValueTask.FromResult(result);
        }
    }

    private sealed class FailingTransactions(FailingCalls calls) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            calls.Call();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            calls.Call();
            return ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            calls.Call();
            return Task.CompletedTask;
        }
    }
}
