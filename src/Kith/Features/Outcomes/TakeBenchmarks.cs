using Kith.Features.Access;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Outcomes;

/// <summary>Takes published figures of one series: what is there already and reads the same stays as it is.</summary>
public sealed class TakeBenchmarks(KithDb db, Ledger ledger)
{
    public async Task<Outcome<Taken>> Do(Series series, IReadOnlyCollection<BenchmarkArea> areas, IReadOnlyCollection<Benchmark> figures, Acting? by, Now now, CancellationToken ct)
    {
        if (by.Refuses() is { } refusal)
        {
            return refusal;
        }

        var known = await db.BenchmarkAreas.ToDictionaryAsync(a => a.Code, ct);
        foreach (var area in areas)
        {
            if (known.TryGetValue(area.Code, out var place))
            {
                place.Take(area.Name, area.Region, area.NamedIn);
            }
            else
            {
                db.BenchmarkAreas.Add(known[area.Code] = area);
            }
        }

        var held = await db.Benchmarks.Where(b => b.Series == series).ToDictionaryAsync(b => (b.Area, b.Year), ct);
        var taken = new Taken();
        foreach (var figure in figures)
        {
            var row = held.GetValueOrDefault((figure.Area, figure.Year));
            if (row is null)
            {
                db.Benchmarks.Add(held[(figure.Area, figure.Year)] = figure);
            }

            taken.Count(row is null, row?.Take(figure.Sent, figure.SentRate) == true);
        }

        if (taken.Added + taken.Changed > 0)
        {
            ledger.Tell(new BenchmarksTaken(series, taken.Added, taken.Changed), About.Organisation, by);
        }

        return taken;
    }
}

/// <summary>How many rows were new, different, or as they were.</summary>
public sealed class Taken
{
    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    internal void Count(bool isNew, bool isChanged)
    {
        Added += isNew ? 1 : 0;
        Changed += !isNew && isChanged ? 1 : 0;
        Unchanged += !isNew && !isChanged ? 1 : 0;
    }
}
