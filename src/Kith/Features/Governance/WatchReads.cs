using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>
/// Counts the new lines of the audit by worker, family and day, and raises an alert where what was opened looks curious. Only sealed lines are counted: none comes later with
/// a lower number.
/// </summary>
public sealed class WatchReads(KithDb db, AlertPrivacy privacy)
{
    private const int Most = 2_000;

    /// <returns>How many lines were counted.</returns>
    public async Task<Outcome<int>> Do(Now now, CancellationToken ct)
    {
        var mark = await db.ReadMarks.FirstOrDefaultAsync(m => m.Number == 1, ct) ?? db.Add(new ReadMark()).Entity;
        var (from, to) = (mark.Sequence, await db.Seals.OrderByDescending(s => s.Number).Select(s => s.AuditTo).FirstOrDefaultAsync(ct));
        var lines = await db.Audit.AsNoTracking().Where(a => a.Sequence > from && a.Sequence <= to).OrderBy(a => a.Sequence).Take(Most)
            .Select(a => new AuditLine(a.Sequence, a.At, a.Kind, a.Posting, a.Family)).ToListAsync(ct);
        if (lines.Count == 0)
        {
            return 0;
        }

        mark.To(lines[^1].Sequence);
        var shown = lines.Where(l => l is { Posting: not null, Family: not null, Kind: AuditKind.Viewed or AuditKind.Revealed or AuditKind.Exported or AuditKind.NotFound or AuditKind.Searched }).ToList();
        var searched = lines.Where(l => l is { Posting: not null, Kind: AuditKind.Searched }).ToList();
        var ids = shown.Concat(searched).Select(l => l.Posting!.Value).Distinct().ToList();
        var postings = await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where ids.Contains(p.Id) select new Reader(p.Id, p.Worker, p.Agency, p.Team, p.Role, w.Name)).ToDictionaryAsync(p => p.Posting, ct);
        var days = shown.GroupBy(l => (postings[l.Posting!.Value].Worker, Family: l.Family!.Value, Day: Now.DayOf(l.At))).ToList();
        foreach (var day in days)
        {
            var tally = await db.ReadTallies.FirstOrDefaultAsync(t => t.Worker == day.Key.Worker && t.Day == day.Key.Day && t.Family == day.Key.Family, ct)
                ?? db.Add(ReadTally.Begin(day.Key.Worker, day.Key.Family, day.Key.Day, now)).Entity;
            foreach (var line in day)
            {
                tally.Count(line.At, line.Kind is AuditKind.NotFound or AuditKind.Searched);
            }
        }

        await db.SaveChangesAsync(ct);
        foreach (var day in days)
        {
            var reader = postings[day.Last().Posting!.Value];
            await Raise(Curiosity.Of(await OfFamily(reader, day.Key.Family, day.Key.Day, ct), day.Key.Day), reader, day.Key.Family, day.Key.Day, now, ct);
        }

        foreach (var day in shown.Concat(searched).GroupBy(l => (postings[l.Posting!.Value].Worker, Day: Now.DayOf(l.At))))
        {
            var (reader, asks) = (postings[day.Last().Posting!.Value], day.Any(l => l.Kind == AuditKind.Searched));
            await Raise(Curiosity.Of(await InADay(reader, day.Key.Day, asks, ct), day.Key.Day), reader, null, day.Key.Day, now, ct);
        }

