using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kith.Platform.Record;

/// <summary>
/// One link of the chain that shows whether the Ledger or the audit was altered (TR-52): it marks every line that came since the link before, and
/// its hash takes in that link's. Its signature is made with a key that the database does not hold.
/// </summary>
public sealed class Seal
{
    /// <summary>From 1, without gaps.</summary>
    public required long Number { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The last line of the Ledger that is sealed.</summary>
    public required long LedgerTo { get; init; }

    public required long AuditTo { get; init; }

    /// <summary>For each new line of the Ledger and then of the audit its sequence (8 bytes) and the first 16 bytes of its hash.</summary>
    public required byte[] LedgerMarks { get; init; }

    public required byte[] AuditMarks { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>The key that signed it, by the first bytes of its public half's hash.</summary>
    public required string Key { get; init; }

    public required byte[] Signature { get; init; }
}

/// <summary>How lines are hashed and marked; the writer of seals and whoever verifies them agree on no more than this.</summary>
public static class SealForm
{
    public const int MarkBytes = 24;

    /// <summary>A line's mark. Every field stands with its length before it, so that nothing can be moved from one to another.</summary>
    /// <param name="fields">In the order of the table's columns: ids as lower-case GUIDs, moments in ticks, what is not there as null.</param>
    public static byte[] Mark(long sequence, params IEnumerable<string?> fields)
    {
        var line = new StringBuilder();
        foreach (var field in fields)
        {
            line.Append(field is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}")).Append(',');
        }

        var mark = new byte[MarkBytes];
        BinaryPrimitives.WriteInt64BigEndian(mark, sequence);
        SHA256.HashData(Encoding.UTF8.GetBytes(line.ToString())).AsSpan(0, MarkBytes - sizeof(long)).CopyTo(mark.AsSpan(sizeof(long)));
        return mark;
    }

    public static byte[] Hash(byte[] before, long number, DateTime at, long ledgerTo, long auditTo, byte[] ledgerMarks, byte[] auditMarks)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        foreach (var value in new[] { number, at.Ticks, ledgerTo, auditTo, ledgerMarks.Length, auditMarks.Length })
        {
            var bytes = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            hash.AppendData(bytes);
        }

        hash.AppendData(ledgerMarks);
        hash.AppendData(auditMarks);
        return hash.GetHashAndReset();
    }

    /// <summary>What comes before the first seal.</summary>
    public static byte[] Beginning { get; } = SHA256.HashData("kith"u8);

    public static string Ticks(DateTime at) => at.Ticks.ToString(CultureInfo.InvariantCulture);
}
