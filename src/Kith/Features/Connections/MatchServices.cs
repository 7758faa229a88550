using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Practice.Connections;
using Kith.Practice.Families;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

/// <summary>What is looked for, for whom and from where. It lives in the body of a post and on the server alone.</summary>
/// <param name="Ages">Whole years of those whom it is for; of the unborn 0. Empty when nobody’s age is known.</param>
public sealed record Wanted(IReadOnlyList<HelpNeed> Needs, IReadOnlyList<PersonWanted> For, IReadOnlyList<int> Ages, HomeArea Home, string HomeName, double? WithinMetres, string? Language);

public sealed record PersonWanted(string Name, int? Age);

/// <summary>
/// Services that fit a family, the nearest first and each with why it fits; after them those that come to people, are online, or whose place is not
/// shown. A confidential place has no distance, because it is nowhere in what is searched.
/// </summary>
public sealed class MatchServices(KithDb db, ServiceReader reader)
{
    public const int PerPage = 15;

    // A longer list is nobody’s to read.
    private const int MostElsewhere = 200;
    private const double WidestMetres = 100_000;

    public async Task<Matches> Find(Wanted wanted, int page, CancellationToken ct)
    {
        var terms = await TermsOf(wanted.Needs, ct);
        if (wanted.Needs.Count > 0 && terms.Count == 0)
        {
            return new Matches([], 0);
        }

        var fitting = Fitting(wanted, terms.Keys.ToList());
        var near = wanted.Home.Place is { } here ? await Near(fitting, here, wanted.WithinMetres ?? WidestMetres, ct) : [];
        var known = near.ConvertAll(n => n.Number);
        var elsewhere = wanted.Home.Place is null ? fitting
            : fitting.Where(s => !known.Contains(s.Number) && (s.IsOnline || s.IsAtHome || !db.Set<ServicePlace>().Any(p => p.Service == s.Number && p.Latitude != null)));
        var others = await elsewhere.OrderBy(s => s.Name).ThenBy(s => s.Number).Select(s => s.Number).Take(MostElsewhere).ToListAsync(ct);
        List<(int Number, double? Metres)> all = [.. near.Select(n => (n.Number, (double?)n.Metres)), .. others.Select(n => (n, (double?)null))];
        return new Matches(await Lines(all.Skip((page - 1) * PerPage).Take(PerPage).ToList(), wanted, terms, ct), all.Count);
    }

    /// <summary>The terms under which directories list help with the needs.</summary>
    private async Task<Dictionary<TermId, HelpNeed>> TermsOf(IReadOnlyList<HelpNeed> needs, CancellationToken ct)
    {
        var terms = await db.TaxonomyTerms.Named(needs).Select(t => new { t.Id, t.Name }).ToListAsync(ct);
        return terms.ToDictionary(t => t.Id, t => needs.First(n => n.HasTerm(t.Name)));
    }

    private IQueryable<Service> Fitting(Wanted wanted, List<TermId> terms)
    {
        var fitting = new DirectoryFilter { Terms = terms.Count > 0 ? [terms] : [], Language = wanted.Language }.Of(db, Audience.Practitioners)
            .Where(s => s.Status == ServiceStatus.Active || s.Status == ServiceStatus.TemporarilyClosed);
        if (wanted.Ages.Count > 0)
        {
            var ages = wanted.Ages;
            fitting = fitting.Where(s => ages.Any(a => (s.MinimumAge == null || s.MinimumAge < a + 1) && (s.MaximumAge == null || s.MaximumAge >= a)));
        }

        if (wanted.Home.Areas.Count > 0)
        {
            var areas = wanted.Home.Areas;
            fitting = fitting.Where(s => !db.Set<ServiceCover>().Any(c => c.Service == s.Number) || db.Set<ServiceCover>().Any(c => c.Service == s.Number && areas.Contains(c.Code)));
        }

        return fitting;
    }

