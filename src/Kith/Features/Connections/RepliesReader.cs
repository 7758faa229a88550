using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

/// <summary>
/// How a service has answered: what it says of its capacity, what it told workers, and how long families have waited. What is kept on one side of
/// domestic abuse is counted nowhere, because a count that grows tells that somebody asked.
/// </summary>
public sealed class RepliesReader(KithDb db)
{
    public async Task<ServiceAnswers?> Read(ServiceId id, DateOnly today, CancellationToken ct)
    {
        var service = await db.Services.Where(s => s.Id == id && s.Audience != Audience.Confidential).Select(s => new { s.Name, s.Listing, s.ModifiedAt }).FirstOrDefaultAsync(ct);
        if (service is null)
        {
            return null;
        }

        var listing = ListingText.Read(service.Listing);
        var notes = await (from n in db.WaitingNotes
                           join p in db.Postings on n.By equals p.Id
                           join w in db.Workers on p.Worker equals w.Id
                           where n.Service == id
                           orderby n.ToldOn descending, n.At descending
                           select new WaitingLine(n.Weeks, n.ToldOn, n.Words, w.Name)).Take(5).ToListAsync(ct);
        var since = today.AddYears(-1);
        var terms = await db.TermsOf(id).Select(t => t.Name).ToListAsync(ct);
        using var lifted = db.Bounds.Lift("How a service answered is counted over all families, and names none");
        var counted = await db.Connections.Where(c => c.Service == id && c.Label == Label.General && c.AskedOn >= since)
            .GroupBy(c => new { c.State, c.Change }).Select(g => new { g.Key.State, g.Key.Change, Count = g.Count() }).ToListAsync(ct);
        var waits = await db.Connections.Where(c => c.Service == id && c.Label == Label.General && c.AskedOn >= since && c.AttendedOn != null).Select(c => new { c.AskedOn, c.AttendedOn }).ToListAsync(ct);
        return new ServiceAnswers(
            service.Name,
            Now.DayOf(service.ModifiedAt),
            listing.Word("wait_time"),
            listing.Objects("capacities").Select(CapacityLine.Of).OfType<CapacityLine>().ToList(),
            notes,
            HelpNeed.AreSided(terms),
            since,
            counted.Sum(c => c.Count),
            counted.Where(c => c.State == ConnectionState.Declined).Sum(c => c.Count),
            waits.Count,
            Waits.MedianDays(waits.Select(w => w.AttendedOn!.Value.DayNumber - w.AskedOn!.Value.DayNumber)),
            Enum.GetValues<Change>().ToDictionary(change => change, change => counted.Where(c => c.Change == change).Sum(c => c.Count)));
    }
}

/// <param name="ListedOn">The day on which its listing last changed, by which its own waiting time is dated.</param>
/// <param name="Waited">How many of those asked for have attended; the median is theirs.</param>
public sealed record ServiceAnswers(
    string Name,
    DateOnly ListedOn,
    string? ListedWait,
    IReadOnlyList<CapacityLine> Capacities,
    IReadOnlyList<WaitingLine> Notes,
    bool IsSided,
    DateOnly Since,
    int Asked,
    int Declined,
    int Waited,
    int? MedianDays,
    IReadOnlyDictionary<Change, int> Changes);

public sealed record WaitingLine(int Weeks, DateOnly ToldOn, string? Words, string By);

/// <summary>What a listing says of its capacity (HSDS 3.1, service_capacity).</summary>
public sealed record CapacityLine(double Available, double? Maximum, string? Unit, string? Description, DateOnly? UpdatedOn)
{
    public string InWords => $"{Available:0.##}{(Maximum is { } most ? $" of {most:0.##}" : string.Empty)} {Unit ?? "places"} free{(Description is { } words ? $": {words}" : string.Empty)}";

    internal static CapacityLine? Of(System.Text.Json.Nodes.JsonObject capacity) => capacity.Number("available") is { } available
        ? new CapacityLine(available, capacity.Number("maximum"), (capacity["unit"] as System.Text.Json.Nodes.JsonObject)?.Word("name") ?? capacity.Word("unit"), capacity.Word("description"), OpenRecord.DayOf(capacity.Word("updated")))
        : null;
}
