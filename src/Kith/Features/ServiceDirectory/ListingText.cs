using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;

namespace Kith.Features.ServiceDirectory;

/// <summary>A listing’s JSON, read for what the directory is searched by.</summary>
public static partial class ListingText
{
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public static string Write(JsonObject listing) => listing.ToJsonString(Plain);

    public static JsonObject Read(string listing) => (JsonObject)JsonNode.Parse(listing)!;

    /// <summary>Each field with its value as JSON.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(string listing) =>
        Read(listing).ToDictionary(f => f.Key, f => f.Value!.ToJsonString(Plain), StringComparer.Ordinal);

    /// <summary>The fields of a type as one object, in the order of the standard.</summary>
    public static JsonObject Ordered(string type, IReadOnlyDictionary<string, string> fields)
    {
        var whole = new JsonObject();
        foreach (var field in OpenSchema.Of(type))
        {
            if (fields.TryGetValue(field.Name, out var value))
            {
                whole[field.Name] = JsonNode.Parse(value);
            }
        }

        return whole;
    }

    public static string? Word(this JsonObject within, string field) => within[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static double? Number(this JsonObject within, string field) => within[field] is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    public static Guid? IdOf(this JsonObject within, string field) => Guid.TryParse(within.Word(field), out var id) ? id : null;

    public static IEnumerable<JsonObject> Objects(this JsonObject within, string field) => within[field] is JsonArray many ? many.OfType<JsonObject>() : [];

    public static ServiceListing ListingOf(JsonObject listing, IReadOnlyCollection<JsonObject> places, DateTime otherwiseModified)
    {
        var schedules = SchedulesOf(listing).ToList();
        var attending = string.Join(' ', schedules.Select(s => s.Word("attending_type"))).ToLowerInvariant();
        var kinds = places.Select(p => p.Word("location_type")).ToHashSet();
        var organization = listing.IdOf("organization_id");
        return new ServiceListing(
            Write(listing),
            organization is { } id ? new OrganizationId(id) : null,
            listing.Word("name")!,
            StatusOf(listing.Word("status")),
            OpenRecord.MomentOf(listing.Word("last_modified")) ?? otherwiseModified)
        {
            MinimumAge = listing.Number("minimum_age"),
            MaximumAge = listing.Number("maximum_age"),
            AssuredOn = OpenRecord.DayOf(listing.Word("assured_date")),
            IsFree = IsFree(listing),
            IsInPerson = kinds.Contains("physical"),
            IsOnline = kinds.Contains("virtual") || Online().IsMatch(attending),
            IsAtHome = attending.Contains("home", StringComparison.Ordinal),
            IsAccessible = places.Any(p => p["accessibility"] is JsonArray { Count: > 0 }),
            ContactEmail = listing.Word("assurer_email") ?? listing.Word("email") ?? listing.Objects("contacts").Select(c => c.Word("email")).FirstOrDefault(e => e is not null),
            IsTermTime = schedules.Exists(s => TermTime().IsMatch($"{s.Word("description")} {s.Word("notes")}")),
        };
    }

    public static IEnumerable<JsonObject> SchedulesOf(JsonObject listing) =>
        listing.Objects("schedules").Concat(listing.Objects("service_at_locations").SelectMany(p => p.Objects("schedules")));

    /// <summary>Days of the week with the minutes from which to which; a day without times counts whole.</summary>
    public static IEnumerable<(int Day, int Opens, int Closes)> SlotsOf(JsonObject listing) =>
        (from schedule in SchedulesOf(listing)
         let opens = Minutes(schedule.Word("opens_at")) ?? 0
         let closes = Minutes(schedule.Word("closes_at")) ?? 24 * 60
         from day in (schedule.Word("byday") ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
         let number = Array.IndexOf(Days, day.TrimStart('+', '-', '1', '2', '3', '4', '5').ToUpperInvariant())
         where number >= 0
         select (number, opens, closes)).Distinct();

    /// <summary>A day by the standard’s two letters, or by its English name; null when it is neither.</summary>
    public static int? DayNumber(string day) =>
        day.Length >= 2 && Array.IndexOf(Days, day[..2].ToUpperInvariant()) is >= 0 and var number ? number : null;

    public static int? Minutes(string? clock) =>
        clock?.Length >= 4 && TimeOnly.TryParse(clock.TrimEnd('Z'), CultureInfo.InvariantCulture, out var time) ? (int)time.ToTimeSpan().TotalMinutes : null;

    public static IEnumerable<string> CoverOf(JsonObject listing) =>
        listing.Objects("service_areas").Concat(listing.Objects("service_at_locations").SelectMany(p => p.Objects("service_areas")))
            .SelectMany(a => GssCode().Matches($"{a.Word("uri")} {(a.Word("extent")?.Length < 60 ? a.Word("extent") : null)}").Select(m => m.Value)).Distinct();

    public static IEnumerable<string> LanguagesOf(JsonObject listing) =>
        listing.Objects("languages").SelectMany(l => new[] { l.Word("name"), l.Word("code") }).OfType<string>().Select(l => l.ToLowerInvariant()).Where(l => l.Length <= 60).Distinct();

    public static IEnumerable<TermId> TermsOf(JsonObject listing) =>
        listing.Objects("attributes").Select(a => a.IdOf("taxonomy_term_id")).OfType<Guid>().Distinct().Select(id => new TermId(id));

    public static IEnumerable<LocationId> PlacesOf(JsonObject listing) =>
        listing.Objects("service_at_locations").Select(p => p.IdOf("location_id")).OfType<Guid>().Distinct().Select(id => new LocationId(id));

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static ServiceStatus StatusOf(string? status) => status switch
    {
        "inactive" => ServiceStatus.Inactive,
        "defunct" => ServiceStatus.Defunct,
        "temporarily closed" => ServiceStatus.TemporarilyClosed,
        _ => ServiceStatus.Active,
    };

    private static bool IsFree(JsonObject listing) =>
        listing.Objects("cost_options").Any(c => c.Number("amount") == 0 || Free().IsMatch(c.Word("option") ?? string.Empty))
        || Free().IsMatch(listing.Word("fees") ?? string.Empty) || Free().IsMatch(listing.Word("fees_description") ?? string.Empty);

    [GeneratedRegex(@"^\s*(free|no charge|no cost)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Free();

    [GeneratedRegex("online|virtual|video|remote|phone", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Online();

    [GeneratedRegex("term[ -]time", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TermTime();

    [GeneratedRegex(@"\b[EWSNK]\d{8}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GssCode();
}
