using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Kith.Platform.Forms;

namespace Kith.Tests.Platform;

/// <summary>Files are taken only once ClamAV has passed them (TR-61); here a daemon of the test’s own speaks its protocol.</summary>
[Trait("Database", "none")]
public sealed class FileScannerTests : IDisposable
{
    private const string Harmful = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kith");
    private readonly CancellationTokenSource over = new();

    private string Place => Path.Combine(folder.FullName, "clamd");

    [Fact]
    public async Task A_clean_file_passes_and_a_harmful_one_does_not_however_long_it_is()
    {
        var daemon = Daemon(text => text.Contains(Harmful, StringComparison.Ordinal) ? "stream: Eicar FOUND" : "stream: OK");
        var scanner = new FileScanner(ScannerAddress.Of(Place)!);
        Assert.Null(await scanner.WhyNot(File("<Message />"), default));
        Assert.Null(await scanner.WhyNot(File(new string('x', 300_000)), default));
        var refused = await scanner.WhyNot(File(new string('x', 200_000) + Harmful), default);
        Assert.Equal(("File", "The selected file may hold a virus. It was not taken. Tell whoever looks after your computer"), (refused!.Field, refused.Message));
        await over.CancelAsync();
        await daemon;
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    [InlineData("stream: OKAY")]
    [InlineData("")]
    public async Task What_it_has_not_passed_is_not_taken(string answer)
    {
        var daemon = Daemon(_ => answer);
        Assert.StartsWith("The selected file could not be checked for viruses", (await new FileScanner(ScannerAddress.Of(Place)!).WhyNot(File("<Message />"), default))!.Message, StringComparison.Ordinal);
        await over.CancelAsync();
        await daemon;
    }

    [Fact]
    public async Task Without_its_daemon_nothing_is_taken_and_without_an_address_nothing_is_asked()
    {
        Assert.NotNull(await new FileScanner(ScannerAddress.Of(Place)!).WhyNot(File("<Message />"), default));
        Assert.NotNull(await new FileScanner(ScannerAddress.Of("localhost:9")!).WhyNot(File("<Message />"), default));
        Assert.Null(await new FileScanner(ScannerAddress.None).WhyNot(File(Harmful), default));
        Assert.Null(ScannerAddress.Of("nowhere"));
    }

    public void Dispose()
    {
        over.Dispose();
        folder.Delete(recursive: true);
    }

    private static MemoryStream File(string text) => new(Encoding.ASCII.GetBytes(text));

    private static async Task<byte[]> Chunk(NetworkStream stream)
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length);
        var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        await stream.ReadExactlyAsync(chunk);
        return chunk;
    }

    private async Task Daemon(Func<string, string> says)
    {
        using var listening = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listening.Bind(new UnixDomainSocketEndPoint(Place));
        listening.Listen();
        try
        {
            while (true)
            {
                using var asked = await listening.AcceptAsync(over.Token);
                await using var stream = new NetworkStream(asked);
                var begin = new byte[10];
                await stream.ReadExactlyAsync(begin);
                Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(begin));
                var text = new StringBuilder();
                while (await Chunk(stream) is { Length: > 0 } chunk)
                {
                    text.Append(Encoding.ASCII.GetString(chunk));
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes(says(text.ToString()) + "\0"));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