    private async Task<List<(int Number, double Metres)>> Near(IQueryable<Service> fitting, Whereabouts here, double metres, CancellationToken ct)
    {
        var (up, across) = here.Reach(metres);
        var (south, north, west, east) = (here.Latitude - up, here.Latitude + up, here.Longitude - across, here.Longitude + across);
        var places = await (from p in db.Set<ServicePlace>()
                            join s in fitting on p.Service equals s.Number
                            where p.Latitude >= south && p.Latitude <= north && p.Longitude >= west && p.Longitude <= east
                            select new { p.Service, p.Latitude, p.Longitude }).ToListAsync(ct);
        return places.GroupBy(p => p.Service).Select(g => (Number: g.Key, Metres: g.Min(p => here.MetresTo(p.Latitude!.Value, p.Longitude!.Value))))
            .Where(p => p.Metres <= metres).OrderBy(p => p.Metres).ThenBy(p => p.Number).ToList();
    }

    private async Task<IReadOnlyList<MatchLine>> Lines(List<(int Number, double? Metres)> found, Wanted wanted, Dictionary<TermId, HelpNeed> terms, CancellationToken ct)
    {
        var numbers = found.ConvertAll(f => f.Number);
        var shown = await reader.Read(numbers, Audience.Practitioners, ct);
        var facts = await db.Services.Where(s => numbers.Contains(s.Number))
            .Select(s => new { s.Number, s.MinimumAge, s.MaximumAge, s.Audience, s.IsOnline, s.IsAtHome }).ToDictionaryAsync(s => s.Number, ct);
        var keys = terms.Keys.ToList();
        var met = await (from t in db.Set<ServiceTerm>()
                         join a in db.Set<TermAncestor>() on t.Term equals a.Term
                         where numbers.Contains(t.Service) && keys.Contains(a.Ancestor)
                         select new { t.Service, a.Ancestor }).ToListAsync(ct);
        return found.Where(f => shown.ContainsKey(f.Number)).Select(f =>
        {
            var (service, fact) = (shown[f.Number], facts[f.Number]);
            var needs = met.Where(m => m.Service == f.Number).Select(m => terms[m.Ancestor]).Distinct().ToList();
            List<string> why = [];
            if (needs.Count > 0)
            {
                why.Add($"helps with {string.Join(" and ", needs.Select(n => n.Name.ToLowerInvariant()))}");
            }

            why.Add(WhyOfAges(service, wanted, fact.MinimumAge, fact.MaximumAge));
            why.Add(f.Metres is { } metres ? $"{SearchInput.InMiles(metres)} from {wanted.HomeName}" : WhyWithoutDistance(service, fact.IsOnline, fact.IsAtHome));
            if (wanted.Language is not null)
            {
                why.Add($"speaks {string.Join(", ", service.Languages)}");
            }

            return new MatchLine(service, f.Metres, why, fact.Audience == Audience.Practitioners, needs.Select(n => n.Code).FirstOrDefault());
        }).ToList();
    }

    private static string WhyOfAges(ServiceShown service, Wanted wanted, double? from, double? to)
    {
        var whom = wanted.For.Where(p => p.Age is { } age && (from is null || from < age + 1) && (to is null || to >= age)).Select(p => p.Name).ToList();
        return service.Ages?.ToLowerInvariant() is not { } ages ? "for any age" : whom.Count == 0 ? $"for ages {ages}" : $"for ages {ages}: {string.Join(", ", whom)}";
    }

    private static string WhyWithoutDistance(ServiceShown service, bool isOnline, bool isAtHome)
    {
        var ways = string.Join(", ", new[] { isOnline ? "online or by phone" : null, isAtHome ? "comes to people’s homes" : null }.OfType<string>());
        var covers = service.Areas.Count > 0 ? $"covers {string.Join(", ", service.Areas)}" : "keeps to no area";
        return ways.Length == 0 ? covers : $"{ways}, {covers}";
    }
}

public sealed record Matches(IReadOnlyList<MatchLine> Services, int Total);

/// <param name="Metres">From the home; null where there is no distance to tell.</param>
/// <param name="Why">Why it fits, each in a few words.</param>
/// <param name="Need">The code of the need that it meets first.</param>
public sealed record MatchLine(ServiceShown Shown, double? Metres, IReadOnlyList<string> Why, bool IsForWorkers, string? Need);
