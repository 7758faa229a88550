using System.Data.Common;
using Kith.Platform.Data;
using Kith.Practice.Families;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Kith.Testing;

/// <summary>
/// Rows that commands once wrote, written again and again under new ids by bulk insert: a record as large as one likes in which every row is one that a
/// command would have written. The agencies, teams and workers stay who they are: a partnership does not hire because its record grows.
/// </summary>
public sealed class Population
{
    private static readonly string[] Organisation = ["Agencies", "Teams", "Workers", "Postings", "Accounts", "Sessions", "Passkeys"];

    private readonly IReadOnlyList<TableRows> tables;
    private readonly Dictionary<Guid, int> ids;

    private Population(IReadOnlyList<TableRows> tables, Dictionary<Guid, int> ids) => (this.tables, this.ids) = (tables, ids);

    /// <summary>How many rows of a table are written each time.</summary>
    public int RowsOf(string table) => tables.FirstOrDefault(t => t.Name == table)?.Values.Count ?? 0;

    /// <summary>Remembers every row that the commands write in whichever table.</summary>
    public static async Task<Population> Of(KithWorld world, Func<Task> commands)
    {
        var before = await Everything(world);
        await commands();
        var after = await Everything(world);
        var added = after.Select(t =>
        {
            var had = before.Single(b => b.Name == t.Name).Values.Select(Words).ToHashSet(StringComparer.Ordinal);
            return t with { Values = t.Values.Where(v => !had.Contains(Words(v))).ToList() };
        }).Where(t => t.Values.Count > 0 && !Organisation.Contains(t.Name)).ToList();
        var old = before.Concat(after.Where(t => Organisation.Contains(t.Name))).SelectMany(t => t.Values).SelectMany(v => v).Select(AsGuid).OfType<Guid>().ToHashSet();
        var written = added.SelectMany(t => t.Values).SelectMany(v => v).Select(AsGuid).OfType<Guid>().Where(id => !old.Contains(id)).Distinct().Select((id, place) => (id, place))
            .ToDictionary(p => p.id, p => p.place);
        return new Population(added, written);
    }

