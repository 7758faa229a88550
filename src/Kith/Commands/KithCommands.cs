using System.CommandLine;
using Kith.Platform.Data;

namespace Kith.Commands;

/// <summary>The command line: exit 0 done, 1 refused or findings, 2 unreadable; the reason on standard error.</summary>
public static class KithCommands
{
    public static readonly Option<DirectoryInfo?> Data = new("--data") { Description = "The folder of the embedded database; made if absent" };

    public static readonly Option<string?> Postgres = new("--postgres")
    {
        Description = $"A PostgreSQL connection; {Storage.PostgresVariable} holds it instead, so that no password stands on a command line",
    };

    public static readonly Option<DirectoryInfo?> Seals = new("--seals")
    {
        Description = "The folder outside the database that holds the key of seals and the heads of their chain; best on another disk. Otherwise in the folder of the embedded database, or of the account that runs Kith",
    };

    public static RootCommand Root() => new("Kith: the shared record and workbench of a Family Safeguarding partnership")
    {
        ServeCommand.Verb(),
        AccountCommand.Verb(),
        DemoCommand.Verb(),
        ImportCommand.Verb(),
        DirectoryCommand.Verb(),
        CensusCommand.Verb(),
        AuditCommand.Verb(),
        BackupCommand.Verb(),
        RestoreCommand.Verb(),
        ContinuityCommand.Verb(),
    };

    /// <summary>Says on standard error why nothing is done.</summary>
    public static async Task<int> Refuse(ParseResult line, string why)
    {
        await line.InvocationConfiguration.Error.WriteLineAsync(why);
        return 1;
    }

    /// <summary>Where the verb finds the record, or null after saying what is missing.</summary>
    public static Storage? StorageOf(ParseResult line)
    {
        var postgres = line.GetValue(Postgres) ?? Environment.GetEnvironmentVariable(Storage.PostgresVariable);
        var seals = line.GetResult(Seals) is null ? null : line.GetValue(Seals)?.FullName;
        if (line.GetValue(Data) is { } folder)
        {
            if (line.GetValue(Postgres) is not null)
            {
                Console.Error.WriteLine("Say --data or --postgres, not both: a record is kept in one place.");
                return null;
            }

            return Storage.In(folder.FullName) with { Seals = seals };
        }

        if (!string.IsNullOrWhiteSpace(postgres))
        {
            return Storage.On(postgres) with { Seals = seals };
        }

        Console.Error.WriteLine($"Say where the record is: --data DIR, or --postgres CONNECTION (or {Storage.PostgresVariable}).");
        return null;
    }
}
