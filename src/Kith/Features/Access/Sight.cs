using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>
/// Who sees what, in SQL, from the same <see cref="AccessTable"/> as <see cref="AccessRule.Decide(Acting, Duty, Relationship)"/>. Every query on
/// the record starts here.
/// </summary>
public static class Sight
{
    // Compiled, because every command asks it, some of them several times.
    private static readonly Func<KithDb, FamilyEpisodeId, PostingId, DateOnly, IAsyncEnumerable<HeldRow>> Holding = EF.CompileAsyncQuery(
        (KithDb db, FamilyEpisodeId episode, PostingId me, DateOnly today) => db.Involvements
            .Where(i => i.FamilyEpisode == episode && i.EndedOn == null)
            .Where(i => !db.Restrictions.Any(r => r.FamilyEpisode == i.FamilyEpisode && r.LiftedAt == null)
                || db.ListedPostings.Any(n => n.FamilyEpisode == i.FamilyEpisode && n.Posting == me && n.EndedOn == null && n.From <= today && (n.Until == null || n.Until >= today)))
            .Select(i => new HeldRow(i.Kind, i.Posting, i.Team)));

    /// <summary>Rows of the family episodes in which the worker may do the duty.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, KithDb db, Acting by, Duty duty)
        where T : class, IOfFamilyEpisode
    {
        var episodes = db.EpisodesSeenBy(by, duty);
        return rows.Where(r => episodes.Contains(r.FamilyEpisode));
    }

    /// <summary>The family episodes in which the worker may do the duty.</summary>
    public static IQueryable<FamilyEpisodeId> EpisodesSeenBy(this KithDb db, Acting by, Duty duty) =>
        db.EpisodesOf(by, AccessTable.Reach(by.Role, Duty.OpenFamily) & AccessTable.Reach(by.Role, duty));

    /// <summary>Labelled rows across families that the worker may read: the right relationship for the label, and no bar.</summary>
    public static IQueryable<T> ReadableBy<T>(this IQueryable<T> rows, KithDb db, Acting by, Duty duty)
        where T : class, ILabelled
    {
        var reach = AccessTable.Reach(by.Role, Duty.OpenFamily) & AccessTable.Reach(by.Role, duty);
        var general = db.EpisodesOf(by, reach & AccessTable.Reach(by.Role, Label.General));
        var victim = db.EpisodesOf(by, reach & AccessTable.Reach(by.Role, Label.DaVictim));
        var perpetrator = db.EpisodesOf(by, reach & AccessTable.Reach(by.Role, Label.DaPerpetrator));
        var (barredVictims, barredPerpetrators) = (by.BarredVictims, by.BarredPerpetrators);
        return rows.Where(r =>
            (r.Label == Label.General && general.Contains(r.FamilyEpisode))
            || (r.Label == Label.DaVictim && r.LabelPerson != null && !barredVictims.Contains(r.LabelPerson.Value) && victim.Contains(r.FamilyEpisode))
            || (r.Label == Label.DaPerpetrator && r.LabelPerson != null && !barredPerpetrators.Contains(r.LabelPerson.Value) && perpetrator.Contains(r.FamilyEpisode)));
    }

    /// <summary>Labelled rows of one family episode whose relationship to the worker is already known.</summary>
    public static IQueryable<T> ReadableIn<T>(this IQueryable<T> rows, FamilyEpisodeId episode, Acting by, Relationship held)
        where T : class, ILabelled =>
        rows.Where(r => r.FamilyEpisode == episode).OpenTo(by, held);

    /// <summary>Of rows that belong to one family episode those whose side is open to the worker.</summary>
    public static IQueryable<T> OpenTo<T>(this IQueryable<T> rows, Acting by, Relationship held)
        where T : class, ISided
    {
        var general = May(Label.General);
        var victim = May(Label.DaVictim);
        var perpetrator = May(Label.DaPerpetrator);
        if (!victim && !perpetrator)
        {
            return general ? rows.Where(r => r.Label == Label.General) : rows.Where(r => false);
        }

        var (barredVictims, barredPerpetrators) = (by.BarredVictims, by.BarredPerpetrators);
        return rows.Where(r =>
            (general && r.Label == Label.General)
            || (victim && r.Label == Label.DaVictim && r.LabelPerson != null && !barredVictims.Contains(r.LabelPerson.Value))
            || (perpetrator && r.Label == Label.DaPerpetrator && r.LabelPerson != null && !barredPerpetrators.Contains(r.LabelPerson.Value)));

        bool May(Label label) => (AccessTable.Reach(by.Role, label) & held) != Relationship.None;
    }

    /// <summary>How the worker stands to one family episode, today.</summary>
    public static async Task<Relationship> HeldBy(this KithDb db, FamilyEpisodeId episode, Acting by, CancellationToken ct)
    {
        var held = await Holding(db, episode, by.Posting, by.At.Today).ToListAsync(ct);
        return held.Aggregate(Relationship.None, (all, row) => all | row.For(by));
    }

    /// <summary>The decision for a command, taken again inside its transaction.</summary>
    public static async Task<Decision> Decide(this KithDb db, FamilyEpisodeId episode, Acting by, Duty duty, CancellationToken ct) =>
        AccessRule.Decide(by, duty, await db.HeldBy(episode, by, ct));

