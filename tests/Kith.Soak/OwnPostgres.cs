using System.Diagnostics;
using Npgsql;

namespace Kith.Soak;

/// <summary>A PostgreSQL server of one test, for what is set for a whole server. It keeps what it says it keeps.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly string folder;
    private readonly string programs;

    private OwnPostgres(string programs, string folder) => (this.programs, this.folder) = (programs, folder);

    public string Connection => $"Host={folder};Username=kith;Database=postgres";

    /// <summary>The folder of the newest PostgreSQL on this machine; null where there is none.</summary>
    public static string? Programs { get; } =
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.Parse(Path.GetFileName(d), System.Globalization.CultureInfo.InvariantCulture)).Select(d => Path.Combine(d, "bin")).FirstOrDefault()
            : null;

    public static OwnPostgres Start()
    {
        // Short, because the path of a unix socket may have about 100 characters.
        var place = Directory.CreateTempSubdirectory("kith.").FullName;
        var started = new OwnPostgres(Programs!, place);
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", place);
        }

        started.AsPostgres("initdb", $"--pgdata={place}/data", "--username=kith", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        started.AsPostgres("pg_ctl", "start", $"--pgdata={place}/data", $"--log={place}/log", "--wait", "--silent", $"--options=-k {place} -c listen_addresses= -c max_connections=50");
        return started;
    }

    /// <summary>Which standby must confirm each commit; empty for none.</summary>
    public async Task Standby(string name)
    {
        await On(Connection, $"ALTER SYSTEM SET synchronous_standby_names = '{name}'");
        await On(Connection, "SELECT pg_reload_conf()");
        while (await On(Connection, "SHOW synchronous_standby_names") != name)
        {
            await Task.Delay(20);
        }
    }

    public static async Task<string?> On(string connection, string sql)
    {
        await using var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString());
        await opened.OpenAsync();
        await using var command = opened.CreateCommand();
#pragma warning disable CA2100 // Written in the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync())?.ToString();
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        AsPostgres("pg_ctl", "stop", $"--pgdata={folder}/data", "--mode=immediate", "--silent");
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    // PostgreSQL refuses to run as root.
    private void AsPostgres(string program, params string[] with)
    {
        var path = Path.Combine(programs, program);
        if (Environment.UserName == "root")
        {
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. with]);
        }
        else
        {
            Run(path, with);
        }
    }

    private static void Run(string program, params string[] with)
    {
        // A server inherits what it was started with: a pipe to read from would stay open as long as it runs.
        using var run = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" </dev/null >/dev/null 2>&1", program, .. with]) { WorkingDirectory = "/tmp" })!;
        run.WaitForExit();
        Assert.True(run.ExitCode == 0, $"{program} ended with {run.ExitCode}");
    }
}
