using System.Diagnostics;
using System.Globalization;
using Kith.Commands;
using Kith.Testing.Census;

namespace Kith.Bench;

/// <summary>
/// Validates invented censuses, clean and with faults, through <c>kith census validate FILE --json</c> in a process of its own, so that time and memory are
/// those of the verb alone, its start included.
/// </summary>
internal static class CensusBench
{
    private const int Year = 2026;

    private static readonly int[] Sizes = [1_000, 10_000, 50_000, 200_000];

    public static async Task<int> Run(string[] args)
    {
        if (args is ["verb", .. var line])
        {
            return await Verb(line);
        }

        var sizes = args.Length == 0 ? Sizes : [.. args.Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        var folder = Directory.CreateTempSubdirectory("kith-bench-").FullName;
        try
        {
            Console.WriteLine("| Children | Census | Size | Findings | Time | Processor | Peak memory | Processor a child |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|");
            foreach (var size in sizes)
            {
                var (clean, faulty) = (Path.Combine(folder, "clean.xml"), Path.Combine(folder, "faulty.xml"));
                await Invent(clean, faulty, size);
                await Measure(size, "clean", clean);
                await Measure(size, "one child of ten with a fault", faulty);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Invent(string clean, string faulty, int children)
    {
        await using (var file = File.Create(clean))
        {
            InventedCensus.Write(file, Year, children);
        }

        await using var sound = File.OpenRead(clean);
        await using var wrong = File.Create(faulty);
        FaultyCensus.Write(sound, wrong);
    }

    private static async Task Measure(int children, string kind, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var word in (string[])["census", "verb", "census", "validate", file, "--json"])
        {
            start.ArgumentList.Add(word);
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (findings, last) = (0, string.Empty);
        while (await process.StandardOutput.ReadLineAsync() is { } said)
        {
            findings += said.StartsWith("{\"rule\"", StringComparison.Ordinal) ? 1 : 0;
            last = said;
        }

        await process.WaitForExitAsync();
        var (processor, peak) = last.Split(' ') is [var seconds, var bytes]
            ? (double.Parse(seconds, CultureInfo.InvariantCulture), long.Parse(bytes, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The verb ended with {process.ExitCode}: {last}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {children:#,0} | {kind} | {new FileInfo(file).Length / 1e6:0.0} MB | {findings:#,0} | {clock.Elapsed.TotalSeconds:0.00} s | {processor:0.00} s | {peak / 1_000_000} MB | {processor * 1e6 / children:0} µs |"));
    }

    private static async Task<int> Verb(string[] line)
    {
        var code = await KithCommands.Root().Parse(line).InvokeAsync();
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{self.TotalProcessorTime.TotalSeconds} {self.PeakWorkingSet64}"));
        return code;
    }
}
