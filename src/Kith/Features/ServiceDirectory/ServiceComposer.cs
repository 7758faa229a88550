using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Puts a service together again from its listing and what it shares with others, as far as an audience may see it.</summary>
internal sealed class ServiceComposer(
    IReadOnlyDictionary<OrganizationId, Organization> organizations,
    IReadOnlyDictionary<LocationId, Location> places,
    IReadOnlyDictionary<TermId, TaxonomyTerm> terms)
{
    public IReadOnlyDictionary<OrganizationId, Organization> Organizations => organizations;

    public IReadOnlyDictionary<LocationId, Location> Places => places;

    public IReadOnlyDictionary<TermId, TaxonomyTerm> Terms => terms;

    public static async Task<ServiceComposer> For(KithDb db, IReadOnlyCollection<Service> services, CancellationToken ct)
    {
        var listings = services.Select(s => ListingText.Read(s.Listing)).ToList();
        var organizations = services.Select(s => s.Organization).OfType<OrganizationId>().Distinct().ToList();
        var places = listings.SelectMany(ListingText.PlacesOf).Distinct().ToList();
        var terms = listings.SelectMany(ListingText.TermsOf).Distinct().ToList();
        return new ServiceComposer(
            await db.Organizations.AsNoTracking().Where(o => organizations.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct),
            await db.Locations.AsNoTracking().Where(l => places.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct),
            await db.TaxonomyTerms.AsNoTracking().Where(t => terms.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct));
    }

    /// <summary>The whole service with everything nested in it.</summary>
    public JsonObject Full(Service service, Audience audience)
    {
        var listing = ListingText.Read(service.Listing);
        var hidden = Hide(listing, audience);
        foreach (var schedule in listing.Objects("schedules").Where(s => hidden.Contains(s.Word("service_at_location_id"))))
        {
            schedule.Remove("service_at_location_id");
        }

        foreach (var place in listing.Objects("service_at_locations"))
        {
            if (place.IdOf("location_id") is { } id && places.TryGetValue(new LocationId(id), out var location))
            {
                place["location"] = ListingText.Read(location.Listing);
            }
        }

        foreach (var attribute in listing.Objects("attributes"))
        {
            if (attribute.IdOf("taxonomy_term_id") is { } id && terms.TryGetValue(new TermId(id), out var term))
            {
                attribute["taxonomy_term"] = ListingText.Read(term.Listing);
            }
        }

        if (OrganizationOf(service) is { } organization)
        {
            listing["organization"] = organization;
        }

        return InOrder(listing, "service");
    }

    /// <summary>Its own fields and its organisation’s, as a list has them.</summary>
    public JsonObject Brief(Service service)
    {
        var listing = Flat(ListingText.Read(service.Listing), "service");
        if (OrganizationOf(service) is { } organization)
        {
            listing["organization"] = Flat(organization, "organization");
        }

        return listing;
    }

    public static string Mark(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)))[..24];

    public static JsonObject Flat(JsonObject whole, string type)
    {
        var flat = new JsonObject();
        foreach (var field in OpenSchema.Of(type).Where(f => !f.IsNested && whole.ContainsKey(f.Name)))
        {
            flat[field.Name] = whole[field.Name]!.DeepClone();
        }

        return flat;
    }

    private JsonObject? OrganizationOf(Service service) =>
        service.Organization is { } id && organizations.TryGetValue(id, out var organization) ? ListingText.Read(organization.Listing) : null;

    /// <summary>A place that the audience may not know is not there at all: neither it nor the link to it.</summary>
    private HashSet<string?> Hide(JsonObject listing, Audience audience)
    {
        var hidden = listing.Objects("service_at_locations")
            .Where(p => p.IdOf("location_id") is { } id && places.TryGetValue(new LocationId(id), out var location) && location.Audience > audience).ToList();
        foreach (var place in hidden)
        {
            ((JsonArray)listing["service_at_locations"]!).Remove(place);
        }

        if (listing["service_at_locations"] is JsonArray { Count: 0 })
        {
            listing.Remove("service_at_locations");
        }

        return hidden.Select(p => p.Word("id")).ToHashSet();
    }

    /// <summary>All fields, also of what is nested, in the order of the standard.</summary>
    public static JsonObject InOrder(JsonObject whole, string type)
    {
        var ordered = new JsonObject();
        foreach (var field in OpenSchema.Of(type))
        {
            if (whole[field.Name] is { } value)
            {
                ordered[field.Name] = value switch
                {
                    JsonObject one when field.Kind == OpenKind.One => InOrder(one, field.Of!),
                    JsonArray many when field.Kind == OpenKind.Many => new JsonArray([.. many.OfType<JsonObject>().Select(each => InOrder(each, field.Of!))]),
                    _ => value.DeepClone(),
                };
            }
        }

        return ordered;
    }
}
