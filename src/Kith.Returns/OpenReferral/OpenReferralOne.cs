using System.Text.Json.Nodes;

namespace Kith.Returns.OpenReferral;

/// <summary>
/// A service of Open Referral UK 1.0 as version 3.0 would say it. Names that both versions share stay; what only 1.0 has goes where 3.0 keeps it:
/// the ages of <c>eligibilitys</c>, the terms of <c>service_taxonomys</c>, <c>regular_schedules</c>, <c>physical_addresses</c>.
/// </summary>
internal static class OpenReferralOne
{
    private static readonly string[] Own = ["eligibilitys", "service_taxonomys", "regular_schedules", "fundings", "attending_type", "deliverable_type"];

    public static bool Is(JsonObject service) =>
        Array.Exists(Own, service.ContainsKey) || service["service_at_locations"] is JsonArray places && places.OfType<JsonObject>().Any(p => p["location"] is JsonObject at && at.ContainsKey("physical_addresses"));

    public static JsonObject AsThree(JsonObject service)
    {
        var three = (JsonObject)service.DeepClone();
        var eligible = Objects(service["eligibilitys"]);
        Put(three, "minimum_age", eligible.Select(e => e["minimum_age"]).FirstOrDefault(age => age is not null));
        Put(three, "maximum_age", eligible.Select(e => e["maximum_age"]).FirstOrDefault(age => age is not null));
        Put(three, "eligibility_description", eligible.Select(e => e["eligibility"]).FirstOrDefault(text => text is not null));
        Put(three, "last_modified", service["last_updated"] ?? service["updated_at"]);
        Put(three, "funding", service["fundings"]);
        Put(three, "attributes", Many(service["service_taxonomys"], Attribute));
        Put(three, "schedules", Many(service["regular_schedules"], schedule => Schedule(schedule, service["attending_type"])));
        Put(three, "languages", Many(service["languages"], language => Renamed(language, "language", "name")));
        Put(three, "service_at_locations", Many(service["service_at_locations"], Place));
        Put(three, "organization", service["organization"] is JsonObject organization ? Renamed(organization, "url", "website") : null);
        return three;
    }

    private static JsonObject Attribute(JsonObject link)
    {
        var term = link["taxonomy"] as JsonObject;
        var kept = new JsonObject { ["link_type"] = "service" };
        Put(kept, "id", link["id"]);
        Put(kept, "taxonomy_term_id", term?["id"]);
        if (term is not null)
        {
            kept["taxonomy_term"] = Renamed(term, "vocabulary", "taxonomy");
        }

        return kept;
    }

    private static JsonObject Schedule(JsonObject sent, JsonNode? attending)
    {
        var kept = (JsonObject)sent.DeepClone();
        if (sent["byday"] is null && sent["weekday"]?.ToString() is { Length: >= 2 } day)
        {
            kept["byday"] = day[..2].ToUpperInvariant();
            kept["freq"] = sent["freq"]?.DeepClone() ?? "WEEKLY";
        }

        Put(kept, "attending_type", attending);
        return kept;
    }

    private static JsonObject Place(JsonObject sent)
    {
        var kept = (JsonObject)sent.DeepClone();
        Put(kept, "schedules", Many(sent["regular_schedule"] ?? sent["regular_schedules"], schedule => Schedule(schedule, null)));
        if (sent["location"] is JsonObject location)
        {
            var place = (JsonObject)location.DeepClone();
            place["location_type"] = "physical";
            Put(place, "addresses", location["physical_addresses"]);
            Put(place, "accessibility", location["accessibility_for_disabilities"]);
            kept["location"] = place;
        }

        return kept;
    }

    private static JsonObject Renamed(JsonObject sent, string from, string to)
    {
        var kept = (JsonObject)sent.DeepClone();
        Put(kept, to, kept[to] ?? sent[from]);
        return kept;
    }

    private static JsonArray? Many(JsonNode? sent, Func<JsonObject, JsonObject> one) => sent is JsonArray ? new JsonArray([.. Objects(sent).Select(one)]) : null;

    private static List<JsonObject> Objects(JsonNode? sent) => sent is JsonArray many ? many.OfType<JsonObject>().ToList() : [];

    private static void Put(JsonObject into, string name, JsonNode? value)
    {
        if (value is not null)
        {
            into[name] = value.DeepClone();
        }
    }
}
