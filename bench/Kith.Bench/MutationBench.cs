using System.Diagnostics;
using System.Globalization;
using Kith.Testing.Census;

namespace Kith.Bench;

/// <summary>Damaged census files, a million unless told otherwise, through the reader and every rule: none may crash, hang or fill the memory.</summary>
internal static class MutationBench
{
    private const int Usual = 1_000_000;

    public static async Task<int> Run(string[] args)
    {
        var files = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : Usual;
        var mutated = new MutatedCensus();
        var (read, faults, slowest, slowestFile) = (0, 0, TimeSpan.Zero, 0);
        var clock = Stopwatch.StartNew();
        for (var file = 0; file < files; file++)
        {
            var bytes = mutated.Make(file);
            var began = clock.Elapsed;
            try
            {
                read += MutatedCensus.Survives(bytes) ? 1 : 0;
            }
            catch (Exception why)
            {
                faults++;
                await Console.Error.WriteLineAsync($"File {file}: {why.GetType().Name}: {why.Message}");
            }

            if (clock.Elapsed - began > slowest)
            {
                (slowest, slowestFile) = (clock.Elapsed - began, file);
            }
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{files:#,0} damaged files in {clock.Elapsed.TotalSeconds:0} s: {read:#,0} read and validated, {files - read - faults:#,0} refused, {faults} faults; "
            + $"slowest {slowest.TotalMilliseconds:0} ms (file {slowestFile}), peak working set {self.PeakWorkingSet64 / 1_000_000} MB"));
        return faults == 0 ? 0 : 1;
    }
}
