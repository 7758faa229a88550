using Kith.Features.Access;
using Kith.Features.Connections;
using Kith.Features.Families;
using Kith.Features.Returns;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Casework;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Home;

/// <summary>A family at a glance: where things are now, who is who, what is next, how far each adult has come, and the ratings month by month.</summary>
[Needs(Duty.OpenFamily)]
public sealed class FamilyHomeModel(KithDb db, ProgressReader progress, LatestAgreedRag agreedRag, ConnectionReader connections, TimeProvider time) : FamilyPage
{
    private const int DatesShown = 3;
    private const int EntriesShown = 5;
    private const int ConnectionsShown = 5;
    private const int EmergencyDaysShown = 30;

    public DateOnly Today { get; private set; }

    /// <summary>What the census would ask about the family.</summary>
    public int Asked { get; private set; }

    /// <summary>The last time that somebody opened it in an emergency, for those who lead the work.</summary>
    public EmergencyInView? Emergency { get; private set; }

    public NowInView? WhereThingsAre { get; private set; }

    public IReadOnlyList<NamedWorker> Workers { get; private set; } = [];

    public IReadOnlyList<NextDate> NextDates { get; private set; } = [];

    public IReadOnlyList<LatestStage> Stages { get; private set; } = [];

    public IReadOnlyList<ModuleProgress> Modules { get; private set; } = [];

    /// <summary>The agreed overall ratings of the family, one a month, oldest first.</summary>
    public IReadOnlyList<AgreedRag> Ratings { get; private set; } = [];

    public IReadOnlyList<RecentEntry> Recent { get; private set; } = [];

    /// <summary>Services that were asked and from which word is awaited.</summary>
    public IReadOnlyList<ConnectionLine> Connections { get; private set; } = [];

    public bool MaySeeConnections => Family.May(By, Duty.SeeConnections);

