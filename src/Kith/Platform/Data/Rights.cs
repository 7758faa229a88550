using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kith.Platform.Data;

/// <summary>
/// What a command has decided holds until its transaction ends (TR-07): whoever takes a right away waits for those who have decided by it, and whoever decides after that
/// reads that it is gone. The embedded database has one writer at a time and needs nothing for it.
/// </summary>
public static class Rights
{
    // Whoever takes away from no one family (an account, an agreement, an interest) waits for every writer.
    private const long Everybody = 0x4B495448;

    /// <summary>Before a decision is read, inside a transaction.</summary>
    public static async Task HoldRights(this KithDb db, FamilyEpisodeId episode, CancellationToken ct)
    {
        if (IsContended(db) && db.Bounds.Held != (db.Database.CurrentTransaction!.TransactionId, episode))
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({Everybody}), pg_advisory_xact_lock_shared({KeyOf(episode)})", ct);
            db.Bounds.Held = (db.Database.CurrentTransaction!.TransactionId, episode);
        }
    }

    /// <summary>Before a change that takes a right away is committed.</summary>
    internal static Task TakeRights(this KithDb db, FamilyEpisodeId? episode) =>
        IsContended(db)
            ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({(episode is { } one ? KeyOf(one) : Everybody)})", CancellationToken.None)
            : Task.CompletedTask;

    /// <summary>Two who wait for each other: one of them is told to look again.</summary>
    internal static bool IsDeadlock(Exception fault) => fault.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected };

    // Work that nothing bounds has no right that could be taken away.
    private static bool IsContended(KithDb db) => db is PostgresKithDb && db.Database.CurrentTransaction is not null && db.Bounds.Lifted is null;

    // The end of such an id is random, its beginning the time.
    private static long KeyOf(FamilyEpisodeId episode) => BitConverter.ToInt64(episode.Value.ToByteArray(), 8);
}
