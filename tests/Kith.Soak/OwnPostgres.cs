using System.Diagnostics;
using Kith.Testing;
using Npgsql;

namespace Kith.Soak;

/// <summary>A PostgreSQL server of one test, for what is set for a whole server. It keeps what it says it keeps.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    /// <summary>What a server calls itself when it follows another one.</summary>
    public const string StandbyName = "kith_standby";

    private readonly string folder;
    private readonly string programs;
    private bool isRunning;
    private bool isOnOwnDisk;

    private OwnPostgres(string programs, string folder) => (this.programs, this.folder) = (programs, folder);

    /// <summary>Whether this machine lets us mount a file system that nobody else sees: as root, or where everybody has a namespace of their own.</summary>
    public static bool MayMount { get; } = OperatingSystem.IsLinux() && Runs("unshare", [.. OwnNamespace, "/bin/sh", "-c", "mount -t tmpfs -o size=1m kith /tmp"]);

    public string Connection => $"Host={folder};Username=kith;Database=postgres";

    /// <summary>Where it listens.</summary>
    public string Folder => folder;

    /// <summary>The folder of the newest PostgreSQL on this machine; null where there is none.</summary>
    public static string? Programs { get; } =
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.Parse(Path.GetFileName(d), System.Globalization.CultureInfo.InvariantCulture)).Select(d => Path.Combine(d, "bin")).FirstOrDefault()
            : null;

    private static string[] OwnNamespace => Environment.UserName == "root" ? ["--mount"] : ["--user", "--map-current-user", "--keep-caps", "--mount"];

    // Beside its socket, where every PostgreSQL writes who it is.
    private string Postmaster => File.ReadLines($"{folder}/.s.PGSQL.5432.lock").First().Trim();

    public static OwnPostgres Start(params string[] settings)
    {
        var started = Place();
        started.AsPostgres("initdb", $"--pgdata={started.folder}/data", "--username=kith", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        started.Begin(settings);
        return started;
    }

    /// <summary>On a disk of its own, in memory, which only its processes see.</summary>
    public static OwnPostgres StartOnDiskOf(int megabytes)
    {
        var started = Place();
        started.isOnOwnDisk = true;
        var (data, asPostgres) = ($"{started.folder}/data", Environment.UserName == "root" ? "setpriv --reuid=postgres --regid=postgres --init-groups" : string.Empty);
        var owner = asPostgres.Length > 0 ? $"chown postgres {data}" : "true";
        Directory.CreateDirectory(data);
        Do("unshare", [.. OwnNamespace, "/bin/sh", "-ec", $"""
            mount -t tmpfs -o size={megabytes}m,mode=0700 kith {data}
            {owner}
            {asPostgres} {started.programs}/initdb --pgdata={data} --username=kith --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync
            {asPostgres} {started.programs}/pg_ctl start --pgdata={data} --log={started.folder}/log --wait --silent --options='-k {started.folder} -c listen_addresses= -c max_connections=30'
            """]);
        started.isRunning = true;
        return started;
    }

    /// <summary>Fills what is left of its own disk.</summary>
    /// <returns>The file that does; once it is deleted there is room again.</returns>
    public string Fill()
    {
        var file = $"/proc/{Postmaster}/root{folder}/data/filling";
        using var filling = File.OpenHandle(file, FileMode.CreateNew, FileAccess.Write);
        var block = new byte[4_096];
        var at = 0L;
        while (true)
        {
            try
            {
                RandomAccess.Write(filling, block, at);
                at += block.Length;
            }
            catch (IOException)
            {
                return file;
            }
        }
    }

    /// <summary>A folder for a server, for its own account alone.</summary>
    public static OwnPostgres Place()
    {
        // Short, because the path of a unix socket may have about 100 characters.
        var place = Directory.CreateTempSubdirectory("kith.").FullName;
        if (Environment.UserName == "root")
        {
            Do("chown", "postgres", place);
        }

        return new OwnPostgres(Programs!, place);
    }

    /// <summary>Begins as what another server is now, and follows it from there on.</summary>
    public void Follow(OwnPostgres primary)
    {
        if (Directory.Exists($"{folder}/data"))
        {
            Directory.Delete($"{folder}/data", recursive: true);
        }

        primary.CopyTo($"{folder}/data", "--write-recovery-conf");
        Begin();
    }

    /// <summary>A copy of all its files, as of one moment, while it runs.</summary>
    public void CopyTo(string data, params string[] with) =>
        AsPostgres("pg_basebackup", [$"--pgdata={data}", $"--host={folder}", "--username=kith", "--checkpoint=fast", "--wal-method=stream", "--no-sync", .. with]);

    /// <summary>Ends following and is written to itself.</summary>
    public void Promote() => AsPostgres("pg_ctl", "promote", $"--pgdata={folder}/data", "--wait", "--silent");

    /// <summary>All its processes at once, without a word to them (SIGKILL).</summary>
    public void Kill()
    {
        var lines = File.ReadAllLines($"{folder}/data/postmaster.pid");
        var first = int.Parse(lines[0], System.Globalization.CultureInfo.InvariantCulture);
        var children = File.ReadAllText($"/proc/{first}/task/{first}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var id in children.Prepend(lines[0]))
        {
            try
            {
                using var process = Process.GetProcessById(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
                process.Kill();
                process.WaitForExit();
            }
            catch (ArgumentException)
            {
                // It has ended by itself.
            }
        }

        // What it can no longer give back: its mark in shared memory.
        Do("ipcrm", "--shmem-id", lines[6].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        isRunning = false;
    }

    /// <summary>Which standby must confirm each commit; empty for none.</summary>
    public Task Standby(string name) => Set("synchronous_standby_names", name);

    public async Task Set(string setting, string value)
    {
        await On(Connection, $"ALTER SYSTEM SET {setting} = '{value}'");
        await On(Connection, "SELECT pg_reload_conf()");
        while (await On(Connection, $"SHOW {setting}") != value)
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
        Stop();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    public void Stop()
    {
        if (isRunning && isOnOwnDisk)
        {
            // Its files are seen by itself alone.
            var postmaster = Postmaster;
            Do("kill", "-QUIT", postmaster);
            SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{postmaster}"), TimeSpan.FromSeconds(30));
            isRunning = false;
        }

        if (isRunning)
        {
            AsPostgres("pg_ctl", "stop", $"--pgdata={folder}/data", "--mode=immediate", "--silent");
            isRunning = false;
        }
    }

    /// <summary>Starts on the files that are in its folder.</summary>
    public void Begin(params string[] settings)
    {
        var options = string.Join(' ', settings.Select(s => $"-c '{s}'"));
        AsPostgres("pg_ctl", "start", $"--pgdata={folder}/data", $"--log={folder}/log", "--wait", "--silent", $"--options=-k {folder} -c listen_addresses= -c max_connections=50 -c cluster_name={StandbyName} {options}");
        isRunning = true;
    }

    /// <summary>Runs a program by the server’s account: PostgreSQL refuses to run as root.</summary>
    public void AsPostgres(string program, params string[] with)
    {
        var path = Path.Combine(programs, program);
        if (Environment.UserName == "root")
        {
            Do("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. with]);
        }
        else
        {
            Do(path, with);
        }
    }

    private static void Do(string program, params string[] with) => Assert.True(Runs(program, with), $"{program} did not end well");

    private static bool Runs(string program, string[] with)
    {
        // A server inherits what it was started with: a pipe to read from would stay open as long as it runs.
        using var run = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" </dev/null >/dev/null 2>&1", program, .. with]) { WorkingDirectory = "/tmp" })!;
        run.WaitForExit();
        return run.ExitCode == 0;
    }
}

/// <summary>Kith on a PostgreSQL server of the test’s own.</summary>
internal sealed class WorldOn(string server) : KithWorld
{
    public string Name => new NpgsqlConnectionStringBuilder(Storage.Postgres).Database!;

    protected override Task<TestDatabase> Place() => TestDatabase.On(server);
}
