using System.Text.Json.Nodes;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Takes services as a feed or file sends them. Whose value a field has decides what becomes of it (<see cref="ConflictRule"/>).</summary>
public sealed class TakeServices(KithDb db, Ledger ledger)
{
    /// <param name="isTrial">Tells what would come, and changes nothing.</param>
    public async Task<Outcome<IReadOnlyList<ServiceTaken>>> Do(
        IReadOnlyList<OpenRecord> records, string source, Acting? by, Now now, CancellationToken ct, bool isTrial = false)
    {
        if (by?.Has(Duty.EditDirectory) == false)
        {
            return Refusal.Forbidden;
        }

        var parts = records.Select(r => ServiceParts.Of(r.Fields)).ToList();
        var held = await Held.Of(db, parts, ct);
        var taken = parts.ConvertAll(part => Take(part, held, source, by?.Posting, now));
        if (isTrial)
        {
            db.ChangeTracker.Clear();
            return taken;
        }

        var (added, changed) = (taken.Count(t => t.Change == ServiceChange.Added), taken.Where(t => t.Change != ServiceChange.Unchanged).Select(t => t.Service).ToList());
        changed.AddRange(await Sharing(held, changed, ct));
        if (changed.Count > 0)
        {
            ledger.Tell(new ServicesTaken(source, changed.Distinct().ToList(), added), About.Organisation, by);
        }

        return taken;
    }

    private ServiceTaken Take(ServiceParts part, Held held, string source, PostingId? by, Now now)
    {
        var merged = new Merged();
        foreach (var (taxonomy, name) in part.Taxonomies)
        {
            held.Taxonomies.Put(taxonomy, () => db.Add(Taxonomy.List(taxonomy, name, null)).Entity);
        }

        foreach (var term in part.Terms)
        {
            merged.HasMoved |= Say(term, held);
        }

        foreach (var place in part.Places)
        {
            merged.HasMoved |= Say(place, held, source, merged);
        }

        merged.HasMoved |= part.Organization is { } organization && Say(organization, held, source, merged);
        return Say(part, held, source, merged, by, now);
    }

    private bool Say(JsonObject sent, Held held)
    {
        var id = new TermId(sent.IdOf("id")!.Value);
        var (taxonomy, parent) = (sent.IdOf("taxonomy_id"), sent.IdOf("parent_id"));
        var (name, listing) = (sent.Word("name")!, ListingText.Write(sent));
        TaxonomyId? within = taxonomy is { } one ? new TaxonomyId(one) : null;
        TermId? under = parent is { } other ? new TermId(other) : null;
        if (!held.Terms.TryGetValue(id, out var term))
        {
            held.Terms[id] = db.Add(TaxonomyTerm.List(id, within, under, name, listing)).Entity;
            return true;
        }

        if (term.Listing == listing)
        {
            return false;
        }

        term.Say(within, under, name, listing);
        return true;
    }

    private bool Say(JsonObject sent, Held held, string source, Merged merged)
    {
        var (id, listing) = (sent.IdOf("id")!.Value, ListingText.Write(sent));
        return sent.ContainsKey("location_type") ? SayPlace(new LocationId(id), sent, listing, held, source, merged) : SayOrganization(new OrganizationId(id), sent, listing, held, source, merged);
    }

    private bool SayPlace(LocationId id, JsonObject sent, string listing, Held held, string source, Merged merged)
    {
        if (!held.Places.TryGetValue(id, out var place))
        {
            held.Places[id] = db.Add(Location.List(id, sent.Word("name"), sent.Number("latitude"), sent.Number("longitude"), listing, source)).Entity;
            return true;
        }

        if (place.Sent == listing)
        {
            return false;
        }

        var fields = merged.Shared("location", place.Source, place.Sent, place.Listing, source, listing);
        if (place.Source == source)
        {
            place.Hear(source, listing);
        }

        var whole = ListingText.Ordered("location", fields);
        var isNew = ListingText.Write(whole) != place.Listing;
        place.Say(whole.Word("name"), whole.Number("latitude"), whole.Number("longitude"), ListingText.Write(whole));
        held.Moved.Add(id);
        return isNew;
    }

    private bool SayOrganization(OrganizationId id, JsonObject sent, string listing, Held held, string source, Merged merged)
    {
        if (!held.Organizations.TryGetValue(id, out var organization))
        {
            held.Organizations[id] = db.Add(Organization.List(id, sent.Word("name")!, listing, source)).Entity;
            return true;
        }

        if (organization.Sent == listing)
        {
            return false;
        }

        var fields = merged.Shared("organization", organization.Source, organization.Sent, organization.Listing, source, listing);
        if (organization.Source == source)
        {
            organization.Hear(source, listing);
        }

        var whole = ListingText.Ordered("organization", fields);
        var isNew = ListingText.Write(whole) != organization.Listing;
        organization.Say(whole.Word("name")!, ListingText.Write(whole));
        held.Renamed.Add(id);
        return isNew;
    }

