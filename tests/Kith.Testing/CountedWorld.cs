using System.Data.Common;
using Kith.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kith.Testing;

/// <summary>The running system with its SQL commands counted, so that a test can guard what a page costs.</summary>
public sealed class CountedWorld : KithWorld
{
    private readonly Counter counter = new();

    public async Task<int> CommandsOf(Func<Task> work)
    {
        var before = counter.Commands;
        await work();
        return counter.Commands - before;
    }

    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Services.ConfigureDbContext<SqliteKithDb>(options => options.AddInterceptors(counter));
        builder.Services.ConfigureDbContext<PostgresKithDb>(options => options.AddInterceptors(counter));
    }

    private sealed class Counter : DbCommandInterceptor
    {
        private int commands;

        public int Commands => commands;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref commands);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref commands);
            return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
