using System.Globalization;
using System.Text.RegularExpressions;
using Kith.Features.Outcomes;
using Kith.Platform.Data;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Kith.Returns.Published;

namespace Kith.Features.Returns;

/// <summary>
/// Takes the published files of a folder and its subfolders into the comparators. Each file comes in whole or not at all; where two files give the same
/// figure, the one with the newer years counts, so that taking a folder again changes nothing.
/// </summary>
internal sealed partial class ImportBenchmarks(Writes writes, TakeBenchmarks takeBenchmarks, TakeNeighbours takeNeighbours, TimeProvider time)
{
    private const int Attempts = 5;

    /// <param name="tell">Heard after each file: how many of how many are taken.</param>
    /// <exception cref="IOException">The folder or a file in it cannot be read; files before it may have been taken.</exception>
    public async Task<BenchmarksReport> Run(DirectoryInfo folder, Func<int, int, Task> tell, CancellationToken ct)
    {
        var report = new BenchmarksReport();
        var known = new List<(FileInfo File, string Name, PublishedKind Kind, int LastYear)>();
        foreach (var file in Files(folder))
        {
            ct.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(folder.FullName, file.FullName);
            if (Read(file, name, report) is { } read)
            {
                known.Add((file, name, read.Kind, read.Kind == PublishedKind.Neighbours ? EditionOf(file.Name) : read.LastYear));
            }
        }

        foreach (var files in known.GroupBy(k => k.Kind).OrderBy(g => g.Key))
        {
            var given = new HashSet<(int Year, string Area)>();
            foreach (var (file, name, kind, edition) in files.OrderByDescending(f => f.LastYear).ThenBy(f => f.Name, StringComparer.Ordinal))
            {
                // Read anew, so that only one file is ever in memory.
                if (Read(file, name, report) is { } read)
                {
                    await Take(read, name, edition, given, report, ct);
                    await tell(report.Files, known.Count);
                }
            }
        }

        return report;
    }

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) => folder
        .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.ReparsePoint })
        .OrderBy(f => f.FullName, StringComparer.Ordinal);

    private static PublishedRead? Read(FileInfo file, string name, BenchmarksReport report)
    {
        try
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            var read = PublishedReader.Read(stream);
            if (read is null)
            {
                report.PassOver(name);
            }

            return read;
        }
        catch (PublishedUnreadable why)
        {
            report.Refuse(name, why.Line, why.Message);
            return null;
        }
    }

    private async Task Take(PublishedRead read, string name, int edition, HashSet<(int Year, string Area)> given, BenchmarksReport report, CancellationToken ct)
    {
        foreach (var (about, rows) in read.PassedOver.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            report.LeaveOut(name, rows, $"“{about}”, which no measure uses");
        }

        if (read.Kind == PublishedKind.Neighbours)
        {
            var list = read.Neighbours.Where(n => !given.Contains((edition, n.Authority))).ToList();
            var taken = await writes.Again(
                Attempts,
                _ => takeNeighbours.Do(edition, list.ConvertAll(n => StatisticalNeighbour.AsSent(edition, n.Authority, n.Rank, n.Neighbour, n.Closeness)), null, ct),
                ct);
            report.Add(name, taken.Value);
            Older(name, read.Neighbours.Count - list.Count, report);
            given.UnionWith(read.Neighbours.Select(n => (edition, n.Authority)));
            return;
        }

        var series = SeriesOf(read.Kind);
        var figures = read.Figures.Where(f => !given.Contains((f.Year, f.Area.Code))).ToList();
        var areas = figures.GroupBy(f => f.Area.Code).Select(g => g.MaxBy(f => f.Year)!).ToList();
        var added = await writes.Again(
            Attempts,
            now => takeBenchmarks.Do(
                series,
                areas.ConvertAll(f => BenchmarkArea.AsSent(LevelOf(f.Area.Level), f.Area.Code, f.Area.Name, f.Area.Region, f.Year)),
                figures.ConvertAll(f => Benchmark.AsSent(series, f.Year, f.Area.Code, f.Count, f.Rate)),
                null,
                now,
                ct),
            ct);
        report.Add(name, added.Value);
        Older(name, read.Figures.Count - figures.Count, report);
        given.UnionWith(figures.Select(f => (f.Year, f.Area.Code)));
    }

    private static void Older(string name, int rows, BenchmarksReport report)
    {
        if (rows > 0)
        {
            report.LeaveOut(name, rows, "given by a newer file of the same kind");
        }
    }

    /// <summary>The year in the file’s name, such as statistical_neighbours_2025.csv: the list itself names none.</summary>
    private int EditionOf(string name) =>
        YearInName().Match(name) is { Success: true } match ? int.Parse(match.Value, CultureInfo.InvariantCulture) : Now.At(time.GetUtcNow()).Today.Year;

    private static Series SeriesOf(PublishedKind kind) => kind switch
    {
        PublishedKind.ChildrenInNeed => Series.ChildrenInNeed,
        PublishedKind.Referrals => Series.Referrals,
        PublishedKind.ProtectionPlans => Series.ProtectionPlans,
        PublishedKind.LookedAfter => Series.LookedAfter,
        _ => Series.Population,
    };

    private static AreaLevel LevelOf(PublishedLevel level) => level switch
    {
        PublishedLevel.National => AreaLevel.Country,
        PublishedLevel.Regional => AreaLevel.Region,
        _ => AreaLevel.Authority,
    };

    [GeneratedRegex(@"(?<!\d)20\d\d(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearInName();
}

/// <summary>What an import of published files did, file by file.</summary>
internal sealed class BenchmarksReport
{
    private readonly List<string> lines = [];
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);
    private (int Added, int Changed, int Unchanged, int LeftOut) sum;

    public int Files { get; private set; }

    /// <summary>File, line and reason of each file that was not taken.</summary>
    public List<string> Refusals { get; } = [];

    public void PassOver(string file) => lines.Add($"{file}: not known to Kith, passed over");

    public void LeaveOut(string file, int rows, string why)
    {
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"{file}: {rows} rows left out: {why}"));
        sum.LeftOut += rows;
    }

    public void Refuse(string file, int line, string why)
    {
        if (refused.Add(file))
        {
            Refusals.Add(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {why}. Nothing of this file was taken"));
        }
    }

    public void Add(string file, Taken taken)
    {
        Files++;
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"{file}: {taken.Added} added, {taken.Changed} changed, {taken.Unchanged} unchanged"));
        sum = (sum.Added + taken.Added, sum.Changed + taken.Changed, sum.Unchanged + taken.Unchanged, sum.LeftOut);
    }

    public IEnumerable<string> Lines() =>
    [
        .. lines,
        .. Files == 0 && Refusals.Count == 0 ? new[] { "No file here is one that Kith knows" } : [],
        string.Create(CultureInfo.InvariantCulture, $"{sum.Added} added, {sum.Changed} changed, {sum.Unchanged} unchanged, {sum.LeftOut} left out"),
    ];
}
