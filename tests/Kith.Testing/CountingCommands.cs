using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kith.Testing;

/// <summary>What is sent to the database while somebody watches: cost is guarded by counts and bytes, never by time.</summary>
public sealed class CountingCommands : DbCommandInterceptor
{
    private readonly AsyncLocal<bool> isBehind = new();
    private volatile ConcurrentQueue<SentCommand>? watched;
    private int rows;

    /// <summary>How many rows the database gave while somebody watched last.</summary>
    public int Rows => rows;

    public async Task<IReadOnlyList<SentCommand>> During(Func<Task> work)
    {
        var sent = watched = new ConcurrentQueue<SentCommand>();
        rows = 0;
        try
        {
            await work();
        }
        finally
        {
            watched = null;
        }

        return [.. sent];
    }

    /// <summary>What is begun here runs behind the pages at moments of its own, and is never counted.</summary>
    public async Task Behind(Func<Task> work)
    {
        isBehind.Value = true;
        await work();
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Note(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Note(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Note(command);
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        if (!isBehind.Value)
        {
            Interlocked.Add(ref rows, eventData.ReadCount);
        }

        return result;
    }

    private void Note(DbCommand command)
    {
        if (!isBehind.Value)
        {
            watched?.Enqueue(new SentCommand(command.CommandText, command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value)).ToList()));
        }
    }
}

public sealed record SentCommand(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters)
{
    public bool Writes => !Sql.StartsWith("SELECT", StringComparison.Ordinal);
}
