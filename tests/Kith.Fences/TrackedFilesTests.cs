namespace Kith.Fences;

public sealed class TrackedFilesTests
{
    [Fact]
    public void No_tracked_file_is_made_by_a_build_or_a_run() =>
        Fence.Holds(TrackedFiles.ByName(TrackedFiles.AllOrSkip()));

    [Fact]
    public void No_tracked_file_is_larger_than_a_megabyte() =>
        Fence.Holds(TrackedFiles.BySize(TrackedFiles.AllOrSkip().Select(file => (file, new FileInfo(Path.Combine(Product.Root, file)).Length))));

    [Fact]
    public void No_tracked_file_names_a_registry_or_a_machine() =>
        Fence.Holds(TrackedFiles.AllOrSkip().SelectMany(file => TrackedFiles.ByText(file, File.ReadAllText(Path.Combine(Product.Root, file)))));

    [Theory]
    [InlineData("src/Kith/bin/kith.dll")]
    [InlineData("obj/project.assets.json")]
    [InlineData("data/kith.db")]
    [InlineData("kith.log")]
    public void It_bites_on_the_name(string file) => Assert.Single(TrackedFiles.ByName([file, "src/Kith/Program.cs"]));

    [Fact]
    public void It_bites_on_the_size() =>
        Assert.Equal(["large.png has 1000001 bytes"], TrackedFiles.BySize([("large.png", 1_000_001), ("small.png", 1_000_000)]));

    [Theory]
    [InlineData("https://registry" + ".npm" + "js.org/leaflet", "registry")]
    [InlineData("https://api" + ".nuget" + ".org/v3/index.json", "registry")]
    [InlineData("https://www.npm" + "js.com/package/leaflet", "registry")]
    [InlineData("see /wo" + "rk/main/dev", "one machine")]
    [InlineData("\"/ro" + "ot/.nuget\"", "one machine")]
    [InlineData("file:///ho" + "me/ann/kith", "one machine")]
    [InlineData("/op" + "t/nuget/packages", "one machine")]
    public void It_bites_on_the_line(string line, string because)
    {
        var violation = Assert.Single(TrackedFiles.ByText("docs/operating.md", $"first\n{line}\nlast"));
        Assert.StartsWith("docs/operating.md:2 ", violation, StringComparison.Ordinal);
        Assert.Contains(because, violation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /families/7/work/steps")]
    [InlineData("https://example.org/home/visit/3")]
    [InlineData("tests/Kith.Tests and https://www.nuget.org")]
    public void It_lets_pass(string line) => Assert.Empty(TrackedFiles.ByText("docs/operating.md", line));

    [Fact]
    public void It_bites_on_a_lock_file_that_says_where_its_packages_were_fetched() =>
        Assert.Single(TrackedFiles.ByText("package-lock.json", """{ "resolved": "https://example.org/leaflet.tgz" }"""));

    [Fact]
    public void It_bites_on_a_long_readme()
    {
        Assert.Empty(TrackedFiles.ByText("README.md", string.Join('\n', Enumerable.Repeat("line", 80)) + "\n"));
        Assert.Single(TrackedFiles.ByText("README.md", string.Join('\n', Enumerable.Repeat("line", 81)) + "\n"));
    }
}