    /// <summary>Every table’s rows, those that others point to first.</summary>
    public static async Task<List<TableRows>> Everything(KithWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        List<TableRows> found = [];
        await using var connection = await world.Database.Open();
        foreach (var table in InOrder(await world.Read(db => Task.FromResult(db.Model))))
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are those of the model.
            command.CommandText = $"SELECT {Columns(table)} FROM \"{table.Name}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            var types = Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetDataTypeName(i).Split('(')[0]).ToList();
            List<object?[]> values = [];
            while (await reader.ReadAsync())
            {
                values.Add(Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i)).ToArray());
            }

            found.Add(new TableRows(table.Name, table.Columns.Select(c => c.Name).ToList(), types, table.Columns.Select(c => c.IsUniqueText).ToList(), values));
        }

        return found;
    }

    /// <summary>Writes all remembered rows so many times more.</summary>
    /// <param name="from">The number of the first copy: no two of one record may have the same.</param>
    public async Task Grow(KithWorld world, int times, int from = 0, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        await using var connection = await world.Database.Open();
        const int Batch = 200;
        for (var first = 0; first < times; first += Batch)
        {
            var copies = Enumerable.Range(from + first, Math.Min(Batch, times - first)).Select(n => new Copy(n, ids.Count)).ToList();
            if (connection is NpgsqlConnection postgres)
            {
                await Insert(postgres, copies, ct);
            }
            else
            {
                await Insert((SqliteConnection)connection, copies, ct);
            }
        }
    }

    /// <summary>Lets the database count its rows, as it does by itself in a record that grew over years.</summary>
    public static Task<int> Analyse(KithWorld world) => world.Read(db =>
    {
        db.Database.SetCommandTimeout(600);
        return db.Database.ExecuteSqlAsync($"ANALYZE");
    });

    private async Task Insert(SqliteConnection connection, List<Copy> copies, CancellationToken ct)
    {
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(ct);
        foreach (var table in tables)
        {
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
#pragma warning disable CA2100 // The names are those of the model.
            insert.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
#pragma warning restore CA2100
            var parameters = table.Columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter($"@p{i}", null))).ToList();
            foreach (var (copy, row, place) in Each(table, copies))
            {
                for (var i = 0; i < row.Length; i++)
                {
                    parameters[i].Value = Renewed(table, row, i, copy, place) ?? DBNull.Value;
                }

                await insert.ExecuteNonQueryAsync(ct);
            }
        }

        await transaction.CommitAsync(ct);
    }

    private async Task Insert(NpgsqlConnection connection, List<Copy> copies, CancellationToken ct)
    {
        foreach (var table in tables)
        {
            await using var writer = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c}\""))}) FROM STDIN (FORMAT BINARY)", ct);
            foreach (var (copy, row, place) in Each(table, copies))
            {
                await writer.StartRowAsync(ct);
                for (var i = 0; i < row.Length; i++)
                {
                    if (Renewed(table, row, i, copy, place) is { } value)
                    {
                        await writer.WriteAsync(value, table.Types[i], ct);
                    }
                    else
                    {
                        await writer.WriteNullAsync(ct);
                    }
                }
            }

            await writer.CompleteAsync(ct);
        }
    }

    private static IEnumerable<(Copy Copy, object?[] Row, int Place)> Each(TableRows table, List<Copy> copies) =>
        copies.SelectMany(copy => table.Values.Select((row, place) => (copy, row, place)));

    private object? Renewed(TableRows table, object?[] row, int column, Copy copy, int place)
    {
        var value = row[column];
        if (AsGuid(value) is { } id)
        {
            return !ids.TryGetValue(id, out var number) ? value : value is Guid ? copy.Ids[number] : copy.Ids[number].ToString().ToUpperInvariant();
        }

        return value switch
        {
            string reference when table.Name == "Families" && table.Columns[column] == nameof(Family.Ref) => copy.Ref(place, reference.Length),
            string unique when table.IsUniqueText[column] => $"{copy.Number}.{unique}",
            string text when text.StartsWith('{') => Ids(text, copy),
            _ => value,
        };
    }

    // The facts name ids in their JSON.
    private string Ids(string json, Copy copy)
    {
        foreach (var at in Enumerable.Range(0, Math.Max(0, json.Length - 35)).Where(i => json[i] is not ('"' or '{' or ':') && i > 0 && json[i - 1] == '"'))
        {
            if (Guid.TryParseExact(json.AsSpan(at, 36), "D", out var id) && ids.TryGetValue(id, out var number))
            {
                json = string.Concat(json.AsSpan(0, at), copy.Ids[number].ToString(), json.AsSpan(at + 36));
            }
        }

        return json;
    }

    private static Guid? AsGuid(object? value) => value switch
    {
        Guid id => id,
        string { Length: 36 } text when Guid.TryParseExact(text, "D", out var id) => id,
        _ => null,
    };

    private static string Words(object?[] row) => string.Join('\u001f', row.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : v?.ToString()));

    private static string Columns(Table table) => string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));

    private static List<Table> InOrder(IModel model)
    {
        var all = model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsMappedToJson()).GroupBy(e => e.GetTableName()!).ToDictionary(
            g => g.Key,
            g => (Types: g.ToList(), Needs: g.SelectMany(e => e.GetForeignKeys()).Select(f => f.PrincipalEntityType.GetTableName()!).Where(n => n != g.Key).ToHashSet(StringComparer.Ordinal)));
        List<Table> ordered = [];
        while (all.Count > 0)
        {
            var (name, next) = all.First(t => !t.Value.Needs.Any(all.ContainsKey));
            all.Remove(name);
            ordered.Add(new Table(name, next.Types.SelectMany(ColumnsOf).DistinctBy(c => c.Name).ToList()));
        }

        return ordered;
    }

    private static IEnumerable<(string Name, bool IsUniqueText)> ColumnsOf(IEntityType type) => type.GetProperties()
        .Where(p => !(p.ValueGenerated == ValueGenerated.OnAdd && p.ClrType == typeof(long)))
        .Select(p => (p.GetColumnName(), p.ClrType == typeof(string) && p.GetContainingIndexes().Any(i => i.IsUnique && i.Properties.Count == 1)));

    private sealed record Table(string Name, IReadOnlyList<(string Name, bool IsUniqueText)> Columns);

    /// <summary>One writing of all the rows: its ids, later ones sorting later, as commands make them.</summary>
    private sealed class Copy(int number, int count)
    {
        private static readonly DateTimeOffset Began = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public int Number => number;

        public Guid[] Ids { get; } = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7(Began.AddMilliseconds(number))).ToArray();

        // Scattered, so that references say nothing and still never meet: the factor has no divisor in common with the alphabet’s size.
        public string Ref(int place, int length)
        {
            const string Alphabet = "23456789bcdfghjkmnpqrstvwxyz";
            var scattered = ((ulong)((number * 1_000) + place + 1) * 7_919_999_983UL) % (ulong)Math.Pow(Alphabet.Length, length);
            var letters = new char[length];
            for (var i = 0; i < length; i++)
            {
                letters[i] = Alphabet[(int)(scattered % (ulong)Alphabet.Length)];
                scattered /= (ulong)Alphabet.Length;
            }

            return new string(letters);
        }
    }
}

/// <summary>The rows of one table, as the database gives them.</summary>
public sealed record TableRows(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Types, IReadOnlyList<bool> IsUniqueText, IReadOnlyList<object?[]> Values);
