using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Kith.Fences;

/// <summary>What must not come into the repository. The patterns are put together from halves so that this file is not its own violation.</summary>
internal static class TrackedFiles
{
    private const int MostBytes = 1_000_000;
    private const int MostReadmeLines = 80;

    private static readonly Regex RegistryAddress = Pattern(
        @"registry\." + "npmjs|npmjs" + @"\.(com|org)|api\." + @"nuget\.org|" + @"nuget\.org/" + @"(v3|api)|registry\." + "yarnpkg|" + @"pkgs\." + "dev.azure|npm" + @"\.pkg\.github");

    private static readonly Regex MachinePath = Pattern(@"(?<![\w.}-])/(" + @"work/|root/|home/[\w-]+/|opt/nuget|Users/[\w-]+/)");

    private static readonly Regex MadeByMachines = Pattern(@"(^|/)(bin|obj|node_modules)/|\.(db|db-shm|db-wal|log)$");

    private static readonly List<string>? Listed = List();

    public static IReadOnlyList<string> AllOrSkip()
    {
        Assert.SkipWhen(Listed is null, "This copy of Kith has no git history to list its files.");
        return Listed;
    }

    public static IEnumerable<string> ByName(IEnumerable<string> files) =>
        files.Where(file => MadeByMachines.IsMatch(file)).Select(file => $"{file} is made by a build or a run");

    public static IEnumerable<string> BySize(IEnumerable<(string File, long Bytes)> files) =>
        files.Where(each => each.Bytes > MostBytes).Select(each => $"{each.File} has {each.Bytes} bytes");

    public static IEnumerable<string> ByText(string file, string text)
    {
        foreach (var (line, number) in text.Split('\n').Select((line, index) => (line, index + 1)))
        {
            if (RegistryAddress.Match(line) is { Success: true } address)
            {
                yield return $"{file}:{number} names a package registry: {address.Value}";
            }

            if (MachinePath.Match(line) is { Success: true } path)
            {
                yield return $"{file}:{number} names a path of one machine: {path.Value}";
            }
        }

        if (Path.GetFileName(file) == "package-lock.json" && text.Contains("\"resolved\"", StringComparison.Ordinal))
        {
            yield return $"{file} says where its packages were fetched";
        }

        if (file == "README.md" && text.TrimEnd().Split('\n').Length is > MostReadmeLines and var lines)
        {
            yield return $"{file} has {lines} lines";
        }
    }

    // Includes the files that are about to be added, so that the fence bites before the commit.
    private static List<string>? List()
    {
        var git = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Product.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(git)!;
        var names = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. names.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(file => File.Exists(Path.Combine(Product.Root, file)))]
            : null;
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
}
