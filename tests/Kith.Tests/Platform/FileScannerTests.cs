using System.Text;
using Kith.Platform.Forms;
using Kith.Testing;

namespace Kith.Tests.Platform;

/// <summary>Files are taken only once ClamAV has passed them (TR-61); here a daemon of the test’s own speaks its protocol.</summary>
[Trait("Database", "none")]
public sealed class FileScannerTests : IAsyncDisposable
{
    private const string Harmful = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

    private readonly ScannerInTest daemon = new();

    private FileScanner Scanner => new(ScannerAddress.Of(daemon.Place)!);

    [Fact]
    public async Task A_clean_file_passes_and_a_harmful_one_does_not_however_long_it_is()
    {
        daemon.Says = text => text.Contains(Harmful, StringComparison.Ordinal) ? "stream: Eicar FOUND" : "stream: OK";
        daemon.Start();
        Assert.Null(await Scanner.WhyNot(File("<Message />"), default));
        Assert.Null(await Scanner.WhyNot(File(new string('x', 300_000)), default));
        var refused = await Scanner.WhyNot(File(new string('x', 200_000) + Harmful), default);
        Assert.Equal(("File", "The selected file may hold a virus. It was not taken. Tell whoever looks after your computer"), (refused!.Field, refused.Message));
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR", "The selected file is larger than what is looked through for viruses here")]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", "The selected file is larger than what is looked through for viruses here")]
    [InlineData("stream: OKAY", "The selected file could not be checked for viruses")]
    [InlineData("", "The selected file could not be checked for viruses")]
    public async Task What_it_has_not_passed_is_not_taken(string answer, string why)
    {
        daemon.Says = _ => answer;
        daemon.Start();
        Assert.StartsWith(why, (await Scanner.WhyNot(File("<Message />"), default))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_daemon_nothing_is_taken_and_without_an_address_nothing_is_asked()
    {
        Assert.NotNull(await Scanner.WhyNot(File("<Message />"), default));
        Assert.NotNull(await new FileScanner(ScannerAddress.Of("localhost:9")!).WhyNot(File("<Message />"), default));
        Assert.Null(await new FileScanner(ScannerAddress.None).WhyNot(File(Harmful), default));
        Assert.Null(ScannerAddress.Of("nowhere"));
    }

    public ValueTask DisposeAsync() => daemon.DisposeAsync();

    private static MemoryStream File(string text) => new(Encoding.ASCII.GetBytes(text));
}
