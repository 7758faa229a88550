using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>One worker who was shown a family, or asked for it in vain.</summary>
public sealed record FamilysReader(WorkerId Worker, string Name, string Agency, int Shown, int TakenOut, int Refused, DateTime Last);

/// <summary>One line of the audit in plain English.</summary>
public sealed record ReadLine(DateTime At, string Name, Role Role, string What, string How, string? FamilyRef);

/// <summary>Between which days, both in England and none to come; the last year when nobody says.</summary>
public sealed record ReadsBetween(DateOnly From, DateOnly To)
{
    public DateTime Start => Now.OnClock(From, TimeOnly.MinValue).Moment;

    public DateTime End => Now.OnClock(To.AddDays(1), TimeOnly.MinValue).Moment;

    public static ReadsBetween Of(DateOnly? from, DateOnly? to, DateOnly today) => new(from ?? today.AddYears(-1), to is { } day && day < today ? day : today);
}

/// <summary>Who was shown what, from the audit by its indexes: of one family, or of one worker.</summary>
public sealed class ReadsReader(KithDb db)
{
    /// <summary>The most lines that a file takes; the page says so.</summary>
    public const int MostInFile = 10_000;

    private static readonly AuditKind[] Kinds = [AuditKind.Viewed, AuditKind.Revealed, AuditKind.Searched, AuditKind.Exported, AuditKind.NotFound, AuditKind.Denied];

    /// <summary>Everybody who was shown the family or asked for it, the last one first.</summary>
    /// <param name="only">Workers of this agency alone; null for all.</param>
    public IQueryable<FamilysReader> ReadersOf(FamilyId family, ReadsBetween days, AgencyId? only = null)
    {
        // Of each posting first: a family may have a million lines, and few readers.
        var ofPostings = Between(db.Audit.Where(a => a.Family == family), days).GroupBy(a => a.Posting).Select(each => new
        {
            Posting = each.Key,
            Shown = each.Count(a => a.Kind == AuditKind.Viewed || a.Kind == AuditKind.Revealed),
            TakenOut = each.Count(a => a.Kind == AuditKind.Exported),
            Refused = each.Count(a => a.Kind == AuditKind.NotFound || a.Kind == AuditKind.Denied || a.Kind == AuditKind.Searched),
            Last = each.Max(a => a.At),
        });
        return from r in ofPostings
               join p in db.Postings on r.Posting equals p.Id
               join w in db.Workers on p.Worker equals w.Id
               join g in db.Agencies on p.Agency equals g.Id
               where only == null || g.Id == only
               group r by new { w.Id, w.Name, Agency = g.Name } into each
               orderby each.Max(r => r.Last) descending, each.Key.Id
               select new FamilysReader(each.Key.Id, each.Key.Name, each.Key.Agency, each.Sum(r => r.Shown), each.Sum(r => r.TakenOut), each.Sum(r => r.Refused), each.Max(r => r.Last));
    }

    /// <summary>Each time that somebody was shown something of the family, newest first.</summary>
    public async Task<IQueryable<AuditRow>> Of(FamilyId family, WorkerId? worker, PersonId? person, ReadsBetween days, CancellationToken ct)
    {
        var rows = person is { } about ? await About(about, [family], days, ct) : Between(db.Audit.Where(a => a.Family == family), days).OrderByDescending(a => a.Sequence);
        return worker is { } who ? rows.Where(a => db.Postings.Any(p => p.Id == a.Posting && p.Worker == who)) : rows;
    }

