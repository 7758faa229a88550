using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

public class ServiceInput
{
    private const int LongestText = 5_000;

    public int Version { get; set; }

    [Display(Name = "Name")]
    public string? Name { get; set; }

    [Display(Name = "Description")]
    public string? Description { get; set; }

    [Display(Name = "Who it is for (optional)")]
    public string? Eligibility { get; set; }

    [Display(Name = "Youngest age (optional)")]
    public string? MinimumAge { get; set; }

    [Display(Name = "Oldest age (optional)")]
    public string? MaximumAge { get; set; }

    [Display(Name = "Cost (optional)")]
    public string? Fees { get; set; }

    [Display(Name = "Web address (optional)")]
    public string? Url { get; set; }

    [Display(Name = "Email address (optional)")]
    public string? Email { get; set; }

    [Display(Name = "Short notice (optional)")]
    public string? Alert { get; set; }

    [Display(Name = "Waiting time (optional)")]
    public string? WaitTime { get; set; }

    [Display(Name = "Status")]
    public string? Status { get; set; }

    internal IEnumerable<(string Field, string Name, string? Value)> Fields =>
    [
        (nameof(Name), "name", Name), (nameof(Description), "description", Description), (nameof(Eligibility), "eligibility_description", Eligibility), (nameof(MinimumAge), "minimum_age", MinimumAge),
        (nameof(MaximumAge), "maximum_age", MaximumAge), (nameof(Fees), "fees", Fees), (nameof(Url), "url", Url), (nameof(Email), "email", Email), (nameof(Alert), "alert", Alert),
        (nameof(WaitTime), "wait_time", WaitTime), (nameof(Status), "status", Status),
    ];

    internal static ServiceInput Of(JsonObject listing, int version)
    {
        var input = new ServiceInput();
        input.Fill(listing, version);
        return input;
    }

    private protected void Fill(JsonObject listing, int version)
    {
        Version = version;
        Name = listing.Word("name");
        Description = listing.Word("description");
        Eligibility = listing.Word("eligibility_description");
        MinimumAge = listing.Number("minimum_age")?.ToString(CultureInfo.InvariantCulture);
        MaximumAge = listing.Number("maximum_age")?.ToString(CultureInfo.InvariantCulture);
        Fees = listing.Word("fees");
        Url = listing.Word("url");
        Email = listing.Word("email");
        Alert = listing.Word("alert");
        WaitTime = listing.Word("wait_time");
        Status = listing.Word("status");
    }

    /// <summary>The listing with what was typed in place of what it said, or why that cannot be.</summary>
    internal Outcome<JsonObject> On(JsonObject listing)
    {
        var said = (JsonObject)listing.DeepClone();
        foreach (var (_, name, value) in Fields)
        {
            said[name] = Text.Trimmed(value);
        }

        var no = Check();
        if (no.Any)
        {
            return no;
        }

        // The standard’s own reading tells what is no address, number or status.
        var read = OpenRecord.Of(said, "service", "editor").Fields;
        foreach (var (field, name, _) in Fields.Where(f => Text.Trimmed(f.Value) is not null && !read.ContainsKey(f.Name)))
        {
            no.If(true, field, Wrong(name));
        }

        return no.Any ? no : read;
    }

    internal List<string> Changed(JsonObject listing, JsonObject read) =>
        Fields.Where(f => listing[f.Name]?.ToJsonString() != read[f.Name]?.ToJsonString()).Select(f => f.Name).ToList();

    private Refusals Check() => new Refusals()
        .If(Text.Trimmed(Name) is null, "Name", "Enter the name of the service")
        .If(Name?.Length > Text.Line, "Name", "The name must be 200 characters or fewer")
        .If(Text.Trimmed(Description) is null, "Description", "Enter what the service does")
        .If(Description?.Length > LongestText, "Description", "The description must be 5,000 characters or fewer")
        .If(Eligibility?.Length > Text.Sentence, "Eligibility", "Who it is for must be 1,000 characters or fewer")
        .If(Fees?.Length > Text.Sentence, "Fees", "The cost must be 1,000 characters or fewer")
        .If(Alert?.Length > Text.Sentence, "Alert", "The notice must be 1,000 characters or fewer")
        .If(WaitTime?.Length > Text.Line, "WaitTime", "The waiting time must be 200 characters or fewer")
        .If(Url?.Length > Text.Sentence, "Url", "The web address must be 1,000 characters or fewer")
        .If(Text.Trimmed(Status) is null, "Status", "Select whether it runs");

