using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kith.Returns.CinCensus;

namespace Kith.Commands;

/// <summary>
/// The findings as one JSON object, written while the file is read. A breach that is about several records stands once for each of them; whoever counts
/// breaches counts in the text. What the schema asks has no code of the department and stands in <c>"form"</c>, the first thousand of it.
/// A file that breaks off leaves a whole object with <c>"complete": false</c>.
/// </summary>
internal sealed class CensusJson : ICensusReport
{
    private const int WriteAfter = 1 << 16;
    private const int MostOfForm = 1_000;

    // Output for programs: a child's number stays as it is, whatever a web page would escape.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextWriter output;
    private readonly CensusValidation validation;
    private readonly Stopwatch clock;
    private readonly StringBuilder waiting = new();
    private readonly HashSet<(string Rule, CensusTable Table, int Row)> told = [];
    private readonly List<string> form = [];
    private bool isClean = true;
    private bool isFirst = true;
    private bool isEnded;

    public CensusJson(TextWriter output, CensusValidation validation, Stopwatch clock)
    {
        (this.output, this.validation, this.clock) = (output, validation, clock);
        waiting.Append("{\"engine\":\"kith\",\"ruleset\":").Append(JsonSerializer.Serialize(validation.Ruleset.Name)).Append(",\"failures\":[");
    }

    public void Take(IReadOnlyList<CensusFinding> findings)
    {
        foreach (var finding in findings)
        {
            foreach (var place in finding.Places)
            {
                Tell(finding, place);
            }
        }

        told.Clear();
        if (waiting.Length > WriteAfter)
        {
            Flush();
        }
    }

    public bool End(IReadOnlyList<CensusRule> wholeReturn)
    {
        isEnded = true;
        Close(wholeReturn, isComplete: true);
        return isClean && wholeReturn.Count == 0 && validation.Crashed.Count == 0;
    }

    public void Dispose()
    {
        if (!isEnded)
        {
            Close([], isComplete: false);
        }
    }

    private void Tell(CensusFinding finding, CensusPlace place)
    {
        if (!told.Add((finding.Rule.IsOfForm ? finding.Rule.Fields[0] : finding.Rule.Code, place.Table, place.Row)))
        {
            return;
        }

        isClean = false;
        var failure = JsonSerializer.Serialize(new Failure(finding.Rule.Code, place.Table.ToString(), place.Row, place.Fields, finding.Child), Options);
        if (!finding.Rule.IsOfForm)
        {
            waiting.Append(isFirst ? "\n" : ",\n").Append(failure);
            isFirst = false;
        }
        else if (form.Count < MostOfForm)
        {
            form.Add(failure);
        }
    }

    private void Close(IReadOnlyList<CensusRule> wholeReturn, bool isComplete)
    {
        using var self = Process.GetCurrentProcess();
        waiting.Append("],\n\"return_level\":").Append(Codes(wholeReturn))
            .Append(",\"crashed\":").Append(Codes(validation.Crashed.Select(crash => crash.Rule)))
            .Append(",\"form\":[").AppendJoin(",\n", form).Append("],\"complete\":").Append(isComplete ? "true" : "false")
            .Append(",\"seconds\":{\"total\":").Append(JsonSerializer.Serialize(Math.Round(clock.Elapsed.TotalSeconds, 3)))
            .Append("},\"peak_mb\":").Append(JsonSerializer.Serialize(Math.Round(self.PeakWorkingSet64 / 1e6, 1))).Append("}\n");
        Flush();
    }

    private static string Codes(IEnumerable<CensusRule> rules) => JsonSerializer.Serialize(rules.Select(rule => rule.Code).Distinct().Order(StringComparer.Ordinal));

    private void Flush()
    {
        output.Write(waiting);
        waiting.Clear();
    }

    private sealed record Failure(
        [property: JsonPropertyName("rule")] string Rule,
        [property: JsonPropertyName("table")] string Table,
        [property: JsonPropertyName("row")] int Row,
        [property: JsonPropertyName("fields")] IReadOnlyList<string> Fields,
        [property: JsonPropertyName("child")] string? Child);
}
