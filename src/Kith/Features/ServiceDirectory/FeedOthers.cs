using System.Text.Json.Nodes;
using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>The feed’s services at places. What is not public is not among them.</summary>
internal static class FeedPlaces
{
    public static async Task List(HttpContext http, CancellationToken ct)
    {
        var (query, fault) = FeedQuery.Of(http.Request.Query);
        if (query is null)
        {
            await FeedAnswer.Malformed(http, fault!);
            return;
        }

        var db = http.RequestServices.GetRequiredService<KithDb>();
        var mark = FeedAnswer.Mark(http, await FeedOrder.Changes(db, ct));
        if (FeedAnswer.IsKnown(http, mark))
        {
            return;
        }

        var places = db.Set<ServicePlace>().Where(p => p.Audience == Audience.Public);
        if (!query.Filter.IsEmpty)
        {
            var search = http.RequestServices.GetRequiredService<DirectorySearch>();
            var fitting = await search.Fitting(query.Filter, Audience.Public, ct);
            places = await search.Within(places.Where(p => fitting.Contains(p.Service)), query.Filter, ct);
        }

        var total = await places.CountAsync(ct);
        if (query.IsLines)
        {
            var every = await Rows(db, places.OrderBy(p => p.Number), query.IsFull, ct);
            await FeedAnswer.Lines(http, mark, every.ToAsyncEnumerable(), ct);
            return;
        }

        var page = places.OrderBy(p => p.Number).Skip(FeedAnswer.IsBeyond(query, total) ? 0 : (query.Page - 1) * query.PerPage).Take(FeedAnswer.IsBeyond(query, total) ? 0 : query.PerPage);
        await FeedAnswer.Page(http, mark, query, total, await Rows(db, page, query.IsFull, ct));
    }

    public static async Task One(HttpContext http, CancellationToken ct)
    {
        if (FeedAnswer.IdOf(http) is not { } id)
        {
            await FeedAnswer.Malformed(http, "The id must be a UUID");
            return;
        }

        var db = http.RequestServices.GetRequiredService<KithDb>();
        var rows = await Rows(db, db.Set<ServicePlace>().Where(p => p.Id == id && p.Audience == Audience.Public).OrderBy(p => p.Number).Take(1), isFull: true, ct);
        await (rows is [var row] ? FeedAnswer.Document(http, row, $"\"{ServiceComposer.Mark(row)}\"") : FeedAnswer.Unknown(http));
    }

    private static async Task<List<string>> Rows(KithDb db, IQueryable<ServicePlace> places, bool isFull, CancellationToken ct)
    {
        var rows = await (from p in places
                          join l in db.Locations on p.Location equals l.Id
                          join d in db.Set<ServiceDocument>() on p.Service equals d.Service
                          orderby p.Number
                          select new { p.Listing, Place = l.Listing, Service = isFull ? d.Full : d.Brief }).ToListAsync(ct);
        return rows.ConvertAll(row =>
        {
            var place = ListingText.Read(row.Listing);
            var location = ListingText.Read(row.Place);
            place["location"] = isFull ? location : ServiceComposer.Flat(location, "location");
            place["service"] = ListingText.Read(row.Service);
            return ListingText.Write(place);
        });
    }
}

/// <summary>The feed’s organisations: those that run a service which the public may see.</summary>
internal static class FeedOrganizations
{
    public static async Task List(HttpContext http, CancellationToken ct)
    {
        var (query, fault) = FeedQuery.Of(http.Request.Query);
        if (query is null)
        {
            await FeedAnswer.Malformed(http, fault!);
            return;
        }

        var db = http.RequestServices.GetRequiredService<KithDb>();
        var mark = FeedAnswer.Mark(http, await FeedOrder.Changes(db, ct));
        if (FeedAnswer.IsKnown(http, mark))
        {
            return;
        }

        var shown = Shown(db);
        if (query.Filter.Words is { } words)
        {
            // Translated to SQL's LOWER: neither database takes a culture or a comparison.
#pragma warning disable CA1304, CA1311, CA1862
            shown = SearchWords.Plain(words).Take(SearchWords.Most).Aggregate(shown, (those, word) => those.Where(o => o.Name.ToLower().Contains(word)));
#pragma warning restore CA1304, CA1311, CA1862
        }

        var total = await shown.CountAsync(ct);
        var isBeyond = FeedAnswer.IsBeyond(query, total);
        var ordered = shown.OrderBy(o => o.Name).ThenBy(o => o.Id);
        var page = query.IsLines ? ordered : ordered.Skip(isBeyond ? 0 : (query.Page - 1) * query.PerPage).Take(isBeyond ? 0 : query.PerPage);
        var found = await page.Select(o => new Shape(o.Id, o.Listing)).ToListAsync(ct);
        var rows = await Rows(db, found, query.IsFull || query.IsLines, query.HasFullServices, ct);
        await (query.IsLines ? FeedAnswer.Lines(http, mark, rows.ToAsyncEnumerable(), ct) : FeedAnswer.Page(http, mark, query, total, rows));
    }

