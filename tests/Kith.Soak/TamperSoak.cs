using System.Buffers.Binary;
using System.Security.Cryptography;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>Whoever has the database in hand, but neither the key of the seals nor the heads of their chain, alters nothing unseen (TR-52, F13).</summary>
public sealed class TamperSoak(KithWorld world) : IClassFixture<KithWorld>
{
    [Fact]
    [Trait("Soak", "tamper")]
    public async Task Every_alteration_of_the_sealed_record_is_found()
    {
        var times = Soak.Cycles(quick: 200, full: 10_000);
        await ARecord();
        await world.Unguarded();
        var heads = SealHeads.In(Path.Combine(world.Storage.SealFolder, SealFolder.HeadsName)).All;
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(world.Storage.SealFolder, SealFolder.PublicName)));
        var keys = new Dictionary<string, ECDsa> { [SealFolder.NameOf(key)] = key };
        var noKeys = new Dictionary<string, ECDsa>();

        await using var scope = world.Everything();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var made = Enum.GetValues<Alteration>().ToDictionary(a => a, _ => 0);
        var (unseenByKey, unseenByHeads, unseenByNeither) = (0, 0, 0);
        for (var time = 0; time < times; time++)
        {
            var random = new Random(time);
            await using var transaction = await db.Database.BeginTransactionAsync();
            var within = transaction.GetDbTransaction();
            var (what, kind) = await Alter(db, random);
            made[kind]++;
            Assert.True(await IsSeen(keys, heads), $"{what} was not found");

            // What each of the two proves: with the key alone a cut end stays unseen, with the heads alone what was put on behind them, and with neither a chain that was made anew as well.
            var (byKey, byHeads, byNeither) = (await IsSeen(keys, []), await IsSeen(noKeys, heads), await IsSeen(noKeys, []));
            Assert.Equal((what, kind != Alteration.Cut, kind != Alteration.Growth, kind == Alteration.Lines), (what, byKey, byHeads, byNeither));
            (unseenByKey, unseenByHeads, unseenByNeither) = (unseenByKey + (byKey ? 0 : 1), unseenByHeads + (byHeads ? 0 : 1), unseenByNeither + (byNeither ? 0 : 1));
            await transaction.RollbackAsync();

            async Task<bool> IsSeen(IReadOnlyDictionary<string, ECDsa> known, IReadOnlyList<SealHead> written) =>
                (await new RecordVerifier(connection, within, known, written).Verify(CancellationToken.None)).Fault is not null;
        }

        Assert.Null((await new RecordVerifier(connection, null, keys, heads).Verify(CancellationToken.None)).Fault);
        Assert.DoesNotContain(0, made.Values);
        Soak.Say(
            $"{times} of {times} alterations found; without the heads outside the database {unseenByKey} stay unseen ({made[Alteration.Cut]} cut ends), without the key {unseenByHeads} ({made[Alteration.Growth]} ends put on), without both {unseenByNeither} ({made[Alteration.Fork]} forks besides)");
    }

    private enum Alteration
    {
        /// <summary>Lines alone: their marks tell it.</summary>
        Lines,

        /// <summary>The end is cut off, with its seals: only the heads tell it.</summary>
        Cut,

        /// <summary>A line is changed with its mark, and every seal from there on made anew.</summary>
        Fork,

        /// <summary>A line is put in behind the last head, with a seal: only the key tells it.</summary>
        Growth,
    }

    /// <summary>Some seals with lines of both tables.</summary>
    private async Task ARecord()
    {
        for (var i = 0; i < 8; i++)
        {
            var family = i == 0 ? await world.Given.AFamily() : null;
            var worker = family?.SocialWorker ?? await world.Given.AWorker(Role.SocialWorker);
            await world.As(worker).Open("/");
            await world.As(worker).Open("/families");
            await world.SealAll();
        }
    }

    private static async Task<(string What, Alteration Kind)> Alter(KithDb db, Random random)
    {
        var table = random.Next(2) == 0 ? "Ledger" : "Audit";
        var lines = table == "Ledger" ? await db.Facts.AsNoTracking().Select(f => f.Sequence).Order().ToListAsync() : await db.Audit.AsNoTracking().Select(a => a.Sequence).Order().ToListAsync();
        var line = lines[random.Next(lines.Count)];
        switch (random.Next(9))
        {
            case 0:
                var column = table == "Ledger" ? Of(random, "Kind", "Data", "Label") : Of(random, "Kind", "Route", "RequestId", "Subject");
                await Run(db, $"""UPDATE "{table}" SET "{column}" = COALESCE("{column}", '') || 'x' WHERE "Sequence" = {line}""");
                return ($"A change of {column} in line {line} of {table}", Alteration.Lines);
            case 1:
                var id = table == "Ledger" ? Of(random, "By", "Family", "FamilyEpisode", "Person", "LabelPerson") : Of(random, "Posting", "Account", "Family", "FamilyEpisode");
                await Run(db, $"""UPDATE "{table}" SET "{id}" = {(db is SqliteKithDb ? $"'{Guid.NewGuid().ToString().ToUpperInvariant()}'" : $"'{Guid.NewGuid()}'::uuid")} WHERE "Sequence" = {line}""");
                return ($"Another {id} in line {line} of {table}", Alteration.Lines);
            case 6:
                await Run(db, db is SqliteKithDb
                    ? $"""UPDATE "{table}" SET "At" = strftime('%Y-%m-%d %H:%M:%S', "At", '+{random.Next(1, 999)} minutes') WHERE "Sequence" = {line}"""
                    : $"""UPDATE "{table}" SET "At" = "At" + interval '{random.Next(1, 999)} minutes' WHERE "Sequence" = {line}""");
                return ($"Another moment of line {line} of {table}", Alteration.Lines);
            case 2:
                await Run(db, $"""DELETE FROM "{table}" WHERE "Sequence" = {line}""");
                return ($"The loss of line {line} of {table}", Alteration.Lines);
            case 3:
                var free = line - 1;
                while (lines.Contains(free))
                {
                    free--;
                }

                await Run(db, table == "Ledger"
                    ? $"""INSERT INTO "Ledger" ("Sequence", "At", "Kind", "Label", "Data") SELECT {free}, "At", "Kind", "Label", "Data" FROM "Ledger" WHERE "Sequence" = {line}"""
                    : $"""INSERT INTO "Audit" ("Sequence", "At", "Kind") SELECT {free}, "At", "Kind" FROM "Audit" WHERE "Sequence" = {line}""");
                return ($"Line {free} put into {table}", Alteration.Lines);
            case 4:
                var other = lines.First(l => l != line);
                await Run(db, $"""UPDATE "{table}" SET "Sequence" = -999999 WHERE "Sequence" = {line}""");
                await Run(db, $"""UPDATE "{table}" SET "Sequence" = {line} WHERE "Sequence" = {other}""");
                await Run(db, $"""UPDATE "{table}" SET "Sequence" = {other} WHERE "Sequence" = -999999""");
                return ($"Lines {line} and {other} of {table} in each other’s place", Alteration.Lines);
            case 5:
                return (await Fork(db, random), Alteration.Fork);
            case 8:
                return (await Grow(db, random), Alteration.Growth);
            default:
                var seals = await db.Seals.AsNoTracking().OrderBy(s => s.Number).ToListAsync();
                var last = seals[random.Next(seals.Count - 1)];
                await Run(db, $"""DELETE FROM "Ledger" WHERE "Sequence" > {last.LedgerTo}""");
                await Run(db, $"""DELETE FROM "Audit" WHERE "Sequence" > {last.AuditTo}""");
                await Run(db, $"""DELETE FROM "Seals" WHERE "Number" > {last.Number}""");
                return ($"A cut after seal {last.Number}", Alteration.Cut);
        }
    }

    /// <summary>A line is changed with its mark, and every seal from there on is made anew, as whoever holds the database could: the chain fits together again. It is signed with a key of the forger’s own.</summary>
    private static async Task<string> Fork(KithDb db, Random random)
    {
        using var forged = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var seals = await db.Seals.AsNoTracking().OrderBy(s => s.Number).ToListAsync();
        var withFacts = seals.FindAll(s => s.LedgerMarks.Length > 0);
        var changed = withFacts[random.Next(withFacts.Count)];
        var place = random.Next(changed.LedgerMarks.Length / SealForm.MarkBytes) * SealForm.MarkBytes;
        var line = BinaryPrimitives.ReadInt64BigEndian(changed.LedgerMarks.AsSpan(place));
        await Run(db, $"""UPDATE "Ledger" SET "Kind" = "Kind" || 'x' WHERE "Sequence" = {line}""");
        var mark = await MarkOf(db, line);
        await db.Seals.Where(s => s.Number >= changed.Number).ExecuteDeleteAsync();
        var (before, name) = (seals.Find(s => s.Number == changed.Number - 1)?.Hash ?? SealForm.Beginning, NameFor(forged, changed, random));
        foreach (var seal in seals.Where(s => s.Number >= changed.Number))
        {
            byte[] marks = seal.Number == changed.Number ? [.. seal.LedgerMarks[..place], .. mark, .. seal.LedgerMarks[(place + SealForm.MarkBytes)..]] : seal.LedgerMarks;
            before = Add(db, forged, name, before, seal.Number, seal.At, seal.LedgerTo, seal.AuditTo, marks, seal.AuditMarks);
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return $"A fork from seal {changed.Number}, of line {line}";
    }

    /// <summary>Another line of the Ledger, as one that was told, with a seal behind the last one.</summary>
    private static async Task<string> Grow(KithDb db, Random random)
    {
        using var forged = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var last = await db.Seals.AsNoTracking().OrderByDescending(s => s.Number).FirstAsync();
        var line = last.LedgerTo + 1;
        await Run(db, $"""INSERT INTO "Ledger" ("Sequence", "At", "By", "Kind", "Label", "Data") SELECT {line}, "At", "By", "Kind", "Label", "Data" FROM "Ledger" WHERE "Sequence" = {last.LedgerTo}""");
        Add(db, forged, NameFor(forged, last, random), last.Hash, last.Number + 1, last.At, line, last.AuditTo, await MarkOf(db, line), []);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return $"Line {line} put on with a seal";
    }

    private static async Task<byte[]> MarkOf(KithDb db, long line)
    {
        var f = await db.Facts.AsNoTracking().SingleAsync(x => x.Sequence == line);
        return SealForm.Mark(f.Sequence, SealForm.Ticks(f.At), $"{f.By?.Value}", f.Kind, $"{f.Family?.Value}", $"{f.FamilyEpisode?.Value}", $"{f.Person?.Value}", f.Label.ToString(), $"{f.LabelPerson?.Value}", f.Data);
    }

    // Under the name of the forger’s key, or under the true one’s.
    private static string NameFor(ECDsa forged, Seal seal, Random random) => random.Next(2) == 0 ? SealFolder.NameOf(forged) : seal.Key;

    /// <returns>The hash of the seal that was added.</returns>
    private static byte[] Add(KithDb db, ECDsa forged, string name, byte[] before, long number, DateTime at, long ledgerTo, long auditTo, byte[] ledgerMarks, byte[] auditMarks)
    {
        var hash = SealForm.Hash(before, number, at, ledgerTo, auditTo, ledgerMarks, auditMarks);
        db.Seals.Add(new Seal
        {
            Number = number,
            At = at,
            LedgerTo = ledgerTo,
            AuditTo = auditTo,
            LedgerMarks = ledgerMarks,
            AuditMarks = auditMarks,
            Hash = hash,
            Key = name,
            Signature = forged.SignHash(hash),
        });
        return hash;
    }

    private static string Of(Random random, params string[] names) => names[random.Next(names.Length)];

    private static async Task Run(KithDb db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Made above from numbers and names of our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        await command.ExecuteNonQueryAsync();
    }
}
