namespace Kith.Fences;

/// <summary>Every file of comma-separated values that leaves Kith is written by the one writer that makes no formula (TR-62).</summary>
public sealed class CsvWritersTests
{
    [Fact]
    public void Whatever_hands_out_such_a_file_has_it_from_its_writer()
    {
        var all = TrackedFiles.AllOrSkip().Where(f => f.StartsWith("src/Kith/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => (f, File.ReadAllText(Path.Combine(Product.Root, f)))).ToList();

        Assert.True(all.Count(f => HandsOut(f.Item2)) >= 6);
        Fence.Holds(By(all));
    }

    [Fact]
    public void It_bites() =>
        Assert.Equal(["src/Kith/Own.cs writes a file of comma-separated values by itself"], By([("src/Kith/Own.cs", "File(bytes, \"text/csv\")"), ("src/Kith/Good.cs", "File(CsvLine.File(lines), \"text/csv\")"), ("src/Kith/Other.cs", "\"text/html\"")]));

    private static bool HandsOut(string text) =>
        text.Contains("text/csv", StringComparison.Ordinal) || text.Contains("ReadsFile.Csv", StringComparison.Ordinal) || text.Split('\n').Any(l => l.Contains("CreateEntry(", StringComparison.Ordinal) && l.Contains(".csv", StringComparison.Ordinal));

    // Whoever only hands out what ReadsFile wrote names no such file itself.
    private static bool HasWriter(string text) =>
        text.Contains("CsvLine.", StringComparison.Ordinal) || (!text.Contains("text/csv", StringComparison.Ordinal) && text.Contains("ReadsFile.Of(", StringComparison.Ordinal));

    private static IEnumerable<string> By(IEnumerable<(string File, string Text)> files) =>
        files.Where(f => HandsOut(f.Text) && !HasWriter(f.Text)).Select(f => $"{f.File} writes a file of comma-separated values by itself");
}
