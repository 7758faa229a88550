using System.Globalization;
using System.Security.Cryptography;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Microsoft.Data.Sqlite;

namespace Kith.Platform.Backup;

/// <summary>A copy of the embedded database as it was at one moment, in a folder that only this account can read.</summary>
public sealed class RecordCopy : IDisposable
{
    private readonly string folder;
    private readonly FileStream held;

    private RecordCopy(string folder, FileStream held) => (this.folder, this.held) = (folder, held);

    public string Database => Path.Combine(folder, BackupFile.DatabaseName);

    public string Seals => Path.Combine(folder, "seal");

    /// <summary>An empty place for a copy beside the database; what an earlier one left there is gone.</summary>
    /// <exception cref="IOException">Another backup or restore is at work.</exception>
    public static RecordCopy Place(Storage storage)
    {
        var place = Path.Combine(storage.Folder!, "copy");
        Storage.MakePrivate(place);
        var use = new FileStream(Path.Combine(place, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var copy = new RecordCopy(place, use);
        copy.Empty();
        return copy;
    }

    /// <summary>Copies the database while others read and write it: SQLite hands over one committed state, whole.</summary>
    /// <exception cref="IOException">Its disk has no room for a copy and for who goes on saving.</exception>
    public void Take(Storage storage)
    {
        var needed = Needed(new FileInfo(storage.SqliteFile).Length);
        if (new DriveInfo(folder).AvailableFreeSpace is var free && free < needed)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"a copy beside the record needs {needed / 1_000_000:N0} MB and its disk has {free / 1_000_000:N0} MB. Serving goes before."));
        }

        using var from = Open(storage.SqliteFile);
        using var to = Open(Database);
        from.BackupDatabase(to);
        Run(to, "PRAGMA journal_mode=DELETE");
    }

    /// <summary>Bytes that must be free for a copy: a tenth of the record, and 100 MB at least, stay for what is saved meanwhile.</summary>
    internal static long Needed(long record) => record + Math.Max(record / 10, 100_000_000);

    /// <summary>The copy without a log beside it.</summary>
    public void OneFile()
    {
        using var opened = Open(Database);
        Run(opened, "PRAGMA journal_mode=DELETE");
    }

    /// <summary>Whether SQLite finds the copy sound and every sealed line is as it was sealed; what is wrong otherwise.</summary>
    /// <param name="seals">The folder of seals that belongs to it.</param>
    public async Task<string?> Fault(string seals, CancellationToken ct)
    {
        await using var opened = Open(Database);
        if (Run(opened, "PRAGMA integrity_check") is not "ok" and var damage)
        {
            return $"The database is damaged: {damage}";
        }

        var heads = ReadHeads(Path.Combine(seals, SealFolder.HeadsName));
        var last = Number(opened, "SELECT COALESCE(MAX(\"Number\"), 0) FROM \"Seals\"");
        var keys = SealFolder.PublicKey(seals) is { } key ? new Dictionary<string, ECDsa> { [SealFolder.NameOf(key)] = key } : [];

        // The server may have sealed more since the copy.
        return (await new RecordVerifier(opened, null, keys, [.. heads.Where(h => h.Number <= last)]).Verify(ct)).Fault;
    }

    public BackupContents Contents(DateTime madeAt)
    {
        using var opened = Open(Database);
        var (ledger, seal) = (Number(opened, "SELECT COALESCE(MAX(\"Sequence\"), 0) FROM \"Ledger\""), Number(opened, "SELECT COALESCE(MAX(\"Number\"), 0) FROM \"Seals\""));
        opened.Close();
        using var file = File.OpenRead(Database);
        return new BackupContents(BackupContents.ThisForm, madeAt, ledger, seal, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    public void Dispose()
    {
        Empty();
        held.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Empty()
    {
        foreach (var file in Directory.GetFiles(folder).Where(f => f != held.Name))
        {
            File.Delete(file);
        }

        if (Directory.Exists(Seals))
        {
            Directory.Delete(Seals, recursive: true);
        }
    }

    private static IReadOnlyList<SealHead> ReadHeads(string file) => File.Exists(file) ? SealHead.Read(File.ReadLines(file)) : [];

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    // The text is one of the few above.
    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static long Number(SqliteConnection connection, string sql) => Convert.ToInt64(Run(connection, sql), CultureInfo.InvariantCulture);
}
