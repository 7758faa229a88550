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
}