    /// <summary>The refusal that a command answers with, or null when the worker may go on.</summary>
    public static async Task<Refusal?> Refuses(this KithDb db, FamilyEpisodeId episode, Acting by, Duty duty, CancellationToken ct) =>
        await db.Decide(episode, by, duty, ct) switch
        {
            Decision.Allowed => null,
            Decision.Forbidden => Refusal.Forbidden,
            _ => Refusal.NotFound,
        };

    /// <summary>The same for what keeps a side: whoever may not read it may not write or change it, and does not learn that it exists.</summary>
    public static async Task<Refusal?> Refuses(this KithDb db, FamilyEpisodeId episode, Acting by, Duty duty, Side side, CancellationToken ct) =>
        AccessRule.Decide(by, duty, await db.HeldBy(episode, by, ct), side) switch
        {
            Decision.Allowed => null,
            Decision.Forbidden => Refusal.Forbidden,
            _ => Refusal.NotFound,
        };

    /// <summary>The family episodes that are closed to the worker, whatever else they hold: restricted ones on whose list they are not.</summary>
    public static IQueryable<FamilyEpisodeId> ShutTo(this KithDb db, Acting by) => db.WithoutMe(by, db.Restrictions.Where(r => r.LiftedAt == null));

    /// <summary>Those of them of which nothing at all may be said, not even that somebody is known.</summary>
    public static IQueryable<FamilyEpisodeId> ConcealedFrom(this KithDb db, Acting by) =>
        db.WithoutMe(by, db.Restrictions.Where(r => r.LiftedAt == null && r.Label == CaseLabel.Sealed));

    /// <summary>Whether a posting may open the family episode as far as its list goes: it is on it, or there is none.</summary>
    public static async Task<bool> IsOnListOf(this KithDb db, PostingId posting, FamilyEpisodeId episode, DateOnly today, CancellationToken ct) =>
        !await db.Restrictions.AnyAsync(r => r.FamilyEpisode == episode && r.LiftedAt == null, ct)
        || await db.ListedPostings.OnListOn(today).AnyAsync(n => n.FamilyEpisode == episode && n.Posting == posting, ct);

    public static IQueryable<ListedPosting> OnListOn(this IQueryable<ListedPosting> listed, DateOnly today) =>
        listed.Where(n => n.EndedOn == null && n.From <= today && (n.Until == null || n.Until >= today));

    private static IQueryable<FamilyEpisodeId> WithoutMe(this KithDb db, Acting by, IQueryable<Restriction> restrictions)
    {
        var lists = db.ListedPostings.OnListOn(by.At.Today).Where(n => n.Posting == by.Posting);
        return restrictions.Where(r => !lists.Any(n => n.FamilyEpisode == r.FamilyEpisode)).Select(r => r.FamilyEpisode);
    }

    private static IQueryable<FamilyEpisodeId> EpisodesOf(this KithDb db, Acting by, Relationship reach)
    {
        var (allocated, coWorker) = (reach.HasFlag(Relationship.Allocated), reach.HasFlag(Relationship.CoWorker));
        var supervisor = by.IsManager && reach.HasFlag(Relationship.Supervisor);
        var team = reach.HasFlag(Relationship.TeamMember) || supervisor;
        var (me, myTeam) = (by.Posting, by.Team);
        var shut = db.ShutTo(by);
        var open = db.Involvements.Where(i => i.EndedOn == null && !shut.Any(s => s == i.FamilyEpisode));
        List<IQueryable<FamilyEpisodeId>> ways = [];
        if (allocated || coWorker)
        {
            var mine = open.Where(i => i.Posting == me);
            var named = allocated && coWorker ? mine : mine.Where(i => i.Kind == (allocated ? InvolvementKind.Allocated : InvolvementKind.CoWorker));
            ways.Add(named.Select(i => i.FamilyEpisode));
        }

        if (team)
        {
            var ours = open.Where(i => i.Team == myTeam);
            ways.Add((supervisor ? ours.Where(i => i.Kind != InvolvementKind.CoWorker) : ours.Where(i => i.Kind == InvolvementKind.FamilyTeam)).Select(i => i.FamilyEpisode));
        }

        return ways.Count == 0 ? open.Where(i => false).Select(i => i.FamilyEpisode) : ways.Aggregate((all, way) => all.Concat(way));
    }
}

/// <summary>One open involvement of an episode, as far as it decides a relationship.</summary>
public sealed record HeldRow(InvolvementKind Kind, PostingId? Posting, TeamId Team)
{
    public Relationship For(Acting by)
    {
        var held = Relationship.None;
        if (Posting == by.Posting)
        {
            held |= Kind == InvolvementKind.Allocated ? Relationship.Allocated : Relationship.CoWorker;
        }

        if (Kind == InvolvementKind.FamilyTeam && Team == by.Team)
        {
            held |= Relationship.TeamMember | (by.IsManager ? Relationship.Supervisor : Relationship.None);
        }

        if (Kind == InvolvementKind.Allocated && Team == by.Team && by.IsManager)
        {
            held |= Relationship.Supervisor;
        }

        return held;
    }
}
