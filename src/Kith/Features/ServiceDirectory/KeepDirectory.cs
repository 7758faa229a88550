using System.Text.Json.Nodes;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Keeps what the directory is read by in step with its services, in the transaction that changes them.</summary>
internal sealed class KeepDirectory(KithDb db, TextIndex text, KeepTwins twins) : IListener
{
    // So many at once: a list of terms may touch every service there is.
    private const int Together = 500;

    public async Task Hear(Fact fact, FactRow row, Now now, CancellationToken ct)
    {
        if (fact is TaxonomyTaken)
        {
            await TermTree.Make(db, ct);
        }

        if (fact is IChangesServices { Services: var services })
        {
            foreach (var some in services.Chunk(Together).DefaultIfEmpty([]))
            {
                await Keep(some, now, ct);
            }
        }
    }

    public async Task Keep(IReadOnlyList<ServiceId> ids, Now now, CancellationToken ct)
    {
        var services = await db.Services.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(ct);
        var numbers = services.ConvertAll(s => s.Number);
        var listings = services.ToDictionary(s => s.Number, s => ListingText.Read(s.Listing));
        var shared = await ServiceComposer.For(db, services, ct);
        await Forget(numbers, ct);
        await Learn(services, listings, shared, ct);
        foreach (var service in services)
        {
            Add(service, listings[service.Number], shared);
            db.Add(ServiceQuality.Of(service, QualityRule.Of(ListingTraits.Quality(service, listings[service.Number], shared.Places), now.Today), now.Today));
            await text.Put(db, Stems(service, listings[service.Number], shared), ct);
        }

        await Close(shared.Terms.Keys.ToList(), ct);
        await twins.Keep(services, listings, shared, now, ct);
        await db.Set<DirectoryState>().ExecuteUpdateAsync(s => s.SetProperty(d => d.Changes, d => d.Changes + 1), ct);
    }

    private async Task Forget(List<int> numbers, CancellationToken ct)
    {
        await db.Set<ServiceDocument>().Where(d => numbers.Contains(d.Service)).ExecuteDeleteAsync(ct);
        await db.Set<ServicePlace>().Where(p => numbers.Contains(p.Service)).ExecuteDeleteAsync(ct);
        await db.Set<ServiceTerm>().Where(t => numbers.Contains(t.Service)).ExecuteDeleteAsync(ct);
        await db.Set<ServiceSlot>().Where(s => numbers.Contains(s.Service)).ExecuteDeleteAsync(ct);
        await db.Set<ServiceCover>().Where(c => numbers.Contains(c.Service)).ExecuteDeleteAsync(ct);
        await db.Set<ServiceLanguage>().Where(l => numbers.Contains(l.Service)).ExecuteDeleteAsync(ct);
        await db.Set<ServiceQuality>().Where(q => numbers.Contains(q.Service)).ExecuteDeleteAsync(ct);
    }

    private void Add(Service service, JsonObject listing, ServiceComposer shared)
    {
        if (service.SeenBy == Audience.Public)
        {
            var full = ListingText.Write(shared.Full(service, Audience.Public));
            db.Add(new ServiceDocument
            {
                Service = service.Number,
                Id = service.Id.Value,
                ModifiedAt = service.ModifiedAt,
                Full = full,
                Brief = ListingText.Write(shared.Brief(service)),
                ETag = ServiceComposer.Mark(full),
            });
        }

        db.AddRange(PlacesOf(listing, shared).Select(p => new ServicePlace
        {
            Service = service.Number,
            Id = p.Link.IdOf("id")!.Value,
            Location = p.Place.Id,
            Audience = p.Place.Audience > service.SeenBy ? p.Place.Audience : service.SeenBy,
            Latitude = p.Place.Latitude,
            Longitude = p.Place.Longitude,
            Listing = ListingText.Write(p.Link),
        }));

        db.AddRange(ListingText.TermsOf(listing).Select(t => new ServiceTerm { Service = service.Number, Term = t }));
        db.AddRange(ListingText.SlotsOf(listing).Select(s => new ServiceSlot { Service = service.Number, Day = s.Day, Opens = s.Opens, Closes = s.Closes }));
        db.AddRange(ListingText.CoverOf(listing).Select(c => new ServiceCover { Service = service.Number, Code = c }));
        db.AddRange(ListingText.LanguagesOf(listing).Select(l => new ServiceLanguage { Service = service.Number, Language = l }));
    }

