using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kith.Platform.Data;
using Kith.Platform.Web;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>
/// The directory as open data: Open Referral UK 3.0, all endpoints of its specification, for anybody and any site, without a key.
/// </summary>
internal static class OpenFeed
{
    public const string Stub = "/oruk/v3";

    private const string Profile = "https://openreferraluk.org/specifications/3.0";

    public static void MapOpenFeed(this IEndpointRouteBuilder routes)
    {
        Map("/", (http, ct) => FeedAnswer.Json(http, null, json =>
        {
            json.WriteString("version", OpenSchema.Version);
            json.WriteString("profile", Profile);
            json.WriteString("openapi_url", $"{Profile}/openapi.json");
        }));
        Map("/services", ListServices);
        Map("/services/{id}", OneService);
        Map("/service_at_locations", FeedPlaces.List);
        Map("/service_at_locations/{id}", FeedPlaces.One);
        Map("/organizations", FeedOrganizations.List);
        Map("/organizations/{id}", FeedOrganizations.One);
        Map("/taxonomies", FeedTaxonomies.List);
        Map("/taxonomies/{id}", FeedTaxonomies.One);
        Map("/taxonomy_terms", FeedTaxonomies.ListTerms);
        Map("/taxonomy_terms/{id}", FeedTaxonomies.OneTerm);

        void Map(string path, Func<HttpContext, CancellationToken, Task> answer) =>
            routes.MapGet(Stub + path, (HttpContext http) => answer(http, http.RequestAborted)).WithMetadata(new AllowAnonymousAttribute(), new OpenDataAttribute());
    }

    private static async Task OneService(HttpContext http, CancellationToken ct)
    {
        if (FeedAnswer.IdOf(http) is not { } id)
        {
            await FeedAnswer.Malformed(http, "The id must be a UUID");
            return;
        }

        var db = http.RequestServices.GetRequiredService<KithDb>();
        var found = await DocumentById(db, id, ct);
        await (found is null ? FeedAnswer.Unknown(http) : FeedAnswer.Document(http, found.Full, $"\"{found.ETag}\""));
    }

    private static async Task ListServices(HttpContext http, CancellationToken ct)
    {
        var (query, fault) = FeedQuery.Of(http.Request.Query);
        if (query is null)
        {
            await FeedAnswer.Malformed(http, fault!);
            return;
        }

        var db = http.RequestServices.GetRequiredService<KithDb>();
        var all = await http.RequestServices.GetRequiredService<FeedOrder>().Of(db, ct);
        var mark = FeedAnswer.Mark(http, all.Changes);
        if (FeedAnswer.IsKnown(http, mark))
        {
            return;
        }

        var search = http.RequestServices.GetRequiredService<DirectorySearch>();
        var documents = db.Set<ServiceDocument>().AsNoTracking();
        if (!query.IsLines && !query.IsMinimal && await search.ByWordsAlone(query.Filter, query.Page, query.PerPage, ct) is { } hits)
        {
            await FeedAnswer.Page(http, mark, query, hits.Total, await Some(documents, hits.Numbers, query, ct));
            return;
        }

        var numbers = query.Filter.IsEmpty ? null : await search.Fitting(query.Filter, Audience.Public, ct);
        if (query.IsLines)
        {
            var lines = numbers is null ? documents : documents.Where(d => numbers.Contains(d.Service));
            await FeedAnswer.Lines(http, mark, lines.OrderBy(d => d.Service).Select(d => d.Full).AsAsyncEnumerable(), ct);
            return;
        }

        if (query.IsMinimal)
        {
            var least = numbers is null ? documents : documents.Where(d => numbers.Contains(d.Service));
            await Minimal(http, mark, await least.OrderBy(d => d.Service).Select(d => new Least(d.Id, d.ModifiedAt)).ToListAsync(ct));
            return;
        }

        if (numbers is null)
        {
            await FeedAnswer.Page(http, mark, query, all.Numbers.Length, await Range(db, all.Numbers, query, ct));
            return;
        }

        // Only the public has a document, and all of those are kept in mind: no row is read but those of the page.
        var known = all.Of(await numbers.ToListAsync(ct));
        var page = known.Skip((int)Math.Min(int.MaxValue, (query.Page - 1L) * query.PerPage)).Take(query.PerPage).ToArray();
        await FeedAnswer.Page(http, mark, query, known.Length, await Some(documents, page, query, ct));
    }

