using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;

namespace Kith.Platform.Record;

/// <summary>A head of the chain as it was written down outside the database.</summary>
public sealed record SealHead(long Number, string Hash, string Key, byte[] Signature)
{
    /// <returns>Null when the line is no head.</returns>
    public static SealHead? Parsed(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var signature = new byte[line.Length];
        return line.Split(' ') is [var number, { Length: 64 } hash, var key, var signed] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            && hash.All(char.IsAsciiHexDigitLower) && Convert.TryFromBase64String(signed, signature, out var length)
                ? new SealHead(parsed, hash, key, signature[..length])
                : null;
    }
}

/// <summary>The heads in one file.</summary>
/// <param name="Fault">The first line that is no head, in words; null when each is one. An end that a power cut tore is no line: it is cut off when the next head is written down.</param>
public sealed record SealHeads(IReadOnlyList<SealHead> All, string? Fault)
{
    public static SealHeads In(string file)
    {
        var text = File.ReadAllText(file);
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var heads = Array.ConvertAll(lines, l => SealHead.Parsed(l.TrimEnd('\r')));
        return new([.. heads.OfType<SealHead>()], Array.IndexOf(heads, null) is >= 0 and var at ? $"Line {at + 1} of {Path.GetFileName(file)} is not a head of the chain as it was written down" : null);
    }
}

/// <param name="Fault">The first record that is not as it was sealed, in words; null when all are.</param>
/// <param name="Waiting">Lines that came since the last seal.</param>
public sealed record RecordVerdict(string? Fault, long Seals, long Lines, long Waiting);

/// <summary>
/// Goes through the chain of seals and every sealed line, and names the first that is not as it was sealed. It reads the tables by itself, past
/// everything that writes them.
/// </summary>
/// <param name="keys">Public keys by name; with none, signatures are not looked at.</param>
/// <param name="heads">With none, an end that was cut off is not seen.</param>
public sealed class RecordVerifier(DbConnection connection, DbTransaction? within, IReadOnlyDictionary<string, ECDsa> keys, IReadOnlyList<SealHead> heads)
{
    private const int Page = 500;

    private const string SealsSql =
        """SELECT "Number", "At", "LedgerTo", "AuditTo", "LedgerMarks", "AuditMarks", "Hash", "Key", "Signature" FROM "Seals" WHERE "Number" > @after ORDER BY "Number" LIMIT @most""";

    private const string LedgerSql =
        """SELECT "Sequence", "At", "By", "Kind", "Family", "FamilyEpisode", "Person", "Label", "LabelPerson", "Data" FROM "Ledger" WHERE "Sequence" > @after AND "Sequence" <= @to ORDER BY "Sequence" """;

    private const string AuditSql =
        """SELECT "Sequence", "At", "Kind", "Posting", "Account", "Route", "RequestId", "Family", "FamilyEpisode", "Subject" FROM "Audit" WHERE "Sequence" > @after AND "Sequence" <= @to ORDER BY "Sequence" """;

    private const string WaitingSql = """SELECT (SELECT COUNT(*) FROM "Ledger" WHERE "Sequence" > @after) + (SELECT COUNT(*) FROM "Audit" WHERE "Sequence" > @to)""";

    private readonly ILookup<long, SealHead> written = heads.ToLookup(h => h.Number);

    public async Task<RecordVerdict> Verify(CancellationToken ct)
    {
        var (number, ledger, audit, hash, lines) = (0L, long.MinValue, long.MinValue, SealForm.Beginning, 0L);
        while (await Seals(number, ct) is { Count: > 0 } page)
        {
            List<(long Seal, string Fault)> faults = [];
            foreach (var seal in page)
            {
                if (FaultOf(seal, number, hash) is { } fault)
                {
                    faults.Add((seal.Number, fault));
                    break;
                }

                (number, hash) = (seal.Number, seal.Hash);
            }

            // Lines of seals that are themselves as they were.
            var whole = page.TakeWhile(s => s.Number <= number).ToList();
            if (whole.Count > 0)
            {
                var ofLedger = await FirstFault("Ledger", LedgerSql, LedgerFields, ledger, whole.Select(s => (s.Number, s.LedgerTo, s.LedgerMarks)), ct);
                var ofAudit = await FirstFault("audit", AuditSql, AuditFields, audit, whole.Select(s => (s.Number, s.AuditTo, s.AuditMarks)), ct);
                faults.AddRange(new[] { ofLedger, ofAudit }.OfType<(long, string)>());
                (ledger, audit) = (whole[^1].LedgerTo, whole[^1].AuditTo);
                lines += whole.Sum(s => (s.LedgerMarks.Length + s.AuditMarks.Length) / SealForm.MarkBytes);
            }

            if (faults.Count > 0)
            {
                return new RecordVerdict(faults.MinBy(f => f.Seal).Fault, number, lines, 0);
            }
        }

        var lastWritten = heads.Count > 0 ? heads.Max(h => h.Number) : 0;
        var cut = lastWritten > number ? $"The end is cut off: seal {number + 1}{(lastWritten > number + 1 ? $" to {lastWritten} were" : " was")} written down and not in the database any more" : null;
        return new RecordVerdict(cut, number, lines, await Waiting(Math.Max(ledger, 0), Math.Max(audit, 0), ct));
    }

