using Kith.Platform.Data;
using Kith.Practice.Access;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Access;

/// <summary>Somebody whom the demonstration made, as the sign-in page offers them.</summary>
public sealed record DemonstrationPerson(Guid Account, string Name, Role Role, string Team);

internal static class DemonstrationSight
{
    private const int OfEachRole = 2;

    /// <summary>The first of each role in the order in which the demonstration made them.</summary>
    public static async Task<ILookup<Role, DemonstrationPerson>> DemonstrationPeople(this KithDb db, DateOnly today, CancellationToken ct)
    {
        var people = await (from a in db.Users
                            join w in db.Workers on a.Worker equals w.Id
                            join p in db.Postings on w.Id equals p.Worker
                            join t in db.Teams on p.Team equals t.Id
                            where a.IsDemonstration && !a.IsClosed && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today)
                            select new { Account = a.Id, w.Name, p.Role, Team = t.Name, Posting = p.Id })
            .GroupBy(p => p.Role)
            .SelectMany(g => g.OrderBy(p => p.Posting).Take(OfEachRole))
            .ToListAsync(ct);
        return people.OrderBy(p => p.Role).ThenBy(p => p.Name, StringComparer.CurrentCulture)
            .ToLookup(p => p.Role, p => new DemonstrationPerson(p.Account, p.Name, p.Role, p.Team));
    }
}
