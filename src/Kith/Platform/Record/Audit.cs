using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Platform.Record;

public enum AuditKind
{
    SignedIn,
    SignInRefused,
    SignedOut,
    ProvedAgain,
    PostingChosen,
    Denied,
}

/// <summary>One line of the audit: who did or was refused what, when, without content. Append-only.</summary>
public sealed class AuditRow
{
    public long Sequence { get; private set; }

    public required DateTime At { get; init; }

    public required AuditKind Kind { get; init; }

    public PostingId? Posting { get; init; }

    public Guid? Account { get; init; }

    /// <summary>The route's pattern, never an address with a reference in it.</summary>
    public string? Route { get; init; }

    public string? RequestId { get; init; }
}

public sealed class Audit(KithDb db, WriteQueue queue, TimeProvider time, IHttpContextAccessor http)
{
    public async Task Note(AuditKind kind, Acting? by, Guid? account = null)
    {
        using var turn = await queue.Take(CancellationToken.None);
        var context = http.HttpContext;
        db.Audit.Add(new AuditRow
        {
            At = time.GetUtcNow().UtcDateTime,
            Kind = kind,
            Posting = by?.Posting,
            Account = account,
            Route = (context?.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
            RequestId = context?.TraceIdentifier,
        });
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