    private string? FaultOf(Seal seal, long before, byte[] hash)
    {
        if (seal.Number != before + 1)
        {
            return $"Seal {before + 1} is missing";
        }

        if (seal.LedgerMarks.Length % SealForm.MarkBytes != 0 || seal.AuditMarks.Length % SealForm.MarkBytes != 0
            || !SealForm.Hash(hash, seal.Number, seal.At, seal.LedgerTo, seal.AuditTo, seal.LedgerMarks, seal.AuditMarks).AsSpan().SequenceEqual(seal.Hash))
        {
            return $"Seal {seal.Number} was changed";
        }

        if (keys.Count > 0 && !IsSigned(seal.Key, seal.Hash, seal.Signature))
        {
            return $"Seal {seal.Number} is not signed with a key of this record";
        }

        var hex = Convert.ToHexStringLower(seal.Hash);
        return written[seal.Number].Any(h => h.Hash != hex && (keys.Count == 0 || IsSigned(h.Key, Convert.FromHexString(h.Hash), h.Signature)))
            ? $"Seal {seal.Number} is not the one that was written down"
            : null;
    }

    private bool IsSigned(string key, byte[] hash, byte[] signature) => keys.TryGetValue(key, out var known) && known.VerifyHash(hash, signature);

    /// <summary>Walks the lines and the marks side by side.</summary>
    private async Task<(long Seal, string Fault)?> FirstFault(
        string table, string sql, Func<DbDataReader, IEnumerable<string?>> fields, long after, IEnumerable<(long Seal, long To, byte[] Marks)> seals, CancellationToken ct)
    {
        var expected = seals.SelectMany(s => s.Marks.Chunk(SealForm.MarkBytes).Select(m => (s.Seal, Sequence: BinaryPrimitives.ReadInt64BigEndian(m), Mark: m))).ToList();
        var sealOf = seals.ToList();
        await using var command = Command(sql, ("@after", after), ("@to", sealOf[^1].To));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var at = 0;
        while (await reader.ReadAsync(ct))
        {
            var sequence = Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture);
            if (at == expected.Count || sequence < expected[at].Sequence)
            {
                return (sealOf.First(s => s.To >= sequence).Seal, $"Line {sequence} of the {table} was put in later");
            }

            if (sequence > expected[at].Sequence)
            {
                return Missing(at);
            }

            if (!SealForm.Mark(sequence, fields(reader)).AsSpan().SequenceEqual(expected[at].Mark))
            {
                return (expected[at].Seal, $"Line {sequence} of the {table} was changed");
            }

            at++;
        }

        return at < expected.Count ? Missing(at) : null;

        (long, string) Missing(int place) => (expected[place].Seal, $"Line {expected[place].Sequence} of the {table} is missing");
    }

    private static IEnumerable<string?> LedgerFields(DbDataReader row) =>
        [Moment(row[1]), Id(row[2]), Word(row[3]), Id(row[4]), Id(row[5]), Id(row[6]), Word(row[7]), Id(row[8]), Word(row[9])];

    private static IEnumerable<string?> AuditFields(DbDataReader row) =>
        [Moment(row[1]), Word(row[2]), Id(row[3]), Id(row[4]), Word(row[5]), Word(row[6]), Id(row[7]), Id(row[8]), Word(row[9])];

    private async Task<List<Seal>> Seals(long after, CancellationToken ct)
    {
        await using var command = Command(SealsSql, ("@after", after), ("@most", Page));
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<Seal> seals = [];
        while (await reader.ReadAsync(ct))
        {
            seals.Add(new Seal
            {
                Number = reader.GetInt64(0),
                At = reader.GetDateTime(1),
                LedgerTo = reader.GetInt64(2),
                AuditTo = reader.GetInt64(3),
                LedgerMarks = (byte[])reader.GetValue(4),
                AuditMarks = (byte[])reader.GetValue(5),
                Hash = (byte[])reader.GetValue(6),
                Key = reader.GetString(7),
                Signature = (byte[])reader.GetValue(8),
            });
        }

        return seals;
    }

    private async Task<long> Waiting(long ledger, long audit, CancellationToken ct)
    {
        await using var command = Command(WaitingSql, ("@after", ledger), ("@to", audit));
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    private DbCommand Command(string sql, params (string Name, long Value)[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Each is one of the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = within;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    // SQLite keeps ids and moments as text: one that means the same and is written otherwise was written by somebody else.
    private static string Moment(object value) => value switch
    {
        DateTime moment => SealForm.Ticks(moment),
        string text when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            && moment.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture) == text => SealForm.Ticks(moment),
        _ => $"not a moment: {value}",
    };

    private static string Id(object value) => value switch
    {
        DBNull => string.Empty,
        Guid id => id.ToString(),
        string text when Guid.TryParseExact(text, "D", out var id) && !text.Any(char.IsAsciiLetterLower) => id.ToString(),
        _ => $"not an id: {value}",
    };

    private static string? Word(object value) => value switch
    {
        DBNull => null,
        string text => text,
        _ => $"not text: {value}",
    };
}