    private ServiceTaken Say(ServiceParts part, Held held, string source, Merged merged, PostingId? by, Now now)
    {
        var id = new ServiceId(part.Listing.IdOf("id")!.Value);
        var sent = ListingText.Write(part.Listing);
        if (!held.Services.TryGetValue(id, out var service))
        {
            held.Services[id] = db.Add(Service.List(id, ListingText.ListingOf(part.Listing, part.Places, now.Moment), source, now)).Entity;
            return new ServiceTaken(id, part.Listing.Word("name")!, ServiceChange.Added, [], []);
        }

        if (service.Sent != sent)
        {
            var (fields, taken) = merged.Own(service, source, sent, now);
            if (service.Source == source)
            {
                service.Hear(source, sent, now);
            }

            var whole = ListingText.Ordered("service", fields);
            if (ListingText.Write(whole) != service.Listing)
            {
                db.Add(EarlierListing.Of(service, ListingChange.Taken, by, now));
            }

            service.Say(ListingText.ListingOf(whole, held.ListingsOf(whole), now.Moment), taken, FieldOrigin.Feed(source, now));
            service.ComeBack(now);
        }

        var isChanged = merged.HasMoved || merged.Taken.Count > 0;
        return new ServiceTaken(id, service.Name, isChanged ? ServiceChange.Changed : ServiceChange.Unchanged, merged.Taken, merged.Kept);
    }

    /// <summary>Services of this record that share a place or an organisation which now says something else.</summary>
    private async Task<List<ServiceId>> Sharing(Held held, List<ServiceId> changed, CancellationToken ct)
    {
        if (held.Moved.Count + held.Renamed.Count == 0)
        {
            return [];
        }

        var (moved, renamed) = (held.Moved.ToList(), held.Renamed.Select(id => (OrganizationId?)id).ToList());
        var at = from p in db.Set<ServicePlace>() join s in db.Services on p.Service equals s.Number where moved.Contains(p.Location) select s.Id;
        var of = from s in db.Services where renamed.Contains(s.Organization) select s.Id;
        return (await at.ToListAsync(ct)).Concat(await of.ToListAsync(ct)).Except(changed).ToList();
    }

    private sealed class Merged
    {
        private const string Moved = "last_modified";

        public bool HasMoved { get; set; }

        public List<string> Taken { get; } = [];

        public List<KeptField> Kept { get; } = [];

        /// <summary>What the service says after this, and the fields in which it follows the source.</summary>
        public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Taken) Own(Service service, string source, string sent, Now now)
        {
            var (ours, theirs, origins) = (ListingText.FieldsOf(service.Listing), ListingText.FieldsOf(sent), service.Provenance);
            FieldOrigin? HolderOf(string field) => origins.Of(field, ours.ContainsKey(field));
            var before = service.Source == source && service.Sent is { } last ? ListingText.FieldsOf(last) : null;
            var merged = ThreeWay.Of(before, ours, theirs, field => ConflictRule.Of(HolderOf(field), source, now.Today).Follows);
            Taken.AddRange(merged.Taken);

            // Whoever changed something in Kith moved this with it.
            Kept.AddRange(merged.Kept.Where(f => f != Moved).Select(f => new KeptField(f, HolderOf(f))));
            if (merged.Taken.Count == 0 || !merged.Kept.Contains(Moved))
            {
                return (merged.Fields, merged.Taken);
            }

            var fields = new Dictionary<string, string>(merged.Fields, StringComparer.Ordinal) { [Moved] = JsonValue.Create(OpenRecord.Written(now.Moment))!.ToJsonString() };
            return (fields, [.. merged.Taken, Moved]);
        }

