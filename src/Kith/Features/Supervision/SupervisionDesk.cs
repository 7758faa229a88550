using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Supervision;

/// <summary>A worker named to the family who takes part in its group supervision, with the sides that they bring to it.</summary>
public sealed record NamedWorker(PostingId Posting, string Name, Role Role, bool IsCurrent, IReadOnlyList<Side> Sides)
{
    public bool IsAdultWorker => Role.IsAdultSpecialist();

    public Side OwnSide => Sides is [var first, ..] ? first : Side.Shared;

    public bool IsMetBy(Acting reader) => reader.Posting == Posting || !Sides.Any(reader.IsBarredFrom);
}

public sealed record SessionAtDesk(GroupSupervision Session, FamilyId Family, IReadOnlyList<NamedWorker> Workers)
{
    /// <summary>Those who are asked to this session, as far as the one who asks meets them.</summary>
    public IReadOnlyList<NamedWorker> AskedBy(Acting by) => Workers.Where(w => w.IsCurrent && w.IsMetBy(by)).ToList();
}

/// <summary>What every command on a session needs, read inside the writing transaction.</summary>
public sealed class SupervisionDesk(KithDb db)
{
    public async Task<Outcome<SessionAtDesk>> Open(SupervisionId id, Acting by, Duty duty, Now now, CancellationToken ct)
    {
        if (await db.Supervisions.Where(s => s.Id == id).Select(s => (FamilyEpisodeId?)s.FamilyEpisode).FirstOrDefaultAsync(ct) is not { } episode)
        {
            return Refusal.NotFound;
        }

        if (await db.Refuses(episode, by, duty, ct) is { } refusal)
        {
            return refusal;
        }

        // Holds the row until the commit: on PostgreSQL nobody adds to a session while somebody else signs it.
        await db.Supervisions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version), ct);
        var session = await db.Supervisions.SingleAsync(s => s.Id == id, ct);
        var work = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => new { e.Family, e.ClosedOn }).SingleAsync(ct);
        if (work.ClosedOn is not null)
        {
            return new Refusal(string.Empty, "This work is closed: its group supervision cannot be changed");
        }

        return new SessionAtDesk(session, work.Family, await WorkersOf(episode, now.Today, ct));
    }

    /// <summary>Everyone who was ever named to the family episode and may take part; who still is, first.</summary>
    public async Task<IReadOnlyList<NamedWorker>> WorkersOf(FamilyEpisodeId episode, DateOnly today, CancellationToken ct) =>
        (await Named(db.Involvements.Where(i => i.FamilyEpisode == episode), today, ct)).Select(n => n.Worker).ToList();

    public async Task<ILookup<FamilyEpisodeId, NamedWorker>> WorkersOf(IReadOnlyCollection<FamilyEpisodeId> episodes, DateOnly today, CancellationToken ct) =>
        (await Named(db.Involvements.Where(i => episodes.Contains(i.FamilyEpisode)), today, ct)).ToLookup(n => n.Episode, n => n.Worker);

    private async Task<List<(FamilyEpisodeId Episode, NamedWorker Worker)>> Named(IQueryable<Involvement> involvements, DateOnly today, CancellationToken ct)
    {
        var rows = await (from i in involvements
                          join p in db.Postings on i.Posting equals p.Id
                          join w in db.Workers on p.Worker equals w.Id
                          select new { i.FamilyEpisode, i.Adult, IsOpen = i.EndedOn == null && (p.EndsOn == null || p.EndsOn >= today), p.Id, p.Role, w.Name }).ToListAsync(ct);
        return rows
            .Where(r => AccessTable.Has(r.Role, Duty.TakePartInSupervision))
            .GroupBy(r => new { r.FamilyEpisode, r.Id, r.Name, r.Role })
            .Select(g => (
                g.Key.FamilyEpisode,
                new NamedWorker(
                    g.Key.Id,
                    g.Key.Name,
                    g.Key.Role,
                    g.Any(r => r.IsOpen),
                    g.Select(r => r.Adult).OfType<PersonId>().Distinct().Select(adult => Side.OwnOf(g.Key.Role, adult)).OfType<Side>().ToList())))
            .OrderByDescending(n => n.Item2.IsCurrent).ThenBy(n => n.Item2.Role.DisciplineOf()).ThenBy(n => n.Item2.Name, StringComparer.CurrentCulture)
            .ToList();
    }
}
