using System.Globalization;
using System.Reflection;
using Kith.Testing;
using Npgsql;

namespace Kith.Soak;

/// <summary>
/// From a base backup and the archive of the write-ahead log, by the script that operators are given, PostgreSQL goes back to any instant and holds the record exactly as
/// it was then (TR-47, F16).
/// </summary>
public sealed class RestorePostgresSoak
{
    private const int WritesBetween = 3;

    // In a process of its own, as what else has a PostgreSQL of its own.
    [Fact]
    [Trait("Soak", "restore")]
    [Trait("Alone", "yes")]
    public async Task Any_instant_comes_back_row_for_row()
    {
        Assert.SkipWhen(OwnPostgres.Programs is null, "PostgreSQL is not here");
        var times = Soak.Cycles(quick: 2, full: 100);
        await using var place = OwnPostgres.Place();
        var (archive, backup, script) = (Path.Combine(place.Folder, "archive"), Path.Combine(place.Folder, "base"), Path.Combine(place.Folder, "restore.sh"));
        place.AsPostgres("/bin/mkdir", archive);
        await WriteScript(script);
        await using var server = OwnPostgres.Start("archive_mode=on", $"archive_command=test ! -f {archive}/%f && cp %p {archive}/%f", "track_commit_timestamp=on");
        await using var world = new WorldOn(server.Connection);
        await world.InitializeAsync();
        var family = await world.Given.AFamily(plan => plan.AChild("Robin").AnAdult("Vera"));
        server.CopyTo(backup);

        // Each state of the record, and when it was committed.
        var states = new List<(DateTime At, string Rows)>();
        for (var write = 0; write < times * WritesBetween; write++)
        {
            states.Add(await State(server, world.Name));
            await world.Given.Visits(family, 1);
        }

        states.Add(await State(server, world.Name));
        await Archived(server);

        // The control: the same script without the archive.
        var nothing = Path.Combine(place.Folder, "nothing");
        place.AsPostgres("/bin/mkdir", nothing);
        var alone = await Restored(script, backup, nothing, "end", world.Name);
        var random = new Random(times);
        var (exact, exactAlone) = (0, 0);
        for (var time = 0; time < times; time++)
        {
            // Any microsecond from the first state that is not in the base backup to the last one.
            var instant = new DateTime(random.NextInt64(states[1].At.Ticks, states[^1].At.Ticks) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
            var then = states.Last(s => s.At <= instant).Rows;
            exact += await Restored(script, backup, archive, instant.ToString("yyyy-MM-dd HH:mm:ss.ffffff+00", CultureInfo.InvariantCulture), world.Name) == then ? 1 : 0;
            exactAlone += alone == then ? 1 : 0;
        }

        Assert.Equal(times, exact);
        Assert.Equal(states[^1].Rows, await Restored(script, backup, archive, "end", world.Name));
        Assert.True(alone == states[0].Rows && exactAlone == 0, $"Without the archive {exactAlone} of {times} instants came back: the soak sees nothing");
        Soak.Say($"{exact} of {times} instants among {states.Count} states came back row for row from one base backup and the archive, and the last one of all; without the archive none", "PostgreSQL");
    }

    private static async Task WriteScript(string to)
    {
        await using var script = Assembly.GetExecutingAssembly().GetManifestResourceStream("Kith.Soak.restore-postgres.sh")!;
        await using var written = File.Create(to);
        await script.CopyToAsync(written);
    }

    private static async Task<string> Restored(string script, string backup, string archive, string moment, string database)
    {
        await using var restored = OwnPostgres.Place();
        restored.AsPostgres("/bin/sh", script, backup, archive, moment, $"{restored.Folder}/data");

        // What it would archive belongs to another history.
        restored.Begin("archive_mode=off", "fsync=off");
        while (await OwnPostgres.On(restored.Connection, "SELECT pg_is_in_recovery()") == "True")
        {
            await Task.Delay(20);
        }

        return await Rows(restored, database);
    }

    private static async Task<(DateTime At, string Rows)> State(OwnPostgres server, string database)
    {
        var at = await OwnPostgres.On(server.Connection, "SELECT to_char(timestamp AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') FROM pg_last_committed_xact()");
        return (DateTime.Parse(at!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal), await Rows(server, database));
    }

    /// <summary>The hash of every row of every table.</summary>
    private static async Task<string> Rows(OwnPostgres server, string database)
    {
        var connection = new NpgsqlConnectionStringBuilder(server.Connection) { Database = database }.ToString();
        var each = await OwnPostgres.On(
            connection,
            """SELECT string_agg(format('SELECT %L AS "Table", md5(coalesce(string_agg(t::text, E''\n'' ORDER BY t::text), '''')) AS "Rows" FROM %I t', tablename, tablename), ' UNION ALL ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'""");
        return (await OwnPostgres.On(connection, $"""SELECT string_agg("Table" || "Rows", ' ' ORDER BY "Table") FROM ({each}) AS every"""))!;
    }

    private static async Task Archived(OwnPostgres server)
    {
        var last = await OwnPostgres.On(server.Connection, "SELECT pg_walfile_name(pg_switch_wal())");
        while (string.CompareOrdinal(await OwnPostgres.On(server.Connection, "SELECT coalesce(last_archived_wal, '') FROM pg_stat_archiver"), last) < 0)
        {
            await Task.Delay(50);
        }
    }
}