        /// <summary>What a place or an organisation says after this. Another feed fills in what it does not say, and changes nothing.</summary>
        public IReadOnlyDictionary<string, string> Shared(string type, string? holder, string? before, string ours, string source, string theirs)
        {
            var (mine, isHolder) = (ListingText.FieldsOf(ours), holder == source);
            var merged = ThreeWay.Of(before is null || !isHolder ? null : ListingText.FieldsOf(before), mine, ListingText.FieldsOf(theirs), isHolder ? null : field => !mine.ContainsKey(field));
            Taken.AddRange(merged.Taken.Select(f => $"{type}.{f}"));
            Kept.AddRange(merged.Kept.Select(f => new KeptField($"{type}.{f}", null)));
            return merged.Fields;
        }
    }

    /// <summary>What the record holds already of a batch, as it grows.</summary>
    private sealed class Held
    {
        public required Dictionary<ServiceId, Service> Services { get; init; }

        public required Dictionary<OrganizationId, Organization> Organizations { get; init; }

        public required Dictionary<LocationId, Location> Places { get; init; }

        public required Dictionary<TermId, TaxonomyTerm> Terms { get; init; }

        public required Known<TaxonomyId, Taxonomy> Taxonomies { get; init; }

        public HashSet<LocationId> Moved { get; } = [];

        public HashSet<OrganizationId> Renamed { get; } = [];

        public static async Task<Held> Of(KithDb db, List<ServiceParts> parts, CancellationToken ct)
        {
            var services = parts.Select(p => new ServiceId(p.Listing.IdOf("id")!.Value)).Distinct().ToList();
            var organizations = parts.Select(p => p.Organization?.IdOf("id")).OfType<Guid>().Distinct().Select(id => new OrganizationId(id)).ToList();
            var places = parts.SelectMany(p => ListingText.PlacesOf(p.Listing)).Distinct().ToList();
            var terms = parts.SelectMany(p => p.Terms).Select(t => new TermId(t.IdOf("id")!.Value)).Distinct().ToList();
            var taxonomies = parts.SelectMany(p => p.Taxonomies).Select(t => t.Id).Distinct().ToList();
            return new Held
            {
                Services = await db.Services.Where(s => services.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct),
                Organizations = await db.Organizations.Where(o => organizations.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct),
                Places = await db.Locations.Where(l => places.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct),
                Terms = await db.TaxonomyTerms.Where(t => terms.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct),
                Taxonomies = new(await db.Taxonomies.Where(t => taxonomies.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct)),
            };
        }

        public List<JsonObject> ListingsOf(JsonObject listing) =>
            ListingText.PlacesOf(listing).Select(id => Places.GetValueOrDefault(id)).OfType<Location>().Select(p => ListingText.Read(p.Listing)).ToList();
    }

    private sealed class Known<TId, T>(Dictionary<TId, T> known)
        where TId : notnull
    {
        public void Put(TId id, Func<T> make)
        {
            if (!known.ContainsKey(id))
            {
                known[id] = make();
            }
        }
    }
}

public enum ServiceChange
{
    Added,
    Changed,
    Unchanged,
}

/// <param name="Fields">Those that say something new.</param>
/// <param name="Kept">Those that stay although the source says something else.</param>
public sealed record ServiceTaken(ServiceId Service, string Name, ServiceChange Change, IReadOnlyList<string> Fields, IReadOnlyList<KeptField> Kept);

/// <param name="By">Whose value stays.</param>
public sealed record KeptField(string Field, FieldOrigin? By)
{
    public string InWords => By is null ? Field : $"{Field} ({By.InWords})";
}

/// <summary>A full service taken apart into what several services may share.</summary>
internal sealed record ServiceParts(JsonObject Listing, JsonObject? Organization, IReadOnlyList<JsonObject> Places, IReadOnlyList<JsonObject> Terms, IReadOnlyList<(TaxonomyId Id, string Name)> Taxonomies)
{
    public static ServiceParts Of(JsonObject record)
    {
        var listing = (JsonObject)record.DeepClone();
        var organization = Out(listing, "organization", "organization_id");
        var places = listing.Objects("service_at_locations").Select(place => Out(place, "location", "location_id")).OfType<JsonObject>().ToList();
        var terms = listing.Objects("attributes").Select(attribute => Out(attribute, "taxonomy_term", "taxonomy_term_id")).OfType<JsonObject>().ToList();
        var taxonomies = new List<(TaxonomyId, string)>();
        foreach (var term in terms.Where(t => t.IdOf("taxonomy_id") is null && t.Word("taxonomy") is not null))
        {
            term["taxonomy_id"] = NameId.Of($"taxonomy/{term.Word("taxonomy")}").ToString();
        }

        taxonomies.AddRange(terms.Where(t => t.IdOf("taxonomy_id") is not null).Select(t => (new TaxonomyId(t.IdOf("taxonomy_id")!.Value), t.Word("taxonomy") ?? "Terms")).Distinct());
        return new ServiceParts(ServiceComposer.InOrder(listing, "service"), organization, places, terms.ConvertAll(t => ServiceComposer.InOrder(t, "taxonomy_term")), taxonomies);
    }

    private static JsonObject? Out(JsonObject within, string part, string idField)
    {
        if (within[part] is not JsonObject whole)
        {
            return null;
        }

        within.Remove(part);
        within[idField] = whole["id"]!.DeepClone();
        return whole;
    }
}