    public static async Task One(HttpContext http, CancellationToken ct)
    {
        var (query, fault) = FeedQuery.Of(http.Request.Query);
        if (FeedAnswer.IdOf(http) is not { } asked || query is null)
        {
            await FeedAnswer.Malformed(http, fault ?? "The id must be a UUID");
            return;
        }

        var db = http.RequestServices.GetRequiredService<KithDb>();
        var id = new OrganizationId(asked);
        var found = await Shown(db).Where(o => o.Id == id).Select(o => new Shape(o.Id, o.Listing)).ToListAsync(ct);
        var rows = await Rows(db, found, isFull: true, query.HasFullServices, ct);
        await (rows is [var row] ? FeedAnswer.Document(http, row, $"\"{ServiceComposer.Mark(row)}\"") : FeedAnswer.Unknown(http));
    }

    private static IQueryable<Organization> Shown(KithDb db) =>
        db.Organizations.Where(o => db.Services.Any(s => s.Organization == o.Id && s.SeenBy == Audience.Public));

    /// <summary>A full organisation names its services, by id and name unless they too are asked for in full.</summary>
    private static async Task<List<string>> Rows(KithDb db, List<Shape> found, bool isFull, bool hasFullServices, CancellationToken ct)
    {
        if (!isFull && !hasFullServices)
        {
            return found.ConvertAll(o => ListingText.Write(ServiceComposer.Flat(ListingText.Read(o.Listing), "organization")));
        }

        var ids = found.ConvertAll(o => (OrganizationId?)o.Id);
        var services = await (from s in db.Services
                              join d in db.Set<ServiceDocument>() on s.Number equals d.Service
                              where ids.Contains(s.Organization)
                              orderby s.Number
                              select new { s.Organization, Text = hasFullServices ? d.Full : d.Brief }).ToListAsync(ct);
        var of = services.ToLookup(s => s.Organization, s => s.Text);
        return found.ConvertAll(o =>
        {
            var whole = ListingText.Read(o.Listing);
            var own = of[o.Id].Select(text => (JsonNode)(hasFullServices ? ListingText.Read(text) : Named(ListingText.Read(text)))).ToArray();
            if (own.Length > 0)
            {
                whole["services"] = new JsonArray(own);
            }

            return ListingText.Write(whole);
        });
    }

    private static JsonObject Named(JsonObject service) => new JsonObject { ["id"] = service.Word("id"), ["name"] = service.Word("name"), ["status"] = service.Word("status") };

    private sealed record Shape(OrganizationId Id, string Listing);
}

/// <summary>The feed’s taxonomies and their terms.</summary>
internal static class FeedTaxonomies
{
    public static Task List(HttpContext http, CancellationToken ct) => Answer(http, (db, query) => TaxonomiesOf(db, query.Filter.Words), Write, ct);

    public static async Task One(HttpContext http, CancellationToken ct)
    {
        if (FeedAnswer.IdOf(http) is not { } asked)
        {
            await FeedAnswer.Malformed(http, "The id must be a UUID");
            return;
        }

        var db = http.RequestServices.GetRequiredService<KithDb>();
        var id = new TaxonomyId(asked);
        if (await db.Taxonomies.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, ct) is not { } found)
        {
            await FeedAnswer.Unknown(http);
            return;
        }

