using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Kith.Features.Governance;
using Kith.Platform.Backup;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kith.Commands;

/// <summary>`kith restore`: a backup becomes the record of an empty folder, and what was taken away since is taken away again (TR-47).</summary>
internal static class RestoreCommand
{
    private static readonly Argument<FileInfo> File = new("FILE") { Description = "A backup that `kith backup` made" };

    private static readonly Option<FileInfo?> Since = new("--taken-away")
    {
        Description = $"{SealFolder.TakenAwayName} of the lost record: who left, was shut out or shielded after the backup. What stands in the folder of seals is read beside it",
    };

    public static Command Verb()
    {
        var verb = new Command(
            "restore",
            "Opens a backup, checks it and its seals, and puts it into a folder that has no record; takes away again what was taken away after it, and ends every session. Ends with 0 when the record can be served")
        {
            File, KithCommands.Data, KithCommands.Seals, BackupCommand.Key, Since, TakenAwayVerb(),
        };
        verb.SetAction(Restore);
        return verb;
    }

    private static Command TakenAwayVerb()
    {
        var verb = new Command(
            "taken-away",
            "For a database that its own tools put back to an earlier moment, before Kith serves it: takes away again what was taken away after that moment, and ends every session")
        {
            KithCommands.Data, KithCommands.Postgres, KithCommands.Seals, Since,
        };
        verb.SetAction(TakeAwayAgain);
        return verb;
    }

    private static async Task<int> TakeAwayAgain(ParseResult line, CancellationToken ct)
    {
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 1;
        }

        if (line.GetValue(Since) is { Exists: false } missing)
        {
            return await KithCommands.Refuse(line, $"{missing.FullName} is not there.");
        }

