using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Kith.Testing;

/// <summary>Speaks ClamAV’s protocol on a socket of the test’s own: each file whole, and one answer.</summary>
public sealed class ScannerInTest : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kith");
    private readonly CancellationTokenSource over = new();
    private Task? listens;

    public string Place => Path.Combine(folder.FullName, "clamd");

    /// <summary>What it answers to the words of a file.</summary>
    public Func<string, string> Says { get; set; } = _ => "stream: OK";

    /// <summary>Until then nobody is there.</summary>
    public void Start()
    {
        var listening = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listening.Bind(new UnixDomainSocketEndPoint(Place));
        listening.Listen();
        listens = Listen(listening);
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await (listens ?? Task.CompletedTask);
        over.Dispose();
        folder.Delete(recursive: true);
    }

    private static async Task<byte[]> Chunk(NetworkStream stream)
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length);
        var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        await stream.ReadExactlyAsync(chunk);
        return chunk;
    }

    private async Task Listen(Socket listening)
    {
        using var open = listening;
        try
        {
            while (true)
            {
                using var asked = await open.AcceptAsync(over.Token);
                await using var stream = new NetworkStream(asked);
                var begin = new byte[10];
                await stream.ReadExactlyAsync(begin);
                var text = new StringBuilder();
                while (await Chunk(stream) is { Length: > 0 } chunk)
                {
                    text.Append(Encoding.Latin1.GetString(chunk));
                }

                var answer = Encoding.ASCII.GetString(begin) == "zINSTREAM\0" ? Says(text.ToString()) : "UNKNOWN COMMAND";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
