using Kith.Features.Access;
using Kith.Features.Connections;
using Kith.Features.Families;
using Kith.Features.Returns;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Home;

/// <summary>What this worker has to do: what is late first, then what is next, and the families it is for.</summary>
[Needs(Duty.SeeMyWork)]
public sealed class MyWorkModel(KithDb db, ConnectionReader connections, TimeProvider time) : PageModel
{
    private const int DaysAhead = 14;
    private const int SupervisionDaysAhead = 7;
    private const int Most = 25;

    // Compiled, because nothing is opened as often as this page.
    private static readonly Func<KithDb, PostingId, IAsyncEnumerable<MyDraft>> LatestDrafts = EF.CompileAsyncQuery(
        (KithDb db, PostingId me) => db.Drafts.Where(d => d.Posting == me).OrderByDescending(d => d.SavedAt).Take(5).Select(d => new MyDraft(d.Instance, d.Path, d.SavedAt)));

    private static readonly Func<KithDb, List<FamilyId>, List<FamilyEpisodeId>, IAsyncEnumerable<ChildRow>> ChildrenOf = EF.CompileAsyncQuery(
        (KithDb db, List<FamilyId> families, List<FamilyEpisodeId> episodes) =>
            from m in db.FamilyMembers
            join p in db.People on m.Person equals p.Id
            where families.Contains(m.Family) && m.Until == null && m.Kind == MemberKind.Child
            orderby p.BirthDate
            select new ChildRow(
                m.Family,
                p.FirstName,
                p.LastName,
                p.BirthDate,
                p.ExpectedBirthDate,
                db.VisitsDue.Where(v => episodes.Contains(v.FamilyEpisode) && v.Child == p.Id).Max(v => v.LastSeenOn)));

    public Acting By => HttpContext.MustAct();

    public DateOnly Today { get; private set; }

    public IReadOnlyList<StepDue> Steps { get; private set; } = [];

    public IReadOnlyList<ChildDue> Visits { get; private set; } = [];

    public IReadOnlyList<MyFamily> Families { get; private set; } = [];

    public IReadOnlyList<SupervisionSoon> Supervisions { get; private set; } = [];

    public IReadOnlyList<MyDraft> Drafts { get; private set; } = [];

    /// <summary>Services from which word is overdue.</summary>
    public IReadOnlyList<ReplyDue> Replies { get; private set; } = [];

    public int Unallocated { get; private set; }

    /// <summary>What this worker is asked about families that are not there for them.</summary>
    public int Invitations { get; private set; }

    /// <summary>What the census would ask about this worker’s families.</summary>
    public int Asked { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = Now.At(time.GetUtcNow()).Today;
        var soon = Today.AddDays(DaysAhead);
        Steps = await (from s in db.Steps.ReadableBy(db, By, Duty.SeeSteps)
                       join e in db.FamilyEpisodes on s.FamilyEpisode equals e.Id
                       join f in db.Families on e.Family equals f.Id
                       where s.Owner == By.Posting && s.DoneOn == null && s.DueOn <= soon && e.ClosedOn == null
                       orderby s.DueOn
                       select new StepDue(f.Ref, f.Name, s.Id, s.What, s.DueOn)).Take(Most).ToListAsync(ct);
        Drafts = await LatestDrafts(db, By.Posting).ToListAsync(ct);
        if (By.Has(Duty.RecordVisit))
        {
            Visits = await VisitsDue(soon, ct);
        }

        Families = await MyFamilies(ct);
        if (By.Has(Duty.SeeSupervisionBoard))
        {
            Supervisions = await SupervisionsSoon(ct);
        }

        if (By.Has(Duty.Connect))
        {
            Replies = await connections.Overdue(By, Today, ct);
        }

        if (By.Has(Duty.ReadInvitation))
        {
            Invitations = await db.InvitationsFor(By).CountAsync(ct);
        }

        if (By.Has(Duty.Allocate))
        {
            var team = By.Team;
            Unallocated = await (from i in db.Involvements.NotShutTo(db, By)
                                 join e in db.FamilyEpisodes on i.FamilyEpisode equals e.Id
                                 where i.Kind == InvolvementKind.FamilyTeam && i.Team == team && i.EndedOn == null && e.ClosedOn == null && e.AllocatedOn == null
                                 select e.Id).Distinct().CountAsync(ct);
        }
    }