        try
        {
            var since = TakenAwaySince(line, storage);
            if (since.Count == 0)
            {
                return await KithCommands.Refuse(line, $"{Path.Combine(storage.SealFolder, SealFolder.TakenAwayName)} is not there.");
            }

            long ledgerTo, sealTo;
            TakenAgain taken;
            await using (var services = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider())
            {
                await services.PrepareRecord(ct);
                await using var scope = services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<KithDb>();
                ledgerTo = await db.Facts.MaxAsync(f => (long?)f.Sequence, ct) ?? 0;
                sealTo = await db.Seals.MaxAsync(s => (long?)s.Number, ct) ?? 0;
                taken = await TakeAwayAgain(scope.ServiceProvider, since, ct);
            }

            SealFolder.BeginAgain(storage.SealFolder, storage.SealFolder, sealTo, ledgerTo, taken.At);
            await SayTaken(line, taken, since);
            return 0;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException or DbException or DbUpdateException or InvalidOperationException)
        {
            return await KithCommands.Refuse(line, $"Nothing was taken away again: {why.Message}");
        }
    }

    private static async Task<int> Restore(ParseResult line, CancellationToken ct)
    {
        var (file, key) = (line.GetValue(File)!, BackupCommand.ReadKey(line.GetValue(BackupCommand.Key)!));
        if (line.GetValue(KithCommands.Data) is null || KithCommands.StorageOf(line) is not { } storage)
        {
            return await KithCommands.Refuse(line, "Say where the record goes: --data DIR.");
        }

        if (System.IO.File.Exists(storage.SqliteFile))
        {
            return await KithCommands.Refuse(line, $"{storage.Folder} has a record. Stop Kith and move {Path.GetFileName(storage.SqliteFile)} and the files beside it that begin with its name away; nothing is overwritten.");
        }

        if (key is null || !file.Exists)
        {
            return await KithCommands.Refuse(line, key is null ? "The file of the key is not there, or holds no key." : $"{file.FullName} is not there.");
        }

        if (line.GetValue(Since) is { Exists: false } missing)
        {
            return await KithCommands.Refuse(line, $"{missing.FullName} is not there.");
        }

        try
        {
            using var copy = RecordCopy.Place(storage);
            BackupContents contents;
            await using (var backup = file.OpenRead())
            {
                contents = new BackupFile(key).Read(backup, (name, from) => Take(copy, name, from));
            }

            if (await copy.Fault(copy.Seals, ct) is { } fault)
            {
                return await KithCommands.Refuse(line, $"Nothing was restored. {fault}");
            }

            var since = TakenAwaySince(line, storage);
            var taken = await TakeAwayAgain(copy, [.. since, .. SealFolder.TakenAwayIn(copy.Seals)], ct);

            // The record comes last: whatever stops this before, it can be asked again, and reads what is kept of the folder.
            SealFolder.BeginAgain(storage.SealFolder, copy.Seals, contents.SealTo, contents.LedgerTo, taken.At);
            System.IO.File.Move(copy.Database, storage.SqliteFile);
            await Say(line, contents, taken, since);
            return 0;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException or DbException or DbUpdateException or InvalidDataException or InvalidOperationException)
        {
            return await KithCommands.Refuse(line, $"Nothing was restored: {why.Message}");
        }
    }

    /// <summary>
    /// What is written down as taken away, beside what stood there until earlier restores: the backup may be older than those. The folder's own is always read, as it is moved
    /// under the moment of this restore and no later one reads it again.
    /// </summary>
    private static IReadOnlyList<TakenAwayFile> TakenAwaySince(ParseResult line, Storage storage)
    {
        var own = SealFolder.TakenAwayIn(storage.SealFolder);
        if (line.GetValue(Since) is not { } given || given.FullName == Path.Combine(Path.GetFullPath(storage.SealFolder), SealFolder.TakenAwayName))
        {
            return own;
        }

        return [.. own, .. SealFolder.TakenAwayIn(given.DirectoryName!).Where(f => f.Until is not null && f.Name != given.Name), TakenAwayFile.Read(given.FullName, null)];
    }

    private static void Take(RecordCopy copy, string name, Stream from)
    {
        var to = name switch
        {
            BackupFile.DatabaseName => copy.Database,
            _ when name.StartsWith(BackupFile.SealsName, StringComparison.Ordinal) => Path.Combine(Directory.CreateDirectory(copy.Seals).FullName, Path.GetFileName(name)),
            _ => null,
        };
        if (to is not null)
        {
            using var written = Storage.NewPrivateFile(to);
            from.CopyTo(written);
            written.Flush(flushToDisk: true);
        }
    }

    private static async Task<TakenAgain> TakeAwayAgain(RecordCopy copy, IReadOnlyList<TakenAwayFile> since, CancellationToken ct)
    {
        var place = Storage.In(Path.GetDirectoryName(copy.Database)!) with { Seals = copy.Seals };
        TakenAgain taken;
        await using (var services = new ServiceCollection().AddLogging().AddKith(place).BuildServiceProvider())
        {
            await services.PrepareRecord(ct);
            await using var scope = services.CreateAsyncScope();
            taken = await TakeAwayAgain(scope.ServiceProvider, since, ct);
        }

        SqliteConnection.ClearAllPools();
        copy.OneFile();
        return taken;
    }

    private static async Task<TakenAgain> TakeAwayAgain(IServiceProvider services, IReadOnlyList<TakenAwayFile> since, CancellationToken ct)
    {
        var db = services.GetRequiredService<KithDb>();
        db.Bounds.Lift("What was taken away is taken away again, from whichever family");

        // What a restore that this record remembers was told it has taken away itself, and perhaps people have given it back since.
        var restores = await db.Facts.Where(f => f.Kind == nameof(RecordRestored)).Select(f => new { f.At, f.Data }).ToListAsync(ct);
        var done = restores.SelectMany(r => (JsonSerializer.Deserialize<RecordRestored>(r.Data)!.Read ?? []).Append(SealFolder.StampOf(r.At))).ToHashSet();
        var told = since.Where(f => f.Until is null || !done.Contains(f.Until)).SelectMany(f => f.Taken).Distinct().ToList();
        var read = since.Select(f => f.Until).OfType<string>().Distinct().ToList();

        // Not only what lies beyond the last line: PostgreSQL numbers a line before its transaction ends, so that the moment gone back to may have a higher number and not a lower one.
        // Nor by the number alone: after a restore the same numbers are given again.
        var numbers = told.ConvertAll(t => t.Sequence);
        var there = TakenAway.Among(await db.Facts.AsNoTracking().Where(f => numbers.Contains(f.Sequence)).ToListAsync(ct)).ToHashSet();
        var again = services.GetRequiredService<TakeAwayAgain>();
        var outcome = await services.GetRequiredService<Writes>().Run(now => again.Do([.. told.Where(t => !there.Contains(t))], read, now, ct), ct);
        return outcome.Ok ? outcome.Value : throw new InvalidOperationException(outcome.Refusals[0].Message);
    }

    private static async Task Say(ParseResult line, BackupContents contents, TakenAgain taken, IReadOnlyList<TakenAwayFile> since)
    {
        var said = line.InvocationConfiguration.Output;
        await said.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The record is as it was at {contents.MadeAt:yyyy-MM-dd HH:mm:ss} UTC; what was recorded later is not in it."));
        if (since.Count == 0)
        {
            await said.WriteLineAsync($"There is no {SealFolder.TakenAwayName}: see by hand that nobody has back what was taken away from them after it.");
        }

        await SayTaken(line, taken, since);
    }

    private static async Task SayTaken(ParseResult line, TakenAgain taken, IReadOnlyList<TakenAwayFile> since)
    {
        var said = line.InvocationConfiguration.Output;
        await said.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Taken away after it, and again now: {taken.Again}; already as they were: {taken.Already}. Everybody signs in anew."));
        foreach (var by in taken.ByHand)
        {
            await said.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  by hand: {by.Kind} of {by.At:yyyy-MM-dd HH:mm} UTC, line {by.Sequence}: whom or what it concerns is not in the backup, or it has to be declared anew"));
        }

        foreach (var file in since.Where(f => f.Unread > 0))
        {
            await said.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  by hand: {file.Unread} of the lines of {file.Name} cannot be read: see that nobody has back what they took away"));
        }
    }
}
