using System.Security.Cryptography;
using System.Text;
using Kith.Platform.Backup;
using Kith.Testing;
using Microsoft.Data.Sqlite;

namespace Kith.Soak;

/// <summary>A backup made at any instant, while others write, holds the record exactly as it was at one moment between (TR-47, F16).</summary>
public sealed class RestoreSoak(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes(new string('k', 44));

    [Fact]
    [Trait("Soak", "restore")]
    public async Task A_backup_made_at_any_instant_is_the_record_of_one_moment_row_for_row()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "PostgreSQL keeps its own backups");
        var times = Soak.Cycles(quick: 5, full: 100);
        var family = await world.Given.AFamily(plan => plan.AChild("Robin").AnAdult("Vera"));
        var states = new List<string> { await Rows(world.Storage.SqliteFile) };
        using var enough = new CancellationTokenSource();
        var writer = Task.Run(
            async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    await world.Given.Visits(family, 1);
                    states.Add(await Rows(world.Storage.SqliteFile));
                }
            },
            CancellationToken.None);

        var (exact, naive) = (0, 0);
        var random = new Random(47);
        for (var time = 0; time < times; time++)
        {
            await Task.Delay(random.Next(40));
            var before = states.Count;
            var (restored, copied) = (await Rows(Backup()), await Rows(CopiedWithoutItsLog()));

            // The write that was on its way when the backup was made.
            await Task.Delay(20);
            while (states.Count <= before + 1)
            {
                await Task.Delay(5);
            }

            var place = states.IndexOf(restored);
            Assert.True(place >= before - 1, $"Backup {time} is {(place < 0 ? "of no moment" : "too old")}");
            exact++;
            naive += states.IndexOf(copied) >= before - 1 ? 1 : 0;
        }

        await enough.CancelAsync();
        await writer;
        Assert.True(naive < exact, "A copy of the file without its log is as good: the soak sees nothing");
        Soak.Say($"{exact} of {times} backups made while others wrote are row for row the record of one moment between; of plain copies of the file {naive}");
    }

    private string Backup()
    {
        using var encrypted = new MemoryStream();
        using (var copy = RecordCopy.Place(world.Storage))
        {
            copy.Take(world.Storage);
            new BackupFile(Key).Write(encrypted, copy.Contents(world.Clock.GetUtcNow().UtcDateTime), copy.Database, null);
        }

        encrypted.Position = 0;
        var restored = Path.Combine(world.Storage.Folder!, "restored.db");
        new BackupFile(Key).Read(encrypted, (_, from) =>
        {
            using var file = File.Create(restored);
            from.CopyTo(file);
        });
        return restored;
    }

    private string CopiedWithoutItsLog()
    {
        var copied = Path.Combine(world.Storage.Folder!, "copied.db");
        File.Delete(copied + "-wal");
        File.Delete(copied + "-shm");
        File.Copy(world.Storage.SqliteFile, copied, overwrite: true);
        return copied;
    }

    /// <summary>The hash of every row of every table.</summary>
    private static async Task<string> Rows(string file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await opened.OpenAsync();
        await using var moment = opened.BeginTransaction(deferred: true);
        foreach (var table in await Column(opened, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(table));
            await using var rows = await Command(opened, $"SELECT * FROM \"{table}\"").ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var i = 0; i < rows.FieldCount; i++)
                {
                    var value = rows.GetValue(i);
                    hash.AppendData(value as byte[] ?? Encoding.UTF8.GetBytes(FormattableString.Invariant($"{value.GetType().Name} {value};")));
                }
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<List<string>> Column(SqliteConnection opened, string sql)
    {
        var values = new List<string>();
        await using var rows = await Command(opened, sql).ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            values.Add(rows.GetString(0));
        }

        return values;
    }

    private static SqliteCommand Command(SqliteConnection opened, string sql)
    {
        var command = opened.CreateCommand();
#pragma warning disable CA2100 // Names of Kith's own tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
