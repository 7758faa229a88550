using System.Globalization;
using Kith.Returns.CinCensus;

namespace Kith.Commands;

/// <summary>The findings for people: what the file is, a line for each rule, and then rule by rule what to do and where.</summary>
internal sealed class CensusInWords(TextWriter output, CensusValidation validation, string fileName, CensusReader reader) : ICensusReport
{
    /// <summary>More rows of one rule help nobody, and must not fill the memory.</summary>
    private const int MostRowsOfARule = 1_000;

    private readonly SortedDictionary<string, Found> byRule = new(StringComparer.Ordinal);

    public void Take(IReadOnlyList<CensusFinding> findings)
    {
        foreach (var finding in findings)
        {
            var found = Of(finding.Rule);
            found.Count++;
            if (found.Rows.Count < MostRowsOfARule)
            {
                found.Rows.Add(finding);
            }
        }
    }

    public bool End(IReadOnlyList<CensusRule> wholeReturn)
    {
        foreach (var rule in wholeReturn)
        {
            Of(rule).Count++;
        }

        var (year, sentYear) = (validation.Period.Year, reader.Header?.CensusYear);
        Say($"{fileName}: {Number(reader.ChildrenRead, "child", "children")}, census of {year}");
        if (sentYear is null)
        {
            Say($"The file does not say of which year it is; it was taken as {year}.");
        }
        else if (sentYear != year)
        {
            Say($"Its header says {sentYear}.");
        }

        if (validation.Ruleset.Year != year)
        {
            Say($"Kith has no rules for {year}; it was checked by those of {validation.Ruleset.Year}.");
        }

        foreach (var (path, times) in reader.UnknownElements.OrderBy(element => element.Key, StringComparer.Ordinal))
        {
            Say($"Not known to Kith and passed over: {path}, {Number(times, "time", "times")}.");
        }

        foreach (var (path, times) in reader.RepeatedElements.OrderBy(element => element.Key, StringComparer.Ordinal))
        {
            Say($"Sent more than once where one is allowed, and the first one taken: {path}, {Number(times, "time", "times")}.");
        }

        Say(Total());
        Summarise();
        foreach (var found in byRule.Values)
        {
            Tell(found);
        }

        return byRule.Count == 0 && validation.Crashed.Count == 0;
    }

    public void Dispose()
    {
    }

    private string Total()
    {
        var (errors, queries) = (byRule.Values.Where(f => !f.Rule.IsQuery).Sum(f => f.Count), byRule.Values.Where(f => f.Rule.IsQuery).Sum(f => f.Count));
        return errors + queries == 0 ? "No errors and no queries." : $"{Number(errors, "error", "errors")}, which must be mended, and {Number(queries, "query", "queries")}, to mend or to explain.";
    }

    private void Summarise()
    {
        foreach (var crash in validation.Crashed)
        {
            Say($"Rule {crash.Rule.Code} could not be evaluated ({crash.Why}{(crash.Line > 0 ? $" at line {crash.Line}" : string.Empty)}). Whether the census keeps it is not known.");
        }

        if (byRule.Count > 0)
        {
            Say(string.Empty);
        }

        foreach (var found in byRule.Values)
        {
            Say($"{found.Rule.Code,-6} {(found.Rule.IsQuery ? "query" : "error")} {found.Count,8:#,0}  {found.Rule.Message}");
        }
    }

    private void Tell(Found found)
    {
        Say(string.Empty);
        Say($"{found.Rule.Code}  {found.Rule.Message}");
        Say($"       {found.Rule.WhatToDo}.");
        if (found.Rule.IsOnTheWholeReturn)
        {
            Say("       the whole return");
            return;
        }

        foreach (var row in found.Rows)
        {
            Say($"       {(row.Child is null ? string.Empty : $"child {row.Child}, ")}{Place(row.Place)}{string.Concat(row.Beside.Select(place => $"; with {Place(place)}"))}");
        }

        if (found.Count > found.Rows.Count)
        {
            Say($"       and {found.Count - found.Rows.Count:#,0} more; --json tells every one");
        }
    }

    private static string Place(CensusPlace place) => $"line {place.Line}: {place.Table}{(place.Fields.Count == 0 ? string.Empty : $" {string.Join(", ", place.Fields)}")}";

    private static string Number(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {(count == 1 ? one : many)}");

    private Found Of(CensusRule rule)
    {
        // What the schema asks shares one code; people need it element by element.
        var key = rule.IsOfForm ? $"{rule.Code} {rule.Fields[0]}" : rule.Code;
        if (!byRule.TryGetValue(key, out var found))
        {
            byRule[key] = found = new Found(rule);
        }

        return found;
    }

    private void Say(FormattableString words) => output.WriteLine(words.ToString(CultureInfo.InvariantCulture));

    private void Say(string words) => output.WriteLine(words);

    private sealed class Found(CensusRule rule)
    {
        public CensusRule Rule => rule;

        public int Count { get; set; }

        public List<CensusFinding> Rows { get; } = [];
    }
}