    private static string Wrong(string name) => name switch
    {
        "url" => "Enter a web address, such as https://example.org",
        "email" => "Enter an email address, such as name@example.org",
        "status" => "Select whether it runs",
        _ => "The age must be a number, such as 5",
    };
}

/// <summary>Changes what the directory says of a service. What is changed here stays when its source sends it again.</summary>
public sealed class ChangeService(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ServiceId>> Do(ServiceId id, ServiceInput input, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Services.FirstOrDefaultAsync(s => s.Id == id, ct) is not { } service)
        {
            return Refusal.NotFound;
        }

        if (service.Version != input.Version)
        {
            return Refusal.Stale;
        }

        var listing = ListingText.Read(service.Listing);
        var read = input.On(listing);
        if (!read.Ok)
        {
            return new Refusals().Within(string.Empty, read.Refusals);
        }

        var changed = input.Changed(listing, read.Value);
        if (changed.Count > 0)
        {
            await service.SayAs(db, read.Value.ModifiedAt(now), ListingChange.Changed, FieldOrigin.Editor(by?.Posting, now), now, ct);
            ledger.Tell(new ServiceChanged(changed, [id]), About.Organisation, by);
        }

        return id;
    }
}

/// <summary>Says that a listing was checked today and is right.</summary>
public sealed class ConfirmService(KithDb db, Ledger ledger)
{
    public async Task<Outcome<ServiceId>> Do(ServiceId id, Acting? by, Now now, CancellationToken ct)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        if (await db.Services.FirstOrDefaultAsync(s => s.Id == id, ct) is not { } service)
        {
            return Refusal.NotFound;
        }

        var listing = ListingText.Read(service.Listing);
        listing["assured_date"] = now.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await service.SayAs(db, OpenRecord.Of(listing, "service", "editor").Fields, ListingChange.Confirmed, FieldOrigin.Editor(by?.Posting, now), now, ct);
        ledger.Tell(new ServiceConfirmed([id]), About.Organisation, by);
        return id;
    }
}

internal static class SayingAs
{
    /// <summary>The whole listing as somebody says it; what is new in it is theirs, and what it said until now is kept.</summary>
    public static async Task SayAs(this Service service, KithDb db, JsonObject listing, ListingChange change, FieldOrigin by, Now now, CancellationToken ct)
    {
        var (before, after) = (ListingText.FieldsOf(service.Listing), ListingText.FieldsOf(ListingText.Write(listing)));
        var changed = before.Keys.Union(after.Keys).Where(f => before.GetValueOrDefault(f) != after.GetValueOrDefault(f)).ToList();
        var ids = ListingText.PlacesOf(listing).ToList();
        var places = await db.Locations.Where(l => ids.Contains(l.Id)).Select(l => l.Listing).ToListAsync(ct);
        var said = ListingText.ListingOf(listing, places.ConvertAll(ListingText.Read), now.Moment);
        if (said.Fields != service.Listing)
        {
            service.Leave(db, change, by.Posting, now);
            service.Say(said, changed, by);
            ComeBack(service, now);
        }
    }

    /// <summary>What is confirmed is found again at once.</summary>
    internal static void ComeBack(this Service service, Now now)
    {
        if (service.IsHidden && FreshnessRule.Of(service.AssuredOn, now.Today) != Freshness.Stale && (service.UnlistedOn is not { } since || service.AssuredOn >= since))
        {
            service.Hide(false);
        }
    }

    /// <summary>Keeps the listing as it stands, once for each change.</summary>
    public static void Leave(this Service service, KithDb db, ListingChange change, PostingId? by, Now now)
    {
        if (!db.Set<EarlierListing>().Local.Any(e => e.Service == service.Id && e.Number == service.Version))
        {
            db.Add(EarlierListing.Of(service, change, by, now));
        }
    }

    public static JsonObject ModifiedAt(this JsonObject listing, Now now)
    {
        listing["last_modified"] = OpenRecord.Written(now.Moment);
        return listing;
    }
}
