using System.Diagnostics;
using System.Globalization;
using Kith.Commands;
using Kith.Testing.Census;

namespace Kith.Bench;

/// <summary>
/// Takes an invented census, and then the names and households of its children, into an empty embedded record, through the command line's own
/// verbs in a process of their own, so that the memory is that of <c>kith import</c> alone.
/// </summary>
internal static class ImportBench
{
    private const int Year = 2026;

    public static async Task<int> Run(string[] args)
    {
        if (args is ["verb", .. var line])
        {
            var code = await KithCommands.Root().Parse(line).InvokeAsync();
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
            await Timed("Names and households", "import", "people", people, "--data", record);
            await Timed("The same people again", "import", "people", people, "--data", record);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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