        var terms = await db.TaxonomyTerms.AsNoTracking().Where(t => t.Taxonomy == id).OrderBy(t => t.Name).ThenBy(t => t.Id).Select(t => t.Listing).ToListAsync(ct);
        var whole = ListingText.Read(Write(found));
        if (terms.Count > 0)
        {
            whole["taxonomy_terms"] = new JsonArray([.. terms.Select(t => (JsonNode)ListingText.Read(t))]);
        }

        var text = ListingText.Write(whole);
        await FeedAnswer.Document(http, text, $"\"{ServiceComposer.Mark(text)}\"");
    }

    public static Task ListTerms(HttpContext http, CancellationToken ct) => Answer(http, TermsOf, t => t.Listing, ct);

    public static async Task OneTerm(HttpContext http, CancellationToken ct)
    {
        if (FeedAnswer.IdOf(http) is not { } asked)
        {
            await FeedAnswer.Malformed(http, "The id must be a UUID");
            return;
        }

        var db = http.RequestServices.GetRequiredService<KithDb>();
        var id = new TermId(asked);
        var found = await db.TaxonomyTerms.Where(t => t.Id == id).Select(t => t.Listing).FirstOrDefaultAsync(ct);
        await (found is null ? FeedAnswer.Unknown(http) : FeedAnswer.Document(http, found, $"\"{ServiceComposer.Mark(found)}\""));
    }

    private static async Task Answer<T>(HttpContext http, Func<KithDb, FeedQuery, IQueryable<T>> choose, Func<T, string> write, CancellationToken ct)
        where T : class
    {
        var (query, fault) = FeedQuery.Of(http.Request.Query);
        if (query is null)
        {
            await FeedAnswer.Malformed(http, fault!);
            return;
        }

        var db = http.RequestServices.GetRequiredService<KithDb>();
        var mark = FeedAnswer.Mark(http, await FeedOrder.Changes(db, ct));
        if (FeedAnswer.IsKnown(http, mark))
        {
            return;
        }

        var chosen = choose(db, query).AsNoTracking();
        var total = await chosen.CountAsync(ct);
        if (query.IsLines)
        {
            await FeedAnswer.Lines(http, mark, (await chosen.ToListAsync(ct)).Select(write).ToAsyncEnumerable(), ct);
            return;
        }

        var rows = FeedAnswer.IsBeyond(query, total) ? [] : await chosen.Skip((query.Page - 1) * query.PerPage).Take(query.PerPage).ToListAsync(ct);
        await FeedAnswer.Page(http, mark, query, total, rows.Select(write));
    }

    // Translated to SQL's LOWER: neither database takes a culture or a comparison.
#pragma warning disable CA1304, CA1311, CA1862
    private static IQueryable<Taxonomy> TaxonomiesOf(KithDb db, string? words) =>
        SearchWords.Plain(words).Take(SearchWords.Most).Aggregate(db.Taxonomies.AsQueryable(), (those, word) => those.Where(t => t.Name.ToLower().Contains(word))).OrderBy(t => t.Name).ThenBy(t => t.Id);

    private static IQueryable<TaxonomyTerm> TermsOf(KithDb db, FeedQuery query)
    {
        var terms = SearchWords.Plain(query.Filter.Words).Take(SearchWords.Most).Aggregate(db.TaxonomyTerms.AsQueryable(), (those, word) => those.Where(t => t.Name.ToLower().Contains(word)));
        terms = query.Filter.Taxonomy is { } taxonomy ? terms.Where(t => t.Taxonomy == taxonomy) : terms;
        terms = query.Parent is { } parent ? terms.Where(t => t.Parent == new TermId(parent)) : terms;
        return (query.IsTopOnly ? terms.Where(t => t.Parent == null) : terms).OrderBy(t => t.Name).ThenBy(t => t.Id);
    }
#pragma warning restore CA1304, CA1311, CA1862

    private static string Write(Taxonomy taxonomy)
    {
        var whole = new JsonObject { ["id"] = taxonomy.Id.ToString(), ["name"] = taxonomy.Name, ["description"] = taxonomy.Description };
        if (taxonomy.Uri is not null)
        {
            whole["uri"] = taxonomy.Uri;
        }

        if (taxonomy.Edition is not null)
        {
            whole["version"] = taxonomy.Edition;
        }

        return ListingText.Write(whole);
    }
}
