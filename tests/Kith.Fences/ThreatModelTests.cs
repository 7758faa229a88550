using System.Text.RegularExpressions;

namespace Kith.Fences;

/// <summary>The threat model names only what is there, and for each threat says what stands against it, what proves it, or that there is nothing yet.</summary>
public sealed partial class ThreatModelTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Product.Root, "docs", "threat-model.md"));

    [Fact]
    public void Every_name_in_it_is_a_file_of_the_repository() => Fence.Holds(Missing(Text, TrackedFiles.AllOrSkip()));

    [Fact]
    public void Every_threat_has_a_proof_or_says_that_there_is_nothing_yet() => Fence.Holds(Unproved(Text));

    [Fact]
    public void What_proves_it_is_a_test() => Fence.Holds(NoTests(Text, TrackedFiles.AllOrSkip()));

    [Fact]
    public void It_bites()
    {
        Assert.Equal(["Ghosts: Here is no file of the tests"], NoTests("| Threat | What | Seen by |\n|---|---|---|\n| Ghosts | `There` | `Here`, `HereTests` |", ["src/Here.cs", "src/There.cs", "tests/HereTests.cs"]));
        Assert.Equal(["Nowhere is named and is not there"], Missing("`Nowhere` and `Here`", ["src/Here.cs"]));
        Assert.Equal(["Ghosts: nothing proves it"], Unproved("| Threat | What | Seen by |\n|---|---|---|\n| Ghosts | `Here` | |\n| Gaps | *Not yet*: all | |"));
    }

    private static IEnumerable<string> Missing(string text, IReadOnlyList<string> files)
    {
        var names = files.Select(f => Path.GetFileName(f).Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        return Name().Matches(text).Select(m => m.Groups["name"].Value).Distinct().Where(name => !names.Contains(name)).Select(name => $"{name} is named and is not there");
    }

    private static IEnumerable<string> NoTests(string text, IReadOnlyList<string> files)
    {
        var tests = files.Where(f => f.StartsWith("tests/", StringComparison.Ordinal)).Select(f => Path.GetFileName(f).Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        return Rows(text).SelectMany(cells => Name().Matches(cells[3]).Select(m => m.Groups["name"].Value).Where(name => !tests.Contains(name)).Select(name => $"{cells[1]}: {name} is no file of the tests"));
    }

    private static IEnumerable<string> Unproved(string text) =>
        Rows(text)
            .Where(cells => cells[3].Length == 0 && !cells[2].Contains("*Not yet*", StringComparison.Ordinal)).Select(cells => $"{cells[1]}: nothing proves it");

    private static IEnumerable<string[]> Rows(string text) => text.Split('\n').Where(l => l.StartsWith('|')).Skip(2).Select(l => l.Split('|', StringSplitOptions.TrimEntries));

    [GeneratedRegex("`(?<name>\\w+)`", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Name();
}
