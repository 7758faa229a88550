using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kith.Features.Steps;
using Kith.Platform.Web;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kith.Soak;

/// <summary>
/// Ten times as much is asked for as can be answered: whoever is answered is answered soon, the others are told when to return, and nothing typed is lost. Sockets that
/// send slowly change nothing for anybody else (TR-48, TR-67, F15).
/// </summary>
public sealed class OverloadSoak
{
    private const int Times = 10;
    private const int Typists = 4;

    // On a machine that is busy with other work: more than can wait.
    private const int Least = 200;

    // As many as are answered in so many seconds: whoever asks for more has to wait for an answer, whatever it is.
    private const int SecondsOpen = 4;

    // Below it times say more about the machine than about Kith.
    private const int TimedFrom = 10;

    // Sooner than they are told to, so that a few seconds show something.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Fact]
    [Trait("Soak", "overload")]
    public async Task Whoever_is_answered_is_answered_soon_and_the_others_are_told_when_to_return()
    {
        var seconds = Soak.Cycles(quick: 1, full: 20);
        var isTimed = seconds >= TimedFrom;
        await using var world = new CrowdedWorld(isTimed ? Places.Usual : Places.Of(4));
        await world.InitializeAsync();
        var saving = await StepWriters.Prepare(world, Typists);
        await Capacity(world, saving.Writers, TimeSpan.FromSeconds(seconds / 4.0));
        var capacity = await Capacity(world, saving.Writers, TimeSpan.FromSeconds(seconds / 4.0));
        var ten = Math.Max(Times * capacity, Least);
        var came = await Offer(world, saving, ten, TimeSpan.FromSeconds(seconds));
        Assert.True(!isTimed || came.Sent >= Times * capacity * seconds, $"Only {came.Sent} were sent");
        Assert.Equal(0, came.Neither);
        Assert.True(came.Answered > 0 && came.ToldToReturn > 0, $"{came.Answered} were answered and {came.ToldToReturn} told to return");
        Assert.Equal(0, came.Ill);
        Assert.True(!isTimed || came.Slowest <= Soon, $"Somebody was answered after {came.Slowest.TotalSeconds:0.0} s");
        var kept = await saving.Against(world.Storage);
        Assert.Equal((0, 0), (kept.Lost, kept.Unasked));

        await using var unbounded = new CrowdedWorld(Places.Unbounded);
        await unbounded.InitializeAsync();
        var control = await Offer(unbounded, await StepWriters.Prepare(unbounded, Typists), ten, TimeSpan.FromSeconds(seconds));
        Assert.True(isTimed ? control.Slowest > Soon : control.ToldToReturn == 0, $"Without places {control.ToldToReturn} were told to return, and the last was answered after {control.Slowest.TotalSeconds:0.0} s: the soak sees nothing");
        Soak.Say($"{capacity:0} requests a second can be answered, {came.Sent / seconds} were sent for {seconds} s: {came.Answered} answered, the slowest after {came.Slowest.TotalSeconds:0.00} s, {came.ToldToReturn} told when to return; {kept.Acknowledged} forms saved meanwhile, {came.SentAgain} of them when sent again, 0 lost; always reported alive and ready; without places the slowest was answered after {control.Slowest.TotalSeconds:0.0} s");
    }

    [Fact]
    [Trait("Soak", "overload")]
    public async Task Slow_sockets_change_nothing_for_the_others()
    {
        var isTimed = Soak.Cycles(quick: 1, full: 20) >= TimedFrom;
        var sockets = isTimed ? 1_000 : 60;
        var limits = isTimed ? null : TimeSpan.FromSeconds(2) as TimeSpan?;
        await using var world = new CrowdedWorld(isTimed ? Places.Usual : Places.Of(4), limits);
        var (alone, among, letGo) = await AmongSlow(world, sockets);
        Assert.True(!isTimed || among <= Soon, $"A page took {among.TotalSeconds:0.0} s");

        await using var narrow = new CrowdedWorld(Places.Usual, limits, sockets / 2);
        await Assert.ThrowsAnyAsync<Exception>(() => AmongSlow(narrow, sockets));
        Soak.Say($"{sockets} sockets that dribbled headers, bodies or read nothing: the slowest page of another took {among.TotalMilliseconds:0} ms, {alone.TotalMilliseconds:0} ms without them; {letGo} let go, the others read on; where the server takes half as many sockets nobody else is answered");
    }

