using System.Diagnostics;
using System.Globalization;
using Kith.Commands;
using Kith.Features.Returns;
using Kith.Platform.Data;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing.Census;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Bench;

/// <summary>
/// Takes an invented census, and then the names and households of its children, into an empty embedded record, through the command line's own
/// verbs in a process of their own, so that the memory is that of <c>kith import</c> alone.
/// </summary>
internal static class ImportBench
{
    private const int Year = 2026;
    private const string Built = "built";

    public static async Task<int> Run(string[] args)
    {
        if (args is ["verb", .. var line])
        {
            var code = line is [Built, var of] ? await Build(of) : await KithCommands.Root().Parse(line).InvokeAsync();
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"processor {self.TotalProcessorTime.TotalSeconds:0.0} s, peak working set {self.PeakWorkingSet64 / 1_000_000} MB"));
            return code;
        }

        var children = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 10_000;
        var folder = Directory.CreateTempSubdirectory("kith-bench-").FullName;
        try
        {
            var (census, people) = (Path.Combine(folder, "census.xml"), Path.Combine(folder, "people.csv"));
            await using (var file = File.Create(census))
            {
                InventedCensus.Write(file, Year, children);
            }

            await using (var file = File.CreateText(people))
            {
                InventedPeople.Write(file, Year, children);
            }

            var record = Path.Combine(folder, "record");
            await Timed($"Census of {children} children", "import", "census", census, "--data", record);
            await Timed("The same census again", "import", "census", census, "--data", record);
            await Timed("The census built from the record", Built, record);
            await Timed("Names and households", "import", "people", people, "--data", record);
            await Timed("The same people again", "import", "people", people, "--data", record);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Draws, writes and checks the census of the record, as the census workspace does.</summary>
    private static async Task<int> Build(string record)
    {
        await using var services = new ServiceCollection().AddLogging().AddKith(Storage.In(record)).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var now = Now.At(TimeProvider.System.GetUtcNow());
        var order = CensusBuild.Order(CensusSource.Record, Year, new AgencyId(Guid.NewGuid()), "201", null, now);
        var built = await scope.ServiceProvider.GetRequiredService<BuildCensus>().FromRecord(order, 1, (_, _) => Task.CompletedTask, now, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{built.Result.Children} children, {built.Result.Errors} errors, {built.Result.Bytes / 1_000_000.0:0.0} MB"));
        return 0;
    }

    private static async Task Timed(string heading, params string[] line)
    {
        var clock = Stopwatch.StartNew();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var word in (string[])["import", "verb", .. line])
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        var said = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{heading}: {clock.Elapsed.TotalSeconds:0.0} s; {string.Join("; ", said.TakeLast(2))}"));
    }
}
