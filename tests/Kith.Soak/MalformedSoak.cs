using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>
/// Whatever comes over whichever route, addresses that lead nowhere, methods nobody has, bodies that are not what they say, fields of another form, letters no
/// text can hold: it is refused, never a fault of the server, and costs no memory that stays (TR-61, TR-62).
/// </summary>
public sealed class MalformedSoak(MalformedWorld world) : IClassFixture<MalformedWorld>
{
    private const int AtOnce = 8;
    private const int InATurn = 1_000;
    private const int RoutesInATurn = 40;
    private const int MegabytesOfNoise = 24;

    private static readonly string[] Methods = ["GET", "GET", "GET", "POST", "POST", "POST", "POST", "HEAD", "POST", "POST", "PUT", "DELETE", "PATCH", "BREW"];

    private static readonly string[] Words =
    [
        "", "0", "-1", "2147483648", "1e999", "NaN", "null", "true", "undefined", "[]", "{}", "'", "\"", "';--", "<script>alert(1)</script>", "../../etc/passwd", "%00", "%", "%zz", "a\0b",
        "\uFFFE", "\u202Eabc", "😀", "ﷺ", "31/02/2026", "2026-13-45T99:99", "99999-01-01", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{0}", "${jndi:ldap://x}", "\r\nSet-Cookie: a=b",
    ];

    private static readonly string[] Types =
    [
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data", "multipart/form-data; boundary=x", "application/json", "text/xml", "application/octet-stream", "nonsense",
    ];

    private readonly ConcurrentDictionary<int, int> answers = [];
    private readonly ConcurrentQueue<string> faults = [];

    [Fact]
    [Trait("Soak", "malformed")]
    public async Task Nothing_that_is_sent_is_a_fault_of_the_server()
    {
        var requests = Soak.Cycles(quick: 2_000, full: 100_000);
        var routes = Routes();
        var before = 0L;
        for (var from = 0; from < requests; from += InATurn)
        {
            if (from >= requests / 5 && before == 0)
            {
                before = Megabytes();
            }

            await Send(await Targets(routes, new Random(from)), from, Math.Min(requests, from + InATurn));
        }

        var grown = Megabytes() - before;

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(20)));
        var read = answers.GetValueOrDefault(StatusCodes.Status200OK);
        Assert.True(read > requests / 20, $"Only {read} of {requests} were let in far enough to be answered: the soak is shallow");
        Assert.True(grown < MegabytesOfNoise, $"{grown} MB stayed behind");