    /// <summary>How many pages a second are answered to as many as can be worked on at once.</summary>
    private static async Task<double> Capacity(CrowdedWorld world, IReadOnlyList<StepWriter> readers, TimeSpan lasts)
    {
        var (answered, since) = (0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, 4 * Environment.ProcessorCount).Select(async number =>
        {
            while (Stopwatch.GetElapsedTime(since) < lasts)
            {
                using var request = Page(readers[number % readers.Count], world.Address);
                using var answer = await world.Browser.SendAsync(request);
                _ = answer.IsSuccessStatusCode ? Interlocked.Increment(ref answered) : 0;
            }
        }));
        return answered / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static async Task<Answers> Offer(CrowdedWorld world, StepWriters saving, double eachSecond, TimeSpan lasts)
    {
        var came = new Answers();
        using var over = new CancellationTokenSource();
        var typing = saving.Writers.Select(w => Type(world, saving, w, came, over.Token)).ToList();
        var health = Ask(world, came, over.Token);
        var reading = new List<Task>();
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < lasts; await Task.Delay(10))
        {
            // Those of the first second at once.
            while (reading.Count < eachSecond * (1 + Stopwatch.GetElapsedTime(since).TotalSeconds) && came.Open < eachSecond / Times * SecondsOpen)
            {
                reading.Add(Read(world, saving.Writers[reading.Count % saving.Writers.Count], came));
            }
        }

