using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Says of each field of a listing who gave it and when, for editors.</summary>
public sealed class OriginReader(KithDb db)
{
    private const int LongestValue = 120;

    public async Task<IReadOnlyList<OriginLine>> Of(Service service, CancellationToken ct)
    {
        var (ours, origins) = (ListingText.FieldsOf(service.Listing), service.Provenance);
        var sent = service.Sent is { } last ? ListingText.FieldsOf(last) : ours;
        var fields = ours.Keys.Union(sent.Keys).Where(f => f is not ("id" or "organization_id" or "last_modified")).ToList();
        var held = fields.ConvertAll(f => (Field: f, Origin: origins.Of(f, ours.ContainsKey(f))));
        var postings = held.Where(h => h.Origin?.Kind == OriginKind.Editor).Select(h => Guid.TryParse(h.Origin!.Name, out var id) ? new PostingId(id) : (PostingId?)null).OfType<PostingId>().Distinct().ToList();
        var names = await (from p in db.Postings join w in db.Workers on p.Worker equals w.Id where postings.Contains(p.Id) select new { p.Id, w.Name }).ToDictionaryAsync(p => p.Id.ToString(), p => p.Name, ct);
        return held.ConvertAll(h => new OriginLine(
            InWords(h.Field),
            h.Origin is null ? "Nobody" : h.Origin.Kind == OriginKind.Editor ? names.GetValueOrDefault(h.Origin.Name, "Command line") : h.Origin.Name,
            h.Origin is { } origin ? Now.DayOf(origin.At) : null,
            sent.GetValueOrDefault(h.Field) == ours.GetValueOrDefault(h.Field) ? null : Shown(sent.GetValueOrDefault(h.Field))));
    }

    /// <summary>A field of the standard as words: <c>minimum_age</c> is "Minimum age".</summary>
    public static string InWords(string field) => char.ToUpperInvariant(field[0]) + field[1..].Replace('_', ' ').Replace(".", ", ", StringComparison.Ordinal);

    /// <summary>A field’s value as far as it can be told in a line.</summary>
    public static string Shown(string? value) => value switch
    {
        null => "Nothing",
        _ when value[0] is '{' or '[' => "Something else",
        _ => value.Trim('"') is { Length: > LongestValue } text ? text[..LongestValue] + "…" : value.Trim('"'),
    };
}

/// <param name="Other">What the source last said, where it is something else.</param>
public sealed record OriginLine(string Field, string From, DateOnly? On, string? Other);
