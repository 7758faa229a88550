using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Outcomes;

/// <summary>Takes one edition of the DfE’s list of statistical neighbours.</summary>
public sealed class TakeNeighbours(KithDb db, Ledger ledger)
{
    public async Task<Outcome<Taken>> Do(int edition, IReadOnlyCollection<StatisticalNeighbour> list, Acting? by, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var held = await db.StatisticalNeighbours.Where(n => n.Edition == edition).ToDictionaryAsync(n => (n.Area, n.Rank), ct);
        var taken = new Taken();
        foreach (var neighbour in list)
        {
            var row = held.GetValueOrDefault((neighbour.Area, neighbour.Rank));
            if (row is null)
            {
                db.StatisticalNeighbours.Add(neighbour);
            }

            taken.Count(row is null, row?.Take(neighbour.Neighbour, neighbour.Closeness) == true);
        }

        if (taken.Added + taken.Changed > 0)
        {
            ledger.Tell(new NeighboursTaken(edition, taken.Added, taken.Changed), About.Organisation, by);
        }

        return taken;
    }
}
