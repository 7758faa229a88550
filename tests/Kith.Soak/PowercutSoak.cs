using System.Data.Common;
using Kith.Platform.Data;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kith.Soak;

/// <summary>
/// The power goes off in the middle of saving, and of what the disk was not told to keep any part may be missing: what was acknowledged is there, nothing by half, and the
/// database is sound (TR-40, TR-41, F1).
/// </summary>
public sealed class PowercutSoak
{
    private const int Writers = 4;

    // Writes of about 40 saves, and of a folding of the log.
    private const int MostWrites = 2_000;
    private const int MostFolded = 300;

    [Fact]
    [Trait("Soak", "powercut")]
    public async Task What_was_acknowledged_outlives_a_power_cut()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "PostgreSQL keeps its own files");
        var cuts = Soak.Cycles(quick: 3, full: 200);
        var (kept, unfinished) = await Cut("FULL", cuts);
        Assert.Equal(0, kept.Lost);
        Assert.True(unfinished.Any == cuts && unfinished.Database >= cuts / 2, $"Of {cuts} cuts {unfinished.Any} met something unfinished and {unfinished.Database} a folding: the soak sees too little");

        var controls = Math.Min(cuts, 2);
        var (lost, _) = await Cut("NORMAL", controls);
        Assert.True(lost.Lost > 0, "With synchronous=NORMAL nothing was lost: the soak sees nothing");
        Soak.Say($"power cut {cuts} times under {Writers} writers, {unfinished.Any} times with writes that were not synchronised and {unfinished.Database} times while the log was folded into the database: {kept.Acknowledged} saves acknowledged, 0 lost, 0 by half, {kept.Unasked} kept that could not be acknowledged any more, {cuts} times sound; with synchronous=NORMAL {controls} cuts lost {lost.Lost} of {lost.Acknowledged}, and the database was sound");
    }

    private static async Task<(Reckoning Kept, (int Any, int Database) Unfinished)> Cut(string synchronous, int cuts)
    {
        await using var world = new PowercutWorld(synchronous);
        await world.InitializeAsync();
        var saving = await StepWriters.Prepare(world, Writers);
        var random = new Random(cuts);
        var disk = new FrailDisk(world.Storage.Folder!, random);
        await world.Restart(asked: true, meanwhile: world.Close);
        for (var cut = 0; cut < cuts; cut++)
        {
            var intoDatabase = cut % 2 == 1;
            var off = disk.CutAfter(random.Next(1, intoDatabase ? MostFolded : MostWrites), intoDatabase);
            var writing = saving.Writers.Select(w => saving.Write(w, w.SignedIn(world.Anyone()))).ToList();
            await Task.WhenAny(off, Task.WhenAll(writing));
            Assert.True(disk.IsOff, "The writers stopped while there was power");
            await Task.WhenAll(writing);
            await world.Restart(asked: true, meanwhile: () =>
            {
                world.Close();
                disk.PowerOn();
            });
            await Sound(world);
        }

        return (await saving.Against(world.Storage), disk.Unfinished);
    }

    private static async Task Sound(KithWorld world)
    {
        await using var opened = await world.Database.Open();
        await using var check = opened.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await check.ExecuteScalarAsync());
        check.CommandText = "PRAGMA foreign_key_check";
        Assert.Null(await check.ExecuteScalarAsync());
    }

    private sealed class PowercutWorld(string synchronous) : KithWorld
    {
        /// <summary>What a process that is gone has open no more.</summary>
        public void Close()
        {
            using var pooled = new SqliteConnection(Storage.ConnectionTo(Storage.SqliteFile));
            SqliteConnection.ClearPool(pooled);
        }

        protected override void Replace(WebApplicationBuilder builder)
        {
            // Every page after a cut is a fault.
            builder.Logging.ClearProviders();
            if (synchronous != "FULL")
            {
                builder.Services.ConfigureDbContext<SqliteKithDb>(options => options.AddInterceptors(new Synchronous(synchronous)));
            }
        }
    }

    /// <summary>The control: every connection that Kith has just opened is told to synchronise less.</summary>
    private sealed class Synchronous(string level) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written above.
            command.CommandText = $"PRAGMA synchronous={level}";
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
