using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Workbook;

/// <summary>What every writer of an entry needs to know of the family, read inside the writing transaction.</summary>
public sealed class WorkbookDesk(KithDb db)
{
    public async Task<FamilyAtDesk> Open(FamilyEpisodeId episode, CancellationToken ct)
    {
        var family = await db.FamilyEpisodes.Where(e => e.Id == episode).Select(e => e.Family).SingleAsync(ct);
        var people = await (from m in db.FamilyMembers join p in db.People on m.Person equals p.Id where m.Family == family select new { p.Id, p.FirstName, p.LastName })
            .ToListAsync(ct);
        var cycle = await db.WorkbookCycles.Where(c => c.FamilyEpisode == episode && c.ClosedAt == null).Select(c => (CycleId?)c.Id).FirstOrDefaultAsync(ct);
        var sides = await SidesOf(episode, ct);
        return new FamilyAtDesk(family, cycle, people.GroupBy(p => p.Id).ToDictionary(p => p.Key, p => PersonName.Of(p.First().FirstName, p.First().LastName)), sides);
    }

    /// <summary>The sides of domestic abuse in this family: each person harmed, and each person alleged to have harmed.</summary>
    public async Task<IReadOnlyList<Side>> SidesOf(FamilyEpisodeId episode, CancellationToken ct)
    {
        var pairs = await db.HarmAllegations.Where(h => h.FamilyEpisode == episode).Select(h => new { h.HarmedBy, h.Harmed }).ToListAsync(ct);
        return pairs.Select(h => Side.VictimOf(h.Harmed)).Concat(pairs.Select(h => Side.PerpetratorOf(h.HarmedBy))).Distinct().ToList();
    }
}

public sealed record FamilyAtDesk(FamilyId Family, CycleId? Cycle, IReadOnlyDictionary<PersonId, string> People, IReadOnlyList<Side> Sides)
{
    public bool Knows(IEnumerable<PersonId> people) => people.All(People.ContainsKey);

    public string NameOf(PersonId person) => People[person];

    public bool HasSide(Side side) => Sides.Contains(side);
}
