using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>A service in words for a reader, from its document.</summary>
public sealed partial record ServiceShown(
    ServiceId Id,
    string Name,
    string? Organization,
    string Description,
    string? Ages,
    string? Cost,
    string? Status,
    string? Alert,
    DateOnly? AssuredOn,
    IReadOnlyList<PlaceShown> Places,
    IReadOnlyList<string> Times,
    IReadOnlyList<string> Ways,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Areas,
    IReadOnlyList<ContactShown> Contacts,
    IReadOnlyList<string> Needs,
    string? Website,
    string? Email,
    string? Eligibility,
    string? Apply,
    string? Wait)
{
    public bool IsSensitive => Needs.Append(Name).Any(SensitiveTopics.Touches);

    public static ServiceShown Of(JsonObject service)
    {
        var id = new ServiceId(service.IdOf("id")!.Value);
        var schedules = ListingText.SchedulesOf(service).ToList();
        return new ServiceShown(
            id,
            service.Word("name")!,
            (service["organization"] as JsonObject)?.Word("name"),
            Plain(service.Word("description")),
            AgesOf(service.Number("minimum_age"), service.Number("maximum_age")),
            CostOf(service),
            service.Word("status") switch { "temporarily closed" => "Closed for now", "inactive" or "defunct" => "Closed", _ => null },
            service.Word("alert"),
            OpenRecord.DayOf(service.Word("assured_date")),
            service.Objects("service_at_locations").Select(p => p["location"]).OfType<JsonObject>().Where(l => l.Word("location_type") != "virtual").Select(PlaceShown.Of).ToList(),
            schedules.Select(TimeOf).OfType<string>().Distinct().ToList(),
            schedules.Select(s => s.Word("attending_type")).OfType<string>().Distinct().ToList(),
            service.Objects("languages").Select(l => l.Word("name") ?? l.Word("code")).OfType<string>().ToList(),
            service.Objects("service_areas").Select(a => a.Word("name") ?? a.Word("service_area")).OfType<string>().ToList(),
            service.Objects("contacts").Select(c => new ContactShown(c.Word("name") ?? c.Word("title") ?? "Contact", c.Objects("phones").Select(p => p.Word("number")).OfType<string>().ToList(), c.Word("email"))).ToList(),
            service.Objects("attributes").Select(a => (a["taxonomy_term"] as JsonObject)?.Word("name")).OfType<string>().Distinct().ToList(),
            WebOf(service.Word("url")),
            service.Word("email"),
            service.Word("eligibility_description"),
            service.Word("application_process"),
            service.Word("wait_time"));
    }

    /// <summary>Text as a reader sees it: some feeds send markup.</summary>
    public static string Plain(string? text) => text is null ? string.Empty : Markup().Replace(text, " ").Replace("&amp;", "&", StringComparison.Ordinal).Replace("&nbsp;", " ", StringComparison.Ordinal).Trim();

    private static string? WebOf(string? url) => url?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? url : null;

    private static string? AgesOf(double? from, double? to) => (from, to) switch
    {
        (null, null) or (0, null) => null,
        ({ } least, null) => $"{Years(least)} and over",
        (null or 0, { } most) => $"Up to {Years(most)}",
        ({ } least, { } most) => $"{Years(least)} to {Years(most)}",
    };

    private static string Years(double years) => years.ToString("0.#", CultureInfo.InvariantCulture);

    private static string? CostOf(JsonObject service)
    {
        var options = service.Objects("cost_options")
            .Select(c => c.Number("amount") is { } amount and not 0 ? $"£{amount.ToString("0.00", CultureInfo.InvariantCulture)} {c.Word("amount_description")}".Trim() : c.Word("option") ?? "Free").Distinct().ToList();
        return service.Word("fees_description") ?? service.Word("fees") ?? (options.Count > 0 ? string.Join(", ", options) : null);
    }

    private static string? TimeOf(JsonObject schedule)
    {
        var days = (schedule.Word("byday") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(d => (Which: d.Length > 2 ? d[..^2] : string.Empty, Day: ListingText.DayNumber(d[^Math.Min(2, d.Length)..]))).Where(d => d.Day is not null)
            .Select(d => d.Which.Length == 0 ? $"{SearchInput.DayNames[d.Day!.Value]}s" : $"{(d.Which == "-1" ? "last" : Ordinal(d.Which))} {SearchInput.DayNames[d.Day!.Value]} of the month").ToList();
        var hours = (ListingText.Minutes(schedule.Word("opens_at")), ListingText.Minutes(schedule.Word("closes_at"))) switch
        {
            ({ } opens, { } closes) => $"{Clock(opens)} to {Clock(closes)}",
            ({ } opens, null) => $"from {Clock(opens)}",
            _ => null,
        };
        string?[] parts = [string.Join(", ", days) is { Length: > 0 } named ? char.ToUpperInvariant(named[0]) + named[1..] : null, hours, schedule.Word("description"), schedule.Word("notes")];
        return string.Join(". ", parts.Skip(2).OfType<string>().Prepend(string.Join(", ", parts.Take(2).OfType<string>())).Where(p => p.Length > 0)) is { Length: > 0 } time ? time : null;
    }

    private static string Ordinal(string which) => which.TrimStart('+') switch { "1" => "first", "2" => "second", "3" => "third", "4" => "fourth", var other => other };

    private static string Clock(int minutes)
    {
        var (hour, minute) = (minutes / 60 % 24, minutes % 60);
        var half = hour < 12 ? "am" : "pm";
        return (hour, minute) switch { (0, 0) => "midnight", (12, 0) => "midday", (_, 0) => $"{(hour + 11) % 12 + 1}{half}", _ => $"{(hour + 11) % 12 + 1}:{minute:00}{half}" };
    }

    [GeneratedRegex("<[^>]{0,1000}>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Markup();
}

public sealed record PlaceShown(LocationId Id, string? Name, string Address, string? Town, string? Postcode, double? Latitude, double? Longitude, IReadOnlyList<string> Access)
{
    public static PlaceShown Of(JsonObject location)
    {
        var address = location.Objects("addresses").FirstOrDefault();
        string?[] lines = [address?.Word("address_1"), address?.Word("address_2"), address?.Word("city"), address?.Word("postal_code")];
        return new PlaceShown(
            new LocationId(location.IdOf("id")!.Value),
            location.Word("name"),
            string.Join(", ", lines.OfType<string>().Where(l => l != "Not given")),
            address?.Word("city"),
            address?.Word("postal_code"),
            location.Number("latitude"),
            location.Number("longitude"),
            location.Objects("accessibility").Select(a => a.Word("accessibility") ?? a.Word("description")).OfType<string>().ToList());
    }
}

public sealed record ContactShown(string Name, IReadOnlyList<string> Phones, string? Email);

/// <summary>Reads services for a reader: what the public may see, or what workers may.</summary>
public sealed class ServiceReader(KithDb db)
{
    public Task<IReadOnlyDictionary<int, ServiceShown>> Read(IReadOnlyCollection<int> numbers, Audience audience, CancellationToken ct) => Read(Found(audience), numbers, audience, ct);

    /// <summary>The name of a service that an audience finds; null when it finds none.</summary>
    public Task<ServiceNamed?> NameOf(ServiceId id, Audience audience, CancellationToken ct) =>
        Found(audience).Where(s => s.Id == id).Select(s => new ServiceNamed(s.Id, s.Name)).FirstOrDefaultAsync(ct);

    /// <summary>As an audience would read them, also while it does not find them.</summary>
    public Task<IReadOnlyDictionary<int, ServiceShown>> ReadAs(IReadOnlyCollection<int> numbers, Audience audience, CancellationToken ct) =>
        Read(db.Services.Where(s => s.Audience != Audience.Confidential), numbers, audience, ct);

    private async Task<IReadOnlyDictionary<int, ServiceShown>> Read(IQueryable<Service> shown, IReadOnlyCollection<int> numbers, Audience audience, CancellationToken ct)
    {
        var services = await shown.AsNoTracking().Where(s => numbers.Contains(s.Number)).ToListAsync(ct);
        var composer = await ServiceComposer.For(db, services, ct);
        return services.ToDictionary(s => s.Number, s => ServiceShown.Of(composer.Full(s, audience)));
    }

    private IQueryable<Service> Found(Audience audience) => audience == Audience.Public ? db.Services.Where(s => s.SeenBy == Audience.Public) : db.Services.Where(s => s.Audience != Audience.Confidential);
}

public sealed record ServiceNamed(ServiceId Id, string Name);
