using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Kith.Bench;

/// <summary>
/// Processor time per request of the pages that are opened most and of a visit's save, in turns with a bare endpoint, so that both meet the same
/// machine. The server is a process of its own: only its time is counted, neither the client's nor PostgreSQL's.
/// </summary>
internal static class PagesBench
{
    private const int WarmUps = 4;
    private const int Connections = 4;
    private const int PagesInABatch = 150;
    private const string Server = "KITH_TEST_POSTGRES";

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    public static async Task<int> Run(string[] args)
    {
        if (args is ["--families", .. var sizes])
        {
            return await SizesBench.Run(sizes);
        }

        if (args is ["serve"])
        {
            return await Serve();
        }

        var batches = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 9;
        Console.WriteLine($"{"request",-14} {"database",-10} {"commands",8} {"bytes",8} {"page µs",8} {"bare µs",8}  ratio (lowest to highest of {batches} batches)");
        await OnDatabase("SQLite", null, batches);
        if (Environment.GetEnvironmentVariable(Server) is { Length: > 0 } postgres)
        {
            await OnDatabase("PostgreSQL", postgres, batches);
        }

        return 0;
    }

    /// <summary>The server's side: makes the scene, says where it is, and serves until the client closes the line.</summary>
    private static async Task<int> Serve()
    {
        await using var world = new BenchWorld();
        await world.InitializeAsync();
        Console.WriteLine(JsonSerializer.Serialize(await Scene.Set(world)));
        await Console.In.ReadToEndAsync();
        var (less, of) = world.Without.Stripped;
        await Console.Error.WriteLineAsync($"Without controls {less} of {of} statements were shorter.");
        return 0;
    }

    private static async Task OnDatabase(string database, string? postgres, int batches)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["pages", "serve"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[Server] = postgres;

        // As a web application has it: this program's own project would give it a workstation's collector.
        start.Environment["DOTNET_gcServer"] = "1";

        // Methods are compiled to their last tier as soon as they are called often: on a busy machine the warm-up would not reach it.
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "0";
        using var server = Process.Start(start)!;
        try
        {
            var line = await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended before it served.");
            var offer = JsonSerializer.Deserialize<Offer>(line)!;
            Client.DefaultRequestHeaders.Clear();
            for (var i = 0; i < WarmUps; i++)
            {
                foreach (var request in offer.Requests)
                {
                    await Both(server, offer, request);
                }
            }

            foreach (var request in offer.Requests)
            {
                await Measure(server, offer, request, database, batches);
            }

            foreach (var request in offer.Requests.Where(r => !r.IsPost))
            {
                await MeasureControls(server, offer, request, database, batches);
            }
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
        }
    }

    private static async Task Measure(Process server, Offer offer, Measured request, string database, int batches)
    {
        var measured = new List<(double Page, double Bare)>();
        for (var i = 0; i < batches; i++)
        {
            measured.Add(await Both(server, offer, request));
        }

        var ratios = measured.Select(m => m.Page / m.Bare).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Name,-14} {database,-10} {request.Commands,8} {request.Bytes,8} {Median(measured.Select(m => m.Page)),8:0} {Median(measured.Select(m => m.Bare)),8:0}  {Median(ratios):0.0} ({ratios[0]:0.0} to {ratios[^1]:0.0})"));
    }

    /// <summary>What deciding about a page and writing down that it was read take of it, in turns with the same page without them.</summary>
    private static async Task MeasureControls(Process server, Offer offer, Measured request, string database, int batches)
    {
        var measured = new List<(double With, double Without)>();
        for (var i = -WarmUps; i < batches; i++)
        {
            var turn = (await Page(server, offer, request, PagesInABatch), await Page(server, offer, request, PagesInABatch, without: true));
            if (i >= 0)
            {
                measured.Add(turn);
            }
        }

        var shares = measured.Select(m => 100 * (m.With - m.Without) / m.With).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Name,-14} {database,-10} decision and audit of reads: {Median(measured.Select(m => m.With)):0} µs with, {Median(measured.Select(m => m.Without)):0} µs without, {Median(shares):0} % ({shares[0]:0} to {shares[^1]:0})"));
    }

    private static async Task<(double Page, double Bare)> Both(Process server, Offer offer, Measured request)
    {
        // So many that a batch of either takes long enough: the system counts processor time in hundredths of a second.
        var (pages, bares) = request.IsPost ? (100, 300) : (PagesInABatch, 1500);
        return (await Page(server, offer, request, pages), await Bare(server, offer, request, bares));
    }

    private static async Task<double> Page(Process server, Offer offer, Measured request, int times, bool without = false)
    {
        var cookies = offer.Cookie.Split('\n')[request.IsPost ? 1 : 0];
        var sent = request.IsPost ? await Forms(offer, times) : Enumerable.Repeat((request.Path, (string?)null), times);
        return await Spent(server, times, sent.Select(form => Message(offer, form.Item1, cookies, form.Item2, without)));
    }

    private static async Task<double> Bare(Process server, Offer offer, Measured request, int times)
    {
        var body = request.IsPost ? (await Forms(offer, 1))[0].Body : null;
        return await Spent(server, times, Enumerable.Range(0, times).Select(_ => Message(offer, request.BarePath, null, body)));
    }

    private static async Task<List<(string Path, string? Body)>> Forms(Offer offer, int number)
    {
        var lines = await Client.GetStringAsync(new Uri($"{offer.Address}{BareEndpoints.Path}/forms?n={number}"));
        return lines.Split('\n').Select(line => line.Split(' ')).Select(line => (line[0], (string?)line[1])).ToList();
    }

    private static HttpRequestMessage Message(Offer offer, string path, string? cookies, string? body, bool without = false)
    {
        var message = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(offer.Address + path));
        if (cookies is not null)
        {
            message.Headers.Add("Cookie", cookies);
        }

        if (without)
        {
            message.Headers.Add(WithoutControls.Header, "yes");
        }

        message.Content = body is null ? null : new StringContent(body, null, "application/x-www-form-urlencoded");
        return message;
    }

    /// <summary>The server's processor time for each of the requests, in microseconds.</summary>
    private static async Task<double> Spent(Process server, int times, IEnumerable<HttpRequestMessage> messages)
    {
        var before = Time(server);
        await Parallel.ForEachAsync(messages, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (message, ct) =>
        {
            using var response = await Client.SendAsync(message, ct);
            await response.Content.CopyToAsync(Stream.Null, ct);
            if ((int)response.StatusCode >= 400)
            {
                throw new InvalidOperationException($"{message.RequestUri} answered {(int)response.StatusCode}.");
            }

            message.Dispose();
        });
        return (Time(server) - before).TotalMicroseconds / times;
    }

    private static TimeSpan Time(Process server)
    {
        server.Refresh();
        return server.TotalProcessorTime;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
