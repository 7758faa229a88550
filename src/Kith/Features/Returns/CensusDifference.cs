using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

public enum RowChange
{
    Added,
    Removed,
    Changed,
}

/// <summary>One row that two versions of a census do not share.</summary>
public sealed record RowDifference(RowChange Change, string? Child, CensusTable Table, string Row, string? Before, string? After);

/// <summary>What has changed from one version of a census to another, row by row.</summary>
/// <param name="Children">Children added, removed, and those of whom anything has changed.</param>
public sealed record CensusDifference(IReadOnlyList<RowDifference> Rows, (int Added, int Removed, int Changed) Children)
{
    public static CensusDifference Between(Stream before, Stream after)
    {
        var was = RowsOf(before);
        var rows = new List<RowDifference>();
        var (added, changed) = (0, 0);
        using var reader = CensusReader.Open(after);
        foreach (var (id, child) in Known(reader.ReadChildren()))
        {
            was.Remove(id, out var earlier);
            var differing = Compare(child.LaChildId.Value, earlier ?? [], CensusRows.Of(child)).ToList();
            rows.AddRange(differing);
            added += earlier is null ? 1 : 0;
            changed += earlier is not null && differing.Count > 0 ? 1 : 0;
        }

        foreach (var (id, earlier) in was)
        {
            rows.AddRange(Compare(id.Number, earlier, []));
        }

        return new CensusDifference(rows, (added, was.Count, changed));
    }

    private static Dictionary<(string Number, int Again), IReadOnlyList<CensusRowOf>> RowsOf(Stream file)
    {
        using var reader = CensusReader.Open(file);
        return Known(reader.ReadChildren()).ToDictionary(c => c.Id, c => CensusRows.Of(c.Child));
    }

    // Children who share a number, or have none, are told apart by their order.
    private static IEnumerable<((string Number, int Again) Id, CensusChild Child)> Known(IEnumerable<CensusChild> children)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var child in children)
        {
            var number = child.LaChildId.Value ?? string.Empty;
            var again = seen[number] = seen.GetValueOrDefault(number) + 1;
            yield return ((number, again), child);
        }
    }

    private static IEnumerable<RowDifference> Compare(string? child, IReadOnlyList<CensusRowOf> before, IReadOnlyList<CensusRowOf> after)
    {
        var was = before.ToDictionary(r => (r.Table, r.Key));
        foreach (var row in after)
        {
            if (!was.Remove((row.Table, row.Key), out var earlier))
            {
                yield return new RowDifference(RowChange.Added, child, row.Table, row.Key, null, Words(row));
            }
            else if (!earlier.Values.SequenceEqual(row.Values, StringComparer.Ordinal))
            {
                yield return new RowDifference(RowChange.Changed, child, row.Table, row.Key, Words(earlier), Words(row));
            }
        }

        foreach (var row in was.Values)
        {
            yield return new RowDifference(RowChange.Removed, child, row.Table, row.Key, Words(row), null);
        }
    }

    private static string Words(CensusRowOf row) => string.Join(" · ", row.Values.Select(v => string.IsNullOrWhiteSpace(v) ? "–" : v));
}