        return lines.Count;
    }

    private async Task<SeenOfFamily> OfFamily(Reader reader, FamilyId family, DateOnly day, CancellationToken ct)
    {
        var (worker, since, last) = (reader.Worker, day.AddDays(1 - CuriosityLimits.Lately), LastOf(reader.Name));
        var lately = await db.ReadTallies.Where(t => t.Worker == worker && t.Family == family && t.Day >= since && t.Day <= day).Select(t => new { t.Day, t.Opened, t.Refused }).ToListAsync(ct);
        var today = lately.Single(t => t.Day == day);
        var episodes = db.FamilyEpisodes.Where(e => e.Family == family).Select(e => e.Id);
        var isNamed = await db.Involvements.AnyAsync(
            i => episodes.Contains(i.FamilyEpisode) && (i.EndedOn == null || i.EndedOn >= day) && (i.Posting == reader.Posting || (reader.Role == Role.TeamManager && i.Team == reader.Team)), ct);
        var names = isNamed
            ? []
            : await (from m in db.FamilyMembers join p in db.People on m.Person equals p.Id where m.Family == family select new { p.FirstName, p.LastName }).ToListAsync(ct);
        var whole = names.Select(n => PersonName.Of(n.FirstName, n.LastName)).Where(n => n != reader.Name).ToList();
        var isColleagues = whole.Count > 0 && await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where p.Agency == reader.Agency && whole.Contains(w.Name) select w.Id).AnyAsync(ct);
        return new SeenOfFamily(
            isNamed,
            reader.Role == Role.BusinessSupport,
            today.Opened,
            today.Refused,
            lately.Count(t => t.Opened > 0),
            names.Exists(n => string.Equals(n.LastName, last, StringComparison.OrdinalIgnoreCase)),
            isColleagues,
            isNamed ? 0 : await Onlookers(family, day, ct));
    }

    /// <summary>Who opened the family or asked for it on the day and neither is named to it nor stands in one of its teams.</summary>
    private Task<int> Onlookers(FamilyId family, DateOnly day, CancellationToken ct)
    {
        var involved = db.Involvements.Where(i => db.FamilyEpisodes.Any(e => e.Id == i.FamilyEpisode && e.Family == family) && (i.EndedOn == null || i.EndedOn >= day));
        var theirs = db.Postings.Where(p => involved.Any(i => i.Posting == p.Id || i.Team == p.Team)).Select(p => p.Worker);
        return db.ReadTallies.Where(t => t.Family == family && t.Day == day && !theirs.Contains(t.Worker)).CountAsync(ct);
    }

    /// <param name="asks">Whether they looked for anybody: most never do, and of them nothing is counted.</param>
    private async Task<SeenInADay> InADay(Reader reader, DateOnly day, bool asks, CancellationToken ct)
    {
        var worker = reader.Worker;
        var families = await db.ReadTallies.Where(t => t.Worker == worker && t.Day == day).GroupBy(t => 1)
            .Select(g => new { Opened = g.Count(t => t.Opened > 0), AtNight = g.Count(t => t.AtNight > 0), Refused = g.Count(t => t.Refused > 0) }).SingleOrDefaultAsync(ct);
        return new SeenInADay(reader.Role == Role.EmergencyDuty, families?.Opened ?? 0, families?.AtNight ?? 0, families?.Refused ?? 0, asks ? await Searches(worker, day, ct) : 0);
    }

    /// <summary>Searches of the index, everybody of one contact at once, and for families that could not be opened in an emergency.</summary>
    private async Task<int> Searches(WorkerId worker, DateOnly day, CancellationToken ct)
    {
        var (start, end) = (Now.OnClock(day, TimeOnly.MinValue).Moment, Now.OnClock(day.AddDays(1), TimeOnly.MinValue).Moment);
        var (index, inVain) = ($"{SearchLine.Beginning(SearchKind.Index, SearchPurpose.Contact)}%", $"{SearchLine.InVain(SearchKind.Emergency, SearchPurpose.Emergency)}%");
        return await (from p in db.Postings
                      join a in db.Audit on (PostingId?)p.Id equals a.Posting
                      where p.Worker == worker && a.Kind == AuditKind.Searched && a.At >= start && a.At < end && (EF.Functions.Like(a.Subject!, index) || EF.Functions.Like(a.Subject!, inVain))
                      select a.RequestId).Distinct().CountAsync(ct);
    }

    // Of one kind about one family a month is told once.
    private async Task Raise(IEnumerable<CuriosityKind> kinds, Reader reader, FamilyId? family, DateOnly day, Now now, CancellationToken ct)
    {
        var (worker, since) = (reader.Worker, family is null ? day : day.AddDays(1 - CuriosityLimits.Lately));
        foreach (var kind in kinds)
        {
            if (await db.CuriosityAlerts.AnyAsync(a => a.Worker == worker && a.Kind == kind && a.Family == family && a.Day >= since && a.Day <= day, ct))
            {
                continue;
            }

            var alert = CuriosityAlert.Raise(kind, reader.Agency, worker, family, day, now);
            db.Add(alert);
            await privacy.Raise(PrivacyAlertKind.ReadsLookCurious, reader.Agency, alert.Id, worker, family, now, ct);
            await db.SaveChangesAsync(ct);
        }
    }

    private static string LastOf(string name) => name.Split(' ')[^1];

    private sealed record AuditLine(long Sequence, DateTime At, AuditKind Kind, PostingId? Posting, FamilyId? Family);

    private sealed record Reader(PostingId Posting, WorkerId Worker, AgencyId Agency, TeamId Team, Role Role, string Name);
}

/// <summary>Counts every thirtieth time that lines are sealed: each half minute.</summary>
internal sealed partial class ReadsRunner(IServiceScopeFactory scopes, SealPace pace, TimeProvider time, ILogger<ReadsRunner> log) : BackgroundService
{
    private const int Seals = 30;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pace.Every * Seals, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await CountAll(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Kith stops.
        }
    }

    private async Task CountAll(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var (watch, writes) = (scope.ServiceProvider.GetRequiredService<WatchReads>(), scope.ServiceProvider.GetRequiredService<Writes>());
            while (await writes.Run(now => watch.Do(now, ct), ct) is { Ok: true, Value: > 0 })
            {
                // Until nothing waits.
            }
        }
        catch (Exception why) when (!ct.IsCancellationRequested)
        {
            Uncounted(log, why.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was opened could not be counted ({Fault}); it is tried again")]
    private static partial void Uncounted(ILogger log, string fault);
}