    /// <summary>
    /// Each time that somebody was shown something on which the person stands, newest first: pages about them alone, and those of their families that are not about somebody
    /// else alone. An address names at most one person of a family, so that whatever names nobody counts for each.
    /// </summary>
    public async Task<IQueryable<AuditRow>> About(PersonId person, List<FamilyId> families, ReadsBetween days, CancellationToken ct)
    {
        var id = person.Value.ToString();
        var rows = Between(families is [var only] ? db.Audit.Where(a => a.Family == only) : db.Audit.Where(a => a.Family != null && families.Contains(a.Family.Value)), days);
        foreach (var somebodyElse in await db.FamilyMembers.Where(m => families.Contains(m.Family) && m.Person != person).Select(m => m.Person).Distinct().ToListAsync(ct))
        {
            var other = somebodyElse.Value.ToString();
            rows = rows.Where(a => a.Subject == null || a.Subject.Contains(id) || !a.Subject.Contains(other));
        }

        return rows.OrderByDescending(a => a.Sequence);
    }

    /// <summary>Each time that the worker was shown something, newest first.</summary>
    /// <param name="only">In postings of this agency alone; null for all.</param>
    public IQueryable<AuditRow> Of(WorkerId worker, AgencyId? only, ReadsBetween days)
    {
        var postings = db.Postings.Where(p => p.Worker == worker);
        var theirs = (only is { } agency ? postings.Where(p => p.Agency == agency) : postings).Select(p => (PostingId?)p.Id);
        return Between(db.Audit.Where(a => theirs.Contains(a.Posting)), days).OrderByDescending(a => a.Sequence);
    }

    /// <summary>The agency whose workers’ reads an officer is shown; null for one of the authority, who is shown those of all.</summary>
    public async Task<AgencyId?> OnlyOf(Acting officer, CancellationToken ct) => await db.AuthorityOf(officer).AnyAsync(ct) ? null : officer.Agency;

    /// <summary>A family of somebody’s own stays unnamed for them here too.</summary>
    public async Task<IReadOnlyList<ReadLine>> InWords(IQueryable<AuditRow> rows, Acting reader, CancellationToken ct)
    {
        var own = db.FamiliesOfTheirOwn(reader);
        var named = reader.HasInterests ? db.Families.Where(f => !own.Contains(f.Id)) : db.Families;
        var lines = await (from a in rows
                           join p in db.Postings on a.Posting equals p.Id
                           join w in db.Workers on p.Worker equals w.Id
                           from f in named.Where(f => f.Id == a.Family).DefaultIfEmpty()
                           orderby a.Sequence descending
                           select new { a.At, w.Name, p.Role, a.Route, a.Kind, a.Subject, Ref = f == null ? null : f.Ref }).ToListAsync(ct);
        return lines.ConvertAll(l => new ReadLine(
            Now.InLondon(l.At),
            l.Name,
            l.Role,
            l.Kind switch
            {
                AuditKind.Searched => SearchLine.Read(l.Subject) is { } search ? $"{search.Kind.InWords()}, {search.Purpose.InWords()}" : RouteWords.Of(l.Route),
                AuditKind.Revealed => $"A protected location{KindOf(l.Subject)}",
                _ => RouteWords.Of(l.Route),
            },
            l.Kind == AuditKind.Searched && SearchLine.Read(l.Subject) is { } made ? $"Searched, {made.Found} found, mark {made.Mark[..8]}" : HowInWords(l.Kind),
            l.Ref));
    }

    private static IQueryable<AuditRow> Between(IQueryable<AuditRow> rows, ReadsBetween days)
    {
        var (start, end) = (days.Start, days.End);
        return rows.Where(a => a.At >= start && a.At < end && Kinds.Contains(a.Kind));
    }

    /// <summary>Which kind of value it was, never the value.</summary>
    private static string KindOf(string? subject) =>
        Enum.TryParse<AddressKind>(subject?.Split("value=") is [_, var kind] ? kind : null, out var of) ? $": {of.InWords().ToLowerInvariant()}" : string.Empty;

    private static string HowInWords(AuditKind kind) => kind switch
    {
        AuditKind.Viewed => "Opened",
        AuditKind.Revealed => "Shown the value",
        AuditKind.Exported => "Taken out as a file",
        _ => "Asked for and refused",
    };
}
