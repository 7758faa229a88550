using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.ServiceDirectory;

/// <summary>Finds services: by words, by what they are, by here they are and whom they serve.</summary>
public sealed class DirectorySearch(KithDb db, TextIndex text, FindPlace findPlace, KnownSynonyms synonyms)
{
    /// <summary>So many of the best by their words, or of the nearest, are ranked; a list of more is nobody’s to read.</summary>
    private const int MostRanked = 1_000;

    // How far to look for the nearest when nobody says: the first of these with enough.
    private static readonly double[] Rings = [5_000, 12_000, 30_000, 80_000, 200_000];

    /// <summary>The numbers of the services that fit, in no order: every word is there, and the area and the distance are kept.</summary>
    public async Task<IQueryable<int>> Fitting(DirectoryFilter filter, Audience audience, CancellationToken ct)
    {
        var here = await findPlace.Of(filter.Postcode, ct);
        if (filter.Postcode is not null && here is null)
        {
            return db.Services.Where(_ => false).Select(s => s.Number);
        }

        // What an index alone can tell is told first, and only what all of that has in common is looked up: all other services stay unread.
        var sets = filter.Terms.Select(oneOf => DirectoryFilter.Under(db, oneOf)).ToList();
        IReadOnlyList<string> squares = [];
        if (here is not null && filter.WithinMetres is { } metres)
        {
            sets.Add(Near(here, metres, audience).Select(p => p.Service));
            squares = GridSquares.Around(here, metres);
        }

        var fitting = Covering((filter with { Terms = [] }).Of(db, audience), here);
        if (filter.Words is { } typed)
        {
            var query = WordQuery.Of(typed, await synonyms.Of(ct));
            sets.Add(query.IsEmpty ? db.Services.Where(_ => false).Select(s => s.Number) : text.Numbers(db, query, squares));
        }

        if (sets.Count > 0)
        {
            var within = sets.Aggregate((one, other) => one.Intersect(other));
            fitting = fitting.Where(s => within.Contains(s.Number));
        }

        return fitting.Select(s => s.Number);
    }

    /// <summary>A page of the public services that have the words, where nothing but words is asked for; null where something else is.</summary>
    internal async Task<PublicHits?> ByWordsAlone(DirectoryFilter filter, int page, int perPage, CancellationToken ct)
    {
        if (filter.Words is not { } typed || !(filter with { Words = null }).IsEmpty)
        {
            return null;
        }

        var query = WordQuery.Of(typed, await synonyms.Of(ct));
        return query.IsEmpty ? new PublicHits() : await text.Page(db, query, (int)Math.Min(int.MaxValue, (page - 1L) * perPage), perPage, ct);
    }

    /// <summary>Of the places, those near enough.</summary>
    internal async Task<IQueryable<ServicePlace>> Within(IQueryable<ServicePlace> places, DirectoryFilter filter, CancellationToken ct) =>
        filter.WithinMetres is { } metres && await findPlace.Of(filter.Postcode, ct) is { } here
            ? places.Where(p => Near(here, metres, Audience.Public).Select(n => n.Number).Contains(p.Number))
            : places;

    /// <summary>A page of services, the best first: by words and distance, by distance alone, or by name.</summary>
    public async Task<SearchFound> Find(DirectoryFilter filter, Audience audience, int page, int perPage, DateOnly today, CancellationToken ct)
    {
        var here = await findPlace.Of(filter.Postcode, ct);
        var running = filter.Of(db, audience).Where(s => s.Status == ServiceStatus.Active || s.Status == ServiceStatus.TemporarilyClosed);
        running = Covering(running, here);
        if (Text.Trimmed(filter.Words) is { } typed)
        {
            if (here is not null && filter.WithinMetres is { } metres)
            {
                var near = Near(here, metres, audience).Select(p => p.Service);
                var anywhere = Anywhere(running).Select(s => s.Number);
                running = running.Where(s => near.Contains(s.Number) || anywhere.Contains(s.Number));
            }

            return await ByWords(typed, running, here, audience, page, perPage, ct);
        }

        return here is null ? await ByName(running, page, perPage, ct) : await ByDistance(running, here, filter.WithinMetres, audience, page, perPage, ct);
    }

