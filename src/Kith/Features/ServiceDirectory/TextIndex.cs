using System.Text;
using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>The stems of one service, by where they stand.</summary>
/// <param name="Squares">The <see cref="GridSquares"/> of its places. Nobody can type one.</param>
/// <param name="IsPublic">Everybody may find it.</param>
public sealed record ServiceStems(int Number, string Name, string Organization, string Terms, string Description, string Squares, bool IsPublic);

/// <summary>A service in which words were found. The higher the score, the better it answers.</summary>
public sealed class TextHit
{
    public int Number { get; init; }

    public double Score { get; init; }
}

/// <summary>How many public services have the words, and the numbers of one page of them, in order.</summary>
public sealed class PublicHits
{
    public int Total { get; init; }

    public int[] Numbers { get; init; } = [];
}

/// <summary>Words and where they are found, by each database’s own means. Both are given stems alone, so that both find the same services.</summary>
public abstract class TextIndex : IPrepare
{
    public static TextIndex For(Storage storage) => storage.IsEmbedded ? new SqliteText() : new PostgresText();

    /// <summary>Makes its tables, which no model describes.</summary>
    public abstract Task Prepare(KithDb db, CancellationToken ct);

    public abstract Task Put(KithDb db, ServiceStems stems, CancellationToken ct);

    public abstract Task Clear(KithDb db, CancellationToken ct);

    /// <param name="isAny">Some of the words are enough.</param>
    public abstract IQueryable<TextHit> Find(KithDb db, WordQuery query, bool isAny);

    /// <summary>The numbers of the services that have all the words, unranked: to rank costs more than to find.</summary>
    /// <param name="squares">If there are any, only services with a place in one of them: a word that half the country has must not cost what the country costs.</param>
    public abstract IQueryable<int> Numbers(KithDb db, WordQuery query, IReadOnlyList<string> squares);

    /// <summary>A page of the public services that have all the words: counted where they lie, because to read the number of each costs more than to find it.</summary>
    public abstract Task<PublicHits> Page(KithDb db, WordQuery query, int skip, int take, CancellationToken ct);

    /// <summary>Groups within brackets; each word was made of letters and digits alone and stands in quotation marks.</summary>
    protected static string Written(WordQuery query, bool isAny, char quote, string and, string or)
    {
        var text = new StringBuilder();
        foreach (var group in query.Groups)
        {
            text.Append(text.Length == 0 ? string.Empty : isAny ? or : and).Append('(');
            text.AppendJoin(or, group.Select(words => $"({string.Join(and, words.Select(w => $"{quote}{w}{quote}"))})")).Append(')');
        }

        return text.ToString();
    }
}

/// <summary>FTS5 without content of its own. MATERIALIZED, because a planner that asks it once for every other row takes a second.</summary>
internal sealed class SqliteText : TextIndex
{
    // Stands among the squares of what everybody may find.
    private const string Public = "everybody";

    public override async Task Prepare(KithDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""CREATE VIRTUAL TABLE IF NOT EXISTS "ServiceText" USING fts5(name, organization, terms, description, squares, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')""",
            ct);
    }

