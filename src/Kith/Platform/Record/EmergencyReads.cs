using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Platform.Record;

/// <summary>The record can only be read now: whoever runs Kith said that there is an emergency.</summary>
public sealed class OnlyReadException() : Exception("The record can only be read now");

/// <summary>
/// While an emergency lasts, lines of the audit stand in the folder of seals instead of the database: each names the one before by its hash and is signed, so that none is
/// changed, put in or taken out unseen before they are taken into the audit. An end that was cut off cannot be seen.
/// </summary>
public sealed class EmergencyReads(SealFolder folder, TimeProvider time) : IDisposable
{
    private const string Switch = "emergency.json";
    private const string Files = "emergency-*.jsonl";

    // Of its own for each server that ever writes: two in one folder would break each other's chain.
    private readonly SemaphoreSlim turn = new(1, 1);
    private string file = NewFile(time);
    private (int Number, string Hash, long Length) last = (0, EmergencyLine.Beginning, 0);

    /// <summary>The emergency there is now; null in ordinary times.</summary>
    public EmergencyReading? Current =>
        folder.Read(Switch) is { } text && JsonSerializer.Deserialize<EmergencyReading>(text) is { } reading && reading.IsAt(time.GetUtcNow().UtcDateTime) ? reading : null;

    public void Begin(EmergencyReading reading) => folder.Write(Switch, JsonSerializer.Serialize(reading));

    public void End() => folder.Remove(Switch);

    /// <summary>Writes lines down, durably.</summary>
    /// <param name="why">Why there is an emergency: it stands with each line, as nothing else is left of it once it is over.</param>
    public async Task Keep(IReadOnlyList<AuditRow> rows, string why)
    {
        await turn.WaitAsync();
        try
        {
            var (number, hash, length) = last;
            if (folder.LengthOf(file) != length)
            {
                // Lines that nobody was told are kept: the chain goes on in another file.
                (file, number, hash) = (NewFile(time), 0, EmergencyLine.Beginning);
            }

            var lines = new List<string>();
            foreach (var row in rows)
            {
                var line = EmergencyLine.Of(row, ++number, hash, why).Written(folder.Sign);
                lines.Add(line);
                hash = EmergencyLine.HashOf(line);
            }

            await folder.Append(file, lines);
            last = (number, hash, folder.LengthOf(file));
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>How much stands in each file of lines.</summary>
    public IReadOnlyList<(string File, long Length)> Written() => [.. folder.Names(Files).Select(n => (n, folder.LengthOf(n)))];

    /// <summary>Every file of lines, oldest first, each with its lines as they were written. An end without its line break was never finished.</summary>
    /// <param name="taken">How many lines of a file are in the audit: one that has no others is left alone, whatever became of it.</param>
    public IEnumerable<EmergencyFile> Read(Func<string, int> taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        return folder.Names(Files).Select(name => Read(name, taken(name))).OfType<EmergencyFile>();
    }

    private EmergencyFile? Read(string name, int taken)
    {
        string[] texts;
        try
        {
            var written = folder.Read(name) ?? throw new FileNotFoundException();
            texts = written[..(written.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            return new EmergencyFile(name, [], $"{name} cannot be read ({why.GetType().Name})");
        }

        if (taken > 0 && texts.Length <= taken)
        {
            return null;
        }

        var (lines, hash) = (new List<EmergencyLine>(), EmergencyLine.Beginning);
        foreach (var text in texts)
        {
            if (EmergencyLine.Read(text, folder.IsSigned) is not { } line || line.Before != hash || line.Number != lines.Count + 1)
            {
                return new EmergencyFile(name, [], $"Line {lines.Count + 1} of {name} is not as it was written");
            }

            lines.Add(line);
            hash = EmergencyLine.HashOf(text);
        }

        return new EmergencyFile(name, lines, null);
    }

    private static string NewFile(TimeProvider time) => string.Create(CultureInfo.InvariantCulture, $"emergency-{time.GetUtcNow():yyyyMMddTHHmmss}-{Guid.NewGuid():N}.jsonl");
}

/// <summary>One file of lines that are not all in the audit.</summary>
/// <param name="Fault">Why none of them can be taken: a line was changed, put in or taken out, another key signed it, or the file cannot be read. It says nothing of what stands there.</param>
public sealed record EmergencyFile(string Name, IReadOnlyList<EmergencyLine> Lines, string? Fault);

/// <summary>One line of the audit as it stands in the folder of seals: its JSON, a tab, and the signature over it.</summary>
/// <param name="Number">From 1 in each file.</param>
/// <param name="Before">The hash of the line before.</param>
/// <param name="Why">Why there was an emergency.</param>
public sealed record EmergencyLine(
    int Number, string Before, DateTime At, AuditKind Kind, Guid? Posting, Guid? Account, string? Route, string? RequestId, Guid? Family, Guid? FamilyEpisode, string? Subject, string? Why)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    public static string Beginning { get; } = HashOf("kith");

    public static EmergencyLine Of(AuditRow row, int number, string before, string why)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(number, before, row.At, row.Kind, row.Posting?.Value, row.Account, row.Route, row.RequestId, row.Family?.Value, row.FamilyEpisode?.Value, row.Subject, why);
    }

    public AuditRow Row() => new()
    {
        At = At,
        Kind = Kind,
        Posting = Posting is { } posting ? new PostingId(posting) : null,
        Account = Account,
        Route = Route,
        RequestId = RequestId,
        Family = Family is { } family ? new FamilyId(family) : null,
        FamilyEpisode = FamilyEpisode is { } episode ? new FamilyEpisodeId(episode) : null,
        Subject = Subject,
    };

    public string Written(Func<byte[], byte[]> sign)
    {
        ArgumentNullException.ThrowIfNull(sign);
        var json = JsonSerializer.Serialize(this, Json);
        return $"{json}\t{Convert.ToBase64String(sign(SHA256.HashData(Encoding.UTF8.GetBytes(json))))}";
    }

    /// <returns>Null when it is no such line, or another key signed it.</returns>
    public static EmergencyLine? Read(string text, Func<byte[], byte[], bool> isSigned)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(isSigned);
        try
        {
            return text.Split('\t') is [var json, var signature] && isSigned(SHA256.HashData(Encoding.UTF8.GetBytes(json)), Convert.FromBase64String(signature))
                ? JsonSerializer.Deserialize<EmergencyLine>(json, Json)
                : null;
        }
        catch (Exception why) when (why is JsonException or FormatException)
        {
            return null;
        }
    }

    public static string HashOf(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
}