    private async Task<SearchFound> ByWords(string typed, IQueryable<Service> running, Whereabouts? here, Audience audience, int page, int perPage, CancellationToken ct)
    {
        var query = WordQuery.Of(typed, await synonyms.Of(ct));
        if (query.IsEmpty)
        {
            return new SearchFound([], 0, here, false, null);
        }

        var found = await Ranked(text.Find(db, query, isAny: false), running, here, audience, ct);
        var isWidened = false;
        if (found.Count < perPage && query.Groups.Count > 1)
        {
            // Some of the words are better than nothing, after those that have all.
            var all = found.Select(f => f.Number).ToHashSet();
            var some = (await Ranked(text.Find(db, query, isAny: true), running, here, audience, ct)).Where(f => !all.Contains(f.Number)).ToList();
            isWidened = some.Count > 0;
            found = [.. found, .. some];
        }

        var total = found.Count < MostRanked ? found.Count : await text.Find(db, query, isAny: false).Join(running, h => h.Number, s => s.Number, (h, s) => h.Number).CountAsync(ct);
        var suggestion = found.Count == 0 || isWidened ? await Suggestion(typed, ct) : null;
        return new SearchFound(found.Skip((page - 1) * perPage).Take(perPage).Select(f => new FoundService(f.Number, f.Metres)).ToList(), total, here, isWidened, suggestion);
    }

    private async Task<List<Candidate>> Ranked(IQueryable<TextHit> hits, IQueryable<Service> running, Whereabouts? here, Audience audience, CancellationToken ct)
    {
        var best = from h in hits
                   join s in running on h.Number equals s.Number
                   orderby h.Score descending, h.Number
                   select new Scored { Number = s.Number, Score = h.Score, IsRemote = s.IsOnline || s.IsAtHome };
        var candidates = await best.Take(MostRanked).ToListAsync(ct);
        var metres = here is null ? [] : await Nearest(candidates.ConvertAll(c => c.Number), here, audience, ct);
        return candidates.Select(c => new Candidate(c.Number, metres.TryGetValue(c.Number, out var far) ? far : null, Ranking.Of(c.Score, metres.TryGetValue(c.Number, out var m) ? m : null, c.IsRemote, here is not null)))
            .OrderByDescending(c => c.Rank).ThenBy(c => c.Metres ?? double.MaxValue).ThenBy(c => c.Number).ToList();
    }

    private async Task<SearchFound> ByDistance(IQueryable<Service> running, Whereabouts here, double? within, Audience audience, int page, int perPage, CancellationToken ct)
    {
        var wanted = page * perPage;
        List<FoundService> found = [];
        foreach (var ring in within is { } only ? [only] : Rings)
        {
            var squares = from p in Near(here, ring, audience)
                          join s in running on p.Service equals s.Number
                          select new { p.Service, p.Latitude, p.Longitude };
            var places = await squares.ToListAsync(ct);
            found = places.GroupBy(p => p.Service).Select(g => new FoundService(g.Key, g.Min(p => here.MetresTo(p.Latitude!.Value, p.Longitude!.Value))))
                .OrderBy(f => f.Metres).ThenBy(f => f.Number).ToList();
            if (found.Count >= wanted)
            {
                break;
            }
        }

        // After the nearest those to whom nobody need go.
        var anywhere = Anywhere(running).OrderBy(s => s.Name).ThenBy(s => s.Number).Take(MostRanked);
        var total = found.Count + await anywhere.CountAsync(ct);
        var shown = found.Skip((page - 1) * perPage).Take(perPage).ToList();
        if (shown.Count < perPage)
        {
            var numbers = await anywhere.Skip(Math.Max(0, ((page - 1) * perPage) - found.Count)).Take(perPage - shown.Count).Select(s => s.Number).ToListAsync(ct);
            shown.AddRange(numbers.Select(n => new FoundService(n, null)));
        }

        return new SearchFound(shown, total, here, false, null);
    }

    private static async Task<SearchFound> ByName(IQueryable<Service> running, int page, int perPage, CancellationToken ct)
    {
        var total = await running.CountAsync(ct);
        var numbers = await running.OrderBy(s => s.Name).ThenBy(s => s.Number).Skip((page - 1) * perPage).Take(perPage).Select(s => s.Number).ToListAsync(ct);
        return new SearchFound(numbers.ConvertAll(n => new FoundService(n, null)), total, null, false, null);
    }

    /// <summary>Of services those that are online, by phone or at home, and nowhere else.</summary>
    private IQueryable<Service> Anywhere(IQueryable<Service> services) =>
        services.Where(s => s.IsOnline || s.IsAtHome).Where(s => !db.Set<ServicePlace>().Any(p => p.Service == s.Number && p.Latitude != null));

    /// <summary>Of some services those that say that they keep to the area of whoever asks.</summary>
    public async Task<IReadOnlySet<int>> CoveringOf(IReadOnlyList<int> services, Whereabouts? here, CancellationToken ct)
    {
        var areas = here?.Areas ?? [];
        return areas.Count == 0 ? new HashSet<int>() : (await db.Set<ServiceCover>().Where(c => services.Contains(c.Service) && areas.Contains(c.Code)).Select(c => c.Service).ToListAsync(ct)).ToHashSet();
    }

