using System.Diagnostics;
using System.Globalization;
using Kith.Demo;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Practice.ServiceDirectory;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Kith.Testing.Quality;
using Microsoft.EntityFrameworkCore;

namespace Kith.Bench;

/// <summary>
/// The directory at several sizes on the database that the environment names: processor time of one request (client and server, one process), and how well
/// the search answers the two hundred searches whose answers the invented facts fix, beside substring and distance as other directories have it.
/// </summary>
internal static class DirectoryBench
{
    private const int Seed = 11;
    private const int Rounds = 100;
    private const int SameMatches = 500;

    public static async Task<int> Run(string[] args)
    {
        var sizes = args.Length > 0 ? args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray() : [10_000, 100_000];
        Console.WriteLine($"{(TestDatabase.IsPostgres ? "PostgreSQL" : "SQLite")}. Processor time of a request in µs; {Rounds} requests each.");
        await Quality();
        var all = new List<Dictionary<string, double>>();
        foreach (var size in sizes)
        {
            all.Add(await Measure(size));
        }

        Console.WriteLine($"{"request",-28}{string.Concat(sizes.Select(s => $"{s,12:N0}"))}{(sizes.Length > 1 ? "       ratio" : string.Empty)}");
        foreach (var name in all[0].Keys)
        {
            var ratio = sizes.Length > 1 ? $"{all[^1][name] / all[0][name],12:0.00}" : string.Empty;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28}{string.Concat(all.Select(m => $"{m[name],12:0}"))}{ratio}"));
        }

        return 0;
    }

    private static async Task<Dictionary<string, double>> Measure(int size)
    {
        await using var world = new KithWorld();
        await world.InitializeAsync();
        var clock = Stopwatch.StartNew();

        // Ten times the services stand in ten times the land, as ten counties would.
        var services = InventedServices.Invent(size, Seed, world.Clock.Today, Math.Max(1, Math.Sqrt(size / 10_000.0)));
        await Fill(world, services);
        Console.WriteLine($"{size:N0} services taken in {clock.Elapsed.TotalSeconds:0} s");
        var town = InventedServices.Towns[0];
        await using (var scope = world.Services.CreateAsyncScope())
        {
            var postcodes = InventedServices.PostcodesOf(town.Outcode)
                .Select(p => (Code: p, At: InventedServices.PlaceOf(p)!.Value)).Select(p => new PostcodeRow(p.Code.Replace(" ", string.Empty, StringComparison.Ordinal), false, p.At.Latitude, p.At.Longitude, null, null, [], false));
            await scope.ServiceProvider.GetRequiredService<ImportPostcodes>().Run(postcodes, "invented", [], [], CancellationToken.None);
        }

        var one = await world.Read(db => db.Services.OrderBy(s => s.Number).Select(s => s.Id).Skip(size / 2).FirstAsync());
        var need = NameId.Of("Needs Loss");
        var last = Math.Max(1, size / 50);
        var requests = new (string Name, string Path)[]
        {
            ("list", "/services"), ("list, page 900 or last", $"/services?page={Math.Min(900, last)}"), ("by id", $"/services/{one}"), ("text, 500 matches", "/services?search=ocarina"), ("text", "/services?search=stammering"),
            ("text, broad", "/services?search=adults"), ("near, 2 km", "/services?postcode=XN1%201AB&proximity=2000"), ("near and text", "/services?postcode=XN1%201AB&proximity=8000&search=bereavement"),
            ("category and day", $"/services?taxonomy_term_id={need}&day=SA&postcode=XN1%201AB&proximity=20000"),
        };
        var measured = new Dictionary<string, double>(StringComparer.Ordinal);
        var visitor = world.Anyone();
        foreach (var (name, path) in requests)
        {
            for (var i = 0; i < 30; i++)
            {
                (await visitor.Open("/oruk/v3" + path)).Expect(System.Net.HttpStatusCode.OK);
            }

            var before = Process.GetCurrentProcess().TotalProcessorTime;
            for (var i = 0; i < Rounds; i++)
            {
                await visitor.Open("/oruk/v3" + path);
            }

            measured[name] = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds / Rounds;
        }

        return measured;
    }

    private static async Task Quality()
    {
        await using var world = new KithWorld();
        await world.InitializeAsync();
        var services = InventedServices.Invent(2_000, Seed, world.Clock.Today).ToList();
        await Fill(world, services);
        var outcome = await SearchComparison.Of(world, services);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"nDCG at 10 of {outcome.Searches} searches among 2,000 services: ours {outcome.Ours:0.000}, substring and distance {outcome.Substring:0.000}"));
        foreach (var worst in outcome.Worst)
        {
            Console.WriteLine($"  {worst}");
        }
    }

    private static async Task Fill(KithWorld world, IEnumerable<InventedListing> services)
    {
        await using var scope = world.Services.CreateAsyncScope();

        // One word stands in as many services whatever the size.
        var read = services.Select((s, i) =>
        {
            s.Listing["alternate_name"] = i % 20 == 0 && i < SameMatches * 20 ? "Ocarina" : null;
            return s;
        }).Select(s => new OpenRead(s.Kind, OpenRecord.Of(s.Listing, "service", "bench"), null)).ToAsyncEnumerable();
        var report = await scope.ServiceProvider.GetRequiredService<ImportServices>().Run(read, "bench", null, false, _ => { }, CancellationToken.None);
        if (!report.Ok || report.Value.LeftOut > 0)
        {
            throw new InvalidOperationException("The services were not taken.");
        }

        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        await (world.Storage.IsEmbedded ? db.Database.ExecuteSqlAsync($"ANALYZE") : db.Database.ExecuteSqlAsync($"VACUUM ANALYZE"));
    }
}
