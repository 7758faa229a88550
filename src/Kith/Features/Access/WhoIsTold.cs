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
    /// <param name="withoutInterests">None who declared an interest that has not ended.</param>
    /// <param name="agency">Only of this agency; of every local authority when null.</param>
    public static Task<List<string>> MailOf(this KithDb db, Duty duty, WorkerId? except, DateOnly today, CancellationToken ct, AgencyId? agency = null, bool withoutInterests = false)
    {
        var roles = Enum.GetValues<Role>().Where(r => AccessTable.Has(r, duty)).ToList();
        return (from p in db.Postings
                join w in db.Workers on p.Worker equals w.Id
                join a in db.Agencies on p.Agency equals a.Id
                where roles.Contains(p.Role) && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today) && (agency == null ? a.Kind == AgencyKind.LocalAuthority : a.Id == agency)
                    && !(withoutInterests && db.Interests.Any(x => x.Worker == w.Id && x.EndedAt == null)) && w.Email != null && w.Id != except
                select w.Email!).Distinct().OrderBy(m => m).Take(Most).ToListAsync(ct);
    }
}
