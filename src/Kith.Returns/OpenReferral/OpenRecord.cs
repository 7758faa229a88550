using System.Globalization;
using System.Net.Mail;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kith.Returns.OpenReferral;

/// <summary>
/// A record as Kith keeps it: only known fields, in the order of <see cref="OpenSchema"/>, nothing absent, null or empty, every id a UUID.
/// </summary>
/// <param name="Remarks">What was wrong in what came, and was put right or left out.</param>
public sealed record OpenRecord(JsonObject Fields, IReadOnlyList<string> Remarks)
{
    private const int LongestText = 20_000;

    private static readonly string[] Schemes = ["http", "https", "ftp", "mailto", "tel", "urn"];

    /// <param name="type">A type of <see cref="OpenSchema"/>.</param>
    /// <param name="source">Whose record it is: ids that are no UUID are unique only within their source.</param>
    /// <exception cref="OpenUnreadable">It cannot stand in a directory: it has no id, or no name.</exception>
    public static OpenRecord Of(JsonObject sent, string type, string source)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var remarks = new List<string>();
        try
        {
            if (Word(sent["id"]) is null)
            {
                throw new OpenUnreadable("it has no id");
            }

            var fields = new Reading(source, remarks).Object(sent, type, string.Empty);
            return fields["name"] is null ? throw new OpenUnreadable("it has no name") : new OpenRecord(fields, remarks);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new OpenUnreadable("a part of it is not text or not a number where it should be", wrong);
        }
    }

    /// <summary>What a day says, however the source writes it; null when it is none.</summary>
    public static DateOnly? DayOf(string? text) =>
        text?.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What a moment says, in UTC; null when it is none.</summary>
    public static DateTime? MomentOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.UtcDateTime : null;

    /// <summary>A UTC moment as the standard writes it (RFC 3339).</summary>
    public static string Written(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string? Word(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Clean(value.GetValue<string>()),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
        _ => null,
    };

    // Letters that no database text or page can hold.
    private static string? Clean(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 || text.Any(char.IsSurrogate))
        {
            var kept = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes())
            {
                if (rune.Value >= ' ' || rune.Value is '\n' or '\t')
                {
                    kept.Append(rune);
                }
            }

            text = kept.ToString();
        }

        text = text.Trim();
        return text.Length == 0 ? null : text.Length > LongestText ? text[..LongestText] : text;
    }

    private sealed class Reading(string source, List<string> remarks)
    {
        private const int Deepest = 12;

        private int depth;

        public JsonObject Object(JsonObject sent, string type, string path)
        {
            if (++depth > Deepest)
            {
                throw new OpenUnreadable("its parts stand in one another too deeply");
            }

            var kept = new JsonObject();
            foreach (var field in OpenSchema.Of(type))
            {
                var value = field switch
                {
                    { Name: "id" } => Known(sent["id"], type) ?? NameId.Of($"{source}/{path}").ToString(),
                    { Kind: OpenKind.Id } => Known(sent[field.Name], field.Of!),
                    { Kind: OpenKind.One } => sent[field.Name] is JsonObject one ? Object(one, field.Of!, At(kept, path, field.Name)) : null,
                    { Kind: OpenKind.Many } => sent[field.Name] is JsonArray many ? Array(many, field.Of!, At(kept, path, field.Name)) : null,
                    _ => Scalar(sent[field.Name], field, path),
                };
                if (value is null && field is { IsRequired: true, StandIn: { } standIn })
                {
                    value = standIn.Length == 0 ? kept["name"]?.GetValue<string>() : standIn;
                }

                if (value is not null)
                {
                    kept[field.Name] = value;
                }
            }

            depth--;
            return kept;
        }

        private JsonArray? Array(JsonArray sent, string type, string path)
        {
            var kept = sent.OfType<JsonObject>().Select((one, i) => (JsonNode)Object(one, type, $"{path}[{i}]")).ToArray();
            return kept.Length == 0 ? null : new JsonArray(kept);
        }

        private static string At(JsonObject within, string path, string name) => path.Length == 0 ? $"{within["id"]}/{name}" : $"{path}/{name}";

        private string? Known(JsonNode? sent, string type) =>
            Word(sent) is not { } id ? null : Guid.TryParse(id, out var known) ? known.ToString() : NameId.Of($"{source}/{type}/{id}").ToString();

        private JsonNode? Scalar(JsonNode? sent, OpenField field, string path)
        {
            if (Word(sent) is not { } text)
            {
                return null;
            }

            JsonNode? value = field.Kind switch
            {
                OpenKind.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonValue.Create(number) : null,
                OpenKind.Uri => Address(text),
                OpenKind.Email => MailAddress.TryCreate(text, out var mail) && mail.Address == text ? text : null,
                OpenKind.Day => DayOf(text) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
                OpenKind.Moment => IsMoment(text) ? text : MomentOf(text) is { } moment ? Written(moment) : null,
                OpenKind.Code => field.Codes!.FirstOrDefault(code => code.Equals(text, StringComparison.OrdinalIgnoreCase)),
                _ => text,
            };
            if (value is null)
            {
                remarks.Add($"{(path.Length == 0 ? string.Empty : path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..] + ".")}{field.Name} was left out: it is not {InWords(field)}");
            }

            return value;
        }

        private static bool IsMoment(string text) =>
            text.Length >= 20 && text[10] == 'T' && (text[^1] == 'Z' || text[^6] is '+' or '-') && MomentOf(text) is not null;

        private static string? Address(string text)
        {
            var full = text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"https://{text}" : text;
            return Uri.TryCreate(full, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme) && !full.Contains(' ', StringComparison.Ordinal) ? full : null;
        }

        private static string InWords(OpenField field) => field.Kind switch
        {
            OpenKind.Number => "a number",
            OpenKind.Uri => "a web address",
            OpenKind.Email => "an email address",
            OpenKind.Day => "a date",
            OpenKind.Moment => "a date and time",
            _ => $"one of {string.Join(", ", field.Codes!)}",
        };
    }
}
