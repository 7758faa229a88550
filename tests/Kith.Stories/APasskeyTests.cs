using Kith.Features.Access;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Kith.Stories;

/// <summary>
/// A passkey from its making to its removal, with the keyboard alone and a browser’s own virtual authenticator (TR-30): it signs in by itself, counts
/// as a fresh proof, and opens nothing once it was taken away.
/// </summary>
public sealed class APasskeyTests(StoryWorld world) : IClassFixture<StoryWorld>
{
    [Fact]
    public async Task A_worker_makes_a_passkey_signs_in_with_it_and_takes_it_away()
    {
        var worker = await world.Given.AWorker(Role.QaAuditor);
        var actor = await world.Plays(worker, address: world.Localhost);
        await HaveAnAuthenticator(actor.Page);

        await actor.Open(AccessLinks.Account);
        await actor.Follow("your passkeys");
        await actor.Shows("You have no passkey yet");
        await actor.Follow("Add a passkey");
        await actor.Fill("Input.Name", " ");
        await PressByKey(actor, "form[data-passkey-new] button");
        await actor.Page.WaitForSelectorAsync(".govuk-error-summary");
        await actor.Shows("Enter a name for the passkey, like work laptop");
        await actor.Check();
        await actor.Fill("Input.Name", "Work laptop");
        await PressByKey(actor, "form[data-passkey-new] button");
        await actor.Page.WaitForURLAsync($"**{AccessLinks.Passkeys}");
        await actor.Shows("Passkey added");
        await actor.Shows("Work laptop");
        await actor.Check();
        Assert.Single(await world.Facts<PasskeyAdded>(), f => f.By == worker.Posting);

        await actor.Press("Sign out");
        await actor.Check();
        await PressByKey(actor, "form[data-passkey] button");
        await actor.Page.WaitForURLAsync($"**{AccessLinks.Account}");
        await actor.Shows(worker.Account.Email!);
        Assert.True(await world.Read(db => db.Sessions.AnyAsync(s => s.Account == worker.Account.Id && s.Device.Contains("Chrome"))));

        var before = await Cookie(actor);
        world.Clock.Pass(TimeSpan.FromMinutes(11));
        await actor.Open(AccessLinks.AddPasskey);
        await actor.Shows("Show that it is you");
        await PressByKey(actor, "form[data-passkey] button");
        await actor.Page.WaitForURLAsync($"**{AccessLinks.AddPasskey}");
        Assert.NotEqual(before, await Cookie(actor));

        await actor.Open(AccessLinks.Passkeys);
        await actor.Follow("Remove");
        await actor.Press("Remove passkey");
        await actor.Shows("You have no passkey yet");
        Assert.Single(await world.Facts<PasskeyRemoved>());
        await actor.Press("Sign out");
        await PressByKey(actor, "form[data-passkey] button");
        await actor.Page.WaitForSelectorAsync("text=That passkey was not accepted");
        await actor.Check();
        await actor.Open(AccessLinks.Account);
        await actor.Shows("Email address");
    }

    [Fact]
    public async Task A_key_that_was_not_unlocked_signs_nobody_in()
    {
        var worker = await world.Given.AWorker(Role.QaAuditor);
        var actor = await world.Plays(worker, address: world.Localhost);
        var (cdp, id) = await HaveAnAuthenticator(actor.Page);
        await actor.Open(AccessLinks.AddPasskey);
        await PressByKey(actor, "form[data-passkey-new] button");
        await actor.Page.WaitForURLAsync($"**{AccessLinks.Passkeys}");
        await actor.Press("Sign out");

        await cdp.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = id, ["isUserVerified"] = false });
        await PressByKey(actor, "form[data-passkey] button");

        await actor.Page.WaitForSelectorAsync("text=No passkey was shown");
        await actor.Check();
    }

    private static async Task PressByKey(Actor actor, string button)
    {
        await actor.TabTo(button);
        await actor.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task<string> Cookie(Actor actor) => (await actor.Page.Context.CookiesAsync()).Single(c => c.Name == "kith").Value;

    private static async Task<(ICDPSession Cdp, string Id)> HaveAnAuthenticator(IPage page)
    {
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        var made = await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return (cdp, made!.Value.GetProperty("authenticatorId").GetString()!);
    }
}
