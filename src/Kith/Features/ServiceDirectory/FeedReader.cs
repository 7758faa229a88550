using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kith.Returns.OpenReferral;

namespace Kith.Features.ServiceDirectory;

/// <summary>How the pages of a feed were marked (ETag) when it was last read whole. A page that still has its mark is not sent again.</summary>
public sealed class FeedMarks
{
    public Dictionary<int, string> Pages { get; init; } = [];

    /// <summary>The number of the last page; 0 when not every page has a mark, so that nothing can be left out.</summary>
    public int Last { get; set; }

    /// <summary>Some page was left out, so that nobody knows all that the feed lists.</summary>
    [JsonIgnore]
    public bool IsPartial { get; set; }

    public static FeedMarks Read(string? text) => text is null ? new() : JsonSerializer.Deserialize<FeedMarks>(text) ?? new();

    public string? Write() => Last > 0 ? JsonSerializer.Serialize(this) : null;

    public string? Of(int page) => page <= Last ? Pages.GetValueOrDefault(page) : null;
}

/// <summary>Reads the services of another directory’s feed, page by page; one by one where its pages tell too little.</summary>
public sealed class FeedReader(IHttpClientFactory clients)
{
    public const string Client = "directory feed";
    public const int MostBytes = 50_000_000;

    private const long MostCharactersOfAll = 1_000_000_000;
    private const int MostPages = 100_000;
    private const int PerPage = 100;

    // What a full service has and a line of a list has not.
    private static readonly string[] Nested = ["service_at_locations", "schedules", "contacts", "service_areas", "attributes", "cost_options", "languages"];

    /// <param name="stub">Where the feed’s endpoints begin, with or without <c>/services</c>.</param>
    /// <exception cref="OpenUnreadable">It does not answer, or not as a feed does.</exception>
    public IAsyncEnumerable<OpenRead> Read(Uri stub, string source, CancellationToken ct) => Read(stub, source, new FeedMarks(), new FeedMarks(), ct);

    /// <param name="known">The marks of an earlier reading: pages that still have them are left out.</param>
    /// <param name="seen">Takes the marks of this reading.</param>
    public async IAsyncEnumerable<OpenRead> Read(Uri stub, string source, FeedMarks known, FeedMarks seen, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var root = stub.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var services = root.EndsWith("/services", StringComparison.Ordinal) ? root : $"{root}/services";
        var asking = new Asking(clients.CreateClient(Client));
        var isMarked = true;
        for (var number = 1; number <= MostPages; number++)
        {
            var (text, mark) = await asking.Fetch($"{services}?page={number}&per_page={PerPage}&full=true", known.Of(number), ct);
            if (mark is not null)
            {
                seen.Pages[number] = mark;
            }

            if (text is null)
            {
                seen.IsPartial = true;
                if (number == known.Last)
                {
                    seen.Last = isMarked ? number : 0;
                    yield break;
                }

                continue;
            }

            var page = OpenReader.Page(text, number, source);
            var isBrief = page.Services.All(s => s.Service is null || !Array.Exists(Nested, s.Service.Fields.ContainsKey));

            // What one service says may change while the page that lists it does not.
            isMarked &= mark is not null && !isBrief;
            if (!isBrief)
            {
                foreach (var read in page.Services)
                {
                    yield return read;
                }
            }

            foreach (var id in isBrief ? OpenReader.IdsOf(text) : [])
            {
                var one = OpenReader.Page((await asking.Fetch($"{services}/{Uri.EscapeDataString(id)}", null, ct)).Text!, number, source);
                foreach (var read in one.Services)
                {
                    yield return read with { At = $"service {id}" };
                }
            }

            if (page.IsLast)
            {
                seen.Last = isMarked ? number : 0;
                yield break;
            }
        }
    }

    private sealed class Asking(HttpClient client)
    {
        private long characters;

        /// <summary>The answer and its mark; no text when it still has the mark that is known.</summary>
        public async Task<(string? Text, string? Mark)> Fetch(string address, string? known, CancellationToken ct)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address));
                if (known is not null && EntityTagHeaderValue.TryParse(known, out var tag))
                {
                    request.Headers.IfNoneMatch.Add(tag);
                }

                using var answer = await client.SendAsync(request, ct);
                if (known is not null && answer.StatusCode == HttpStatusCode.NotModified)
                {
                    return (null, known);
                }

                answer.EnsureSuccessStatusCode();
                var text = await answer.Content.ReadAsStringAsync(ct);
                characters += text.Length;
                return characters > MostCharactersOfAll ? throw new OpenUnreadable("it is larger than 1 GB") : (text, answer.Headers.ETag?.ToString());
            }
            catch (Exception why) when (why is HttpRequestException or TaskCanceledException or InvalidOperationException && !ct.IsCancellationRequested)
            {
                throw new OpenUnreadable($"{address} does not answer as it should: {why.Message}", why);
            }
        }
    }
}
