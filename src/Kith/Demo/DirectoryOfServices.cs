using Kith.Features.ServiceDirectory;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Kith.Returns.OpenReferral;

namespace Kith.Demo;

/// <summary>The directory of the invented authority: its services, where its invented postcodes lie, and the refuges that are nowhere.</summary>
internal static class DirectoryOfServices
{
    private const int Services = 300;

    public static async Task Take(Telling telling, DateOnly on, DateOnly today, int seed)
    {
        var moment = Now.OnClock(on, new TimeOnly(9, 30));
        var services = InventedServices.Invent(Services, seed, today).ToList();
        var records = services.ConvertAll(s => OpenRecord.Of(s.Listing, "service", SearchDirectoryModel.SampleSource));
        await telling.At(moment, (now, ct) => telling.Command<TakeServices>().Do(records, SearchDirectoryModel.SampleSource, null, now, ct));
        await telling.At(moment, (_, ct) => telling.Command<TakePostcodes>().Do(Postcodes().ToList(), SearchDirectoryModel.SampleSource, null, ct));
        await telling.At(moment, (_, ct) => telling.Command<TakeOutlines>().Do(Districts().ToList(), "Northmoor and its towns are invented", SearchDirectoryModel.SampleSource, null, ct));
        foreach (var refuge in services.Where(s => s.HasHiddenPlace))
        {
            var place = new LocationId(Guid.Parse(refuge.Listing["service_at_locations"]![0]!["location"]!["id"]!.ToString()));
            await telling.At(moment, (now, ct) => telling.Command<ShowPlaceTo>().Do(place, Audience.Confidential, null, now, ct));
        }
    }

    private static IEnumerable<PostcodeRow> Postcodes() =>
        from town in InventedServices.Towns
        from postcode in InventedServices.PostcodesOf(town.Outcode).Select(p => new PostcodeRow(
            p.Replace(" ", string.Empty, StringComparison.Ordinal), false, InventedServices.PlaceOf(p)!.Value.Latitude, InventedServices.PlaceOf(p)!.Value.Longitude, null, null, [InventedServices.AreaCode], false))
            .Append(new PostcodeRow(town.Outcode, true, town.Latitude, town.Longitude, null, null, [], false))
        select postcode;

    /// <summary>An area around each town: what lies nearer to it than to any other.</summary>
    private static IEnumerable<OutlineRow> Districts()
    {
        var towns = InventedServices.Towns;
        foreach (var (town, number) in towns.Select((t, i) => (t, i + 1)))
        {
            List<(double X, double Y)> area = [(-2.65, 54.30), (-1.80, 54.30), (-1.80, 54.78), (-2.65, 54.78)];
            foreach (var other in towns.Where(t => t.Name != town.Name))
            {
                area = Nearer(area, (town.Longitude, town.Latitude), (other.Longitude, other.Latitude));
            }

            yield return new OutlineRow($"E0599900{number}", town.Name, [[.. area, area[0]]]);
        }
    }

    /// <summary>Of an area the part that is nearer to one point than to another (Sutherland and Hodgman 1974).</summary>
    private static List<(double X, double Y)> Nearer(List<(double X, double Y)> area, (double X, double Y) one, (double X, double Y) other)
    {
        double Beyond((double X, double Y) p) => ((p.X - ((one.X + other.X) / 2)) * (other.X - one.X)) + ((p.Y - ((one.Y + other.Y) / 2)) * (other.Y - one.Y));
        List<(double X, double Y)> part = [];
        foreach (var (from, to) in area.Zip(area.Skip(1).Append(area[0])))
        {
            var (here, there) = (Beyond(from), Beyond(to));
            if (here <= 0)
            {
                part.Add(from);
            }

            if (here <= 0 != there <= 0)
            {
                var way = here / (here - there);
                part.Add((from.X + (way * (to.X - from.X)), from.Y + (way * (to.Y - from.Y))));
            }
        }

        return part;
    }
}
