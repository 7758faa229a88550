using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kith.Practice.Shared;

namespace Kith.Platform.Forms;

/// <summary>Where ClamAV’s daemon listens; nowhere when files are not scanned.</summary>
public sealed record ScannerAddress(EndPoint? Socket)
{
    public const string Variable = "KITH_CLAMAV";
    public static readonly ScannerAddress None = new((EndPoint?)null);

    /// <param name="text">A path of a socket, such as /run/clamav/clamd.ctl, or HOST:PORT.</param>
    /// <returns>Null when it is neither.</returns>
    public static ScannerAddress? Of(string? text) =>
        string.IsNullOrWhiteSpace(text) ? None
        : text.StartsWith('/') ? new(new UnixDomainSocketEndPoint(text))
        : text.Split(':') is [{ Length: > 0 } host, var port] && ushort.TryParse(port, System.Globalization.CultureInfo.InvariantCulture, out var number) ? new(new DnsEndPoint(host, number))
        : null;
}

/// <summary>Asks ClamAV about a file before anything reads it. A file that it did not pass, for whatever reason, is not taken (TR-61).</summary>
public sealed class FileScanner(ScannerAddress address)
{
    private const int Chunk = 1 << 16;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public async Task<Refusal?> WhyNot(Upload upload, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(upload);
        await using var sent = upload.Open();
        return await WhyNot(sent, ct);
    }

    /// <returns>Why the file is not taken; null when it is clean, or nothing scans here.</returns>
    public async Task<Refusal?> WhyNot(Stream file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (address.Socket is not { } place)
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            var answer = await Ask(place, file, limit.Token);
            return answer == "stream: OK" ? null
                : answer.EndsWith(" FOUND", StringComparison.Ordinal) ? new Refusal("File", "The selected file may hold a virus. It was not taken. Tell whoever looks after your computer")
                : Unscanned;
        }
        catch (Exception why) when (why is SocketException or IOException || (why is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return Unscanned;
        }
    }

    private static Refusal Unscanned { get; } = new("File", "The selected file could not be checked for viruses, so it was not taken. Try again later, or tell your administrator");

    // Each chunk with its length before it, an empty one at the end.
    private static async Task<string> Ask(EndPoint place, Stream file, CancellationToken ct)
    {
        using var socket = new Socket(place.AddressFamily == AddressFamily.Unix ? AddressFamily.Unix : AddressFamily.InterNetworkV6, SocketType.Stream, place.AddressFamily == AddressFamily.Unix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        if (socket.AddressFamily == AddressFamily.InterNetworkV6)
        {
            socket.DualMode = true;
        }

        await socket.ConnectAsync(place, ct);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var buffer = new byte[sizeof(int) + Chunk];
        int read;
        do
        {
            read = await file.ReadAsync(buffer.AsMemory(sizeof(int)), ct);
            BinaryPrimitives.WriteInt32BigEndian(buffer, read);
            await stream.WriteAsync(buffer.AsMemory(0, sizeof(int) + read), ct);
        }
        while (read > 0);

        using var answer = new StreamReader(stream, Encoding.ASCII);
        return (await answer.ReadToEndAsync(ct)).TrimEnd('\0', '\n');
    }
}
