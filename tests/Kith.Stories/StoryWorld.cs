using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Xunit;

namespace Kith.Stories;

/// <summary>The running system on a real address, and a real browser for each person of a story.</summary>
public class StoryWorld : KithWorld, IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public string Address => Addresses.First();

    /// <summary>The same server by the one name, beside a host of its own, for which browsers make passkeys.</summary>
    public string Localhost => Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    // The port is the system's choice; a number above needs no server in between.
    protected override string Urls => "http://127.0.0.1:0";

    public new async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("KITH_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public new async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A person at a browser, signed in as the worker.</summary>
    public async Task<Actor> Plays(WorkerInTest worker, bool javaScript = true, int width = 1280, string? address = null)
    {
        var context = await Browser(javaScript, width, address);
        await SignIn(context, worker, address);
        return new Actor(worker, await context.NewPageAsync(), javaScript);
    }

    /// <summary>Signs the worker in, anew if they were, in a browser that is open.</summary>
    public Task SignIn(IBrowserContext context, WorkerInTest worker, string? address = null)
    {
        var (name, value) = SessionOf(worker);
        return context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = address ?? Address }]);
    }

    /// <summary>Somebody who has no account: their worker is nobody.</summary>
    public async Task<Actor> Visits(bool javaScript = true, int width = 1280) => new(null!, await (await Browser(javaScript, width)).NewPageAsync(), javaScript);

    private Task<IBrowserContext> Browser(bool javaScript, int width, string? address = null) => browser.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = address ?? Address,
        JavaScriptEnabled = javaScript,
        ViewportSize = new ViewportSize { Width = width, Height = 900 },
        Locale = "en-GB",
    });

    protected override Uri Origin => new(Address);

    protected override HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    protected override void Serve(WebApplicationBuilder builder)
    {
    }
}
