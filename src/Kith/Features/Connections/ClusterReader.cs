using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.Families;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace Kith.Features.Connections;

/// <summary>
/// What is in a cluster: its services, and for each need how many families have it and how many services meet it. A protected address puts a family
/// into no cluster, because a count by ward could tell where somebody is.
/// </summary>
public sealed class ClusterReader(KithDb db)
{
    public const int UsualKilometres = 10;

    // So many places are looked through for those that lie in the cluster.
    private const int MostPlaces = 2_000;
    private const double MarginDegrees = 0.01;
    private const int FreshMonths = 6;

    public async Task<ClusterGround> GroundOf(IReadOnlyCollection<ClusterArea> areas, CancellationToken ct)
    {
        var (districts, wards) = Split(areas);
        var within = PostcodesIn(districts, wards);
        var extent = await within.Where(p => p.Latitude != null).GroupBy(_ => 1)
            .Select(g => new { South = g.Min(p => p.Latitude), North = g.Max(p => p.Latitude), West = g.Min(p => p.Longitude), East = g.Max(p => p.Longitude), Latitude = g.Average(p => p.Latitude), Longitude = g.Average(p => p.Longitude), Count = g.Count() })
            .SingleOrDefaultAsync(ct);
        var codes = (await within.Select(p => p.Areas).Distinct().ToListAsync(ct)).SelectMany(a => a.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Concat(wards).ToHashSet(StringComparer.Ordinal);
        if (extent is { Latitude: { } latitude, Longitude: { } longitude })
        {
            return new ClusterGround(districts, wards, [.. codes], new Whereabouts(latitude, longitude, [.. codes], null), (extent.South!.Value, extent.North!.Value, extent.West!.Value, extent.East!.Value), extent.Count);
        }

        var centres = await db.PostcodeDistricts.Where(d => districts.Contains(d.Key)).ToListAsync(ct);
        return centres.Count == 0
            ? new ClusterGround(districts, wards, [.. codes], null, null, 0)
            : new ClusterGround(districts, wards, [.. codes], new Whereabouts(centres.Average(c => c.Latitude), centres.Average(c => c.Longitude), [.. codes], null), null, 0);
    }

    /// <summary>Family episodes open today whose children live in the cluster, as far as an address that is not protected says so.</summary>
    public IQueryable<FamilyEpisode> FamiliesIn(ClusterGround ground)
    {
        var (districts, wards) = (ground.Districts, ground.Wards);
        var homes = db.Addresses.Where(a => a.Kind == AddressKind.Home && !a.IsProtected && a.Until == null && a.Postcode != null)
            .Where(a =>
                db.FamilyMembers.Any(m => m.Family == a.Family && m.Person == a.Person && m.Kind == MemberKind.Child && m.Until == null)
                || db.HouseholdMembers.Any(h => h.Household == a.Household && h.Until == null && db.FamilyMembers.Any(m => m.Family == a.Family && m.Person == h.Person && m.Kind == MemberKind.Child && m.Until == null)));
        var here = homes.Where(a =>
            districts.Any(d => a.Postcode!.Replace(" ", "").Substring(0, d.Length) == d && a.Postcode!.Replace(" ", "").Length == d.Length + 3)
            || db.Postcodes.Any(p => p.Key == a.Postcode!.Replace(" ", "") && wards.Any(w => p.Areas.Contains(w))));
        return db.FamilyEpisodes.Where(e => e.ClosedOn == null && here.Any(a => a.Family == e.Family));
    }

    /// <summary>For each need: open families that have it, services with a place within the distance, and services that come to people there or are online.</summary>
    public async Task<IReadOnlyList<GapLine>> Gaps(ClusterGround ground, int kilometres, DateOnly today, CancellationToken ct)
    {
        var episodes = FamiliesIn(ground).Select(e => e.Id);
        using var lifted = db.Bounds.Lift("What a cluster needs is counted over all its families, and names none");
        var factors = await (from a in db.Assessments
                             from c in a.Children
                             from f in c.Factors
                             where a.AuthorisedAt != null && episodes.Contains(a.FamilyEpisode!.Value)
                             select new { Episode = a.FamilyEpisode!.Value, f.Code }).Distinct().ToListAsync(ct);
        var needs = HelpNeed.On(today);
        var terms = await db.TaxonomyTerms.Named(needs).Select(t => new { t.Id, t.Name }).ToListAsync(ct);
        var codes = ground.Codes;
        var running = db.Services.Where(s => s.Audience != Audience.Confidential && s.Status == ServiceStatus.Active)
            .Where(s => !db.Set<ServiceCover>().Any(c => c.Service == s.Number) || db.Set<ServiceCover>().Any(c => c.Service == s.Number && codes.Contains(c.Code)));
        var ids = terms.ConvertAll(t => t.Id);
        var near = ground.Centre is { } centre ? await Meeting(ids, running.Where(s => Near(centre, kilometres * 1_000).Contains(s.Number)), ct) : [];
        var coming = await Meeting(ids, running.Where(s => s.IsOnline || s.IsAtHome), ct);
        var searched = await Searched(ids, ground, today, ct);
        return needs.Select(need =>
        {
            var mine = terms.Where(t => need.HasTerm(t.Name)).Select(t => t.Id).ToHashSet();
            var families = factors.Where(f => need.Factors.Contains(f.Code)).Select(f => f.Episode).Distinct().Count();
            var there = near.Where(s => mine.Contains(s.Term)).Select(s => s.Service).ToHashSet();
            var others = coming.Where(s => mine.Contains(s.Term)).Select(s => s.Service).Distinct().Count(s => !there.Contains(s));
            return new GapLine(need, families, there.Count, others, need.IsSided || SensitiveTopics.Touches(need.Name) ? null : searched.Where(s => mine.Contains(s.Term)).Sum(s => s.Count));
        }).OrderByDescending(l => l.IsUnmet).ThenByDescending(l => l.Families).ThenBy(l => l.Need.Name).ToList();
    }

    /// <summary>How often each need was searched for from here, as far as a search named an area of the cluster.</summary>
    private async Task<List<(TermId Term, int Count)>> Searched(List<TermId> terms, ClusterGround ground, DateOnly today, CancellationToken ct)
    {
        var (since, districts, wards) = (AreaSearch.MonthOf(today).AddMonths(-11), ground.Districts, ground.Wards);
        var counted = await (from s in db.AreaSearches
                             join a in db.Set<TermAncestor>() on s.Term equals a.Term
                             where s.Month >= since && (districts.Contains(s.District) || wards.Contains(s.Ward)) && terms.Contains(a.Ancestor)
                             group s.Count by a.Ancestor into g
                             select new { Term = g.Key, Count = g.Sum() }).ToListAsync(ct);
        return counted.ConvertAll(c => (c.Term, c.Count));
    }

    /// <summary>The services with a place in the cluster, those longest unconfirmed first.</summary>
    public async Task<IReadOnlyList<ServiceInCluster>> ServicesIn(ClusterGround ground, CancellationToken ct)
    {
        if (ground.Centre is null)
        {
            return [];
        }

        var places = db.Set<ServicePlace>().Where(p => p.Latitude != null);
        if (ground.Extent is { } box)
        {
            var (south, north, west, east) = (box.South - MarginDegrees, box.North + MarginDegrees, box.West - MarginDegrees, box.East + MarginDegrees);
            places = places.Where(p => p.Latitude >= south && p.Latitude <= north && p.Longitude >= west && p.Longitude <= east);
        }

        var rows = await (from p in places
                          join l in db.Locations on p.Location equals l.Id
                          join s in db.Services on p.Service equals s.Number
                          where s.Audience != Audience.Confidential && s.Status != ServiceStatus.Defunct && s.Status != ServiceStatus.Inactive
                          orderby s.AssuredOn != null, s.AssuredOn, s.Name
                          select new { s.Id, s.Name, s.AssuredOn, s.Audience, l.Listing }).Take(MostPlaces).ToListAsync(ct);
        var keyed = rows.ConvertAll(r => (Row: r, Key: Postcode.KeyOf(ListingText.Read(r.Listing).Objects("addresses").Select(a => a.Word("postal_code")).FirstOrDefault(code => code is not null))));
        var keys = keyed.Select(k => k.Key).OfType<string>().Distinct().ToList();
        var wards = ground.Wards;
        var inWards = wards.Count == 0 ? [] : (await db.Postcodes.Where(p => keys.Contains(p.Key) && wards.Any(w => p.Areas.Contains(w))).Select(p => p.Key).ToListAsync(ct)).ToHashSet();
        return keyed.Where(k => k.Key is not null && (ground.Districts.Contains(k.Key[..^3]) || inWards.Contains(k.Key)))
            .Select(k => new ServiceInCluster(k.Row.Id, k.Row.Name, k.Row.AssuredOn, k.Row.Audience == Audience.Practitioners)).DistinctBy(s => s.Id).ToList();
    }

    /// <summary>What families of the cluster asked of services in a year, without what is kept on one side of domestic abuse.</summary>
    public async Task<ClusterActivity> ActivityOf(ClusterGround ground, DateOnly today, CancellationToken ct)
    {
        using var lifted = db.Bounds.Lift("What a cluster asked for is counted over all its families, and names none");
        var since = today.AddYears(-1);
        var episodes = FamiliesIn(ground).Select(e => e.Id);
        var counted = await db.Connections.Where(c => c.Label == Label.General && c.AskedOn >= since && episodes.Contains(c.FamilyEpisode))
            .GroupBy(c => new { HasAttended = c.AttendedOn != null, IsDeclined = c.State == ConnectionState.Declined, c.Change }).Select(g => new { g.Key.HasAttended, g.Key.IsDeclined, g.Key.Change, Count = g.Count() }).ToListAsync(ct);
        return new ClusterActivity(
            since,
            await FamiliesIn(ground).CountAsync(ct),
            counted.Sum(c => c.Count),
            counted.Where(c => c.HasAttended).Sum(c => c.Count),
            counted.Where(c => c.IsDeclined).Sum(c => c.Count),
            counted.Where(c => c.Change is not null).Sum(c => c.Count),
            counted.Where(c => c.Change is Change.Better or Change.SomewhatBetter).Sum(c => c.Count));
    }

    public static bool IsFresh(DateOnly? assuredOn, DateOnly today) => assuredOn is { } day && day.AddMonths(FreshMonths) >= today;

    private static (IReadOnlyList<string> Districts, IReadOnlyList<string> Wards) Split(IReadOnlyCollection<ClusterArea> areas) =>
        (areas.Where(a => a.IsDistrict).Select(a => a.Code).ToList(), areas.Where(a => !a.IsDistrict).Select(a => a.Code).ToList());

    private IQueryable<Postcode> PostcodesIn(IReadOnlyList<string> districts, IReadOnlyList<string> wards) =>
        db.Postcodes.Where(p => !p.IsEnded && (districts.Any(d => p.Key.Substring(0, d.Length) == d && p.Key.Length == d.Length + 3) || wards.Any(w => p.Areas.Contains(w))));

    private IQueryable<int> Near(Whereabouts here, double metres)
    {
        var (up, across) = here.Reach(metres);
        var (south, north, west, east) = (here.Latitude - up, here.Latitude + up, here.Longitude - across, here.Longitude + across);
        var (latitude, longitude, square) = (here.Latitude, here.Longitude, metres * metres);
        var (perLatitude, perLongitude) = (square / (up * up), square / (across * across));
        return db.Set<ServicePlace>().Where(p =>
            p.Latitude >= south && p.Latitude <= north && p.Longitude >= west && p.Longitude <= east
            && ((p.Latitude - latitude) * (p.Latitude - latitude) * perLatitude) + ((p.Longitude - longitude) * (p.Longitude - longitude) * perLongitude) <= square).Select(p => p.Service);
    }

    private async Task<List<(TermId Term, int Service)>> Meeting(List<TermId> terms, IQueryable<Service> services, CancellationToken ct)
    {
        var pairs = await (from t in db.Set<ServiceTerm>()
                           join a in db.Set<TermAncestor>() on t.Term equals a.Term
                           join s in services on t.Service equals s.Number
                           where terms.Contains(a.Ancestor)
                           select new { a.Ancestor, t.Service }).Distinct().ToListAsync(ct);
        return pairs.ConvertAll(p => (p.Ancestor, p.Service));
    }
}

/// <param name="Codes">GSS codes of every area that a postcode of the cluster lies in: what a service must cover to come there.</param>
/// <param name="Centre">The middle of its postcodes; null when none is known.</param>
/// <param name="Extent">The box around its postcodes; null when only a district’s centre is known.</param>
public sealed record ClusterGround(
    IReadOnlyList<string> Districts, IReadOnlyList<string> Wards, IReadOnlyList<string> Codes, Whereabouts? Centre, (double South, double North, double West, double East)? Extent, int Postcodes);

/// <param name="Families">Open families whose authorised assessment tells of the need.</param>
/// <param name="Near">Services with a place within the distance.</param>
/// <param name="Coming">Others that come to people there, or are online.</param>
/// <param name="Searched">Searches for it that named an area of the cluster; null where they are not counted, because it is sensitive.</param>
public sealed record GapLine(HelpNeed Need, int Families, int Near, int Coming, int? Searched)
{
    public bool IsUnmet => Near + Coming == 0;
}

public sealed record ServiceInCluster(ServiceId Id, string Name, DateOnly? AssuredOn, bool IsForWorkers);

public sealed record ClusterActivity(DateOnly Since, int Families, int Asked, int Attended, int Declined, int Told, int Better);
