using System.Text.Json;

namespace Kith.Tools;

/// <summary>One published weakness of one package.</summary>
internal sealed record Weakness(string Package, string Version, string Severity, string Advisory);

/// <summary>What a source of advisories answered.</summary>
/// <param name="WhyNot">Why it could not be asked; null when it answered.</param>
/// <param name="Looked">How many projects, or packages, it looked at.</param>
internal sealed record Answer(IReadOnlyList<Weakness> Weaknesses, int Looked, string? WhyNot)
{
    public static Answer None(string whyNot) => new([], 0, whyNot);
}

/// <summary>Reads what <c>dotnet list package --vulnerable --format json</c> and <c>npm audit --json</c> say.</summary>
internal static class Advisories
{
    private const int Words = 300;

    public static Answer OfNuGet(Said said) => Read(said, root =>
    {
        var problems = Items(root, "problems").Where(p => Text(p, "level") is not "warning").Select(p => Text(p, "text")).ToList();
        var projects = Items(root, "projects").ToList();
        var found = from framework in projects.SelectMany(p => Items(p, "frameworks"))
                    from package in Items(framework, "topLevelPackages").Concat(Items(framework, "transitivePackages"))
                    from weakness in Items(package, "vulnerabilities")
                    select new Weakness(Text(package, "id"), Text(package, "resolvedVersion"), Text(weakness, "severity").ToLowerInvariant(), Text(weakness, "advisoryurl"));
        return problems.Count > 0 ? Answer.None(problems[0])
            : said.Code != 0 ? Answer.None(LastWords(said))
            : projects.Count == 0 ? Answer.None("It looked at no project")
            : new Answer([.. found.Distinct()], projects.Count, null);
    });

    public static Answer OfNpm(Said said) => Read(said, root =>
    {
        if (!root.TryGetProperty("auditReportVersion", out _) || !root.TryGetProperty("vulnerabilities", out var weak) || !root.TryGetProperty("metadata", out var metadata))
        {
            return Answer.None(Text(root, "message") is { Length: > 0 } message ? message : LastWords(said));
        }

        var looked = metadata.GetProperty("dependencies").GetProperty("total").GetInt32();
        var found = weak.EnumerateObject().SelectMany(package => Items(package.Value, "via")
            .Where(via => via.ValueKind == JsonValueKind.Object)
            .Select(via => new Weakness(package.Name, Text(package.Value, "range"), Text(via, "severity"), Text(via, "url"))));
        return looked == 0 ? Answer.None("It looked at no package") : new Answer([.. found.Distinct()], looked, null);
    });

    private static Answer Read(Said said, Func<JsonElement, Answer> read)
    {
        // What it says of its restore comes before.
        var begins = said.Output.IndexOf('{', StringComparison.Ordinal);
        if (begins < 0)
        {
            return Answer.None(LastWords(said));
        }

        try
        {
            using var json = JsonDocument.Parse(said.Output[begins..]);
            return read(json.RootElement);
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return Answer.None($"Its answer cannot be read: {strange.Message}");
        }
    }

    private static JsonElement[] Items(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    private static string LastWords(Said said)
    {
        var words = $"{said.Output}\n{said.Errors}".Trim();
        return words.Length == 0 ? $"It ended with {said.Code}" : words[Math.Max(0, words.Length - Words)..];
    }
}
