using System.Data.Common;
using Kith.Features.Returns;
using Kith.Platform.Data;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Testing;

/// <summary>
/// The running system with one control switched off: what the control asks of the database, by the words with which its statement is marked, is answered as though
/// there were nothing to stop. Everything else runs as it is: pages, commands, rules and every other control.
/// </summary>
public sealed class ControlsOff : DbCommandInterceptor
{
    private volatile Answer? answer;

    /// <summary>What the control asks is always so.</summary>
    public Task<T> Allowing<T>(string control, Func<Task<T>> work) => With(new Answer(control, _ => "SELECT TRUE", IsWithoutParameters: true), work);

    /// <summary>The control finds nothing to stop.</summary>
    public Task<T> FindingNothing<T>(string control, Func<Task<T>> work) =>
        With(new Answer(control, sql => $"{sql[..Marked(sql, control)]}SELECT * FROM (\n{sql[Marked(sql, control)..]}\n) AS found WHERE FALSE"), work);

    /// <summary>Every relationship is taken for that of whoever asks.</summary>
    public Task<T> TakingAllFor<T>(PostingId posting, string control, Func<Task<T>> work)
    {
        var own = TestDatabase.IsPostgres ? $"'{posting}'::uuid" : $"'{posting.ToString().ToUpperInvariant()}'";
        return With(new Answer(control, sql => sql.Replace("\"Involvements\" AS", $"(SELECT \"Id\", \"FamilyEpisode\", \"Kind\", \"Team\", \"EndedOn\", {own} AS \"Posting\" FROM \"Involvements\") AS", StringComparison.Ordinal)), work);
    }

    /// <summary>What decides reads the rows as they are now, from copies that nothing changes: decided once and kept, as by a cache or by a replica that lags.</summary>
    public async Task<T> Keeping<T>(TestDatabase database, IReadOnlyCollection<string> tables, Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(database);
        await Each(database, tables, t => $"CREATE TABLE \"Kept{t}\" AS SELECT * FROM \"{t}\"");
        try
        {
            await Each(database, tables, t => TestDatabase.IsPostgres ? $"GRANT SELECT ON \"Kept{t}\" TO PUBLIC" : "SELECT 1");
            return await With(new Answer("what decides", sql => tables.Aggregate(sql, (text, t) => text.Replace($"\"{t}\" AS", $"\"Kept{t}\" AS", StringComparison.Ordinal)), Marks: tables.Select(t => $"\"{t}\" AS").ToList()), work);
        }
        finally
        {
            await Each(database, tables, t => $"DROP TABLE \"Kept{t}\"");
        }
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Rewrite(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Rewrite(command);
        return ValueTask.FromResult(result);
    }

    /// <summary>Where the statement of the control begins: on PostgreSQL what its connection may see is said before it.</summary>
    private static int Marked(string sql, string control) => sql.IndexOf($"-- Control: {control}", StringComparison.Ordinal);

    private async Task<T> With<T>(Answer now, Func<Task<T>> work)
    {
        answer = now;
        try
        {
            var done = await work();
            Assert.True(now.Given > 0, $"Nothing asked “{now.Control}”, so it was not switched off");
            return done;
        }
        finally
        {
            answer = null;
        }
    }

    // The text of a statement of our own is put in place of another one: nothing of it comes from outside.
#pragma warning disable CA2100
    private void Rewrite(DbCommand command)
    {
        if (answer is not { } now || !now.Concerns(command.CommandText))
        {
            return;
        }

        now.Given++;
        command.CommandText = now.Instead(command.CommandText);
        if (now.IsWithoutParameters)
        {
            command.Parameters.Clear();
        }
    }

    private static async Task Each(TestDatabase database, IEnumerable<string> tables, Func<string, string> statement)
    {
        await using var connection = await database.Open();
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement(table);
            await command.ExecuteNonQueryAsync();
        }
    }
#pragma warning restore CA2100

    /// <param name="Marks">What a statement has in it that the control concerns; where none are given, the words with which it is marked.</param>
    private sealed record Answer(string Control, Func<string, string> Instead, bool IsWithoutParameters = false, IReadOnlyList<string>? Marks = null)
    {
        public int Given { get; set; }

        public bool Concerns(string sql) => Marks is null
            ? Marked(sql, Control) >= 0
            : Marks.Any(m => sql.Contains(m, StringComparison.Ordinal)) && !sql.StartsWith("UPDATE", StringComparison.Ordinal) && !sql.StartsWith("DELETE", StringComparison.Ordinal);
    }
}

public sealed class WorldWithControls : KithWorld
{
    public ControlsOff Controls { get; } = new();

    public SheetsOfAnotherProgram Sheets { get; } = new();

    protected override void Replace(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.Replace(builder);
        builder.Services.AddSingleton<SheetFile>(Sheets);
        builder.Services.ConfigureDbContext<SqliteKithDb>(options => options.AddInterceptors(Controls));
        builder.Services.ConfigureDbContext<PostgresKithDb>(options => options.AddInterceptors(Controls));
    }
}
