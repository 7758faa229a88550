using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Platform.Record;

public enum AuditKind
{
    SignedIn,
    SignInRefused,
    SignedOut,
    PostingChosen,

    /// <summary>The posting does not have the duty.</summary>
    Denied,

    /// <summary>A page or part of the record was shown.</summary>
    Viewed,

    /// <summary>A file was taken out.</summary>
    Exported,

    /// <summary>There is no such thing, or none that this posting may see: both read the same.</summary>
    NotFound,
}

/// <summary>One line of the audit: who did, saw or was refused what, when, without content (TR-50). Append-only.</summary>
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

    /// <summary>The family whose record it was.</summary>
    public FamilyId? Family { get; init; }

    public FamilyEpisodeId? FamilyEpisode { get; init; }

    /// <summary>The ids in the address, such as of a person or an entry: what of the family it was.</summary>
    public string? Subject { get; init; }
}

/// <summary>What this request has been let see, for its line of the audit: the door of a family says it.</summary>
public sealed class Viewing
{
    public FamilyId? Family { get; set; }

    public FamilyEpisodeId? FamilyEpisode { get; set; }
}

/// <summary>Adds lines to the audit. Whoever calls goes on only when the line is durable.</summary>
public sealed class Audit(AuditWriter writer, Viewing viewing, TimeProvider time, IHttpContextAccessor http)
{
    private const int LongestSubject = 200;

    public Task Note(AuditKind kind, Acting? by, Guid? account = null)
    {
        var context = http.HttpContext;
        return writer.Write(new AuditRow
        {
            At = time.GetUtcNow().UtcDateTime,
            Kind = kind,
            Posting = by?.Posting,
            Account = account,
            Route = (context?.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
            RequestId = context?.TraceIdentifier,
            Family = viewing.Family,
            FamilyEpisode = viewing.FamilyEpisode,
            Subject = context is null ? null : SubjectOf(context.Request.RouteValues),
        });
    }

    // Only ids: what somebody typed into an address may be a name.
    private static string? SubjectOf(RouteValueDictionary values)
    {
        var ids = values.Where(v => Guid.TryParse(v.Value as string, out _)).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}");
        return string.Join(' ', ids) is { Length: > 0 and <= LongestSubject } subject ? subject : null;
    }
}
