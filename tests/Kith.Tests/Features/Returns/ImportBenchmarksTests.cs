using Kith.Features.Outcomes;
using Kith.Practice.Outcomes;
using Kith.Testing.Published;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Returns;

[Trait("Speed", "slow")]
public sealed class ImportBenchmarksTests : IAsyncLifetime
{
    private readonly ImportWorld world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_folder_is_taken_with_its_subfolders_and_again_changes_nothing()
    {
        var first = await Take([.. PublishedSample.Files, ("notes/readme.txt", "about,these,files\n")]);
        var facts = (await world.Facts<BenchmarksTaken>()).Count;
        var second = await Take([.. PublishedSample.Files]);

        Assert.Equal((0, "34 added, 0 changed, 0 unchanged, 1 left out"), (first.Code, first.Report[^1]));
        Assert.Contains("notes/readme.txt: not known to Kith, passed over", first.Report);
        Assert.Contains("dfe/cla.csv: 1 rows left out: “Children ceasing to be looked after each year”, which no measure uses", first.Report);
        Assert.Equal((0, "0 added, 0 changed, 34 unchanged, 1 left out"), (second.Code, second.Report[^1]));
        Assert.Equal((5, 5), (facts, (await world.Facts<BenchmarksTaken>()).Count));
        Assert.Equal("c", await Sent(Series.ProtectionPlans, 2025, "420"));
    }

    [Fact]
    public async Task A_known_file_that_is_wrong_or_cut_off_is_refused_alone_and_nothing_of_it_changes()
    {
        await Take([.. PublishedSample.Files]);
        var changed = PublishedSample.Referrals.Replace(",632830,", ",700000,", StringComparison.Ordinal);

        var taken = await Take(("c1.csv", changed + "2024,Reporting year,National"), ("b1.csv", PublishedSample.ChildrenInNeed.Replace(",402400,", ",402410,", StringComparison.Ordinal)));

        Assert.Equal(1, taken.Code);
        Assert.Equal("c1.csv, line 6: The row has 3 values where the heading has 21: the file is cut off or damaged. Nothing of this file was taken", taken.Error);
        Assert.Equal("0 added, 1 changed, 7 unchanged, 0 left out", taken.Report[^1]);
        Assert.Equal(("632830", "402410"), (await Sent(Series.Referrals, 2025, BenchmarkArea.England), await Sent(Series.ChildrenInNeed, 2025, BenchmarkArea.England)));
    }

    [Fact]
    public async Task Of_two_files_with_one_figure_the_newer_one_counts_whatever_their_names()
    {
        var older = PublishedSample.ChildrenInNeed.Replace("2025,", "2024,", StringComparison.Ordinal).Replace(",403090,", ",403000,", StringComparison.Ordinal);

        var first = await Take(("a.csv", older), ("b.csv", PublishedSample.ChildrenInNeed));
        var second = await Take(("z.csv", older), ("b.csv", PublishedSample.ChildrenInNeed));

        Assert.Equal("12 added, 0 changed, 0 unchanged, 4 left out", first.Report[^1]);
        Assert.Equal("0 added, 0 changed, 12 unchanged, 4 left out", second.Report[^1]);
        Assert.Equal("403090", await Sent(Series.ChildrenInNeed, 2023, BenchmarkArea.England));
    }

    [Fact]
    public async Task A_folder_without_a_known_file_says_so_and_one_that_is_not_there_is_unreadable()
    {
        var empty = await Take(("a.csv", "x,y\n1,2\n"));
        var missing = await world.ImportFile("benchmarks", Path.Combine(Path.GetTempPath(), "kith-no-such-folder"), [], CancellationToken.None);

        Assert.Equal((0, "0 added, 0 changed, 0 unchanged, 0 left out"), (empty.Code, empty.Report[^1]));
        Assert.Contains("No file here is one that Kith knows", empty.Report);
        Assert.Equal((2, "kith-no-such-folder cannot be read: there is no such folder"), (missing.Code, missing.Error));
    }

    [Fact]
    public async Task A_list_of_neighbours_belongs_to_the_year_in_its_name()
    {
        await Take(("statistical_neighbours_2025.csv", PublishedSample.Neighbours));
        await Take(("statistical_neighbours_2027.csv", PublishedSample.Neighbours));

        Assert.Equal([2025, 2027], await world.Read(db => db.StatisticalNeighbours.Select(n => n.Edition).Distinct().OrderBy(e => e).ToListAsync()));
    }

    private async Task<Imported> Take(params (string Name, string Text)[] files)
    {
        var folder = PublishedSample.Write(files);
        var taken = await world.ImportFile("benchmarks", folder.FullName, [], CancellationToken.None);
        folder.Delete(recursive: true);
        return taken;
    }

    private Task<string> Sent(Series series, int year, string area) =>
        world.Read(db => db.Benchmarks.Where(b => b.Series == series && b.Year == year && b.Area == area).Select(b => b.Sent).SingleAsync());
}