    private IQueryable<Service> Covering(IQueryable<Service> services, Whereabouts? here)
    {
        if (here is null || here.Areas.Count == 0)
        {
            return services;
        }

        var areas = here.Areas;
        return services.Where(s => !db.Set<ServiceCover>().Any(c => c.Service == s.Number) || db.Set<ServiceCover>().Any(c => c.Service == s.Number && areas.Contains(c.Code)));
    }

    /// <summary>Places in a circle, by a box that an index knows and the distance within it. A confidential place has no row here.</summary>
    private IQueryable<ServicePlace> Near(Whereabouts here, double metres, Audience audience)
    {
        var (up, across) = here.Reach(metres);
        var (south, north, west, east) = (here.Latitude - up, here.Latitude + up, here.Longitude - across, here.Longitude + across);
        var (latitude, longitude, square, perLatitude, perLongitude) =
            (here.Latitude, here.Longitude, metres * metres, Whereabouts.SquareMetresPerDegreeOfLatitude, here.SquareMetresPerDegreeOfLongitude);
        return Shown(audience).Where(p =>
            p.Latitude >= south && p.Latitude <= north && p.Longitude >= west && p.Longitude <= east
            && ((p.Latitude - latitude) * (p.Latitude - latitude) * perLatitude) + ((p.Longitude - longitude) * (p.Longitude - longitude) * perLongitude) <= square);
    }

    private async Task<Dictionary<int, double?>> Nearest(List<int> numbers, Whereabouts here, Audience audience, CancellationToken ct)
    {
        var places = await Shown(audience).Where(p => numbers.Contains(p.Service) && p.Latitude != null).Select(p => new { p.Service, p.Latitude, p.Longitude }).ToListAsync(ct);
        return places.GroupBy(p => p.Service).ToDictionary(g => g.Key, g => (double?)g.Min(p => here.MetresTo(p.Latitude!.Value, p.Longitude!.Value)));
    }

    private IQueryable<ServicePlace> Shown(Audience audience)
    {
        var places = db.Set<ServicePlace>().AsNoTracking();
        return audience == Audience.Public ? places.Where(p => p.Audience == Audience.Public) : places;
    }

    /// <summary>The typed words with those that nobody has written put right; null when there are none.</summary>
    private async Task<string?> Suggestion(string typed, CancellationToken ct)
    {
        var words = SearchWords.Plain(typed).Take(SearchWords.Most).ToList();
        var known = (await db.Set<DirectoryWord>().Where(w => words.Contains(w.Word)).Select(w => w.Word).ToListAsync(ct)).ToHashSet();
        var changed = false;
        for (var i = 0; i < words.Count; i++)
        {
            var (word, length) = (words[i], words[i].Length);
            if (length < 4 || known.Contains(word) || !SearchWords.SaysSomething(word))
            {
                continue;
            }

            var alike = await db.Set<DirectoryWord>().Where(w => w.Length >= length - 2 && w.Length <= length + 2).Select(w => w.Word).ToListAsync(ct);
            if (Spelling.Nearest(word, alike) is { } meant)
            {
                (words[i], changed) = (meant, true);
            }
        }

        return changed ? string.Join(' ', words) : null;
    }

    private sealed class Scored
    {
        public int Number { get; init; }

        public double Score { get; init; }

        public bool IsRemote { get; init; }
    }

    private sealed record Candidate(int Number, double? Metres, double Rank);
}

/// <param name="Metres">To its nearest place.</param>
public sealed record FoundService(int Number, double? Metres);

/// <param name="IsWidened">The later ones have only some of the words.</param>
/// <param name="Suggestion">What was perhaps meant.</param>
public sealed record SearchFound(IReadOnlyList<FoundService> Services, int Total, Whereabouts? Where, bool IsWidened, string? Suggestion);

/// <summary>The editors’ synonyms, read again when the directory has changed.</summary>
public sealed class KnownSynonyms(KithDb db, SynonymsKept kept)
{
    public async Task<ILookup<string, IReadOnlyList<string>>> Of(CancellationToken ct)
    {
        var changes = await FeedOrder.Changes(db, ct);
        if (kept.Latest is { } latest && latest.Changes == changes)
        {
            return latest.Synonyms;
        }

        var all = await db.Synonyms.AsNoTracking().Select(s => new { s.Phrase, s.Means, s.IsBothWays }).ToListAsync(ct);
        kept.Latest = new SynonymsKept.Of(changes, Synonym.Lookup(all.Select(s => (s.Phrase, s.Means, s.IsBothWays))));
        return kept.Latest.Synonyms;
    }
}

public sealed class SynonymsKept
{
    public sealed record Of(long Changes, ILookup<string, IReadOnlyList<string>> Synonyms);

    public Of? Latest { get; set; }
}
