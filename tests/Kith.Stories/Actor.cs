using Deque.AxeCore.Commons;
using Kith.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Kith.Stories;

/// <summary>Somebody who uses Kith in a browser. Every page they come to is checked by axe and for what reaches beyond a narrow screen.</summary>
public sealed class Actor(WorkerInTest worker, IPage page, bool javaScript)
{
    private const string Look = """
        async () => (await axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            resultTypes: ["violations"],
            preload: false,
        })).violations.map(v => `${v.id}: ${v.help} ${v.nodes.map(n => n.html).join(" | ")}`)
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static int pictures;

    public WorkerInTest Worker => worker;

    public IPage Page => page;

    public async Task Open(string address)
    {
        await page.GotoAsync(address);
        await Check();
    }

    public async Task Follow(string link)
    {
        await Leads(() => page.Locator("a", new PageLocatorOptions { HasText = link }).First.ClickAsync());
        await Check();
    }

    public async Task Press(string button)
    {
        await Leads(() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).First.ClickAsync());
        await Check();
    }

    /// <summary>Presses the one button that the page is about.</summary>
    public async Task Sends()
    {
        await Leads(() => page.Locator("main form[method=post] button:not([aria-hidden])").First.ClickAsync());
        await Check();
    }

    public Task Fill(string field, string value) => page.Locator($"[name='{field}']").First.FillAsync(value);

    public Task Choose(string field, string value) => page.Locator($"[name='{field}'][value='{value}']").CheckAsync();

    public Task Select(string field, string value) => page.Locator($"[name='{field}']").First.SelectOptionAsync(value);

    /// <summary>Goes on by the tabulator to the field of that name.</summary>
    public Task Tab(string field) => TabTo($"[name='{field}']");

    /// <summary>Goes on by the tabulator to what a selector finds first, as somebody without a mouse must.</summary>
    public async Task TabTo(string selector)
    {
        var wanted = await page.Locator(selector).First.ElementHandleAsync();
        for (var steps = 0; steps < 120; steps++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"{page.Url}: the tabulator does not lead to {selector}");
    }

    public async Task<string> Reads() => string.Join(' ', (await page.Locator("main").InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async Task Shows(string text) => Assert.Contains(text, await Reads(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Nowhere in what the browser was sent, hidden parts included.</summary>
    public async Task NeverShows(string text) => Assert.DoesNotContain(text, await page.ContentAsync(), StringComparison.OrdinalIgnoreCase);

    /// <summary>No violation that axe can find, and no page wider than its window except in a labelled region that scrolls.</summary>
    public async Task Check()
    {
        Assert.DoesNotMatch("^(Something went wrong|Kith cannot answer now|You are asking too fast)", await page.TitleAsync());
        if (javaScript)
        {
            await page.EvaluateAsync(Axe);
            var found = await page.EvaluateAsync<string[]>(Look);
            Assert.True(found.Length == 0, $"{page.Url}:\n{string.Join('\n', found)}");
        }

        await Keep(1280);
        await ReflowsAt(320);
    }

    /// <summary>Saves a picture of the page when KITH_SHOTS names a folder: to look at it.</summary>
    private async Task Keep(int width)
    {
        if (Environment.GetEnvironmentVariable("KITH_SHOTS") is { Length: > 0 } folder)
        {
            var name = string.Concat(new Uri(page.Url).AbsolutePath.Trim('/').Select(c => char.IsLetterOrDigit(c) ? c : '-'));
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{Interlocked.Increment(ref pictures):000}-{name}-{width}.png"), FullPage = true });
        }
    }

    /// <summary>Does something that leads to another page, and waits until that page is there.</summary>
    private async Task Leads(Func<Task> action)
    {
        var loaded = new TaskCompletionSource();
        void Hear(object? sender, IPage shown) => loaded.TrySetResult();
        page.Load += Hear;
        try
        {
            await action();
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            page.Load -= Hear;
        }
    }

    private async Task ReflowsAt(int width)
    {
        var before = page.ViewportSize!;
        await page.SetViewportSizeAsync(width, 900);
        await Keep(width);
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        await page.SetViewportSizeAsync(before.Width, before.Height);
        Assert.True(wide <= width, $"{page.Url} is {wide} px wide in a window of {width}");
    }
}
