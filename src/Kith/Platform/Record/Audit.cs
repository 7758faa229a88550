using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Platform.Record;

public enum AuditKind
{
    SignedIn,
    SignInRefused,
    SignedOut,
    ProvedAgain,
    PostingChosen,

    /// <summary>The posting does not have the duty.</summary>
    Denied,

    /// <summary>A page or part of the record was shown.</summary>
    Viewed,

    /// <summary>A protected value of one kind was shown, such as where somebody lives.</summary>
    Revealed,

    /// <summary>People were looked for; whom, only a mark tells.</summary>
    Searched,

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

    /// <summary>The ids in the address, such as of a person or an entry: what of the family it was. Of a search what it was for, and its mark (<see cref="SearchLine"/>).</summary>
    public string? Subject { get; init; }
}

/// <summary>What this request has been let see, for its line of the audit: the door of a family says it.</summary>
public sealed class Viewing
{
    public FamilyId? Family { get; set; }

    public FamilyEpisodeId? FamilyEpisode { get; set; }

    /// <summary>The code of the kind of a protected value that stands on the page; null when none does.</summary>
    public string? Revealed { get; set; }

    /// <summary>Whom this request looked for, until their lines are written.</summary>
    public List<SearchMade> Searches { get; } = [];
}

/// <summary>Adds lines to the audit. Whoever calls goes on only when the line is durable.</summary>
public sealed class Audit(AuditWriter writer, Viewing viewing, SealFolder keys, TimeProvider time, IHttpContextAccessor http)
{
    private const int LongestSubject = 200;

    public Task Note(AuditKind kind, Acting? by, Guid? account = null) => writer.Write([Line(kind, by, account)]);

    /// <summary>Notes what this request is shown, if anything, and whom it looked for, in one write.</summary>
    public async Task NoteShown(AuditKind? kind, Acting by, Guid? account)
    {
        var lines = OfSearches();
        if (kind is { } shown)
        {
            lines.Add(Line(shown == AuditKind.Viewed && viewing.Revealed is not null ? AuditKind.Revealed : shown, by, account));
        }

        if (lines.Count > 0)
        {
            await writer.Write(lines);
            viewing.Searches.Clear();
        }
    }

    /// <summary>Whom a command looked for is kept with what it saves, or neither is; of one that is refused the page's own lines tell it.</summary>
    /// <exception cref="AuditUnwrittenException">The database does not take it.</exception>
    internal async Task KeepSearches(KithDb db)
    {
        if (OfSearches() is not { Count: > 0 } lines)
        {
            return;
        }

        db.Audit.AddRange(lines);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateException why)
        {
            throw new AuditUnwrittenException(why);
        }
    }

    /// <summary>Lines for whom this request looked, of which none is kept yet. What a job or the command line looks for nobody is shown.</summary>
    private List<AuditRow> OfSearches() => http.HttpContext is { } context && context.Acting() is { } by
        ? viewing.Searches.ConvertAll(s => Line(
            AuditKind.Searched, by, context.User.AccountId(), s.Family, new SearchLine(s.Kind, s.Purpose, s.Found, keys.MarkOf(s.Terms)).Written(s.Of)))
        : [];

    /// <summary>Their lines are kept.</summary>
    internal void ForgetSearches() => viewing.Searches.Clear();

    private AuditRow Line(AuditKind kind, Acting? by, Guid? account) => Line(
        kind, by, account, viewing.Family, http.HttpContext is { } context ? SubjectOf(context.Request.RouteValues, viewing.Revealed) : null, viewing.FamilyEpisode);

    private AuditRow Line(AuditKind kind, Acting? by, Guid? account, FamilyId? family, string? subject, FamilyEpisodeId? episode = null)
    {
        var context = http.HttpContext;
        return new AuditRow
        {
            At = time.GetUtcNow().UtcDateTime,
            Kind = kind,
            Posting = by?.Posting,
            Account = account,
            Route = (context?.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
            RequestId = context?.TraceIdentifier,
            Family = family,
            FamilyEpisode = episode,
            Subject = subject,
        };
    }

    // Only ids and kinds: what somebody typed into an address may be a name.
    private static string? SubjectOf(RouteValueDictionary values, string? revealed)
    {
        var ids = values.Where(v => Guid.TryParse(v.Value as string, out _)).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}");
        var said = revealed is null ? ids : ids.Append($"value={revealed}");
        return string.Join(' ', said) is { Length: > 0 and <= LongestSubject } subject ? subject : null;
    }
}
