using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Returns.CinCensus;

namespace Kith.Features.Returns;

/// <summary>A census while its rules are asked: each finding with the rows of the record behind it.</summary>
internal sealed class CensusInHand
{
    private readonly CensusValidation validation;
    private readonly CensusCounts counts;
    private readonly Dictionary<CensusTable, int> next = [];
    private readonly List<FoundRow> found = [];
    private readonly Dictionary<string, int> byRule = new(StringComparer.Ordinal);
    private readonly List<(PersonId? Person, FamilyEpisodeId? FamilyEpisode)> taken = [];
    private int errors;

    /// <param name="isFile">Whether the header is somebody else’s, and so may be wrong.</param>
    public CensusInHand(CensusYear year, CensusHeader? header, bool isFile = false)
    {
        validation = new CensusValidation(header, year);
        counts = new CensusCounts(year);
        var wrong = isFile ? validation.Begin() : [];
        Keep(wrong.Select(f => Row(f, "Header", string.Empty)));
    }

    public int Children => taken.Count;

    /// <summary>The errors and as many queries as are kept.</summary>
    public IReadOnlyList<FoundRow> Found => found;

    public void Take(CensusChild child, DrawnChild? drawn)
    {
        var rows = CensusRows.Of(child);
        var first = new Dictionary<CensusTable, int>(next);
        foreach (var table in rows.GroupBy(r => r.Table))
        {
            next[table.Key] = next.GetValueOrDefault(table.Key) + table.Count();
        }

        var latest = drawn?.Episodes.LastOrDefault(e => e.FamilyEpisode is not null)?.FamilyEpisode;
        taken.Add((drawn?.Person, latest));
        counts.Add(child, rows);
        ILookup<CensusTable, CensusRowOf>? ofTable = null;
        foreach (var finding in validation.Take(child))
        {
            ofTable ??= rows.ToLookup(r => r.Table);
            var place = finding.Place.Row - first.GetValueOrDefault(finding.Place.Table);
            Keep([place < 0 ? Earlier(finding) : Of(finding, ofTable[finding.Place.Table].ElementAt(place), drawn, latest)]);
        }
    }

    public BuiltCensus End((byte[] Packed, string Hash, long Bytes)? file)
    {
        Keep(validation.End().Select(rule => new FoundRow(rule.Code, rule.Table.ToString(), null, "The whole return", string.Empty)));
        var result = new CensusResult(Children, errors, byRule.Values.Sum() - errors, [.. validation.Crashed.Select(c => c.Rule.Code)], counts.All, byRule, file?.Hash, file?.Bytes ?? 0);
        return new BuiltCensus(result, [.. found.OrderBy(f => f.Rule.EndsWith('Q')).ThenBy(f => f.Rule, StringComparer.Ordinal).Take(Finding.Most)], file?.Packed);
    }

    private static FoundRow Of(CensusFinding finding, CensusRowOf row, DrawnChild? drawn, FamilyEpisodeId? latest)
    {
        var episode = drawn is not null && row.Episode >= 0 ? drawn.Episodes[row.Episode] : null;
        return Row(finding, row.Key, row.Says) with
        {
            Person = drawn?.Person,
            ChildEpisode = episode?.Id,
            FamilyEpisode = episode?.FamilyEpisode ?? latest,
            Assessment = row.Table is CensusTable.Assessments or CensusTable.AssessmentFactorsList ? episode?.Assessments[row.Part] : null,
            Record = row.Table switch
            {
                CensusTable.CINplanDates => episode?.NeedPlans[row.Part],
                CensusTable.Section47 => episode?.Enquiries[row.Part],
                CensusTable.ChildProtectionPlans or CensusTable.Reviews => episode?.ProtectionPlans[row.Part],
                _ => null,
            },
        };
    }

    private static FoundRow Row(CensusFinding finding, string key, string says) => new(finding.Rule.Code, finding.Place.Table.ToString(), finding.Child, key, says, finding.Place.Line);

    // A number that a later child has too: its row is the child’s own, one for each child.
    private FoundRow Earlier(CensusFinding finding)
    {
        var (person, episode) = taken[finding.Place.Row];
        return Row(finding, string.Empty, string.Empty) with { Person = person, FamilyEpisode = episode };
    }

    private void Keep(IEnumerable<FoundRow> rows)
    {
        foreach (var row in rows)
        {
            byRule[row.Rule] = byRule.GetValueOrDefault(row.Rule) + 1;
            var isError = !row.Rule.EndsWith('Q');
            errors += isError ? 1 : 0;

            // What goes beyond is counted: a file with more findings than this is mended rule by rule.
            if (found.Count < (isError ? 2 * Finding.Most : Finding.Most))
            {
                found.Add(row);
            }
        }
    }
}
