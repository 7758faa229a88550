using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kith.Platform.Data;

/// <summary>What tells that the database, or a disk, is away for a while, full or busy, and not that Kith asked for something wrong.</summary>
public static class RecordGone
{
    // SQLITE_BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN.
    private static readonly int[] Sqlite = [5, 6, 8, 10, 13, 14];

    // ENOSPC, EROFS and EDQUOT of Linux; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private static readonly int[] FullDisks = [28, 30, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    public static bool Is(Exception? fault) => fault switch
    {
        null or UnconfirmedException => false,

        // What ends the connection, too: on a full disk PostgreSQL cannot even begin one, and calls that an internal error.
        PostgresException postgres => postgres.IsTransient || postgres.InvariantSeverity is "FATAL" or "PANIC",
        NpgsqlException => true,
        SqliteException sqlite => Sqlite.Contains(sqlite.SqliteErrorCode),
        IOException disk when FullDisks.Contains(disk.HResult) => true,
        _ => Is(fault.InnerException),
    };
}
