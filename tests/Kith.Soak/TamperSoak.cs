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
        var heads = SealHead.Read(File.ReadLines(Path.Combine(world.Storage.SealFolder, SealFolder.HeadsName)));
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(world.Storage.SealFolder, SealFolder.PublicName)));
        var keys = new Dictionary<string, ECDsa> { [SealFolder.NameOf(key)] = key };

        await using var scope = world.Everything();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var (found, unseenWithoutHeads, cuts) = (0, 0, 0);
        for (var time = 0; time < times; time++)
        {
            var random = new Random(time);
            await using var transaction = await db.Database.BeginTransactionAsync();
            var within = transaction.GetDbTransaction();
            var (what, isCut) = await Alter(db, random);
            var verdict = await new RecordVerifier(connection, within, keys, heads).Verify(CancellationToken.None);
            Assert.True(verdict.Fault is not null, $"{what} was not found");
            found++;
            if (isCut)
            {
                cuts++;
                unseenWithoutHeads += (await new RecordVerifier(connection, within, keys, []).Verify(CancellationToken.None)).Fault is null ? 1 : 0;
            }

            await transaction.RollbackAsync();
        }

        Assert.Null((await new RecordVerifier(connection, null, keys, heads).Verify(CancellationToken.None)).Fault);
        Assert.True(cuts > 0 && unseenWithoutHeads == cuts, $"Without the heads {unseenWithoutHeads} of {cuts} cut ends were unseen: the heads prove nothing");
        Soak.Say($"{found} of {times} alterations found; without the heads outside the database {unseenWithoutHeads} of {cuts} cut ends stay unseen");
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

    private static async Task<(string What, bool IsCut)> Alter(KithDb db, Random random)
    {
        var table = random.Next(2) == 0 ? "Ledger" : "Audit";
        var lines = table == "Ledger" ? await db.Facts.AsNoTracking().Select(f => f.Sequence).Order().ToListAsync() : await db.Audit.AsNoTracking().Select(a => a.Sequence).Order().ToListAsync();
        var line = lines[random.Next(lines.Count)];
        switch (random.Next(8))
        {
            case 0:
                var column = table == "Ledger" ? Of(random, "Kind", "Data", "Label") : Of(random, "Kind", "Route", "RequestId", "Subject");
                await Run(db, $"""UPDATE "{table}" SET "{column}" = COALESCE("{column}", '') || 'x' WHERE "Sequence" = {line}""");
                return ($"A change of {column} in line {line} of {table}", false);
            case 1:
                var id = table == "Ledger" ? Of(random, "By", "Family", "FamilyEpisode", "Person", "LabelPerson") : Of(random, "Posting", "Account", "Family", "FamilyEpisode");
                await Run(db, $"""UPDATE "{table}" SET "{id}" = {(db is SqliteKithDb ? $"'{Guid.NewGuid().ToString().ToUpperInvariant()}'" : $"'{Guid.NewGuid()}'::uuid")} WHERE "Sequence" = {line}""");
                return ($"Another {id} in line {line} of {table}", false);
            case 6:
                await Run(db, db is SqliteKithDb
                    ? $"""UPDATE "{table}" SET "At" = strftime('%Y-%m-%d %H:%M:%S', "At", '+{random.Next(1, 999)} minutes') WHERE "Sequence" = {line}"""
                    : $"""UPDATE "{table}" SET "At" = "At" + interval '{random.Next(1, 999)} minutes' WHERE "Sequence" = {line}""");
                return ($"Another moment of line {line} of {table}", false);
            case 2:
                await Run(db, $"""DELETE FROM "{table}" WHERE "Sequence" = {line}""");
                return ($"The loss of line {line} of {table}", false);
            case 3:
                var free = line - 1;
                while (lines.Contains(free))
                {
                    free--;
                }

                await Run(db, table == "Ledger"
                    ? $"""INSERT INTO "Ledger" ("Sequence", "At", "Kind", "Label", "Data") SELECT {free}, "At", "Kind", "Label", "Data" FROM "Ledger" WHERE "Sequence" = {line}"""
                    : $"""INSERT INTO "Audit" ("Sequence", "At", "Kind") SELECT {free}, "At", "Kind" FROM "Audit" WHERE "Sequence" = {line}""");
                return ($"Line {free} put into {table}", false);
            case 4:
                var other = lines.First(l => l != line);
                await Run(db, $"""UPDATE "{table}" SET "Sequence" = -999999 WHERE "Sequence" = {line}""");
                await Run(db, $"""UPDATE "{table}" SET "Sequence" = {line} WHERE "Sequence" = {other}""");
                await Run(db, $"""UPDATE "{table}" SET "Sequence" = {other} WHERE "Sequence" = -999999""");
                return ($"Lines {line} and {other} of {table} in each other’s place", false);
            case 5:
                return (await Fork(db, random), false);
            default:
                var seals = await db.Seals.AsNoTracking().OrderBy(s => s.Number).ToListAsync();
                var last = seals[random.Next(seals.Count - 1)];
                await Run(db, $"""DELETE FROM "Ledger" WHERE "Sequence" > {last.LedgerTo}""");
                await Run(db, $"""DELETE FROM "Audit" WHERE "Sequence" > {last.AuditTo}""");
                await Run(db, $"""DELETE FROM "Seals" WHERE "Number" > {last.Number}""");
                return ($"A cut after seal {last.Number}", true);
        }
    }

    /// <summary>A line is changed and every seal from there on made anew, signed with a key of the forger’s own.</summary>
    private static async Task<string> Fork(KithDb db, Random random)
    {
        using var forged = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var seals = await db.Seals.AsNoTracking().OrderBy(s => s.Number).ToListAsync();
        var from = random.Next(seals.Count);
        await db.Seals.Where(s => s.Number > from).ExecuteDeleteAsync();
        var before = from == 0 ? SealForm.Beginning : seals[from - 1].Hash;
        foreach (var seal in seals.Skip(from))
        {
            var marks = seal.LedgerMarks.Length > 0 && seal.Number == from + 1 ? [.. seal.LedgerMarks[..^1], (byte)(seal.LedgerMarks[^1] ^ 1)] : seal.LedgerMarks;
            before = SealForm.Hash(before, seal.Number, seal.At, seal.LedgerTo, seal.AuditTo, marks, seal.AuditMarks);
            db.Seals.Add(new Seal
            {
                Number = seal.Number,
                At = seal.At,
                LedgerTo = seal.LedgerTo,
                AuditTo = seal.AuditTo,
                LedgerMarks = marks,
                AuditMarks = seal.AuditMarks,
                Hash = before,
                Key = SealFolder.NameOf(forged),
                Signature = forged.SignHash(before),
            });
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return $"A fork from seal {from + 1}";
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
