using System.Text.Json.Nodes;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;

namespace Kith.Features.ServiceDirectory;

/// <summary>A listing read for the rules that judge it.</summary>
internal static class ListingTraits
{
    public static QualityTraits Quality(Service service, JsonObject listing, IReadOnlyDictionary<LocationId, Location> places)
    {
        var at = At(listing, places).ToList();
        var isElsewhere = service.IsOnline || service.IsAtHome;
        return new QualityTraits
        {
            DescriptionLength = ServiceShown.Plain(listing.Word("description")).Length,
            AssuredOn = service.AssuredOn,
            SaysHowToReach = service.ContactEmail is not null || Phones(listing).Any(),
            SaysWeb = listing.Word("url") is not null,
            SaysWhere = isElsewhere || at.Exists(p => Postcodes(p).Any()),
            SaysWhen = ListingText.SchedulesOf(listing).Any(s => s.Word("byday") is not null || s.Word("dtstart") is not null || s.Word("description") is not null),
            SaysWhom = service.MinimumAge is not null || service.MaximumAge is not null || listing.Word("eligibility_description") is not null,
            HasTerm = ListingText.TermsOf(listing).Any(),
            SaysCost = service.IsFree || listing.Word("fees") is not null || listing.Word("fees_description") is not null || listing["cost_options"] is JsonArray { Count: > 0 },
            SaysAccess = service.IsAccessible || (isElsewhere && !service.IsInPerson),
        };
    }

    /// <summary>Of a confidential place nothing is read: what two listings share could give it away.</summary>
    public static TwinTraits Twin(string name, OrganizationId? organization, JsonObject listing, IReadOnlyDictionary<LocationId, Location> places) => new(
        name,
        organization,
        Of(listing.Word("url") is { } web ? [web.Split("://")[^1].TrimEnd('/').ToLowerInvariant()] : []).Select(w => w.StartsWith("www.", StringComparison.Ordinal) ? w[4..] : w).ToHashSet(),
        Of(Phones(listing).Select(p => new string([.. p.Where(char.IsAsciiDigit)])).Where(p => p.Length >= 6)),
        Of(listing.Objects("contacts").Select(c => c.Word("email")).Append(listing.Word("email")).OfType<string>().Select(e => e.ToLowerInvariant())),
        Of(At(listing, places).Where(p => p.Audience != Audience.Confidential).SelectMany(Postcodes)),
        listing.Number("minimum_age"),
        listing.Number("maximum_age"));

    private static HashSet<string> Of(IEnumerable<string> words) => words.ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<Location> At(JsonObject listing, IReadOnlyDictionary<LocationId, Location> places) =>
        ListingText.PlacesOf(listing).Select(places.GetValueOrDefault).OfType<Location>();

    private static IEnumerable<string> Postcodes(Location place) =>
        ListingText.Read(place.Listing).Objects("addresses").Select(a => Postcode.KeyOf(a.Word("postal_code"))).OfType<string>();

    private static IEnumerable<string> Phones(JsonObject listing) =>
        listing.Objects("contacts").Concat(listing.Objects("service_at_locations").SelectMany(p => p.Objects("contacts"))).Append(listing).SelectMany(c => c.Objects("phones")).Select(p => p.Word("number")).OfType<string>();
}