        using var planted = new HttpRequestMessage(HttpMethod.Get, "/directory");
        planted.Headers.Add(MalformedWorld.Planted, "1");
        await Ask(planted);
        Assert.True(faults.Count == 1, "A planted fault was not seen: the count proves nothing");
        Soak.Say($"{requests} requests over {routes.Count} routes: 0 faults of the server, {read} answered, {requests - read} turned away; {Math.Max(0, grown)} MB more memory after the last than after a fifth; a planted fault was seen");
    }

    private async Task Send(List<Target> targets, int from, int to) => await Parallel.ForAsync(from, to, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
    {
        using var request = Spoilt(targets, new Random(number));
        await Ask(request);
    });

    private async Task Ask(HttpRequestMessage request)
    {
        try
        {
            using var answer = await world.Browser.SendAsync(request);
            var status = (int)answer.StatusCode;
            answers.AddOrUpdate(status, 1, (_, n) => n + 1);
            if (status >= StatusCodes.Status500InternalServerError)
            {
                faults.Enqueue($"{request.Method} {request.RequestUri}: {status}");
            }
        }
        catch (Exception why) when (why is InvalidOperationException or HttpRequestException or IOException or ArgumentException)
        {
            faults.Enqueue($"{request.Method} {request.RequestUri}: {why.Message}");
        }
    }

    private static HttpRequestMessage Spoilt(List<Target> targets, Random random)
    {
        // Mostly what opens for whoever asks: the rest is turned away at the door.
        var target = targets[random.Next(targets.Count)];
        for (var tries = 0; !target.IsOpen && tries < 20; tries++)
        {
            target = targets[random.Next(targets.Count)];
        }

        var address = random.Next(4) switch { 0 => Junk(target.Address, random), 1 => $"{target.Address}?{Query(random)}", _ => target.Address };
        var request = new HttpRequestMessage(new HttpMethod(random.GetItems(Methods, 1)[0]), new Uri(address, UriKind.Relative));
        if (random.Next(10) > 0 && target.Cookie.Length > 0)
        {
            request.Headers.Add("Cookie", target.Cookie);
        }

        if (random.Next(20) == 0)
        {
            request.Headers.TryAddWithoutValidation(random.GetItems(["If-None-Match", "Range", "Accept", "Accept-Language", "Content-Language", "X-Forwarded-For", "Referer"], 1)[0], Uri.EscapeDataString(random.GetItems(Words, 1)[0]));
        }

        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            request.Content = Body(target, random);
        }

        return request;
    }

    /// <summary>An address with one of its parts put out of shape. A null letter in a path is refused before Kith is asked.</summary>
    private static string Junk(string address, Random random)
    {
        var parts = address.Split('/');
        parts[random.Next(1, parts.Length)] = Uri.EscapeDataString(random.GetItems(Words, 1)[0] is { Length: > 0 } word && !word.Contains('\0', StringComparison.Ordinal) ? word : "x");
        return string.Join('/', parts).Replace("//", "/x", StringComparison.Ordinal);
    }

    private static string Query(Random random) =>
        string.Join('&', Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{random.GetItems(["p", "text", "Text", "state", "by", "year", "large", "need", "days", "person", "from", "handler", "page"], 1)[0]}={Uri.EscapeDataString(random.GetItems(Words, 1)[0])}"));

    private static ByteArrayContent Body(Target target, Random random)
    {
        byte[] bytes;
        var type = Types[0];
        if (target.Fields.Count > 0 && random.Next(3) > 0)
        {
            bytes = Encoding.UTF8.GetBytes(string.Join('&', target.Fields.Where(_ => random.Next(12) > 0).Select(f =>
                $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Key.StartsWith("Input", StringComparison.Ordinal) && random.Next(2) == 0 ? random.GetItems(Words, 1)[0] : f.Value)}")));
        }
        else
        {
            bytes = new byte[random.Next(3) == 0 ? random.Next(20_000) : random.Next(400)];
            random.NextBytes(bytes);
            type = random.GetItems(Types, 1)[0];
        }

        var body = new ByteArrayContent(bytes);
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        return body;
    }

    /// <summary>Every route but those that would end the sessions of whoever asks.</summary>
    /// <remarks>Sign-in is tried by strangers alone: it would give a worker another session.</remarks>
    private List<string> Routes() =>
    [
        .. world.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!.TrimStart('/')).Distinct()
            .Where(r => !r.StartsWith("sign-out", StringComparison.Ordinal) && !r.Contains("sessions", StringComparison.Ordinal)),
    ];

    private static bool IsForStrangers(string route) => route.StartsWith("sign-in", StringComparison.Ordinal);

    /// <summary>
    /// Some routes as a new cast would have them, with the fields of each form. New, because among what is sent some is good enough to be saved, and takes from
    /// one of them what the rest would need.
    /// </summary>
    private async Task<List<Target>> Targets(List<string> routes, Random random)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        await world.AFile(family);
        List<WorkerInTest> cast = [family.SocialWorker, family.Manager, await world.Given.ACoWorker(family, Role.DaVictimWorker, "Vera")];
        foreach (var role in new[] { Role.SystemAdministrator, Role.Analyst, Role.DirectoryEditor, Role.PrivacyOfficer })
        {
            cast.Add(await world.Given.AWorker(role, family.Team));
        }

        var tour = new Tour(world, family, default, cast);
        var sessions = cast.ConvertAll(c => (Worker: c, Cookie: world.SessionOf(c)));
        List<Target> targets = [];
        foreach (var route in random.GetItems([.. routes], RoutesInATurn))
        {
            foreach (var (worker, (name, value)) in sessions)
            {
                var visitor = world.Anyone();
                if (!IsForStrangers(route))
                {
                    visitor.SetCookie(name, value);
                }

                var address = await tour.Fill(route, worker) ?? "/" + string.Join('/', route.Split('/').Select(p => p.StartsWith('{') ? Guid.Empty.ToString() : p));
                var opened = await visitor.Open(address);
                targets.Add(new Target(address, visitor.Cookies, opened.Status == HttpStatusCode.OK, opened.Document.QuerySelector("main form[method=post]") is null ? [] : [.. opened.Fields()]));
            }
        }

        return targets;
    }

    private static long Megabytes() => GC.GetTotalMemory(forceFullCollection: true) >> 20;

    private sealed record Target(string Address, string Cookie, bool IsOpen, IReadOnlyList<KeyValuePair<string, string>> Fields);
}

/// <summary>A server in which one fault is planted.</summary>
public sealed class MalformedWorld : KithWorld
{
    public const string Planted = "X-Planted";

    private HttpClient? browser;

    public HttpClient Browser => browser ??= Client();

    protected override void Replace(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IStartupFilter>(new Fault());
    }

    private sealed class Fault : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (http, go) =>
            {
                if (http.Request.Headers.ContainsKey(Planted))
                {
                    throw new InvalidOperationException("Planted");
                }

                await go(http);
            });
            next(app);
        };
    }
}
