using System.Text;
using Kith.Platform.Data;
using Kith.Platform.Record;

namespace Kith.Tests.Platform;

/// <summary>What stands in the folder of seals is whole lines, whatever a power cut or a full disk does.</summary>
[Trait("Database", "none")]
public sealed class SealFolderTests : IDisposable
{
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("kith-seals-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Storage Storage => Storage.In(place.FullName) with { Seals = Path.Combine(place.FullName, "seal") };

    public void Dispose() => place.Delete(recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("the first\n")]
    [InlineData("the first\nthe second\n")]
    public async Task A_line_never_goes_on_behind_one_that_a_power_cut_tore(string whole)
    {
        var folder = AFolder();
        var file = Path.Combine(folder.Place, "lines");
        await File.WriteAllTextAsync(file, whole + new string('x', 5_000), Ct);

        await folder.Append("lines", ["the next", "and one more"]);

        Assert.Equal(whole + "the next\nand one more\n", await File.ReadAllTextAsync(file, Ct));
    }

    [Fact]
    public async Task Lines_that_do_not_fit_leave_nothing_behind()
    {
        await using var disk = new FullDisk();
        await SealFolder.AddWhole(disk, "the first\n"u8.ToArray());
        disk.Room = 3;

        await Assert.ThrowsAsync<IOException>(() => SealFolder.AddWhole(disk, "the second\n"u8.ToArray()));

        Assert.Equal("the first\n", Encoding.UTF8.GetString(disk.ToArray()));
    }

    [Fact]
    public async Task Two_servers_that_share_the_folder_overwrite_nothing()
    {
        var (one, other) = (AFolder(), AFolder());

        await Task.WhenAll(new[] { one, other }.Select((folder, server) => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await folder.Append("lines", [$"{server} {i}"]);
            }
        })));

        var lines = await File.ReadAllLinesAsync(Path.Combine(one.Place, "lines"), Ct);
        Assert.Equal(400, lines.Distinct().Count());
        Assert.Equal(400, lines.Length);
    }

    [Fact]
    public async Task Nothing_is_written_where_the_key_is_not_there_any_more()
    {
        var folder = AFolder();
        File.Delete(Path.Combine(folder.Place, SealFolder.PrivateName));

        await Assert.ThrowsAsync<IOException>(() => folder.Append("lines", ["a line"]));

        Assert.False(File.Exists(Path.Combine(folder.Place, "lines")));
    }

    [Theory]
    [InlineData("1 abc", null)]
    [InlineData("\nno head\n", "Line 2 of heads.txt is not a head of the chain as it was written down")]
    [InlineData("{0} {1} key AAA=A\n", "Line 1 of heads.txt is not a head of the chain as it was written down")]
    [InlineData("{0} {1} key AAA", null)]
    [InlineData("x {1} key AAAA\n", "Line 1 of heads.txt is not a head of the chain as it was written down")]
    [InlineData("{0} {2} key AAAA\n", "Line 1 of heads.txt is not a head of the chain as it was written down")]
    public async Task A_line_that_is_no_head_is_told_with_its_place_and_one_that_a_power_cut_tore_is_none(string text, string? fault)
    {
        const string whole = "7 {1} key AAAA\n";
        var written = (text.StartsWith('\n') ? whole + text[1..] : text).Replace("{0}", "8", StringComparison.Ordinal).Replace("{1}", new string('a', 64), StringComparison.Ordinal).Replace("{2}", new string('z', 64), StringComparison.Ordinal);
        var file = Path.Combine(place.FullName, SealFolder.HeadsName);
        await File.WriteAllTextAsync(file, written, Ct);

        var heads = SealHeads.In(file);

        Assert.Equal(fault, heads.Fault);
        Assert.Equal(text.StartsWith('\n') ? [7L] : [], heads.All.Select(h => h.Number));
    }

    [Fact]
    public async Task A_restore_that_stops_half_way_has_lost_nothing_and_can_be_asked_again()
    {
        var folder = AFolder();
        var (heads, taken) = (Path.Combine(folder.Place, SealFolder.HeadsName), Path.Combine(folder.Place, SealFolder.TakenAwayName));
        await File.WriteAllLinesAsync(heads, [.. Enumerable.Range(1, 3).Select(n => $"{n} {new string('a', 64)} key AAAA")], Ct);
        await File.WriteAllLinesAsync(taken, [ALine(1), ALine(2), ALine(3)], Ct);

        // The second of both files cannot be replaced: that is where it stops.
        Directory.CreateDirectory(taken + ".part");
        Assert.ThrowsAny<Exception>(() => SealFolder.BeginAgain(folder.Place, folder.Place, 1, 1, new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc)));
        Assert.Equal([1L, 2, 3], SealFolder.TakenAwayIn(folder.Place).SelectMany(f => f.Taken).Select(t => t.Sequence).Distinct().Order());
        Directory.Delete(taken + ".part");

        SealFolder.BeginAgain(folder.Place, folder.Place, 1, 1, new DateTime(2026, 11, 24, 9, 5, 0, DateTimeKind.Utc));

        Assert.Equal([1L], SealHeads.In(heads).All.Select(h => h.Number));
        var files = SealFolder.TakenAwayIn(folder.Place);
        Assert.Equal(["20261124T090000000", "20261124T090500000", null], files.Select(f => f.Until));
        Assert.Equal([[1L, 2, 3], [1, 2, 3], [1]], files.Select(f => f.Taken.Select(t => t.Sequence)));
    }

    [Fact]
    public void The_public_half_that_could_not_be_written_is_written_the_next_time()
    {
        var first = AFolder();
        var half = Path.Combine(first.Place, SealFolder.PublicName);
        File.Delete(half);

        var again = AFolder();

        Assert.Equal(first.Key, again.Key);
        Assert.Equal(first.Key, SealFolder.NameOf(SealFolder.PublicKey(again.Place)!));
        Assert.DoesNotContain(Directory.GetFiles(again.Place), f => f.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public void A_public_half_that_cannot_be_written_is_told()
    {
        Storage.MakePrivate(Storage.Seals!);
        Directory.CreateDirectory(Path.Combine(Storage.Seals!, SealFolder.PublicName));
        var folder = new SealFolder(Storage);

        Assert.ThrowsAny<Exception>(() => folder.Key);

        Directory.Delete(Path.Combine(Storage.Seals!, SealFolder.PublicName));
        Assert.Equal(new SealFolder(Storage).Key, SealFolder.NameOf(SealFolder.PublicKey(Storage.Seals!)!));
    }


    private static string ALine(int sequence) => $$"""{"Sequence":{{sequence}},"At":"2026-11-23T09:00:00Z","Kind":"AccountClosed","By":null,"Family":null,"FamilyEpisode":null,"Person":null,"Data":"{}"}""";

    private SealFolder AFolder()
    {
        var folder = new SealFolder(Storage);
        Assert.NotEmpty(folder.Key);
        return folder;
    }

    /// <summary>A file on a disk that has room for so many bytes more.</summary>
    private sealed class FullDisk : MemoryStream
    {
        public int Room { get; set; } = int.MaxValue;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var fits = Math.Min(Room, buffer.Length);
            Write(buffer.Span[..fits]);
            return fits < buffer.Length ? ValueTask.FromException(new IOException("No space left on device")) : ValueTask.CompletedTask;
        }
    }
}
