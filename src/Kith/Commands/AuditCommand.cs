using System.CommandLine;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Kith.Features.Governance;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kith.Commands;

internal static class AuditCommand
{
    private static readonly Option<FileInfo[]> Heads = new("--heads")
    {
        Description = $"Where the heads of the chain were written down; otherwise {SealFolder.HeadsName} in the folder of seals. More than one when servers had folders of their own",
    };

    private static readonly Option<FileInfo[]> Keys = new("--key") { Description = $"The public key of seals; otherwise {SealFolder.PublicName} in the folder of seals" };

    private static readonly Option<int> Minutes = new("--minutes") { Description = $"How long, at most {EmergencyReading.MostMinutes}", Required = true };

    private static readonly Option<string> Why = new("--why") { Description = "Why the record must be read without its audit", Required = true };

    public static Command Verb() => new("audit", "The Ledger, the audit, and the seals that show whether they were altered") { VerifyVerb(), EmergencyVerb() };

    private static Command VerifyVerb()
    {
        var verb = new Command(
            "verify",
            "Reads every sealed line of the Ledger and the audit and names the first that was changed, put in, taken out or cut off. Ends with 0 when none was, with 1 when one was, with 2 when it cannot be read")
        {
            KithCommands.Data,
            KithCommands.Postgres,
            KithCommands.Seals,
            Heads,
            Keys,
        };
        verb.SetAction(Verify);
        return verb;
    }

    private static Command EmergencyVerb()
    {
        var begin = new Command("begin", "Lets the record be read, and not changed, while its audit cannot be written: what is shown is written down in the folder of seals") { KithCommands.Data, KithCommands.Postgres, KithCommands.Seals, Minutes, Why };
        begin.SetAction(Begin);
        var end = new Command("end", "Ends the emergency and takes what was written down into the audit; can be asked again") { KithCommands.Data, KithCommands.Postgres, KithCommands.Seals };
        end.SetAction(End);
        return new Command("emergency", "Reading while the audit cannot be written") { begin, end };
    }

    private static async Task<int> Begin(ParseResult line, CancellationToken ct)
    {
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 2;
        }

        var reading = EmergencyReading.Begin(line.GetValue(Minutes), line.GetValue(Why), Now.At(TimeProvider.System.GetUtcNow()));
        if (!reading.Ok)
        {
            return await KithCommands.Refuse(line, reading.Refusals[0].Message);
        }

        try
        {
            using var reads = new EmergencyReads(new SealFolder(storage), TimeProvider.System);
            reads.Begin(reading.Value);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            return await KithCommands.Refuse(line, $"The folder of seals cannot be written: {why.Message}");
        }

        await line.InvocationConfiguration.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Until {reading.Value.Until:yyyy-MM-dd HH:mm:ss} UTC the record can be read and not changed. End it with `kith audit emergency end`."));
        return 0;
    }

    private static async Task<int> End(ParseResult line, CancellationToken ct)
    {
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 2;
        }

        try
        {
            await using var services = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
            services.GetRequiredService<EmergencyReads>().End();
            await using var scope = services.CreateAsyncScope();
            var take = scope.ServiceProvider.GetRequiredService<TakeEmergencyReads>();
            var taken = await scope.ServiceProvider.GetRequiredService<Writes>().Run(_ => take.Do(ct), ct);
            await line.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The emergency is over. Lines taken into the audit: {taken.Value.Lines}."));
            return taken.Value.Faults.Count == 0
                ? 0
                : await KithCommands.Refuse(line, $"Not all lines are in the audit: {string.Join("; ", taken.Value.Faults)}. They stay in the folder of seals; put back what was written, and ask again.");
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException or DbException or DbUpdateException or InvalidOperationException)
        {
            return await KithCommands.Refuse(line, $"The emergency is over, and its lines are not yet in the audit: {why.Message}. They stay in the folder of seals; ask again.");
        }
    }

    private static async Task<int> Verify(ParseResult line, CancellationToken ct)
    {
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 2;
        }

        var (said, wrong) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
        try
        {
            var heads = Files(line.GetValue(Heads), storage, SealFolder.HeadsName).Select(f => SealHeads.In(f.FullName)).ToList();
            var keys = Files(line.GetValue(Keys), storage, SealFolder.PublicName).Select(KeyOf).ToDictionary(SealFolder.NameOf);
            await using DbConnection connection = storage.IsEmbedded
                ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = storage.SqliteFile, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString())
                : new NpgsqlConnection(StorageSetup.ConnectionOf(storage.Postgres!));
            await connection.OpenAsync(ct);
            await using var within = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            var verdict = await new RecordVerifier(connection, within, keys, [.. heads.SelectMany(h => h.All)]).Verify(ct);
            if (keys.Count == 0 || heads.TrueForAll(h => h.All.Count == 0))
            {
                await wrong.WriteLineAsync(
                    $"No {(keys.Count == 0 ? "public key" : "heads")} to compare with{(keys.Count == 0 ? ": a chain that was made anew is not seen" : ": an end that was cut off is not seen")}.");
            }

            var fault = verdict.Fault ?? heads.Find(h => h.Fault is not null)?.Fault;
            await said.WriteLineAsync(fault ?? string.Create(
                CultureInfo.InvariantCulture, $"{verdict.Lines} lines under {verdict.Seals} seals are as they were sealed; {verdict.Waiting} wait for their seal."));
            return fault is null ? 0 : 1;
        }
        catch (Exception why) when (why is DbException or IOException or UnauthorizedAccessException or FormatException or CryptographicException or ArgumentException)
        {
            await wrong.WriteLineAsync($"The record cannot be verified: {why.Message}");
            return 2;
        }
    }

    private static IEnumerable<FileInfo> Files(FileInfo[]? given, Storage storage, string name) =>
        given is { Length: > 0 } ? given : new[] { new FileInfo(Path.Combine(storage.SealFolder, name)) }.Where(f => f.Exists);

    private static ECDsa KeyOf(FileInfo file)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file.FullName));
        return key;
    }
}
