using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Features.Governance;

/// <summary>What privacy officers of an agency look through: of its workers, never about themselves and never about somebody to whom they are close. Another officer does that.</summary>
internal static class OverseenInSight
{
    /// <summary>The families of everybody to whom the worker is close.</summary>
    public static IQueryable<FamilyId> FamiliesOfTheirOwn(this KithDb db, Acting by) =>
        db.ConflictsOf(by.Worker).Join(db.FamilyEpisodes, s => s, e => e.Id, (_, e) => e.Family);

    public static IQueryable<BrokenGlass> GlassesOverseenBy(this KithDb db, Acting by) => db.BrokenGlasses.Where(g => g.Agency == by.Agency).NotOfTheirOwn(db, by);

    public static IQueryable<CuriosityAlert> CuriosityOverseenBy(this KithDb db, Acting by)
    {
        var alerts = db.CuriosityAlerts.Where(a => a.Agency == by.Agency);
        if (!by.HasInterests)
        {
            return alerts;
        }

        var own = db.FamiliesOfTheirOwn(by);
        return alerts.Where(a => a.Family == null || !own.Contains(a.Family.Value));
    }

    /// <summary>Interests of workers whom their own agency employs or employed.</summary>
    public static IQueryable<Interest> InterestsOverseenBy(this KithDb db, Acting by)
    {
        var interests = db.Interests.Where(x => x.Worker != by.Worker && db.Postings.Any(p => p.Worker == x.Worker && p.Agency == by.Agency));
        if (!by.HasInterests)
        {
            return interests;
        }

        var own = db.CloseTo(by);
        return interests.Where(x => x.Person == null || !own.Contains(x.Person));
    }

    public static IQueryable<PrivacyAlert> AlertsOverseenBy(this KithDb db, Acting by)
    {
        var alerts = db.PrivacyAlerts.Where(a => a.Agency == by.Agency);
        if (!by.HasInterests)
        {
            return alerts;
        }

        var (conflicted, own, close) = (db.ConflictsOf(by.Worker), db.FamiliesOfTheirOwn(by), db.CloseTo(by));
        return alerts.Where(a => !db.BrokenGlasses.Any(g => g.Id == a.Of && conflicted.Contains(g.FamilyEpisode))
            && !db.CuriosityAlerts.Any(c => c.Id == a.Of && c.Family != null && own.Contains(c.Family.Value))
            && !db.Interests.Any(x => x.Id == a.Of && (x.Worker == by.Worker || (x.Person != null && close.Contains(x.Person)))));
    }
}
