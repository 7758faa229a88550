using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kith.Returns.OpenReferral;

/// <summary>One service of a file or feed, or why it cannot be taken.</summary>
/// <param name="At">Where it stands: its line, or its page and place.</param>
public sealed record OpenRead(string At, OpenRecord? Service, string? Fault);

/// <summary>Reads services as Open Referral UK 3.0 or 1.0 has them: one a line (ndjson), or a page with its envelope.</summary>
public static class OpenReader
{
    private const int LongestLine = 2_000_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>One full service a line. A line that is no service is told of and does not end the reading.</summary>
    public static async IAsyncEnumerable<OpenRead> Lines(TextReader text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var line = 1; await text.ReadLineAsync() is { } read; line++)
        {
            if (!string.IsNullOrWhiteSpace(read))
            {
                yield return One($"line {line}", read.Length > LongestLine ? null : Parsed(read), source);
            }
        }
    }

    /// <summary>The services of one page, or of one service by itself, or of a bare list.</summary>
    /// <returns>Also whether more pages follow, as the envelope says.</returns>
    /// <exception cref="OpenUnreadable">It is no page of a feed.</exception>
    public static OpenPage Page(string json, int number, string source)
    {
        var (rows, last) = Parsed(json) switch
        {
            JsonArray bare => (bare, true),
            JsonObject page when (page["contents"] ?? page["content"]) is JsonArray contents => (contents, IsLast(page, number)),
            JsonObject service when service.ContainsKey("id") => (new JsonArray(service.DeepClone()), true),
            _ => throw new OpenUnreadable("it is no page of an Open Referral feed"),
        };
        return new OpenPage(rows.Select((row, i) => One($"page {number}, {i + 1}", row, source)).ToList(), last || rows.Count == 0);
    }

    /// <summary>Whether a text begins as ndjson does: an object that ends on its first line.</summary>
    public static bool IsLines(string start) => Parsed(start.Split('\n')[0]) is JsonObject first && first.ContainsKey("id");

    /// <summary>The ids of the services that a page lists, for a feed that gives full services only one by one.</summary>
    public static IReadOnlyList<string> IdsOf(string json) =>
        Parsed(json) is JsonObject page && (page["contents"] ?? page["content"]) is JsonArray rows
            ? rows.OfType<JsonObject>().Select(row => row["id"]?.ToString()).OfType<string>().ToList()
            : [];

    private static OpenRead One(string at, JsonNode? sent, string source)
    {
        if (sent is not JsonObject service)
        {
            return new OpenRead(at, null, "it is not JSON, or no service");
        }

        try
        {
            return new OpenRead(at, OpenRecord.Of(OpenReferralOne.Is(service) ? OpenReferralOne.AsThree(service) : service, "service", source), null);
        }
        catch (OpenUnreadable why)
        {
            return new OpenRead(at, null, why.Message);
        }
        catch (ArgumentException)
        {
            return new OpenRead(at, null, "a field of it is given twice");
        }
    }

    private static bool IsLast(JsonObject page, int number) =>
        (page["last_page"] ?? page["last"]) is JsonValue last && last.TryGetValue<bool>(out var isLast)
            ? isLast
            : (page["total_pages"] ?? page["totalPages"]) is not JsonValue pages || !pages.TryGetValue<int>(out var count) || number >= count;

    private static JsonNode? Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Strict);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return null;
        }
    }
}

public sealed record OpenPage(IReadOnlyList<OpenRead> Services, bool IsLast);