    /// <summary>Children of the families this worker leads, by the day each must next be seen.</summary>
    private async Task<IReadOnlyList<ChildDue>> VisitsDue(DateOnly soon, CancellationToken ct)
    {
        var me = By.Posting;
        return await (from v in db.VisitsDue.NotShutTo(db, By)
                      join e in db.FamilyEpisodes on v.FamilyEpisode equals e.Id
                      join f in db.Families on e.Family equals f.Id
                      join p in db.People on v.Child equals p.Id
                      where e.ClosedOn == null && v.DueOn <= soon
                          && db.Involvements.Any(i => i.FamilyEpisode == e.Id && i.EndedOn == null && i.Posting == me && i.Kind == InvolvementKind.Allocated)
                          && db.FamilyMembers.Any(m => m.Family == f.Id && m.Person == v.Child && m.Until == null)
                      orderby v.DueOn, f.Name
                      select new ChildDue(f.Ref, f.Name, PersonName.Of(p.FirstName, p.LastName, null), v.LastSeenOn, v.DueOn)).Take(Most).ToListAsync(ct);
    }

    private Task<List<FamilyRow>> FamiliesNamedTo(CancellationToken ct)
    {
        var me = By.Posting;
        return (from i in db.Involvements.NotShutTo(db, By)
                join e in db.FamilyEpisodes on i.FamilyEpisode equals e.Id
                join f in db.Families on e.Family equals f.Id
                where i.Posting == me && i.EndedOn == null && e.ClosedOn == null
                orderby f.Name
                select new FamilyRow(
                    f.Ref,
                    f.Name,
                    f.Id,
                    e.Id,
                    i.Kind,
                    db.Supervisions.Where(s => s.FamilyEpisode == e.Id && s.SignedAt == null).Select(s => (DateOnly?)s.DueOn).FirstOrDefault(),
                    db.Findings.Count(f => f.FamilyEpisode == e.Id && f.MendedAt == null && f.Explanation == null && db.CensusBuilds.Any(b => b.Id == f.Build && b.Source == CensusSource.Watch)))).Take(100).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<MyFamily>> MyFamilies(CancellationToken ct)
    {
        var families = await FamiliesNamedTo(ct);
        Asked = !By.Has(Duty.SeeReturns) ? 0 : By.IsManager ? await db.AskedOf(By).CountAsync(ct) : families.Sum(f => f.Asked);
        var children = await ChildrenOf(db, families.ConvertAll(f => f.Family), families.ConvertAll(f => f.Episode)).ToListAsync(ct);
        return families.ConvertAll(f => new MyFamily(
            f.Ref,
            f.Name,
            f.Kind,
            f.Supervision,
            children.FindAll(c => c.Family == f.Family).ConvertAll(c => new ChildSeen(
                PersonName.Of(c.FirstName, c.LastName, "Child"), PersonName.AgeInWords(c.BirthDate, c.ExpectedBirthDate, Today), c.LastSeen))));
    }

    private async Task<IReadOnlyList<SupervisionSoon>> SupervisionsSoon(CancellationToken ct)
    {
        var until = Today.AddDays(SupervisionDaysAhead);
        return await (from s in db.Supervisions.VisibleTo(db, By, Duty.ReadSupervision)
                      join e in db.FamilyEpisodes on s.FamilyEpisode equals e.Id
                      join f in db.Families on e.Family equals f.Id
                      where s.SignedAt == null && s.DueOn <= until && e.ClosedOn == null
                      orderby s.DueOn, f.Name
                      select new SupervisionSoon(f.Ref, f.Name, s.Id, s.DueOn)).Take(Most).ToListAsync(ct);
    }

    private sealed record FamilyRow(string Ref, string Name, FamilyId Family, FamilyEpisodeId Episode, InvolvementKind Kind, DateOnly? Supervision, int Asked);

    private sealed record ChildRow(FamilyId Family, string? FirstName, string? LastName, DateOnly? BirthDate, DateOnly? ExpectedBirthDate, DateOnly? LastSeen);
}

public sealed record StepDue(string FamilyRef, string Family, StepId Step, string What, DateOnly DueOn);

public sealed record ChildDue(string FamilyRef, string Family, string Child, DateOnly? LastSeenOn, DateOnly DueOn);

public sealed record MyFamily(string Ref, string Name, InvolvementKind Kind, DateOnly? SupervisionDueOn, IReadOnlyList<ChildSeen> Children)
{
    public bool May(Acting by, Duty duty) =>
        AccessRule.Decide(by, duty, Kind == InvolvementKind.Allocated ? Relationship.Allocated : Relationship.CoWorker) == Decision.Allowed;
}

public sealed record ChildSeen(string Name, string Age, DateOnly? LastSeenOn);

public sealed record SupervisionSoon(string FamilyRef, string Family, SupervisionId Session, DateOnly DueOn);

public sealed record MyDraft(Guid Instance, string Path, DateTime SavedAt);
