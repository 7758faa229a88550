using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Data;

/// <summary>One context of each kind without a live connection, for the tool that makes migrations.</summary>
public static class DesignTime
{
    public static IEnumerable<DbContext> Contexts()
    {
        var sqlite = new DbContextOptionsBuilder<SqliteKithDb>();
        StorageSetup.UseSqlite(sqlite, ":memory:");
        yield return new SqliteKithDb(sqlite.Options);

        var postgres = new DbContextOptionsBuilder<PostgresKithDb>();
        StorageSetup.UsePostgres(postgres, "Host=design-time");
        yield return new PostgresKithDb(postgres.Options);
    }
}
