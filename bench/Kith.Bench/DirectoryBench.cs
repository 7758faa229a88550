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
    private const int Rounds = 12;
    private const int InARound = 50;
    private const string First = "list, 10 a page";
    private const string Deep = "list, its page 900";
    private const int SameMatches = 500;

    public static async Task<int> Run(string[] args)
    {
        var sizes = args.Length > 0 ? args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray() : [10_000, 100_000];
        Console.WriteLine($"{(TestDatabase.IsPostgres ? "PostgreSQL" : "SQLite")}. Processor time of a request in µs, the database server's included: the least of {Rounds} rounds of {InARound} requests, in turns.");
        await Quality();
        var scenes = new List<County>();
        foreach (var size in sizes)
        {
            scenes.Add(await County.Of(size));
        }

        for (var i = 0; i < Rounds; i++)
        {
            foreach (var name in scenes[0].Requests.Keys)
            {
                foreach (var scene in scenes)
                {
                    await scene.Play(name);
                }
            }
        }

        Tell(scenes);
        foreach (var scene in scenes)
        {
            await scene.World.DisposeAsync();
        }

        return 0;
    }

    private static void Tell(List<County> scenes)
    {
        Console.WriteLine($"{"request",-26}{string.Concat(scenes.Select(s => $"{s.Size,12:N0}{"matches",10}"))}       ratio");
        foreach (var name in scenes[0].Requests.Keys)
        {
            var figures = string.Concat(scenes.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Least[name],12:0}{s.Matches[name],10:N0}")));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26}{figures}{scenes[^1].Least[name] / scenes[0].Least[name],12:0.00}"));
        }

        foreach (var scene in scenes)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Among {scene.Size:N0} the deep page costs {scene.Least[Deep] / scene.Least[First]:0.00} of the first."));
        }
    }

    /// <summary>A directory of one size, and what its requests cost so far.</summary>
    private sealed class County(KithWorld world, int size, Dictionary<string, string> requests)
    {
        private readonly Visitor visitor = world.Anyone();

        public KithWorld World => world;

        public int Size => size;

        public IReadOnlyDictionary<string, string> Requests => requests;

        public Dictionary<string, double> Least { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, int> Matches { get; } = new(StringComparer.Ordinal);

        public static async Task<County> Of(int size)
        {
            var world = new KithWorld();
            await world.InitializeAsync();
            var clock = Stopwatch.StartNew();

            // Ten times the services stand in ten times the land, as ten counties would.
            await Fill(world, InventedServices.Invent(size, Seed, world.Clock.Today, Math.Max(1, Math.Sqrt(size / 10_000.0))));
            Console.WriteLine($"{size:N0} services taken in {clock.Elapsed.TotalSeconds:0} s");
            await using (var scope = world.Services.CreateAsyncScope())
            {
                var postcodes = InventedServices.PostcodesOf(InventedServices.Towns[0].Outcode)
                    .Select(p => (Code: p, At: InventedServices.PlaceOf(p)!.Value)).Select(p => new PostcodeRow(p.Code.Replace(" ", string.Empty, StringComparison.Ordinal), false, p.At.Latitude, p.At.Longitude, null, null, [], false));
                await scope.ServiceProvider.GetRequiredService<ImportPostcodes>().Run(postcodes, "invented", [], [], CancellationToken.None);
            }

            var one = await world.Read(db => db.Services.OrderBy(s => s.Number).Select(s => s.Id).Skip(size / 2).FirstAsync());
            var scene = new County(world, size, new(StringComparer.Ordinal)
            {
                [First] = "/services?per_page=10",
                [Deep] = "/services?per_page=10&page=900",
                ["list, 50 a page"] = "/services",
                ["by id"] = $"/services/{one}",
                ["text, 500 matches"] = "/services?search=ocarina",
                ["text"] = "/services?search=stammering",
                ["text, broad"] = "/services?search=adults",
                ["near, 2 km"] = "/services?postcode=XN1%201AB&proximity=2000",
                ["near and text"] = "/services?postcode=XN1%201AB&proximity=8000&search=bereavement",
                ["category and day"] = $"/services?taxonomy_term_id={NameId.Of("Needs Loss")}&day=SA&postcode=XN1%201AB&proximity=20000",
            });
            foreach (var (name, path) in scene.Requests)
            {
                var body = (await scene.visitor.Open("/oruk/v3" + path)).Expect(System.Net.HttpStatusCode.OK).Body;
                scene.Matches[name] = System.Text.Json.JsonDocument.Parse(body).RootElement.TryGetProperty("total_items", out var total) ? total.GetInt32() : 1;
                await scene.Ask(path, InARound);
            }

            return scene;
        }

        public async Task Play(string name)
        {
            var before = await Processor();
            await Ask(requests[name], InARound);
            var spent = (await Processor() - before).TotalMicroseconds / InARound;
            Least[name] = Math.Min(spent, Least.GetValueOrDefault(name, double.MaxValue));
        }

        private async Task Ask(string path, int times)
        {
            for (var i = 0; i < times; i++)
            {
                await visitor.Open("/oruk/v3" + path);
            }
        }

        /// <summary>Of this process and, where PostgreSQL runs beside it, of whatever serves it.</summary>
        private async Task<TimeSpan> Processor()
        {
            var servers = TestDatabase.IsPostgres ? await world.Read(db => db.Database.SqlQuery<int>($"""SELECT pid AS "Value" FROM pg_stat_activity WHERE datname = current_database()""").ToListAsync()) : [];
            return Environment.CpuUsage.TotalTime + TimeSpan.FromSeconds(servers.Sum(SecondsOf));
        }

        /// <summary>The time a process has run, in seconds; the first number of its schedstat, in nanoseconds.</summary>
        private static double SecondsOf(int process) => long.Parse(File.ReadAllText($"/proc/{process}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e9;
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