    public override async Task Put(KithDb db, ServiceStems stems, CancellationToken ct)
    {
        var squares = stems.IsPublic ? $"{Public} {stems.Squares}" : stems.Squares;
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "ServiceText" WHERE rowid = {stems.Number}""", ct);
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "ServiceText"(rowid, name, organization, terms, description, squares) VALUES ({stems.Number}, {stems.Name}, {stems.Organization}, {stems.Terms}, {stems.Description}, {squares})""", ct);
    }

    public override Task Clear(KithDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""DELETE FROM "ServiceText" """, ct);

    public override IQueryable<TextHit> Find(KithDb db, WordQuery query, bool isAny)
    {
        var match = Words(query, isAny);
        return db.Database.SqlQuery<TextHit>(
            $"""WITH found AS MATERIALIZED (SELECT rowid AS "Number", -bm25("ServiceText", 10, 3, 5, 1, 0) AS "Score" FROM "ServiceText" WHERE "ServiceText" MATCH {match}) SELECT "Number", "Score" FROM found""");
    }

    public override IQueryable<int> Numbers(KithDb db, WordQuery query, IReadOnlyList<string> squares)
    {
        var match = squares.Count == 0 ? Words(query, false) : $"{Words(query, false)} AND {{squares}} : ({string.Join(" OR ", squares)})";
        return db.Database.SqlQuery<int>($"""WITH found AS MATERIALIZED (SELECT rowid AS "Value" FROM "ServiceText" WHERE "ServiceText" MATCH {match}) SELECT "Value" FROM found""");
    }

    public override async Task<PublicHits> Page(KithDb db, WordQuery query, int skip, int take, CancellationToken ct)
    {
        var match = $"{Words(query, false)} AND {{squares}} : {Public}";
        return new PublicHits
        {
            Total = (await db.Database.SqlQuery<int>($"""SELECT count(*) AS "Value" FROM "ServiceText" WHERE "ServiceText" MATCH {match}""").ToListAsync(ct))[0],
            Numbers = [.. await db.Database.SqlQuery<int>($"""SELECT rowid AS "Value" FROM "ServiceText" WHERE "ServiceText" MATCH {match} ORDER BY rowid LIMIT {take} OFFSET {skip}""").ToListAsync(ct)],
        };
    }

    private static string Words(WordQuery query, bool isAny) => $"{{name organization terms description}} : ({Written(query, isAny, '"', " AND ", " OR ")})";
}

/// <summary>A tsvector made of our own stems, so that the server’s dictionaries play no part.</summary>
internal sealed class PostgresText : TextIndex
{
    // Of D, C, B and A.
    private static readonly float[] Weights = [0.1f, 0.3f, 0.5f, 1f];

    private const int MostPositions = 4_000;

    public override async Task Prepare(KithDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""CREATE TABLE IF NOT EXISTS "ServiceText" ("Number" integer PRIMARY KEY, "IsPublic" boolean NOT NULL, "Words" tsvector NOT NULL)""", ct);
        await db.Database.ExecuteSqlAsync($"""CREATE INDEX IF NOT EXISTS "IX_ServiceText_Words" ON "ServiceText" USING gin ("Words")""", ct);
    }

    public override Task Put(KithDb db, ServiceStems stems, CancellationToken ct)
    {
        var vector = Vector((stems.Name, 'A'), (stems.Terms, 'B'), (stems.Organization, 'C'), (stems.Description, 'D'))
            + string.Concat(stems.Squares.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => $"'{Square(s)}' "));
        return db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "ServiceText" ("Number", "IsPublic", "Words") VALUES ({stems.Number}, {stems.IsPublic}, {vector}::tsvector) ON CONFLICT ("Number") DO UPDATE SET "IsPublic" = excluded."IsPublic", "Words" = excluded."Words" """, ct);
    }

    public override Task Clear(KithDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""DELETE FROM "ServiceText" """, ct);

    public override IQueryable<TextHit> Find(KithDb db, WordQuery query, bool isAny)
    {
        var match = Written(query, isAny, '\'', " & ", " | ");
        return db.Database.SqlQuery<TextHit>(
            $"""WITH found AS MATERIALIZED (SELECT "Number", ts_rank({Weights}, "Words", {match}::tsquery)::float8 AS "Score" FROM "ServiceText" WHERE "Words" @@ {match}::tsquery) SELECT "Number", "Score" FROM found""");
    }

    public override IQueryable<int> Numbers(KithDb db, WordQuery query, IReadOnlyList<string> squares)
    {
        var words = Written(query, false, '\'', " & ", " | ");
        var match = squares.Count == 0 ? words : $"({words}) & ({string.Join(" | ", squares.Select(s => $"'{Square(s)}'"))})";
        return db.Database.SqlQuery<int>($"""WITH found AS MATERIALIZED (SELECT "Number" AS "Value" FROM "ServiceText" WHERE "Words" @@ {match}::tsquery) SELECT "Value" FROM found""");
    }

    public override async Task<PublicHits> Page(KithDb db, WordQuery query, int skip, int take, CancellationToken ct)
    {
        var match = Written(query, false, '\'', " & ", " | ");
        return (await db.Database.SqlQuery<PublicHits>(
            $"""WITH found AS MATERIALIZED (SELECT "Number" FROM "ServiceText" WHERE "Words" @@ {match}::tsquery AND "IsPublic") SELECT (SELECT count(*)::int FROM found) AS "Total", ARRAY(SELECT "Number" FROM found ORDER BY "Number" LIMIT {take} OFFSET {skip}) AS "Numbers" """)
            .ToListAsync(ct))[0];
    }

    /// <summary>With a sign that no stem has.</summary>
    private static string Square(string name) => $"#{name}";

    private static string Vector(params (string Stems, char Weight)[] parts)
    {
        var vector = new StringBuilder();
        var position = 0;
        foreach (var (stems, weight) in parts)
        {
            foreach (var stem in stems.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostPositions))
            {
                vector.Append('\'').Append(stem).Append("':").Append(++position).Append(weight).Append(' ');
            }
        }

        return vector.ToString();
    }
}