        await over.CancelAsync();
        await Task.WhenAll([.. reading, .. typing, health]);
        return came;
    }

    private static async Task Read(CrowdedWorld world, StepWriter reader, Answers came)
    {
        came.Asked();
        var since = Stopwatch.GetTimestamp();
        using var request = Page(reader, world.Address);
        using var answer = await world.Browser.SendAsync(request);
        came.Count(answer, Stopwatch.GetElapsedTime(since));
    }

    private static async Task Type(CrowdedWorld world, StepWriters saving, StepWriter writer, Answers came, CancellationToken over)
    {
        var visitor = writer.SignedIn(world.Anyone());
        while (!over.IsCancellationRequested)
        {
            if (await saving.Begin(writer, visitor) is var (form, what))
            {
                came.Again(await saving.SaveInTheEnd(form, what, Pause));
            }
            else
            {
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }

    private static async Task Ask(CrowdedWorld world, Answers came, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            foreach (var which in new[] { "/health/live", "/health/ready" })
            {
                using var answer = await world.Browser.GetAsync(new Uri(world.Address, which), CancellationToken.None);
                came.Health(answer);
            }

            await Task.Delay(100, CancellationToken.None);
        }
    }

    private static HttpRequestMessage Page(StepWriter reader, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, StepsLinks.Steps(reader.Family)));
        request.Headers.Add("Cookie", $"{reader.Cookie}={reader.Session}");
        return request;
    }

    /// <returns>The slowest page before and beside them, and how many of them were let go.</returns>
    private static async Task<(TimeSpan Alone, TimeSpan Among, int LetGo)> AmongSlow(CrowdedWorld world, int sockets)
    {
        const int pages = 20;
        await world.InitializeAsync();
        var saving = await StepWriters.Prepare(world, 1);
        var writer = saving.Writers[0];
        using var browser = world.NewBrowser();
        var alone = await Slowest();

        using var over = new CancellationTokenSource();
        string[] beginnings =
        [
            "GET / HTTP/1.1\r\nHost: kith\r\nX-Slow: ",
            $"POST {StepsLinks.Add(writer.Family)} HTTP/1.1\r\nHost: kith\r\nCookie: {writer.Cookie}={writer.Session}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n",
            $"GET {StepsLinks.Steps(writer.Family)} HTTP/1.1\r\nHost: kith\r\nCookie: {writer.Cookie}={writer.Session}\r\n\r\n",
        ];
        var slow = Enumerable.Range(0, sockets).Select(number => Dribble(world.Address, beginnings[number % beginnings.Length], isReader: number % beginnings.Length == 2, over.Token)).ToList();
        try
        {
            await Task.Delay(500);

            // Those that were there before are not asked for anew.
            using var newcomer = world.NewBrowser();
            var among = await Slowest(newcomer);
            await Task.WhenAll(slow.Where((_, number) => number % beginnings.Length != 2)).WaitAsync(TimeSpan.FromMinutes(2));
            await over.CancelAsync();
            return (alone, among, (await Task.WhenAll(slow)).Count(isLetGo => isLetGo));
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(slow);
        }

        async Task<TimeSpan> Slowest(HttpClient? by = null)
        {
            var slowest = TimeSpan.Zero;
            for (var page = 0; page < pages; page++)
            {
                var since = Stopwatch.GetTimestamp();
                using var request = Page(writer, world.Address);
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
                using var answer = await (by ?? browser).SendAsync(request, limit.Token);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                var took = Stopwatch.GetElapsedTime(since);
                slowest = took > slowest ? took : slowest;
            }

            return slowest;
        }
    }

    /// <summary>Sends a letter every now and then; a reader sends all at once and reads nothing.</summary>
    /// <returns>Whether the server let go of it.</returns>
    private static async Task<bool> Dribble(Uri address, string beginning, bool isReader, CancellationToken over)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1_024 };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, address.Port, CancellationToken.None);
            await socket.SendAsync(Encoding.ASCII.GetBytes(beginning));
            while (!over.IsCancellationRequested)
            {
                await Task.Delay(500, CancellationToken.None);
                if (!isReader)
                {
                    if (socket.Available > 0 || socket.Poll(0, SelectMode.SelectRead))
                    {
                        return true;
                    }

                    await socket.SendAsync("a"u8.ToArray());
                }
            }

            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    /// <summary>What came of what was sent.</summary>
    private sealed class Answers
    {
        private readonly ConcurrentBag<TimeSpan> answered = [];
        private int asked;
        private int told;
        private int neither;
        private int ill;
        private int again;

        public int Sent => asked;

        public int Open => asked - answered.Count - told - neither;

        public int Answered => answered.Count;

        public int ToldToReturn => told;

        public int Neither => neither;

        public int Ill => ill;

        public int SentAgain => again;

        public TimeSpan Slowest => answered.Max();

        public void Asked() => Interlocked.Increment(ref asked);

        public void Count(HttpResponseMessage answer, TimeSpan took)
        {
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                answered.Add(took);
                return;
            }

            var isTold = answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter?.Delta > TimeSpan.Zero;
            _ = isTold ? Interlocked.Increment(ref told) : Interlocked.Increment(ref neither);
        }

        public void Health(HttpResponseMessage answer) => _ = answer.StatusCode == HttpStatusCode.OK ? 0 : Interlocked.Increment(ref ill);

        public void Again(int sent) => _ = sent > 1 ? Interlocked.Increment(ref again) : 0;
    }

    /// <summary>A server on a real address.</summary>
    /// <param name="letsGo">Sooner than it is served, for a test that shall not wait.</param>
    private sealed class CrowdedWorld(Places places, TimeSpan? letsGo = null, int? sockets = null) : KithWorld
    {
        private HttpClient? browser;

        public Uri Address => new(Addresses.First());

        public HttpClient Browser => browser ??= Client();

        protected override string Urls => "http://127.0.0.1:0";

        protected override Uri Origin => Address;

        public HttpClient NewBrowser() => Client();

        protected override HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

        protected override void Serve(WebApplicationBuilder builder)
        {
        }

        protected override void Replace(WebApplicationBuilder builder)
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(places);
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.MaxConcurrentConnections = sockets ?? kestrel.Limits.MaxConcurrentConnections;
                kestrel.Limits.RequestHeadersTimeout = letsGo ?? kestrel.Limits.RequestHeadersTimeout;
                kestrel.Limits.MinRequestBodyDataRate = letsGo is { } grace ? new MinDataRate(240, grace) : kestrel.Limits.MinRequestBodyDataRate;
            });
        }
    }
}
