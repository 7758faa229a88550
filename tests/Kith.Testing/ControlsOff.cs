using System.Data.Common;
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
    public Task<T> FindingNothing<T>(string control, Func<Task<T>> work) => With(new Answer(control, sql => $"SELECT * FROM (\n{sql}\n) AS found WHERE FALSE"), work);

    /// <summary>Every relationship is taken for that of whoever asks.</summary>
    public Task<T> TakingAllFor<T>(PostingId posting, string control, Func<Task<T>> work)
    {
        var own = TestDatabase.IsPostgres ? $"'{posting}'::uuid" : $"'{posting.ToString().ToUpperInvariant()}'";
        return With(new Answer(control, sql => sql.Replace("\"Involvements\" AS", $"(SELECT \"Id\", \"FamilyEpisode\", \"Kind\", \"Team\", \"EndedOn\", {own} AS \"Posting\" FROM \"Involvements\") AS", StringComparison.Ordinal)), work);
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
        if (answer is not { } now || !command.CommandText.Contains($"-- Control: {now.Control}", StringComparison.Ordinal))
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
#pragma warning restore CA2100

    private sealed record Answer(string Control, Func<string, string> Instead, bool IsWithoutParameters = false)
    {
        public int Given { get; set; }
    }
}

public sealed class WorldWithControls : KithWorld
{
    public ControlsOff Controls { get; } = new();

    protected override void Replace(WebApplicationBuilder builder)
    {
        base.Replace(builder);
        builder.Services.ConfigureDbContext<SqliteKithDb>(options => options.AddInterceptors(Controls));
        builder.Services.ConfigureDbContext<PostgresKithDb>(options => options.AddInterceptors(Controls));
    }
}
