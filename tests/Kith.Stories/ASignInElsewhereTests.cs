using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Testing;
using Xunit;

namespace Kith.Stories;

/// <summary>
/// A worker signs in with their authority’s identity provider, at first as somebody whom Kith does not know. The provider stands on another site than Kith,
/// so that the browser keeps Kith’s cookies back where browsers do.
/// </summary>
public sealed class ASignInElsewhereTests(ElsewhereStoryWorld world) : IClassFixture<ElsewhereStoryWorld>
{
    [Fact]
    public async Task A_worker_is_linked_signs_in_elsewhere_and_shows_there_anew_that_it_is_them()
    {
        var worker = await world.Given.AWorker(Role.QaAuditor);
        world.Provider.Next = new Word("jo-1") { Name = "Jo Elm", Email = "jo.elm@northmoor.example" };
        var actor = await world.Visits();
        await actor.Open(AccessLinks.SignIn);
        var form = await Cookie(actor, "kith-form");

        await GoElsewhere(actor, "Sign in with Northmoor Council", AccessLinks.Elsewhere);
        await actor.Shows("Kith does not know you yet");
        await actor.Check();
        var code = await actor.Page.InnerTextAsync(".govuk-inset-text");

        var administrator = await world.Plays(await world.Given.AWorker(Role.SystemAdministrator));
        await administrator.Open(AccessLinks.LinkAccount(worker.Worker));
        await administrator.Fill("Code", "nonsense");
        await administrator.Press("Continue");
        await administrator.Shows("Enter the code of 8 letters and figures that they were shown");
        await administrator.Fill("Code", code);
        await administrator.Press("Continue");
        await administrator.Shows("jo.elm@northmoor.example");
        await administrator.Check();
        await administrator.Press("Propose link");
        await administrator.Shows("Link proposed");

        var head = await world.Plays(await world.Given.AWorker(Role.ServiceManager));
        await head.Open(AccessLinks.Proposals);
        await head.Check();
        await head.Follow(worker.Name);
        await head.Shows("jo.elm@northmoor.example");
        await head.Check();
        await head.Choose("Input.Agrees", "True");
        await head.Fill("Input.Code", code);
        await head.Press("Answer");
        await head.Shows("Account linked");
        await administrator.Open(AccessLinks.UnlinkAccount(worker.Worker));

        await actor.Open(AccessLinks.SignIn);
        await GoElsewhere(actor, "Sign in with Northmoor Council", AccessLinks.Account);
        await actor.Shows("Linked with your account at Northmoor Council");
        await actor.Check();

        // A form that is open in another tab must still be taken.
        Assert.Equal(form, await Cookie(actor, "kith-form"));

        world.Clock.Pass(TimeSpan.FromMinutes(11));
        var before = await Cookie(actor, "kith");
        await actor.Open(AccessLinks.AddPasskey);
        await actor.Shows("Show that it is you");
        await GoElsewhere(actor, "Show it with Northmoor Council", AccessLinks.AddPasskey);
        await actor.Shows("Add a passkey");
        Assert.NotEqual(before, await Cookie(actor, "kith"));

        await actor.Open($"{AccessLinks.ReturnElsewhere("northmoor")}?error=access_denied");
        await actor.Shows("That sign-in did not work");
    }

    private static async Task GoElsewhere(Actor actor, string link, string arrivesAt)
    {
        await actor.Page.ClickAsync($"text={link}");
        await actor.Page.WaitForURLAsync("**/authorize?**");
        await actor.Page.ClickAsync("button");
        await actor.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == arrivesAt);
    }

    private static async Task<string> Cookie(Actor actor, string name) => (await actor.Page.Context.CookiesAsync()).Single(c => c.Name == name).Value;
}

/// <summary>A Kith at 127.0.0.1, and an identity provider at localhost, which to a browser is another site.</summary>
public sealed class ElsewhereStoryWorld : StoryWorld, IAsyncLifetime
{
    public ProviderInTest Provider { get; private set; } = null!;

    protected override IReadOnlyList<IdentityProvider> Providers =>
        [new("northmoor", "Northmoor Council", Provider.Issuer, ProviderInTest.ClientId, ProviderInTest.ClientSecret, ["mfa"])];

    public new async ValueTask InitializeAsync()
    {
        Provider = await ProviderInTest.Start(Clock, host: "localhost");
        Provider.AsksFirst = true;
        await base.InitializeAsync();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
