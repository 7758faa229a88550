using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Kith.Stories;

/// <summary>A session that is about to end: said five minutes before, put off by one key, and after its end the form comes back as it was (TR-36).</summary>
public sealed class ASessionEndsTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    private const string Warning = "dialog.kith-timeout[open]";

    [Fact]
    public async Task The_end_is_said_in_good_time_put_off_by_a_key_and_loses_nothing()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        var actor = await world.Plays(family.SocialWorker);
        await actor.Page.Clock.InstallAsync();
        await actor.Page.GotoAsync(WorkbookLinks.RecordVisit(family.Ref));
        await actor.Fill("Input.Account", "Half a sentence");
        await Pass(actor, TimeSpan.FromSeconds(6));
        await actor.Page.WaitForSelectorAsync("text=Draft saved");

        await Pass(actor, TimeSpan.FromMinutes(24));
        Assert.Equal(0, await actor.Page.Locator(Warning).CountAsync());
        await Pass(actor, TimeSpan.FromMinutes(1.5));
        await actor.Page.WaitForSelectorAsync(Warning);
        Assert.Contains("5 minutes", await actor.Page.InnerTextAsync(Warning), StringComparison.Ordinal);
        await actor.Check();

        await Stays(actor, "Enter");
        await Pass(actor, TimeSpan.FromMinutes(20));
        Assert.Equal(0, await actor.Page.Locator(Warning).CountAsync());

        await Pass(actor, TimeSpan.FromMinutes(6));
        await actor.Page.WaitForSelectorAsync(Warning);
        await Stays(actor, "Escape");

        await Pass(actor, TimeSpan.FromMinutes(26));
        await actor.Page.WaitForSelectorAsync(Warning);
        await Pass(actor, TimeSpan.FromMinutes(5));
        await actor.Page.WaitForURLAsync("**/sign-in?**");
        await actor.Shows("What you typed has been kept as a draft");
        await actor.NeverShows("Half a sentence");

        await world.SignIn(actor.Page.Context, family.SocialWorker);
        await actor.Page.ReloadAsync();
        await actor.Page.WaitForURLAsync($"**{WorkbookLinks.RecordVisit(family.Ref)}?draft=**");
        Assert.Equal("Half a sentence", await actor.Page.InputValueAsync("[name='Input.Account']"));
    }

    /// <summary>On a computer that others use (TR-39).</summary>
    [Fact]
    public async Task After_signing_out_the_way_back_shows_nothing_and_the_browser_has_kept_nothing()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amaryllis"));
        var actor = await world.Plays(family.SocialWorker);
        await actor.Page.GotoAsync(FamiliesLinks.People(family.Ref));
        await actor.Shows("Amaryllis");

        // As browsers do that bring a page back whole: with its session it is shown, without it is not.
        await ComesBackWhole(actor);
        await actor.Page.WaitForFunctionAsync("() => !document.body.hidden");
        var others = await actor.Page.Context.NewPageAsync();
        await others.GotoAsync(FamiliesLinks.People(family.Ref));
        await others.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
        await others.WaitForURLAsync("**/sign-in");
        await ComesBackWhole(actor);
        await actor.Page.WaitForURLAsync("**/sign-in?**");
        await actor.NeverShows("Amaryllis");

        await others.GoBackAsync();
        Assert.Contains("/sign-in", others.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("Amaryllis", await others.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await others.EvaluateAsync<int>("async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length + (await navigator.serviceWorker.getRegistrations()).length"));
    }

    private static Task ComesBackWhole(Actor actor) =>
        actor.Page.EvaluateAsync("() => { window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })) }");

    /// <summary>Closes the warning, and waits until the server has heard of it and the page of its answer: no time may go by in between.</summary>
    private static async Task Stays(Actor actor, string key)
    {
        var heard = await actor.Page.RunAndWaitForResponseAsync(() => actor.Page.Keyboard.PressAsync(key), r => r.Request.Method == "POST" && r.Url.EndsWith("/account/session", StringComparison.Ordinal));
        await heard.FinishedAsync();
        await actor.Page.WaitForSelectorAsync(Warning, new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
    }

    /// <summary>Time goes by at the server and in the browser.</summary>
    private async Task Pass(Actor actor, TimeSpan time)
    {
        world.Clock.Pass(time);
        await actor.Page.Clock.RunForAsync((long)time.TotalMilliseconds);
    }
}
