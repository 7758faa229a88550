using System.CommandLine;
using Kith.Features.Returns;
using Kith.Platform.Data;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;
using Kith.Returns.PeopleFile;

namespace Kith.Commands;

internal static class ImportCommand
{
    private const string Exits =
        "Ends with 0 when the file was taken, even if rows were left out or values kept, which the report lists; with 1 when it was refused; with 2 when it cannot be read.";

    private static readonly Argument<FileInfo> Census = new("FILE") { Description = "A children in need census (CIN) as XML" };

    private static readonly Argument<FileInfo> People = new("FILE")
    {
        Description = "CSV with a heading line: LAchildID, first_name, last_name, household, relationship, protected (yes or no). An adult has a household and no LAchildID",
    };

    private static readonly Argument<DirectoryInfo> Folder = new("FOLDER") { Description = "A folder of published files; its subfolders are searched too" };

    private static readonly Option<string?> Lea = new("--lea") { Description = "The authority whose file it is, by its three-digit code; needed when the record has several or none" };

    private static readonly Option<string?> Team = new("--team") { Description = "The team that takes the open families, by its name; otherwise the authority's intake team, made if absent" };

    public static Command Verb() => new("import", "Takes a file of another system into the record") { CensusVerb(), PeopleVerb(), BenchmarksVerb() };

    private static Command CensusVerb()
    {
        var verb = new Command(
            "census",
            $"Takes a children in need census of {CensusYear.Oldest} to {CensusYear.Newest}. The same file again changes nothing; an interrupted run is finished by taking the file again. {Exits}")
        {
            Census,
            KithCommands.Data,
            KithCommands.Postgres,
            Team,
        };
        verb.SetAction((line, ct) => Take(
            line,
            line.GetRequiredValue(Census),
            (services, file, tell) => services.GetRequiredService<ImportCensus>().Run(file, new ImportOrder(TeamName: line.GetValue(Team)), tell, ct),
            ct));
        return verb;
    }

    private static Command PeopleVerb()
    {
        var verb = new Command(
            "people",
            $"Takes the names, households and protection of the people of a census. Children of one household become one family; a protected person is protected before any name of the household can be read. {Exits}")
        {
            People,
            KithCommands.Data,
            KithCommands.Postgres,
            Lea,
        };
        verb.SetAction((line, ct) => Take(
            line,
            line.GetRequiredValue(People),
            (services, file, tell) => services.GetRequiredService<ImportPeople>().Run(file, new ImportOrder(Lea: line.GetValue(Lea)), tell, ct),
            ct));
        return verb;
    }

    private static Command BenchmarksVerb()
    {
        var verb = new Command(
            "benchmarks",
            "Takes the figures that the Department for Education and the ONS publish, as downloaded, and the list of statistical neighbours: what measures are compared with. " +
            "Files are known by their heading; others are named and passed over. The same folder again changes nothing. Ends with 0 when every known file was taken; " +
            "with 1 when one of them was refused, of which nothing is then taken; with 2 when the folder or a file in it cannot be read.")
        {
            Folder,
            KithCommands.Data,
            KithCommands.Postgres,
        };
        verb.SetAction(TakeBenchmarks);
        return verb;
    }

    private static async Task<int> TakeBenchmarks(ParseResult line, CancellationToken ct)
    {
        var (folder, wrong) = (line.GetRequiredValue(Folder), line.InvocationConfiguration.Error);
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 1;
        }

        try
        {
            if (!folder.Exists)
            {
                throw new DirectoryNotFoundException("there is no such folder");
            }

            await using var services = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<KithDb>().Prepare(ct);
            var progress = new ProgressLine(wrong, isShown: !Console.IsErrorRedirected);
            var report = await scope.ServiceProvider.GetRequiredService<ImportBenchmarks>().Run(folder, progress.Tell, ct);
            progress.Clear();
            foreach (var refusal in report.Refusals)
            {
                await wrong.WriteLineAsync(refusal);
            }

            foreach (var row in report.Lines())
            {
                await line.InvocationConfiguration.Output.WriteLineAsync(row);
            }

            return report.Refusals.Count == 0 ? 0 : 1;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            await wrong.WriteLineAsync($"{folder.Name} cannot be read: {why.Message}");
            return 2;
        }
    }

    private static async Task<int> Take(
        ParseResult line, FileInfo path, Func<IServiceProvider, Stream, Func<ImportProgress, Task>, Task<Outcome<ImportReport>>> import, CancellationToken ct)
    {
        var (said, wrong) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
        if (KithCommands.StorageOf(line) is not { } storage)
        {
            return 1;
        }

        try
        {
            await using var file = new FileStream(path.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            await using var services = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KithDb>();
            await db.Prepare(ct);
            db.Bounds.Lift("A file is matched with every family that is known");
            var progress = new ProgressLine(wrong, isShown: !Console.IsErrorRedirected);
            var imported = await import(scope.ServiceProvider, file, come => progress.Tell(come.Done, come.Of));
            progress.Clear();
            if (!imported.Ok)
            {
                await wrong.WriteLineAsync(imported.Refusals[0].Message);
                return 1;
            }

            foreach (var row in imported.Value.Lines())
            {
                await said.WriteLineAsync(row);
            }

            return 0;
        }
        catch (Exception why) when (why is CensusUnreadable or PeopleUnreadable)
        {
            await wrong.WriteLineAsync($"{why.Message}.");
            return 2;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            await wrong.WriteLineAsync($"{path.Name} cannot be read: {why.Message}");
            return 2;
        }
    }

    /// <summary>One line that counts up on a terminal; nothing when the output goes elsewhere.</summary>
    private sealed class ProgressLine(TextWriter terminal, bool isShown)
    {
        private bool stands;

        public async Task Tell(int done, int of)
        {
            if (isShown)
            {
                await terminal.WriteAsync($"\r{done:N0} of {of:N0}");
                await terminal.FlushAsync();
                stands = true;
            }
        }

        public void Clear()
        {
            if (stands)
            {
                terminal.Write("\r                              \r");
            }
        }
    }
}