    /// <summary>A confidential place is nowhere: no search, however narrow, can come upon it.</summary>
    private static IEnumerable<(JsonObject Link, Location Place)> PlacesOf(JsonObject listing, ServiceComposer shared)
    {
        foreach (var link in listing.Objects("service_at_locations").DistinctBy(l => l.Word("id")))
        {
            if (link.IdOf("location_id") is { } at && shared.Places.TryGetValue(new LocationId(at), out var place) && place.Audience != Audience.Confidential)
            {
                yield return (link, place);
            }
        }
    }

    private async Task Learn(List<Service> services, Dictionary<int, JsonObject> listings, ServiceComposer shared, CancellationToken ct)
    {
        var texts = services.SelectMany(s => new[] { s.Name, listings[s.Number].Word("description") })
            .Concat(shared.Organizations.Values.Select(o => o.Name)).Concat(shared.Terms.Values.Select(t => t.Name));
        var words = texts.SelectMany(SearchWords.Plain).Where(w => w.Length is >= 4 and <= 30).Distinct().ToList();
        var known = await db.Set<DirectoryWord>().Where(w => words.Contains(w.Word)).Select(w => w.Word).ToListAsync(ct);
        db.AddRange(words.Except(known).Select(w => new DirectoryWord { Word = w, Length = w.Length }));
    }

    /// <summary>Of a place nothing is searched by words: its name or street could give away what is kept apart.</summary>
    private static ServiceStems Stems(Service service, JsonObject listing, ServiceComposer shared)
    {
        var organization = service.Organization is { } id ? shared.Organizations.GetValueOrDefault(id)?.Name : null;
        var terms = ListingText.TermsOf(listing).Select(t => shared.Terms.GetValueOrDefault(t) is { } term ? $"{term.Name} {term.Also}" : null);
        string?[] description = [listing.Word("alternate_name"), listing.Word("description"), listing.Word("eligibility_description")];
        var squares = PlacesOf(listing, shared).Where(p => p.Place.Latitude is not null && p.Place.Longitude is not null).SelectMany(p => GridSquares.Of(p.Place.Latitude!.Value, p.Place.Longitude!.Value));
        return new ServiceStems(service.Number, Of(service.Name), Of(organization), Of(string.Join(' ', terms)), Of(string.Join(' ', description)), string.Join(' ', squares.Distinct()), service.SeenBy == Audience.Public);

        static string Of(string? words) => string.Join(' ', SearchWords.Stems(words));
    }

    /// <summary>Says under which terms each term stands, where that is not yet said.</summary>
    private async Task Close(List<TermId> terms, CancellationToken ct)
    {
        var above = db.Set<TermAncestor>();
        if (await db.TaxonomyTerms.AnyAsync(
            t => terms.Contains(t.Id) && (!above.Any(a => a.Ancestor == t.Id && a.Term == t.Id) || (t.Parent != null && !above.Any(a => a.Ancestor == t.Parent && a.Term == t.Id))), ct))
        {
            await TermTree.Make(db, ct);
        }
    }
}

/// <summary>Under which terms each term stands.</summary>
internal static class TermTree
{
    private const int Deepest = 12;

    /// <summary>Makes the rows of all terms anew: there are hundreds, and they change rarely.</summary>
    public static async Task Make(KithDb db, CancellationToken ct)
    {
        var terms = await db.TaxonomyTerms.AsNoTracking().Select(t => new { t.Id, t.Parent, t.OtherParents }).ToListAsync(ct);
        var parents = terms.ToDictionary(
            t => t.Id, t => t.OtherParents.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new TermId(Guid.Parse(id))).Concat(t.Parent is { } parent ? [parent] : []).ToList());
        await db.Set<TermAncestor>().ExecuteDeleteAsync(ct);
        foreach (var term in parents.Keys)
        {
            var above = new HashSet<TermId> { term };
            List<TermId> edge = [term];
            for (var depth = 1; depth < Deepest && edge.Count > 0; depth++)
            {
                edge = [.. edge.SelectMany(t => parents.GetValueOrDefault(t) ?? []).Where(above.Add)];
            }

            db.AddRange(above.Select(ancestor => new TermAncestor { Term = term, Ancestor = ancestor }));
        }

        // Whoever asks next in this transaction finds them.
        await db.SaveChangesAsync(ct);
    }
}
