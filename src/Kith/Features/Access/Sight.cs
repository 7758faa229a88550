using System.Linq.Expressions;
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
    private static readonly Func<KithDb, FamilyEpisodeId, PostingId, WorkerId, DateOnly, DateTime, IAsyncEnumerable<GatedRow>> Holding = EF.CompileAsyncQuery(
        (KithDb db, FamilyEpisodeId episode, PostingId me, WorkerId worker, DateOnly today, DateTime moment) => db.Involvements
            .Where(i => i.FamilyEpisode == episode && i.EndedOn == null)
            .Select(i => new GatedRow(
                new HeldRow(i.Kind, i.Posting, i.Team),
                new Gate(
                    db.Interests.Any(x => x.Worker == worker && x.EndedAt == null && db.Belongings.Any(b => b.FamilyEpisode == i.FamilyEpisode && b.Person == x.Person)),
                    db.Restrictions.Where(r => r.FamilyEpisode == i.FamilyEpisode && r.LiftedAt == null).Select(r => (CaseLabel?)r.Label).FirstOrDefault(),
                    db.ListedPostings.Any(n => n.FamilyEpisode == i.FamilyEpisode && n.Posting == me && n.EndedOn == null && n.From <= today && (n.Until == null || n.Until >= today)),
                    db.BrokenGlasses.Any(g => g.Posting == me && g.Until > moment && g.FamilyEpisode == i.FamilyEpisode),
                    db.BrokenGlasses.Any(g => g.Posting == me && g.Until > moment && g.FamilyEpisode == i.FamilyEpisode && g.IsImmediateDanger)))));

    /// <summary>Rows of the family episodes in which the worker may do the duty.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, KithDb db, Acting by, Duty duty)
        where T : class, IOfFamilyEpisode
    {
        var episodes = db.EpisodesSeenBy(by, duty);
        return rows.Where(r => episodes.Contains(r.FamilyEpisode));
    }

    /// <summary>The family episodes in which the worker may do the duty.</summary>
    public static IQueryable<FamilyEpisodeId> EpisodesSeenBy(this KithDb db, Acting by, Duty duty)
    {
        var reach = ReachOf(by, duty);
        var held = db.InvolvementsOf(by, reach).NotShutTo(db, by).Select(i => i.FamilyEpisode);
        return by.HasBrokenGlass && reach.HasFlag(Relationship.Emergency) ? held.Concat(db.OpenInEmergencyTo(by)) : held;
    }

    /// <summary>Labelled rows across families that the worker may read: the right relationship for the label, and no bar.</summary>
    public static IQueryable<T> ReadableBy<T>(this IQueryable<T> rows, KithDb db, Acting by, Duty duty)
        where T : class, ILabelled
    {
        var reach = ReachOf(by, duty);
        var ways = OpenLabel.Ways<T>(by).ToList();

        // The gate is asked once, whatever the labels: most of what a list costs is the length of what it asks.
        var readable = ways.GroupBy(w => w.Reach & reach & ~Relationship.Emergency).Where(g => g.Key != Relationship.None).Select(Involved).Or().And(NotShut<T>(db, by));
        if (by.HasBrokenGlass)
        {
            var opened = db.OpenInEmergencyTo(by);
            Expression<Func<T, bool>> isOpened = r => opened.Contains(r.FamilyEpisode);
            readable = new[] { readable, ways.Where(w => (w.Reach & reach).HasFlag(Relationship.Emergency)).Select(w => w.Carries).Or().And(isOpened) }.Or();
        }

        return rows.Where(readable);

        Expression<Func<T, bool>> Involved(IGrouping<Relationship, OpenLabel.Way<T>> ways)
        {
            var episodes = db.InvolvementsOf(by, ways.Key).Select(i => i.FamilyEpisode);
            return ways.Select(w => w.Carries).Or().And(r => episodes.Contains(r.FamilyEpisode));
        }
    }

    /// <summary>Labelled rows of one family episode whose relationship to the worker is already known.</summary>
    public static IQueryable<T> ReadableIn<T>(this IQueryable<T> rows, FamilyEpisodeId episode, Acting by, Relationship held)
        where T : class, ILabelled =>
        rows.Where(r => r.FamilyEpisode == episode).OpenTo(by, held);

    /// <summary>Of rows that belong to one family episode those whose side is open to the worker.</summary>
    public static IQueryable<T> OpenTo<T>(this IQueryable<T> rows, Acting by, Relationship held)
        where T : class, ISided =>
        rows.Where(OpenLabel.Ways<T>(by).Where(w => (w.Reach & held) != Relationship.None).Select(w => w.Carries).Or());

    /// <summary>
    /// Of rows that belong to one family episode those of which the worker may know that they are there, and not what they say: <see cref="AccessRule.WithheldFrom"/>.
    /// </summary>
    public static IQueryable<T> WithheldFrom<T>(this IQueryable<T> rows, Acting by, Relationship held)
        where T : class, ISided
    {
        var labels = AccessRule.WithheldFrom(by, held);
        var (closed, confided) = (by.BarredVictims.Concat(by.BarredPerpetrators).ToList(), (AccessTable.ReachOfConfided(by.Role) & held) == Relationship.None ? [] : by.Confided);
        return labels.Count == 0
            ? rows.Where(r => false)
            : rows.Where(r => labels.Contains(r.Label) && (r.LabelPerson == null || (!closed.Contains(r.LabelPerson.Value) && !(r.Label == Label.ChildConfidential && confided.Contains(r.LabelPerson.Value)))));
    }

    /// <summary>How the worker stands to one family episode, today.</summary>
    public static async Task<Relationship> HeldBy(this KithDb db, FamilyEpisodeId episode, Acting by, CancellationToken ct)
    {
        await db.HoldRights(episode, ct);
        var rows = await Holding(db, episode, by.Posting, by.Worker, by.At.Today, by.At.Moment).ToListAsync(ct);
        var held = rows is [var first, ..] ? first.Gate.Let(by.Role, rows.Select(r => r.Held).For(by)) : Relationship.None;
        if (held != Relationship.None && AccessRule.Decide(by, Duty.OpenFamily, held) == Decision.Allowed)
        {
            db.Bounds.Open(episode, by);
        }

        return held;
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

    /// <summary>Of rows of family episodes those that are not shut to the worker whatever else they hold: by a list they are not on, or a conflict of interest.</summary>
    public static IQueryable<T> NotShutTo<T>(this IQueryable<T> rows, KithDb db, Acting by)
        where T : class, IOfFamilyEpisode =>
        rows.Where(NotShut<T>(db, by));

    /// <summary>Of rows of family episodes those that are not of somebody to whom the worker is close: for whoever reads across families what is about them.</summary>
    public static IQueryable<T> NotOfTheirOwn<T>(this IQueryable<T> rows, KithDb db, Acting by)
        where T : class, IOfFamilyEpisode
    {
        if (!by.HasInterests)
        {
            return rows;
        }

        var conflicted = db.ConflictsOf(by.Worker);
        return rows.Where(r => !conflicted.Any(s => s == r.FamilyEpisode));
    }

    /// <summary>The people of the record to whom the worker is close.</summary>
    public static IQueryable<PersonId?> CloseTo(this KithDb db, Acting by) => db.Interests.Where(x => x.Worker == by.Worker && x.EndedAt == null && x.Person != null).Select(x => x.Person);

    private static Expression<Func<T, bool>> NotShut<T>(KithDb db, Acting by)
        where T : class, IOfFamilyEpisode
    {
        db.Bounds.OpenCaseload(by);
        var restricted = db.RestrictedWithout(by);
        Expression<Func<T, bool>> isNotRestricted = r => !restricted.Any(s => s == r.FamilyEpisode);
        if (!by.HasInterests)
        {
            return isNotRestricted;
        }

        var conflicted = db.ConflictsOf(by.Worker);
        return isNotRestricted.And(r => !conflicted.Any(s => s == r.FamilyEpisode));
    }

    /// <summary>Family episodes whose glass the posting has broken, and it is not over.</summary>
    private static IQueryable<FamilyEpisodeId> OpenInEmergencyTo(this KithDb db, Acting by)
    {
        var (me, moment) = (by.Posting, by.At.Moment);
        var (barred, conflicted) = (BrokenGlass.MayOpenRestricted(by.Role) ? db.ConcealedFrom(by) : db.RestrictedWithout(by), db.ConflictsOf(by.Worker));
        return db.BrokenGlasses.Where(g => g.Posting == me && g.Until > moment && !barred.Any(s => s == g.FamilyEpisode) && !conflicted.Any(s => s == g.FamilyEpisode)).Select(g => g.FamilyEpisode);
    }

    /// <summary>Restricted family episodes on whose list the worker is not.</summary>
    public static IQueryable<FamilyEpisodeId> RestrictedWithout(this KithDb db, Acting by) => db.Without(by, db.Restrictions.Where(r => r.LiftedAt == null));

    /// <summary>Family episodes of which nothing at all may be said to the worker, not even that somebody is known: sealed ones, and those of their own people.</summary>
    public static IQueryable<FamilyEpisodeId> ConcealedFrom(this KithDb db, Acting by) =>
        db.Without(by, db.Restrictions.Where(r => r.LiftedAt == null && r.Label == CaseLabel.Sealed)).Concat(db.ConflictsOf(by.Worker));

    /// <summary>The family episodes of everybody to whom a worker is close, today or once.</summary>
    public static IQueryable<FamilyEpisodeId> ConflictsOf(this KithDb db, WorkerId worker) =>
        from x in db.Interests join b in db.Belongings on x.Person equals (PersonId?)b.Person where x.Worker == worker && x.EndedAt == null select b.FamilyEpisode;

    /// <summary>Why a posting cannot be given a family, or null when nothing stands in the way. It says nothing that its worker did not know.</summary>
    public static async Task<string?> WhyShut(this KithDb db, Posting posting, FamilyEpisodeId episode, DateOnly today, CancellationToken ct) =>
        await db.ConflictsOf(posting.Worker).AnyAsync(s => s == episode, ct) ? "This worker cannot work with this family. Ask a privacy officer"
        : await db.IsOnListOf(posting.Id, episode, today, ct) ? null
        : "Only those on the family’s list may open it: put them on the list first";

    /// <summary>Whether a posting may open the family episode as far as its list goes: it is on it, or there is none.</summary>
    public static async Task<bool> IsOnListOf(this KithDb db, PostingId posting, FamilyEpisodeId episode, DateOnly today, CancellationToken ct) =>
        !await db.Restrictions.AnyAsync(r => r.FamilyEpisode == episode && r.LiftedAt == null, ct)
        || await db.ListedPostings.OnListOn(today).AnyAsync(n => n.FamilyEpisode == episode && n.Posting == posting, ct);

    public static IQueryable<ListedPosting> OnListOn(this IQueryable<ListedPosting> listed, DateOnly today) =>
        listed.Where(n => n.EndedOn == null && n.From <= today && (n.Until == null || n.Until >= today));

    private static IQueryable<FamilyEpisodeId> Without(this KithDb db, Acting by, IQueryable<Restriction> restrictions)
    {
        var lists = db.ListedPostings.OnListOn(by.At.Today).Where(n => n.Posting == by.Posting);
        return restrictions.Where(r => !lists.Any(n => n.FamilyEpisode == r.FamilyEpisode)).Select(r => r.FamilyEpisode);
    }

    private static Relationship ReachOf(Acting by, Duty duty) => AccessTable.Reach(by.Role, Duty.OpenFamily) & AccessTable.Reach(by.Role, duty);

    /// <summary>The involvements that give the worker one of these relationships, if nothing stands before their families.</summary>
    private static IQueryable<Involvement> InvolvementsOf(this KithDb db, Acting by, Relationship reach)
    {
        var (allocated, coWorker) = (reach.HasFlag(Relationship.Allocated), reach.HasFlag(Relationship.CoWorker));
        var (supervisor, team) = (by.IsManager && reach.HasFlag(Relationship.Supervisor), reach.HasFlag(Relationship.TeamMember));
        var (me, myTeam) = (by.Posting, by.Team);
        List<Expression<Func<Involvement, bool>>> ways = [];
        if (allocated && coWorker)
        {
            ways.Add(i => i.Posting == me);
        }
        else if (allocated || coWorker)
        {
            var kind = allocated ? InvolvementKind.Allocated : InvolvementKind.CoWorker;
            ways.Add(i => i.Posting == me && i.Kind == kind);
        }

        if (supervisor)
        {
            ways.Add(i => i.Team == myTeam && i.Kind != InvolvementKind.CoWorker);
        }
        else if (team)
        {
            ways.Add(i => i.Team == myTeam && i.Kind == InvolvementKind.FamilyTeam);
        }

        return db.Involvements.Where(i => i.EndedOn == null).Where(ways.Or());
    }
}

/// <summary>One open involvement with what stands before its episode.</summary>
public sealed record GatedRow(HeldRow Held, Gate Gate);

public static class HeldRows
{
    /// <summary>How the worker would stand to an episode by its involvements alone.</summary>
    public static Relationship For(this IEnumerable<HeldRow> rows, Acting by) => rows.Aggregate(Relationship.None, (all, row) => all | row.For(by));
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
