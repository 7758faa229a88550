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

/// <summary>What ClamAV says of a file.</summary>
public enum Scanned
{
    /// <summary>Nothing looks through files here.</summary>
    NotAsked,
    Clean,

    /// <summary>It may hold a virus.</summary>
    Found,

    /// <summary>It is longer, or packed more deeply, than ClamAV looks: by its defaults it would call that clean.</summary>
    BeyondLimits,

    /// <summary>It did not answer, or nothing that can be relied upon.</summary>
    Unanswered,
}

/// <summary>Asks ClamAV about a file before anything reads it. A file that it did not pass, for whatever reason, is not taken (TR-61).</summary>
public sealed class FileScanner(ScannerAddress address)
{
    private const int Chunk = 1 << 16;
    private const int LongestAnswer = 1 << 12;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public async Task<Refusal?> WhyNot(Upload upload, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(upload);
        await using var sent = upload.Open();
        return await WhyNot(sent, ct);
    }

    /// <returns>Why the file is not taken; null when it is clean, or nothing scans here.</returns>
    public async Task<Refusal?> WhyNot(Stream file, CancellationToken ct) => await Scan(file, ct) switch
    {
        Scanned.Found => Harmful,
        Scanned.BeyondLimits => TooMuch,
        Scanned.Unanswered => Unscanned,
        _ => null,
    };

    public async Task<Scanned> Scan(Stream file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (address.Socket is not { } place)
        {
            return Scanned.NotAsked;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            return Meaning(await Ask(place, file, limit.Token));
        }
        catch (Exception why) when (why is SocketException or IOException || (why is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return Scanned.Unanswered;
        }
    }

    private static Scanned Meaning(string answer) =>
        answer == "stream: OK" ? Scanned.Clean
        : answer.Contains("Heuristics.Limits.Exceeded", StringComparison.Ordinal) || answer == "INSTREAM size limit exceeded. ERROR" ? Scanned.BeyondLimits
        : answer.EndsWith(" FOUND", StringComparison.Ordinal) ? Scanned.Found
        : Scanned.Unanswered;

    public static Refusal Harmful { get; } = new("File", "The selected file may hold a virus. It was not taken. Tell whoever looks after your computer");

    public static Refusal TooMuch { get; } = new("File", "The selected file is larger than what is looked through for viruses here, so it was not taken. Make it smaller, or tell your administrator");

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
        var answering = Answer(stream, ct);
        try
        {
            await Send(stream, file, ct);
        }
        catch (IOException why) when (why.InnerException is SocketException)
        {
            // What is longer than it takes, it refuses before it has come: then it has said so.
        }

        return await answering;
    }

    private static async Task Send(NetworkStream stream, Stream file, CancellationToken ct)
    {
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
    }

    /// <summary>As far as its end, which is a zero; behind it the connection may be cut.</summary>
    private static async Task<string> Answer(NetworkStream stream, CancellationToken ct)
    {
        var said = new byte[LongestAnswer];
        var length = 0;
        int read;
        do
        {
            read = await stream.ReadAsync(said.AsMemory(length), ct);
            length += read;
        }
        while (read > 0 && length < said.Length && said[length - 1] != 0);

        return Encoding.ASCII.GetString(said, 0, length).TrimEnd('\0', '\n');
    }
}
