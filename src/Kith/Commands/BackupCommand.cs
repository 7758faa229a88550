using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Kith.Platform.Backup;
using Kith.Platform.Data;
using Microsoft.Data.Sqlite;

namespace Kith.Commands;

/// <summary>`kith backup`: one encrypted file of the embedded record, made while it is served (TR-47).</summary>
internal static class BackupCommand
{
    private const int KeyBytes = 32;

    internal static readonly Option<FileInfo> Key = new("--key") { Description = "The file that holds the key of backups, made with `kith backup key`. Keep it elsewhere: without it no backup can be opened", Required = true };

    private static readonly Argument<FileInfo> File = new("FILE") { Description = "The backup to be made; it must not be there yet" };

    private static readonly Argument<FileInfo> NewKey = new("KEYFILE") { Description = "Where the new key goes; it must not be there yet" };

    public static Command Verb()
    {
        var key = new Command("key", "Makes a new key for backups") { NewKey };
        key.SetAction(MakeKey);
        var verb = new Command(
            "backup",
            "Copies the embedded record as it is at one moment, also while it is served, checks the copy and its seals, encrypts it, and opens it again to see that it can be restored. Ends with 0 when it can")
        {
            File, KithCommands.Data, KithCommands.Seals, Key, key,
        };
        verb.SetAction(Make);
        return verb;
    }

    internal static byte[]? ReadKey(FileInfo file) => file.Exists && System.IO.File.ReadAllText(file.FullName).Trim() is { Length: >= KeyBytes } text ? System.Text.Encoding.ASCII.GetBytes(text) : null;

    private static async Task<int> MakeKey(ParseResult line, CancellationToken ct)
    {
        var file = line.GetValue(NewKey)!;
        try
        {
            await using var made = new StreamWriter(Storage.NewPrivateFile(file.FullName));
            await made.WriteLineAsync(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
            return 0;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            return await KithCommands.Refuse(line, $"The key cannot be made: {why.Message}");
        }
    }

    private static async Task<int> Make(ParseResult line, CancellationToken ct)
    {
        var (file, key) = (line.GetValue(File)!, ReadKey(line.GetValue(Key)!));
        if (line.GetValue(KithCommands.Data) is null)
        {
            return await KithCommands.Refuse(line, "Say where the embedded record is: --data DIR. A record on PostgreSQL is backed up with its own tools: see docs/operating.md.");
        }

        if (KithCommands.StorageOf(line) is not { } storage || !System.IO.File.Exists(storage.SqliteFile))
        {
            return await KithCommands.Refuse(line, "There is no record in this folder.");
        }

        if (key is null)
        {
            return await KithCommands.Refuse(line, "The file of the key is not there, or holds no key. Make one with `kith backup key KEYFILE`.");
        }

        if (file.Exists)
        {
            return await KithCommands.Refuse(line, $"{file.FullName} is there already.");
        }

        var unfinished = file.FullName + ".part";
        try
        {
            using var copy = RecordCopy.Place(storage);
            copy.Take(storage);
            if (await copy.Fault(storage.SealFolder, ct) is { } fault)
            {
                return await KithCommands.Refuse(line, $"No backup was made. {fault}");
            }

            var contents = copy.Contents(TimeProvider.System.GetUtcNow().UtcDateTime);
            var seals = new DirectoryInfo(storage.SealFolder);
            await using (var written = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite))
            {
                new BackupFile(key).Write(written, contents, copy.Database, seals.Exists ? seals : null);
                written.Flush(flushToDisk: true);
                written.Position = 0;
                if (new BackupFile(key).Read(written, (_, _) => { }) != contents)
                {
                    return await KithCommands.Refuse(line, "No backup was made: what was written cannot be read again.");
                }
            }

            System.IO.File.Move(unfinished, file.FullName);
            file.Refresh();
            await line.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{file.FullName}: the record as it was at {contents.MadeAt:yyyy-MM-dd HH:mm:ss} UTC, {contents.Bytes / 1_000_000.0:0.0} MB, {file.Length / 1_000_000.0:0.0} MB encrypted; opened again and whole."));
            return 0;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException or SqliteException)
        {
            return await KithCommands.Refuse(line, $"No backup was made: {why.Message}");
        }
        finally
        {
            System.IO.File.Delete(unfinished);
        }
    }
}
