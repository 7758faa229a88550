using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Where mail about what waits for somebody goes.</summary>
internal static class WhoIsTold
{
    private const int Most = 20;

    /// <summary>Addresses of those who may do it today, without whoever asks.</summary>
    /// <param name="agency">Only of this agency; of every local authority when null.</param>
    public static Task<List<string>> MailOf(this KithDb db, Duty duty, WorkerId? except, DateOnly today, CancellationToken ct, AgencyId? agency = null)
    {
        var roles = RolesWith(duty);
        return (from p in db.Postings
                join w in db.Workers on p.Worker equals w.Id
                join a in db.Agencies on p.Agency equals a.Id
                where roles.Contains(p.Role) && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today) && (agency == null ? a.Kind == AgencyKind.LocalAuthority : a.Id == agency) && w.Email != null && w.Id != except
                select w.Email!).Distinct().OrderBy(m => m).Take(Most).ToListAsync(ct);
    }

    /// <summary>Addresses of those who work in these postings.</summary>
    public static Task<List<string>> MailOf(this KithDb db, IQueryable<Posting> postings, CancellationToken ct) =>
        (from p in postings join w in db.Workers on p.Worker equals w.Id where w.Email != null select w.Email!).Distinct().OrderBy(m => m).Take(Most).ToListAsync(ct);

    /// <summary>Postings of this role in which somebody can act today: they can sign in, and nothing that their agency owes has run out.</summary>
    public static IQueryable<Posting> AbleToAct(this KithDb db, Role role, DateOnly today) => db.Postings.Where(
        p => p.Role == role && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today) && (p.ConfirmBy == null || p.ConfirmBy >= today)
            && (db.Agencies.Any(a => a.Id == p.Agency && a.Kind == AgencyKind.LocalAuthority) || db.Agreements.Any(g => g.Agency == p.Agency && g.StartsOn <= today && g.EndsOn >= today))
            && db.Users.Any(a => a.Worker == p.Worker && !a.IsClosed && !a.IsHeld));

    /// <summary>Whether somebody but these could answer what an administrator proposes or opens.</summary>
    public static Task<bool> CanBeAnswered(this KithDb db, List<WorkerId> except, DateOnly today, CancellationToken ct)
    {
        var roles = RolesWith(Duty.AgreeToPostings);
        return db.Postings.AnyAsync(
            p => roles.Contains(p.Role) && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today) && !except.Contains(p.Worker)
                && db.Users.Any(a => a.Worker == p.Worker && !a.IsClosed && !a.IsHeld),
            ct);
    }

    private static List<Role> RolesWith(Duty duty) => [.. Enum.GetValues<Role>().Where(r => AccessTable.Has(r, duty))];
}
