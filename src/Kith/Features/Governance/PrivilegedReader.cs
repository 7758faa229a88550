using System.Text.Json;
using System.Text.RegularExpressions;
using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>One privileged action in plain English.</summary>
/// <param name="Who">Null for the operator at the command line and for Kith itself.</param>
/// <param name="About">The worker or agency that it is about, or the family by its reference.</param>
public sealed record PrivilegedLine(DateTime At, string? Who, Role? Role, string What, PrivilegedGroup Group, Hands Hands, string? About, bool IsOwn);

/// <summary>One file of more than one family that somebody took out.</summary>
public sealed record FileTaken(DateTime At, string Who, Role Role, string What, bool IsOwn);

/// <summary>The privileged actions of a week: what changed from the Ledger, what was taken out from the audit, both by their indexes.</summary>
public sealed partial class PrivilegedReader(KithDb db)
{
    // Whom a conflict of interest is about is for privacy officers to see, one by one.
    private static readonly string[] NamesNobody = ["InterestMatched", "InterestEnded"];

    public IQueryable<FactRow> ActionsIn(IsoWeek week)
    {
        var kinds = PrivilegedAction.On(week.Sunday).Select(a => a.Fact).ToList();
        var (start, end) = (week.Start, week.End);
        return db.Facts.Where(f => kinds.Contains(f.Kind) && f.At >= start && f.At < end).OrderBy(f => f.At).ThenBy(f => f.Sequence);
    }

    public IQueryable<AuditRow> FilesIn(IsoWeek week)
    {
        var (start, end) = (week.Start, week.End);
        return db.Audit.Where(a => a.Kind == AuditKind.Exported && a.Family == null && a.At >= start && a.At < end).OrderBy(a => a.At).ThenBy(a => a.Sequence);
    }

    /// <summary>How much there is to review in a week, and how much of it the worker did themselves.</summary>
    public async Task<(int All, int Own)> Count(IsoWeek week, WorkerId worker, CancellationToken ct)
    {
        var own = db.Postings.Where(p => p.Worker == worker).Select(p => (PostingId?)p.Id);
        var (actions, files) = (ActionsIn(week), FilesIn(week));
        var all = await actions.CountAsync(ct) + await files.CountAsync(ct);
        return (all, all == 0 ? 0 : await actions.CountAsync(f => own.Contains(f.By), ct) + await files.CountAsync(f => own.Contains(f.Posting), ct));
    }

    public async Task<IReadOnlyList<PrivilegedLine>> InWords(IQueryable<FactRow> rows, Acting reader, CancellationToken ct)
    {
        // A family of somebody’s own stays unnamed for them here too.
        var shut = db.ConflictsOf(reader.Worker);
        var facts = await (from f in rows
                           from p in db.Postings.Where(p => p.Id == f.By).DefaultIfEmpty()
                           from w in db.Workers.Where(w => w.Id == p.Worker).DefaultIfEmpty()
                           from m in db.Families.Where(m => m.Id == f.Family && !db.FamilyEpisodes.Any(e => e.Family == m.Id && shut.Contains(e.Id))).DefaultIfEmpty()
                           orderby f.At, f.Sequence
                           select new { f.At, f.Kind, f.Data, Who = w == null ? null : w.Name, Worker = w == null ? (WorkerId?)null : w.Id, Role = p == null ? (Role?)null : p.Role, Ref = m == null ? null : m.Ref }).ToListAsync(ct);
        var said = facts.ConvertAll(f => Said.Of(NamesNobody.Contains(f.Kind) ? "{}" : f.Data));
        var (workers, agencies) = (said.Select(s => s.Worker).OfType<WorkerId>().Distinct().ToList(), said.Select(s => s.Agency).OfType<AgencyId>().Distinct().ToList());
        var people = workers.Count == 0 ? [] : await db.Workers.Where(w => workers.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.Name, ct);
        var names = agencies.Count == 0 ? [] : await db.Agencies.Where(a => agencies.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        return [.. facts.Zip(said, (f, s) =>
        {
            var action = PrivilegedAction.Of(f.Kind, DateOnly.FromDateTime(Now.InLondon(f.At)))!;
            string?[] about = [s.Worker is { } who ? people.GetValueOrDefault(who) : null, s.Role?.InWords().ToLowerInvariant(), s.Agency is { } where ? names.GetValueOrDefault(where) : null, f.Ref is null ? null : $"family {f.Ref}", s.What is null ? null : Apart().Replace(s.What, " $0"), s.Why];
            return new PrivilegedLine(
                Now.InLondon(f.At), f.Who, f.Role, action.Words, action.Group, f.Who is null && action.Hands is Hands.FirstOfTwo or Hands.SecondOfTwo ? Hands.One : action.Hands, string.Join(", ", about.OfType<string>()), f.Worker == reader.Worker);
        })];
    }

    public async Task<IReadOnlyList<FileTaken>> InWords(IQueryable<AuditRow> rows, Acting reader, CancellationToken ct) =>
        (await (from a in rows
                join p in db.Postings on a.Posting equals p.Id
                join w in db.Workers on p.Worker equals w.Id
                orderby a.At, a.Sequence
                select new { a.At, w.Name, Worker = w.Id, p.Role, a.Route }).ToListAsync(ct))
            .ConvertAll(a => new FileTaken(Now.InLondon(a.At), a.Name, a.Role, RouteWords.Of(a.Route), a.Worker == reader.Worker));

    /// <summary>Whether the worker’s agency answers for the record: a partner’s officers review their own in their own way.</summary>
    public Task<bool> IsOfAuthority(Acting by, CancellationToken ct) => db.Agencies.AnyAsync(a => a.Id == by.Agency && a.Kind == AgencyKind.LocalAuthority, ct);

    /// <summary>Weeks that wait for this worker: nobody has reviewed them, or what is left is not their own.</summary>
    public IQueryable<PrivilegedWeek> WaitingFor(Acting by) =>
        db.PrivilegedWeeks.Where(w => w.ReviewedAt == null && !w.Reviews.Any(r => r.Worker == by.Worker));

    [GeneratedRegex("(?<=[a-z])[A-Z]", RegexOptions.None, 1_000)]
    private static partial Regex Apart();

    /// <summary>What a fact names besides the family.</summary>
    private sealed record Said(WorkerId? Worker, AgencyId? Agency, Role? Role, string? What, string? Why)
    {
        public static Said Of(string data)
        {
            using var fact = JsonDocument.Parse(data);
            var root = fact.RootElement;
            return new Said(
                Id(root, "Worker") is { } worker ? new WorkerId(worker) : null,
                Id(root, "Agency") is { } agency ? new AgencyId(agency) : null,
                Enum.TryParse<Role>(Text(root, "Role"), out var role) ? role : null,
                Text(root, "What"),
                Text(root, "Why"));
        }

        private static Guid? Id(JsonElement fact, string name) => Guid.TryParse(Text(fact, name), out var id) ? id : null;

        private static string? Text(JsonElement fact, string name) => fact.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
