using System.Data.Common;
using Kith.Platform.Data;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Platform;

/// <summary>The Ledger, the audit and the seals can be added to and nothing else; what somebody took off the tables is put back at the next start (TR-51).</summary>
public sealed class OnlyAddedToTests(KithWorld world) : IClassFixture<KithWorld>
{
    private static readonly FormattableString[] Changes =
    [
        $"""UPDATE "Ledger" SET "Kind" = 'Nothing' """, $"""DELETE FROM "Ledger" """,
        $"""UPDATE "Audit" SET "Route" = 'nowhere' """, $"""DELETE FROM "Audit" """,
        $"""UPDATE "Seals" SET "Number" = 99 """, $"""DELETE FROM "Seals" """,
    ];

    private static readonly FormattableString[] Emptied = [$"""TRUNCATE "Ledger" """, $"""TRUNCATE "Audit" """, $"""TRUNCATE "Seals" """];

    [Fact]
    public async Task Nothing_of_them_is_changed_or_deleted_by_whoever_runs_the_database_either()
    {
        var family = await world.Given.AFamily();
        await world.As(family.SocialWorker).Open(Kith.Features.Families.FamiliesLinks.People(family.Ref));
        await world.SealAll();

        await Refused("only added to");
        await world.Unguarded();
        await world.Services.PrepareRecord(TestContext.Current.CancellationToken);
        await Refused("only added to");
    }

    /// <summary>By the account that owns the tables, and by one that may do anything.</summary>
    private async Task Refused(string why)
    {
        foreach (var change in TestDatabase.IsPostgres ? [.. Changes, .. Emptied] : Changes)
        {
            await Assert.ThrowsAnyAsync<DbException>(() => world.Read(db => db.Database.ExecuteSqlAsync(change)));
            await using var connection = await world.Database.Open();
            await using var command = connection.CreateCommand();
            command.CommandText = change.Format;
            Assert.Contains(why, (await Assert.ThrowsAnyAsync<DbException>(() => command.ExecuteNonQueryAsync())).Message, StringComparison.Ordinal);
        }
    }
}
