using System.Data.Common;
using Kith.Platform.Data;
using Kith.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kith.Platform.Record;

/// <summary>The audit could not be written: nothing may be shown (TR-53).</summary>
public sealed class AuditUnwrittenException(Exception cause) : Exception("The audit cannot be written", cause);

/// <summary>
/// Writes lines of the audit, those of many requests in one transaction: each caller waits until its own is durable. It speaks to the database past
/// Entity Framework, because every page waits for it. In an emergency they stand outside the database.
/// </summary>
public sealed class AuditWriter(IServiceScopeFactory scopes, WriteQueue queue, EmergencyReads emergency, Figures figures)
{
    private const int Most = 500;

    private const string Insert =
        """
        INSERT INTO "Audit" ("At", "Kind", "Posting", "Account", "Route", "RequestId", "Family", "FamilyEpisode", "Subject")
        VALUES (@at, @kind, @posting, @account, @route, @request, @family, @episode, @subject)
        """;

    private readonly Lock guard = new();
    private List<(AuditRow Row, TaskCompletionSource Done)> waiting = [];
    private bool isWriting;

    /// <exception cref="AuditUnwrittenException">The database does not take it.</exception>
    public Task Write(IReadOnlyCollection<AuditRow> rows)
    {
        var lines = rows.Select(r => (Row: r, Done: new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))).ToList();
        var all = Task.WhenAll(lines.Select(l => l.Done.Task));
        lock (guard)
        {
            waiting.AddRange(lines);
            if (isWriting)
            {
                return all;
            }

            isWriting = true;
        }

        _ = Task.Run(Drain);
        return all;
    }

    private async Task Drain()
    {
        while (Next() is { Count: > 0 } batch)
        {
            try
            {
                var rows = batch.ConvertAll(b => b.Row);
                await (emergency.Current is { } reading ? emergency.Keep(rows, reading.Why) : Put(rows));
                figures.Audited(rows.Count);
                batch.ForEach(b => b.Done.SetResult());
            }
#pragma warning disable CA1031 // Whatever it is, whoever waits must hear it, and the next lines must be written.
            catch (Exception why)
#pragma warning restore CA1031
            {
                figures.Unwritten(batch.Count);
                batch.ForEach(b => b.Done.SetException(new AuditUnwrittenException(why)));
            }
        }
    }

    private List<(AuditRow Row, TaskCompletionSource Done)> Next()
    {
        lock (guard)
        {
            var batch = waiting.Take(Most).ToList();
            waiting = [.. waiting.Skip(Most)];
            isWriting = batch.Count > 0;
            return batch;
        }
    }

    private async Task Put(List<AuditRow> rows)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        using var turn = await queue.Take(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var connection = db.Database.GetDbConnection();
        foreach (var row in rows)
        {
            // One command each: Npgsql keeps to the parameters that a command was first sent with.
            await using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (Insert, transaction.GetDbTransaction());
            Add(command, "@at", row.At);
            Add(command, "@kind", row.Kind.ToString());
            Add(command, "@posting", row.Posting?.Value);
            Add(command, "@account", row.Account);
            Add(command, "@route", row.Route);
            Add(command, "@request", row.RequestId);
            Add(command, "@family", row.Family?.Value);
            Add(command, "@episode", row.FamilyEpisode?.Value);
            Add(command, "@subject", row.Subject);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }
}
