using Kith.Returns.OpenReferral;

namespace Kith.Features.ServiceDirectory;

/// <summary>Reads the services of another directory’s feed, page by page; one by one where its pages tell too little.</summary>
public sealed class FeedReader(IHttpClientFactory clients)
{
    public const string Client = "directory feed";
    public const int MostBytes = 50_000_000;

    private const int MostPages = 100_000;
    private const int PerPage = 100;

    // What a full service has and a line of a list has not.
    private static readonly string[] Nested = ["service_at_locations", "schedules", "contacts", "service_areas", "attributes", "cost_options", "languages"];

    /// <param name="stub">Where the feed’s endpoints begin, with or without <c>/services</c>.</param>
    /// <exception cref="OpenUnreadable">It does not answer, or not as a feed does.</exception>
    public async IAsyncEnumerable<OpenRead> Read(Uri stub, string source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var root = stub.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var services = root.EndsWith("/services", StringComparison.Ordinal) ? root : $"{root}/services";
        var client = clients.CreateClient(Client);
        for (var number = 1; number <= MostPages; number++)
        {
            var text = await Fetch(client, $"{services}?page={number}&per_page={PerPage}&full=true", ct);
            var page = OpenReader.Page(text, number, source);
            var isBrief = page.Services.All(s => s.Service is null || !Array.Exists(Nested, s.Service.Fields.ContainsKey));
            if (!isBrief)
            {
                foreach (var read in page.Services)
                {
                    yield return read;
                }
            }

            foreach (var id in isBrief ? OpenReader.IdsOf(text) : [])
            {
                var one = OpenReader.Page(await Fetch(client, $"{services}/{Uri.EscapeDataString(id)}", ct), number, source);
                foreach (var read in one.Services)
                {
                    yield return read with { At = $"service {id}" };
                }
            }

            if (page.IsLast)
            {
                yield break;
            }
        }
    }

    private static async Task<string> Fetch(HttpClient client, string address, CancellationToken ct)
    {
        try
        {
            return await client.GetStringAsync(new Uri(address), ct);
        }
        catch (Exception why) when (why is HttpRequestException or TaskCanceledException or InvalidOperationException && !ct.IsCancellationRequested)
        {
            throw new OpenUnreadable($"{address} does not answer as it should: {why.Message}", why);
        }
    }
}
