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
        var people = from a in db.Users
                     join w in db.Workers on a.Worker equals w.Id
                     join p in db.Postings on w.Id equals p.Worker
                     join t in db.Teams on p.Team equals t.Id
                     where a.IsDemonstration && !a.IsClosed && p.StartsOn <= today && (p.EndsOn == null || p.EndsOn >= today)
                     select new { Account = a.Id, w.Name, p.Role, Team = t.Name, Posting = p.Id };
        var shown = new List<DemonstrationPerson>();
        foreach (var role in (await people.Select(p => p.Role).Distinct().ToListAsync(ct)).Order())
        {
            shown.AddRange(await people.Where(p => p.Role == role).OrderBy(p => p.Posting).Take(OfEachRole)
                .Select(p => new DemonstrationPerson(p.Account, p.Name, p.Role, p.Team)).ToListAsync(ct));
        }

        return shown.ToLookup(p => p.Role);
    }
}
