using Kith.Commands;
using Kith.Features.Families;
using Kith.Platform.Record;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Tests.Platform;

public sealed class SealerTests(KithWorld world) : IClassFixture<KithWorld>
{
    private string[] Record => world.Storage.Postgres is { } postgres ? ["--postgres", postgres, "--seals", world.Storage.SealFolder] : ["--data", world.Storage.Folder!];

    [Fact]
    public async Task What_is_told_and_seen_is_sealed_and_verified_until_somebody_alters_it()
    {
        var family = await world.Given.AFamily();
        await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));
        await world.SealAll();
        await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));
        await world.SealAll();

        var (code, said) = await Verify();
        Assert.Equal(0, code);
        Assert.Matches("^[0-9]+ lines under 2 seals are as they were sealed; 0 wait", said);

        await world.As(family.SocialWorker).Open(FamiliesLinks.People(family.Ref));
        Assert.Contains("1 wait", (await Verify()).Said, StringComparison.Ordinal);

        // The database refuses; whoever may take its triggers away is found.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => world.Read(db => db.Database.ExecuteSqlAsync($"""UPDATE "Ledger" SET "Kind" = 'Nothing' """)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => world.Read(db => db.Audit.ExecuteDeleteAsync()));
        await world.Unguarded();
        await world.Read(db => db.Database.ExecuteSqlAsync($"""UPDATE "Ledger" SET "Kind" = 'Nothing' WHERE "Sequence" = 3"""));
        Assert.Equal((1, "Line 3 of the Ledger was changed"), await Verify());
    }

    [Fact]
    public async Task An_end_that_was_cut_off_is_seen_by_the_heads_alone()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        for (var i = 0; i < 3; i++)
        {
            await own.Given.AFamily();
            await own.SealAll();
        }

        await own.Unguarded();
        await own.Read(async db =>
        {
            var end = await db.Seals.Where(s => s.Number == 1).Select(s => s.LedgerTo).SingleAsync();
            await db.Seals.Where(s => s.Number > 1).ExecuteDeleteAsync();
            return await db.Facts.Where(f => f.Sequence > end).ExecuteDeleteAsync();
        });
        string[] record = own.Storage.Postgres is { } postgres ? ["--postgres", postgres, "--seals", own.Storage.SealFolder] : ["--data", own.Storage.Folder!];

        Assert.Equal((1, "The end is cut off: seal 2 to 3 were written down and not in the database any more"), await Verify(record));
        File.Delete(Path.Combine(own.Storage.SealFolder, SealFolder.HeadsName));
        Assert.Equal(0, (await Verify(record)).Code);
    }

    [Fact]
    public async Task A_head_that_a_power_cut_tore_is_no_fault_and_a_line_that_is_none_is_told_with_its_place()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        var heads = Path.Combine(own.Storage.SealFolder, SealFolder.HeadsName);
        await own.Given.AFamily();
        await own.SealAll();
        string[] record = own.Storage.Postgres is { } postgres ? ["--postgres", postgres, "--seals", own.Storage.SealFolder] : ["--data", own.Storage.Folder!];

        // Torn within its signature, where base64 ends nowhere.
        var whole = (await File.ReadAllTextAsync(heads, TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n')[^1];
        await File.AppendAllTextAsync(heads, whole[..^5], TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Verify(record)).Code);
        await own.Given.AFamily();
        await own.SealAll();
        Assert.Equal(0, (await Verify(record)).Code);

        await File.AppendAllTextAsync(heads, whole[..^5] + "\n", TestContext.Current.CancellationToken);
        var (code, said) = await Verify(record);
        Assert.Equal(1, code);
        Assert.Matches("^Line [0-9]+ of heads.txt is not a head of the chain as it was written down$", said);
    }

    [Fact]
    public async Task Kith_does_not_start_without_the_key_of_its_seals()
    {
        await using var own = new KithWorld();
        await own.InitializeAsync();
        await own.Given.AFamily();
        await own.SealAll();
        var sealer = own.Services.GetRequiredService<Sealer>();
        Assert.Null(await sealer.Fault(CancellationToken.None));

        // As where a share is not mounted, and where another record’s folder is named.
        var empty = Path.Combine(own.Storage.SealFolder, "empty");
        var other = Path.Combine(own.Storage.SealFolder, "other");
        Assert.NotEmpty(new SealFolder(own.Storage with { Seals = other }).Key);
        foreach (var folder in new[] { empty, other })
        {
            var said = new StringWriter();
            string[] record = own.Storage.Postgres is { } postgres ? ["--postgres", postgres] : ["--data", own.Storage.Folder!];
            var code = await KithCommands.Root().Parse(["serve", .. record, "--seals", folder, "--urls", "http://localhost:0"]).InvokeAsync(new() { Output = said, Error = said });

            Assert.Equal(1, code);
            Assert.StartsWith($"{folder} does not hold the key with which this record was sealed. Is its disk there", said.ToString(), StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(empty));
    }

    [Fact]
    public async Task What_is_no_record_cannot_be_verified() => Assert.Equal(2, (await Verify("--postgres", "Host=/nowhere;Database=none")).Code);

    private Task<(int Code, string Said)> Verify() => Verify(Record);

    private static async Task<(int Code, string Said)> Verify(params string[] record)
    {
        var said = new StringWriter();
        var code = await KithCommands.Root().Parse(["audit", "verify", .. record]).InvokeAsync(new() { Output = said, Error = TextWriter.Null });
        return (code, said.ToString().Trim());
    }
}