    /// <summary>A page of everything: its documents stand side by side, however deep it lies.</summary>
    private static async Task<List<string>> Range(KithDb db, int[] all, FeedQuery query, CancellationToken ct)
    {
        var skip = (long)(query.Page - 1) * query.PerPage;
        if (skip >= all.Length)
        {
            return [];
        }

        var (first, last) = (all[skip], all[Math.Min(all.Length, skip + query.PerPage) - 1]);
        var rows = new List<string>(query.PerPage);
        await foreach (var row in query.IsFull ? FullRange(db, first, last) : BriefRange(db, first, last))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static async Task<List<string>> Some(IQueryable<ServiceDocument> documents, int[] page, FeedQuery query, CancellationToken ct) =>
        page.Length == 0 ? [] : await documents.Where(d => page.Contains(d.Service)).OrderBy(d => d.Service).Select(d => query.IsFull ? d.Full : d.Brief).ToListAsync(ct);

    private static Task Minimal(HttpContext http, string mark, List<Least> all)
    {
        var query = new FeedQuery(1, Math.Max(1, all.Count), false, false, true, false, false, null, new DirectoryFilter());
        return FeedAnswer.Page(http, mark, query, all.Count, all.Select(s => $$"""{"id":"{{s.Id}}","modified_date":"{{s.ModifiedAt:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}"}"""));
    }

    private static readonly Func<KithDb, Guid, CancellationToken, Task<Found?>> DocumentById =
        EF.CompileAsyncQuery((KithDb db, Guid id, CancellationToken ct) => db.Set<ServiceDocument>().Where(d => d.Id == id).Select(d => new Found(d.Full, d.ETag)).FirstOrDefault());

    private static readonly Func<KithDb, int, int, IAsyncEnumerable<string>> BriefRange =
        EF.CompileAsyncQuery((KithDb db, int first, int last) => db.Set<ServiceDocument>().Where(d => d.Service >= first && d.Service <= last).OrderBy(d => d.Service).Select(d => d.Brief));

    private static readonly Func<KithDb, int, int, IAsyncEnumerable<string>> FullRange =
        EF.CompileAsyncQuery((KithDb db, int first, int last) => db.Set<ServiceDocument>().Where(d => d.Service >= first && d.Service <= last).OrderBy(d => d.Service).Select(d => d.Full));

    private sealed record Found(string Full, string ETag);

    private sealed record Least(Guid Id, DateTime ModifiedAt);
}

/// <summary>How the feed answers: its envelope, its marks, its refusals.</summary>
internal static class FeedAnswer
{
    private const string JsonType = "application/json; charset=utf-8";

    public static Guid? IdOf(HttpContext http) => Guid.TryParse(http.Request.RouteValues["id"] as string, out var id) ? id : null;

    /// <summary>By which a reader knows that a list has not changed: the directory’s changes and what was asked.</summary>
    public static string Mark(HttpContext http, long changes)
    {
        var asked = SHA256.HashData(Encoding.UTF8.GetBytes($"{http.Request.Path}{http.Request.QueryString}"));
        return $"W/\"{changes}-{Convert.ToHexStringLower(asked)[..16]}\"";
    }

    /// <summary>Answers 304 when the reader has it already.</summary>
    public static bool IsKnown(HttpContext http, string mark)
    {
        http.Response.Headers.ETag = mark;
        if (!http.Request.Headers.IfNoneMatch.SelectMany(v => v?.Split(',', StringSplitOptions.TrimEntries) ?? []).Any(m => m == mark || m == "*" || $"W/{m}" == mark))
        {
            return false;
        }

        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    public static async Task Document(HttpContext http, string document, string mark)
    {
        if (!IsKnown(http, mark))
        {
            http.Response.ContentType = JsonType;
            await http.Response.WriteAsync(document, http.RequestAborted);
        }
    }

    public static async Task Json(HttpContext http, string? mark, Action<Utf8JsonWriter> write)
    {
        if (mark is not null && IsKnown(http, mark))
        {
            return;
        }

        http.Response.ContentType = JsonType;
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }

    public static Task Unknown(HttpContext http) => Refuse(http, StatusCodes.Status404NotFound, "There is nothing with this id");

    public static Task Malformed(HttpContext http, string fault) => Refuse(http, StatusCodes.Status400BadRequest, fault);

    public static bool IsBeyond(FeedQuery query, int total) => (long)(query.Page - 1) * query.PerPage >= total;

    /// <summary>A page in its envelope. Beyond the last there is an empty one.</summary>
    public static Task Page(HttpContext http, string mark, FeedQuery query, int total, IEnumerable<string> rows)
    {
        http.Response.Headers.ETag = mark;
        var contents = rows as IReadOnlyList<string> ?? rows.ToList();
        var pages = (total + query.PerPage - 1) / query.PerPage;
        return Json(http, null, json =>
        {
            json.WriteNumber("total_items", total);
            json.WriteNumber("total_pages", pages);
            json.WriteNumber("page_number", query.Page);
            json.WriteNumber("size", contents.Count);
            json.WriteBoolean("first_page", query.Page == 1);
            json.WriteBoolean("last_page", query.Page >= pages);
            json.WriteBoolean("empty", contents.Count == 0);
            json.WriteStartArray("contents");
            foreach (var row in contents)
            {
                json.WriteRawValue(row, skipInputValidation: true);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Everything, one a line, as it comes from the database.</summary>
    public static async Task Lines(HttpContext http, string mark, IAsyncEnumerable<string> rows, CancellationToken ct)
    {
        http.Response.Headers.ETag = mark;
        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        await foreach (var row in rows.WithCancellation(ct))
        {
            var writer = http.Response.BodyWriter;
            Encoding.UTF8.GetBytes(row, writer);
            writer.Write("\n"u8);
            if (writer.UnflushedBytes > 1 << 16)
            {
                await writer.FlushAsync(ct);
            }
        }
    }

    private static async Task Refuse(HttpContext http, int status, string why)
    {
        http.Response.StatusCode = status;
        await Json(http, null, json => json.WriteString("error", why));
    }
}
