using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Outcomes;

/// <summary>Whom the measures are of, and beside whom they stand.</summary>
/// <param name="Name">Null while nobody has said which authority it is.</param>
/// <param name="NeighboursFrom">Where the choice of neighbours comes from.</param>
public sealed record Comparing(
    string? Name, string? Area, string? Region, int? Population, int? PopulationYear, string? Source, IReadOnlyList<string> Neighbours, string? NeighboursFrom)
{
    /// <summary>As somebody set it; otherwise the one authority among the agencies, with its own region and the DfE’s ten neighbours.</summary>
    public static async Task<Comparing> Read(KithDb db, CancellationToken ct)
    {
        var set = await db.AuthoritySettings.AsNoTracking().OrderByDescending(s => s.SetAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct);
        var agencies = set is null
            ? await db.Agencies.Where(a => a.Kind == AgencyKind.LocalAuthority && a.LeaCode != null).OrderBy(a => a.Id).Select(a => new { a.Name, a.LeaCode }).Take(2).ToListAsync(ct)
            : [];
        var area = set is not null ? set.Area : agencies is [{ LeaCode: { } code }] ? code : null;
        var region = set?.Region ?? (area is null ? null : await db.BenchmarkAreas.Where(a => a.Code == area).Select(a => a.Region).FirstOrDefaultAsync(ct));
        var (neighbours, from) = set is { Neighbours.Count: > 0 }
            ? (set.Neighbours.OrderBy(n => n.Rank).Select(n => n.Area).ToList(), set.Source)
            : await Statistical(db, area, ct);
        return new Comparing(set?.Name ?? (agencies is [{ Name: var name }] ? name : null), area, region, set?.Population, set?.PopulationYear, set?.Source, neighbours, from);
    }

    private static async Task<(List<string> Neighbours, string? From)> Statistical(KithDb db, string? area, CancellationToken ct)
    {
        var list = await db.StatisticalNeighbours.Where(n => n.Area == area).OrderByDescending(n => n.Edition).ThenBy(n => n.Rank).Take(10).Select(n => new { n.Edition, n.Neighbour }).ToListAsync(ct);
        return list.Count == 0
            ? ([], null)
            : (list.Where(n => n.Edition == list[0].Edition).Select(n => n.Neighbour).ToList(), $"Department for Education, statistical neighbours, {list[0].Edition}");
    }
}
