using System.Text.Json;
using System.Text.Json.Nodes;
using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>One field of a listing as it stands and as it would stand.</summary>
/// <param name="Before">What it said when the change was proposed, if it says something else since.</param>
public sealed record FieldSides(string Field, string Label, string? Before, string? Now, string? Proposed, bool HasMoved);

/// <summary>Puts two or three listings side by side, each field in words.</summary>
public sealed class ListingSides(KithDb db)
{
    // What says when and by whom, and not what the service is.
    private static readonly string[] Aside = ["id", "last_modified", "metadata"];

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["url"] = "Web address",
        ["email"] = "Email address",
        ["fees"] = "Cost",
        ["fees_description"] = "Cost in words",
        ["cost_options"] = "Prices",
        ["minimum_age"] = "Youngest age",
        ["maximum_age"] = "Oldest age",
        ["eligibility_description"] = "Who it is for",
        ["application_process"] = "How to apply",
        ["wait_time"] = "Waiting time",
        ["alert"] = "Short notice",
        ["assured_date"] = "Last checked",
        ["organization_id"] = "Run by",
        ["organization"] = "Run by",
        ["service_at_locations"] = "Where",
        ["schedules"] = "When",
        ["service_areas"] = "Area",
        ["attributes"] = "Helps with",
        ["phones"] = "Telephone",
        ["alternate_name"] = "Other name",
    };

    public static string LabelOf(string field) =>
        Labels.GetValueOrDefault(field) ?? (char.ToUpperInvariant(field[0]) + field[1..].Replace('_', ' '));

    /// <summary>Fields in which a proposed listing says something else than its base, unless what stands says the same by now; and whether what stands has moved meanwhile.</summary>
    public static IReadOnlyList<(string Field, bool HasMoved)> Offered(string? before, string now, string proposed)
    {
        var merged = ThreeWay.Of(before is null ? null : ListingText.FieldsOf(before), ListingText.FieldsOf(now), ListingText.FieldsOf(proposed));
        return merged.Taken.Select(f => (f, false)).Concat(merged.Kept.Select(f => (f, before is not null))).Where(f => !Aside.Contains(f.Item1))
            .OrderBy(f => Place(f.Item1)).ToList();
    }

    /// <summary>The fields on offer, or all that a new listing says, as far as the audience may know its places.</summary>
    public async Task<IReadOnlyList<FieldSides>> Of(string? before, string? now, string proposed, Audience audience, CancellationToken ct)
    {
        var flat = Flat(proposed);
        var (then, stands, said) = (Read(before), Read(now), now is null ? ListingText.Read(proposed) : ListingText.Read(flat));
        var offered = now is null
            ? said.Select(f => f.Key).Where(f => !Aside.Contains(f) && f != "organization_id").OrderBy(Place).Select(f => (Field: f, HasMoved: false)).ToList()
            : Offered(before, now, flat);
        var words = await Wording.For(db, [then, stands, said], audience, ct);
        return offered.Select(f => new FieldSides(
            f.Field, LabelOf(f.Field), f.HasMoved ? words.Of(f.Field, then[f.Field]) : null, words.Of(f.Field, stands[f.Field]), words.Of(f.Field, said[f.Field]), f.HasMoved)).ToList();
    }

    /// <summary>A record without what it brings along, as a listing is kept.</summary>
    public static string Flat(string record) => ListingText.Write(ServiceParts.Of(ListingText.Read(record)).Listing);

    private static JsonObject Read(string? listing) => listing is null ? [] : ListingText.Read(listing);

    private static readonly List<string> Order = OpenSchema.Of("service").Select(f => f.Name).ToList();

    private static int Place(string field) => Order.IndexOf(field);

    private sealed class Wording(Dictionary<Guid, string> names, Dictionary<Guid, JsonObject> places)
    {
        public static async Task<Wording> For(KithDb db, IReadOnlyList<JsonObject> listings, Audience audience, CancellationToken ct)
        {
            var organizations = listings.Select(l => l.IdOf("organization_id")).OfType<Guid>().Select(id => new OrganizationId(id)).ToList();
            var terms = listings.SelectMany(ListingText.TermsOf).Distinct().ToList();
            var at = listings.SelectMany(ListingText.PlacesOf).Distinct().ToList();
            var names = await db.Organizations.Where(o => organizations.Contains(o.Id)).Select(o => new { o.Id.Value, o.Name }).ToDictionaryAsync(o => o.Value, o => o.Name, ct);
            foreach (var term in await db.TaxonomyTerms.Where(t => terms.Contains(t.Id)).Select(t => new { t.Id.Value, t.Name }).ToListAsync(ct))
            {
                names[term.Value] = term.Name;
            }

            var places = await db.Locations.Where(l => at.Contains(l.Id)).Select(l => new { l.Id.Value, l.Audience, l.Listing }).ToListAsync(ct);

            // A place that the audience may not know has no words here, nor has what is said of the service there.
            return new Wording(names, places.Where(p => p.Audience <= audience).ToDictionary(p => p.Value, p => ListingText.Read(p.Listing)));
        }

        public string? Of(string field, JsonNode? value) => (field, value) switch
        {
            (_, null) => null,
            ("organization_id", _) => Guid.TryParse(value.ToString(), out var id) ? names.GetValueOrDefault(id) : null,
            ("attributes", JsonArray many) => Join(many.OfType<JsonObject>().Select(Term)),
            ("service_at_locations", JsonArray many) => Join(many.OfType<JsonObject>().Select(At)),
            ("organization", JsonObject one) => one.Word("name"),
            (_, JsonArray many) => Join(many.OfType<JsonObject>().Select(Leaves)),
            (_, JsonObject one) => Leaves(one),
            _ => Word(value),
        };

        private string? Term(JsonObject attribute) => attribute["taxonomy_term"] is JsonObject term ? term.Word("name") : attribute.IdOf("taxonomy_term_id") is { } id ? names.GetValueOrDefault(id) : null;

        private string? At(JsonObject link)
        {
            var place = link["location"] as JsonObject ?? (link.IdOf("location_id") is { } id ? places.GetValueOrDefault(id) : null);
            if (place is null)
            {
                return null;
            }

            var shown = PlaceShown.Of(place);
            string?[] parts = [shown.Name, shown.Address, .. link.Where(f => f.Key is not ("location" or "location_id" or "id" or "service_id")).Select(f => Of(f.Key, f.Value))];
            return string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));
        }

        private static string? Leaves(JsonObject one) => Join(one.Where(f => f.Key != "id" && !f.Key.EndsWith("_id", StringComparison.Ordinal)).Select(f => f.Value switch
        {
            JsonArray many => Join(many.OfType<JsonObject>().Select(Leaves), ", "),
            JsonObject nested => Leaves(nested),
            var leaf => Word(leaf),
        }), ", ");

        private static string? Word(JsonNode? value) => value is JsonValue word && word.GetValueKind() == JsonValueKind.String ? word.GetValue<string>() : value?.ToJsonString();

        private static string? Join(IEnumerable<string?> parts, string between = "\n") => string.Join(between, parts.Where(p => !string.IsNullOrEmpty(p))) is { Length: > 0 } joined ? joined : null;
    }
}