    /// <summary>Partners see who works with the family, their own steps and the next meeting; no more.</summary>
    public bool MayReadOverview => Family.May(By, Duty.ReadOverview);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Enter(ct) is { } gone)
        {
            return gone;
        }

        Today = Now.At(time.GetUtcNow()).Today;
        Workers = await NamedWorkers(ct);
        NextDates = await Next(ct);
        if (MaySeeConnections)
        {
            Connections = (await connections.Of(Family, By, ct, ConnectionsShown)).Where(c => c.IsOpen).ToList();
        }

        if (MayReadOverview)
        {
            WhereThingsAre = await (from e in db.FamilyEpisodes
                                    join p in db.Postings on e.WhereThingsAreBy equals p.Id
                                    join w in db.Workers on p.Worker equals w.Id
                                    where e.Id == Family.Episode && e.WhereThingsAre != null
                                    select new NowInView(e.WhereThingsAre!, e.WhereThingsAreAt!.Value, w.Name)).FirstOrDefaultAsync(ct);
            Stages = await progress.StagesOf(Family.Episode, By, Family.Held, ct);
            Modules = await progress.ModuleProgressOf(Family.Episode, By, Family.Held, ct);
            Ratings = (await agreedRag.ByMonth(Family.Episode, By, Family.Held, ct)).Where(r => r.Child is null).ToList();
            Recent = await (from e in db.Entries.ReadableIn(Family.Episode, By, Family.Held)
                            join p in db.Postings on e.Author equals p.Id
                            join w in db.Workers on p.Worker equals w.Id
                            where e.ReplacedBy == null
                            orderby e.HappenedOn descending, e.RecordedAt descending
                            select new RecentEntry(e.Id, e.Kind, e.HappenedOn, w.Name, p.Role)).Take(EntriesShown).ToListAsync(ct);
        }

        return Page();
    }

    private async Task<IReadOnlyList<NamedWorker>> NamedWorkers(CancellationToken ct)
    {
        var workers = await (from i in db.Involvements
                             join p in db.Postings on i.Posting equals p.Id
                             join w in db.Workers on p.Worker equals w.Id
                             where i.FamilyEpisode == Family.Episode && i.EndedOn == null
                             select new NamedWorker(w.Name, p.Role, i.Kind, i.Adult)).ToListAsync(ct);
        return workers.OrderBy(w => w.Kind).ThenBy(w => w.Role).ThenBy(w => w.Name).ToList();
    }

    private async Task<IReadOnlyList<NextDate>> Next(CancellationToken ct)
    {
        var steps = db.Steps.ReadableIn(Family.Episode, By, Family.Held).Where(s => s.DoneOn == null);
        if (!MayReadOverview)
        {
            steps = steps.Where(s => s.Owner == By.Posting);
        }

        var dates = await steps.OrderBy(s => s.DueOn).Take(DatesShown).Select(s => new NextDate(s.DueOn, s.What)).ToListAsync(ct);
        if (Family.ClosedOn is null)
        {
            var since = Today.AddDays(-EmergencyDaysShown).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            var clocks = await db.FamilyEpisodes.Where(e => e.Id == Family.Episode)
                .Select(e => new
                {
                    Supervision = db.Supervisions.Where(s => s.FamilyEpisode == e.Id && s.SignedAt == null).Select(s => (DateOnly?)s.DueOn).FirstOrDefault(),
                    Assessment = db.Assessments.Where(a => a.FamilyEpisode == e.Id && a.AuthorisedAt == null).Max(a => a.ReferredOn),
                    EmergencyAt = db.BrokenGlasses.Where(g => g.FamilyEpisode == e.Id && g.BrokenAt > since).Max(g => (DateTime?)g.BrokenAt),
                    EmergencyBy = (from g in db.BrokenGlasses
                                   join w in db.Workers on g.Worker equals w.Id
                                   where g.FamilyEpisode == e.Id && g.BrokenAt > since
                                   orderby g.BrokenAt descending
                                   select w.Name).FirstOrDefault(),
                    EmergencyFor = db.BrokenGlasses.Where(g => g.FamilyEpisode == e.Id && g.BrokenAt > since).OrderByDescending(g => g.BrokenAt).Select(g => (EmergencyReason?)g.Reason).FirstOrDefault(),
                    Asked = db.Findings.Count(f => f.FamilyEpisode == e.Id && f.MendedAt == null && f.Explanation == null && db.CensusBuilds.Any(b => b.Id == f.Build && b.Source == CensusSource.Watch)),
                })
                .SingleAsync(ct);
            Emergency = clocks.EmergencyAt is { } at && (Family.Held & (Relationship.Allocated | Relationship.Supervisor)) != Relationship.None
                ? new EmergencyInView(clocks.EmergencyBy!, at, clocks.EmergencyFor!.Value)
                : null;
            Asked = Family.May(By, Duty.SeeReturns) ? clocks.Asked : 0;
            if (clocks.Supervision is { } due)
            {
                dates.Add(new NextDate(due, "Group supervision"));
            }

            if (clocks.Assessment is { } referred && Family.May(By, Duty.ReadAssessment))
            {
                dates.Add(new NextDate(Assessment.DueFrom(referred).On, "Assessment authorised"));
            }
        }

        if (Family.May(By, Duty.SeeVisitRegister) && Family.ClosedOn is null)
        {
            var visits = await db.VisitsDue.Where(v => v.FamilyEpisode == Family.Episode).OrderBy(v => v.DueOn).Select(v => new { v.Child, v.DueOn }).ToListAsync(ct);
            dates.AddRange(visits.Where(v => Family.Find(v.Child) is not null).Take(DatesShown).Select(v => new NextDate(v.DueOn, $"Visit to {Family.NameOf(v.Child)}")));
        }

        return dates.OrderBy(d => d.On).Take(DatesShown).ToList();
    }
}

public sealed record EmergencyInView(string Worker, DateTime At, EmergencyReason Reason);

public sealed record NowInView(string Text, DateTime At, string By);

public sealed record NamedWorker(string Name, Role Role, InvolvementKind Kind, PersonId? Adult);

public sealed record NextDate(DateOnly On, string What);

public sealed record RecentEntry(EntryId Id, EntryKind Kind, DateOnly On, string Author, Role Role);
