using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Platform.Data;
using Kith.Platform.Look;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>One service for anybody to read, print, scan or put into their calendar.</summary>
[AllowAnonymous]
public sealed class ReadServiceModel(KithDb db, ServiceReader reader, Frame frame) : PageModel
{
    public ServiceShown Service { get; private set; } = null!;

    public bool IsHidden { get; private set; }

    /// <summary>The listing that stands for this one, as far as the reader may find it.</summary>
    public ServiceNamed? StandsFor { get; private set; }

    public bool MayPropose { get; private set; }

    public bool IsWatched { get; private set; }

    public bool IsSample { get; private set; }

    /// <summary>Large letters, for whoever prints it.</summary>
    [BindProperty(Name = "large", SupportsGet = true)]
    public bool IsLarge { get; set; }

    public DirectoryMap? Map { get; private set; }

    /// <summary>The page’s own address as a square for a phone’s camera.</summary>
    public string? Square { get; private set; }

    /// <summary>What search engines read: schema.org’s Service.</summary>
    public string Data { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(Guid service, CancellationToken ct)
    {
        var by = HttpContext.Acting();
        var id = new ServiceId(service);
        var known = await db.Services.Where(s => s.Id == id).Select(s => new { s.Number, s.Source, s.IsHidden, s.ReplacedBy }).FirstOrDefaultAsync(ct);
        if (known is null || !(await reader.Read([known.Number], by is null ? Audience.Public : Audience.Practitioners, ct)).TryGetValue(known.Number, out var shown))
        {
            return NotFound();
        }

        if (by is null)
        {
            frame.HomeHref = DirectoryLinks.Search;
        }

        IsHidden = known.IsHidden;
        StandsFor = known.ReplacedBy is { } other ? await reader.NameOf(other, by is null ? Audience.Public : Audience.Practitioners, ct) : null;
        MayPropose = by?.Has(Duty.ProposeListing) == true;
        IsWatched = MayPropose && await db.ListingWatches.AnyAsync(w => w.Worker == by!.Worker && w.Service == id, ct);
        (Service, IsSample) = (shown, known.Source?.StartsWith(SearchDirectoryModel.SampleSource, StringComparison.Ordinal) == true);
        Square = QrSquare.Path($"{Request.Scheme}://{Request.Host}{DirectoryLinks.Service(id)}");
        Data = Structured(shown);
        Map = await DirectoryMap.Of(db, shown.Places.Where(l => l.Latitude is not null).Select((l, i) => new MapMark(i + 1, l.Name ?? l.Address, l.Latitude!.Value, l.Longitude!.Value)).ToList(), ct);
        return Page();
    }

    private static string Structured(ServiceShown service)
    {
        var data = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "Service", ["name"] = service.Name, ["description"] = service.Description };
        if (service.Organization is { } organization)
        {
            data["provider"] = new JsonObject { ["@type"] = "Organization", ["name"] = organization };
        }

        if (service.Website is { } website)
        {
            data["url"] = website;
        }

        if (service.Areas.Count > 0)
        {
            data["areaServed"] = string.Join(", ", service.Areas);
        }

        // The serialiser's own escaping keeps a closing tag from ending the script.
        return JsonSerializer.Serialize(data);
    }
}

/// <summary>The sessions of a service as a calendar file (RFC 5545): each repeats as its schedule says.</summary>
internal static class ServiceCalendar
{
    public static void MapServiceCalendar(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/directory/services/{service:guid}/times.ics", Times).WithMetadata(new AllowAnonymousAttribute());

    private static async Task<IResult> Times(Guid service, KithDb db, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<ServiceDocument>().Where(d => d.Id == service).Select(d => d.Full).FirstOrDefaultAsync(ct) is not { } document)
        {
            return Results.NotFound();
        }

        var listing = ListingText.Read(document);
        var now = Now.At(time.GetUtcNow());
        var calendar = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kith//Directory//EN\r\n");
        foreach (var schedule in ListingText.SchedulesOf(listing))
        {
            Add(calendar, listing, schedule, now);
        }

        return Results.Text(calendar.Append("END:VCALENDAR\r\n").ToString(), "text/calendar; charset=utf-8");
    }

    private static void Add(StringBuilder calendar, JsonObject listing, JsonObject schedule, Now now)
    {
        if (schedule.Word("freq") is not { } frequency || schedule.Word("byday") is not { } days || ListingText.Minutes(schedule.Word("opens_at")) is not { } opens)
        {
            return;
        }

        var wanted = days.Split(',').Select(d => ListingText.DayNumber(d.Trim()[^Math.Min(2, d.Trim().Length)..])).OfType<int>().ToHashSet();
        if (wanted.Count == 0)
        {
            return;
        }

        var first = Enumerable.Range(0, 7).Select(now.Today.AddDays).First(d => wanted.Contains(((int)d.DayOfWeek + 6) % 7));
        var closes = Math.Min(ListingText.Minutes(schedule.Word("closes_at")) ?? opens + 60, (24 * 60) - 1);
        calendar.Append("BEGIN:VEVENT\r\n").Append(CultureInfo.InvariantCulture, $"UID:{schedule.Word("id")}@kith\r\nDTSTAMP:{now.Moment:yyyyMMdd'T'HHmmss'Z'}\r\n")
            .Append(CultureInfo.InvariantCulture, $"DTSTART;TZID=Europe/London:{first:yyyyMMdd}T{opens / 60:00}{opens % 60:00}00\r\nDTEND;TZID=Europe/London:{first:yyyyMMdd}T{closes / 60:00}{closes % 60:00}00\r\n")
            .Append(CultureInfo.InvariantCulture, $"RRULE:FREQ={frequency};BYDAY={days.Replace(" ", string.Empty, StringComparison.Ordinal)}\r\nSUMMARY:{Escaped(listing.Word("name")!)}\r\n").Append("END:VEVENT\r\n");
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");
}
