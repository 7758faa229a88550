using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Governance;

/// <summary>
/// What privacy officers look through, and the head of service where that is late: of the workers of their agency, never about themselves and never about somebody to whom
/// they are close. Where nobody of their role in the agency can look at it today those of the authorities do (TR-20, TR-25), so that nothing waits for nobody.
/// </summary>
internal static class OverseenInSight
{
    /// <summary>The families of everybody to whom the worker is close.</summary>
    public static IQueryable<FamilyId> FamiliesOfTheirOwn(this KithDb db, Acting by) =>
        db.ConflictsOf(by.Worker).Join(db.FamilyEpisodes, s => s, e => e.Id, (_, e) => e.Family);

    /// <summary>The worker’s agency if it is an authority, whose officers stand in for those whom other agencies have not.</summary>
    public static IQueryable<Agency> AuthorityOf(this KithDb db, Acting by) => db.Agencies.Where(a => a.Id == by.Agency && a.Kind == AgencyKind.LocalAuthority);

    /// <summary>The worker’s agency, and of an authority every other one too: what is theirs is found by its agency and then asked one by one.</summary>
    private static IQueryable<AgencyId> AgenciesInReachOf(this KithDb db, Acting by)
    {
        var authority = db.AuthorityOf(by);
        return db.Agencies.Where(a => a.Id == by.Agency || authority.Any()).Select(a => a.Id);
    }

    /// <summary>Whether somebody of this role oversees a worker: of their agency, or for an authority of agencies none of which has anybody else who can.</summary>
    public static async Task<bool> Oversees(this KithDb db, Acting by, WorkerId worker, IReadOnlyCollection<AgencyId> agencies, CancellationToken ct) =>
        agencies.Contains(by.Agency)
            || (await db.AuthorityOf(by).AnyAsync(ct) && !await db.AbleToAct(by.Role, by.At.Today).AnyAsync(p => p.Worker != worker && agencies.Contains(p.Agency), ct));

    public static IQueryable<BrokenGlass> GlassesOverseenBy(this KithDb db, Acting by)
    {
        var (agencies, able) = (db.AgenciesInReachOf(by), db.AbleToAct(by.Role, by.At.Today));
        return db.BrokenGlasses
            .Where(g => agencies.Contains(g.Agency) && g.Worker != by.Worker && (g.Agency == by.Agency || !able.Any(
                p => p.Agency == g.Agency && p.Worker != g.Worker
                    && !db.Interests.Any(x => x.Worker == p.Worker && x.EndedAt == null && db.Belongings.Any(b => b.FamilyEpisode == g.FamilyEpisode && b.Person == x.Person)))))
            .NotOfTheirOwn(db, by);
    }

    public static IQueryable<CuriosityAlert> CuriosityOverseenBy(this KithDb db, Acting by)
    {
        var (agencies, able) = (db.AgenciesInReachOf(by), db.AbleToAct(by.Role, by.At.Today));
        var alerts = db.CuriosityAlerts.Where(
            a => agencies.Contains(a.Agency) && a.Worker != by.Worker && (a.Agency == by.Agency || !able.Any(
                p => p.Agency == a.Agency && p.Worker != a.Worker
                    && !db.Interests.Any(x => x.Worker == p.Worker && x.EndedAt == null && db.FamilyMembers.Any(m => m.Family == a.Family && m.Person == x.Person)))));
        if (!by.HasInterests)
        {
            return alerts;
        }

        var own = db.FamiliesOfTheirOwn(by);
        return alerts.Where(a => a.Family == null || !own.Contains(a.Family.Value));
    }

    /// <summary>Interests of workers whom an agency employs or employed. Where somebody can look at it in an agency for which the worker works today nobody stands in.</summary>
    public static IQueryable<Interest> InterestsOverseenBy(this KithDb db, Acting by)
    {
        var (authority, able, today) = (db.AuthorityOf(by), db.AbleToAct(by.Role, by.At.Today), by.At.Today);
        var interests = db.Interests.Where(
            x => x.Worker != by.Worker && (db.Postings.Any(p => p.Worker == x.Worker && p.Agency == by.Agency) || (authority.Any() && !able.Any(
                o => o.Worker != x.Worker && db.Postings.Any(p => p.Worker == x.Worker && p.Agency == o.Agency && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today))
                    && !(x.Person != null && db.Interests.Any(y => y.Worker == o.Worker && y.EndedAt == null && y.Person == x.Person))))));
        if (!by.HasInterests)
        {
            return interests;
        }

        var own = db.CloseTo(by);
        return interests.Where(x => x.Person == null || !own.Contains(x.Person));
    }

    /// <summary>People of the record but those who belong or belonged to a family of the worker’s own people.</summary>
    public static IQueryable<Person> PeopleOverseenBy(this KithDb db, Acting by)
    {
        var own = db.ConflictsOf(by.Worker);
        return by.HasInterests ? db.People.Where(p => !db.Belongings.Any(b => b.Person == p.Id && own.Contains(b.FamilyEpisode))) : db.People;
    }

    /// <summary>Alerts of what they oversee.</summary>
    public static IQueryable<PrivacyAlert> AlertsOverseenBy(this KithDb db, Acting by)
    {
        var (agencies, glasses, curious, interests) = (db.AgenciesInReachOf(by), db.GlassesOverseenBy(by), db.CuriosityOverseenBy(by), db.InterestsOverseenBy(by));
        return db.PrivacyAlerts.Where(
            a => agencies.Contains(a.Agency) && (glasses.Any(g => g.Id == a.Of) || curious.Any(c => c.Id == a.Of) || interests.Any(x => x.Id == a.Of)));
    }

    /// <summary>
    /// Addresses of those of this role who can look at what is about a worker and a family: of the worker’s agency, or else of the authorities. None is close to the
    /// family, because a mail about what their page does not show them would tell them that it is one of their own.
    /// </summary>
    /// <returns>Null when there is nobody; none when nobody of those there are has a mail address, whose page shows it nevertheless.</returns>
    public static async Task<List<string>?> MailOfOverseers(this KithDb db, Role role, AgencyId agency, WorkerId about, FamilyId? family, DateOnly today, CancellationToken ct)
    {
        var able = db.AbleToAct(role, today).Where(
            p => p.Worker != about && !db.Interests.Any(x => x.Worker == p.Worker && x.EndedAt == null && db.FamilyMembers.Any(m => m.Family == family && m.Person == x.Person)));
        var (own, authorities) = (able.Where(p => p.Agency == agency), able.Where(p => db.Agencies.Any(a => a.Id == p.Agency && a.Kind == AgencyKind.LocalAuthority)));
        var they = await own.AnyAsync(ct) ? own : authorities;
        return await they.AnyAsync(ct) ? await db.MailOf(they, ct) : null;
    }

    /// <summary>The same of the head of service, or else of administrators, who can have somebody posted.</summary>
    public static async Task<List<string>> MailOfHeads(this KithDb db, AgencyId agency, WorkerId about, FamilyId? family, DateOnly today, CancellationToken ct) =>
        await db.MailOfOverseers(Role.ServiceManager, agency, about, family, today, ct)
            ?? await db.MailOfOverseers(Role.SystemAdministrator, agency, about, family, today, ct) ?? [];
}
