using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Data;

/// <summary>Says so at the start where a PostgreSQL server as a whole does not wait for its disk, which no connection can ask of it.</summary>
internal sealed partial class DiskIsWaitedFor(ILogger<DiskIsWaitedFor> log) : IPrepare
{
    public async Task Prepare(KithDb db, CancellationToken ct)
    {
        if (db is PostgresKithDb && !await db.Database.SqlQuery<bool>($"SELECT current_setting('fsync')::bool AND current_setting('full_page_writes')::bool AS \"Value\"").SingleAsync(ct))
        {
            Unwaited();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL does not wait for its disk: with fsync or full_page_writes off a power cut can lose what was shown as saved, or the whole record (docs/operating.md)")]
    private partial void Unwaited();
}
