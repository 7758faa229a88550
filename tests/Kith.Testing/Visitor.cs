using System.Net;
using AngleSharp.Html.Parser;

namespace Kith.Testing;

/// <summary>Somebody at a browser without JavaScript: opens pages, fills in forms, presses buttons and follows where they lead.</summary>
public sealed class Visitor(HttpClient client, Uri origin)
{
    private readonly CookieContainer cookies = new();

    public void SetCookie(string name, string value) => cookies.Add(origin, new Cookie(name, value, "/"));

    public void ForgetCookie(string name)
    {
        foreach (var cookie in cookies.GetCookies(origin).Where(c => c.Name == name))
        {
            cookie.Expired = true;
        }
    }

    /// <summary>The cookies as a browser sends them.</summary>
    public string Cookies => cookies.GetCookieHeader(origin);

    public string CookieValue(string name) => cookies.GetCookies(origin)[name]!.Value;

    public IEnumerable<string> CookieNames => cookies.GetCookies(origin).Select(c => c.Name);

    public Task<Shown> Open(string address) => Follow(new HttpRequestMessage(HttpMethod.Get, new Uri(origin, address)));

    public async Task<Shown> Post(string address, IEnumerable<KeyValuePair<string, string>> fields, bool follow = true)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(origin, address)) { Content = new FormUrlEncodedContent(fields) };
        return follow ? await Follow(request) : await Answer(request);
    }

    /// <summary>Sends the page's form with a file, as a browser does.</summary>
    public async Task<Shown> Send(Shown page, string field, string fileName, HttpContent file, bool follow = true)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in page.Fields().Where(f => f.Key != field))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(file, field, fileName);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(origin, page.Address)) { Content = form };
        return follow ? await Follow(request) : await Answer(request);
    }

    /// <summary>Sends any request and does not follow a redirect.</summary>
    public async Task<Shown> Answer(HttpRequestMessage request)
    {
        request.RequestUri = new Uri(origin, request.RequestUri!);

        var sent = cookies.GetCookieHeader(request.RequestUri);
        if (sent.Length > 0)
        {
            request.Headers.Add("Cookie", sent);
        }

        var response = await client.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                cookies.SetCookies(request.RequestUri, cookie);
            }
        }

        var body = await response.Content.ReadAsStringAsync();
        var document = await new HtmlParser().ParseDocumentAsync(body);
        return new Shown(this, request.RequestUri.PathAndQuery, response, body, document);
    }

    private async Task<Shown> Follow(HttpRequestMessage request)
    {
        var shown = await Answer(request);
        for (var hops = 0; hops < 5 && shown.Response.Headers.Location is { } to; hops++)
        {
            shown = await Answer(new HttpRequestMessage(HttpMethod.Get, to));
        }

        return shown;
    }
}
