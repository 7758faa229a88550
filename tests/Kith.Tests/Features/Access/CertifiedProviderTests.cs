using System.Diagnostics;
using System.Net;
using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kith.Tests.Features.Access;

/// <summary>A Kith beside an identity provider that others made and the OpenID Foundation certified, as a program of its own on this machine.</summary>
public sealed class CertifiedProviderWorld : KithWorld, IAsyncLifetime
{
    private const string Key = "northmoor";
    private const string ClientId = "kith at northmoor";
    private const string ClientSecret = "a secret: between the two, 100 %";

    /// <summary>Whom it signs in.</summary>
    public const string Subject = "jo-1";

    private Process provider = null!;

    public string Issuer { get; private set; } = string.Empty;

    protected override IReadOnlyList<IdentityProvider> Providers => [new(Key, "Northmoor Council", Issuer, ClientId, ClientSecret, ["mfa"])];

    public override async ValueTask InitializeAsync()
    {
        provider = Process.Start(new ProcessStartInfo("node", ["tests/Kith.Tests/Features/Access/certified-provider.mjs", ClientId, ClientSecret, $"http://localhost{AccessLinks.ReturnElsewhere(Key)}"])
        {
            WorkingDirectory = Kith.Tests.Platform.Look.Fixture.Root(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        Issuer = await provider.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The provider did not start");

        // The provider has the time of the machine.
        Clock.Set(TimeProvider.System.GetUtcNow());
        await base.InitializeAsync();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        provider.StandardInput.Close();
        await provider.WaitForExitAsync();
        provider.Dispose();
    }

    /// <summary>Sends a browser there, and through its pages, as far as the address of ours to which it is sent back.</summary>
    public static async Task<string> SentBack(Visitor visitor)
    {
        var sent = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, AccessLinks.SignInElsewhere(Key, new Errand(null, Kept: false))));
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler);
        var address = new Uri(sent.Location!);
        for (var hop = 0; address.Authority != "localhost"; hop++)
        {
            Assert.InRange(hop, 0, 9);
            using var answered = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.SeeOther, answered.StatusCode);
            address = new Uri(address, answered.Headers.Location!);
        }

        return address.AbsoluteUri;
    }
}

public sealed class CertifiedProviderTests(CertifiedProviderWorld world) : IClassFixture<CertifiedProviderWorld>
{
    [Fact]
    public async Task Whoever_it_names_is_a_stranger_until_two_have_linked_them_and_then_signed_in()
    {
        var visitor = world.Anyone();
        (await visitor.Open(await CertifiedProviderWorld.SentBack(visitor))).Shows("Going on to Kith");
        (await visitor.Open(AccessLinks.Elsewhere)).Shows("Kith does not know you yet");
        var jo = await world.ANewcomer(Role.QaAuditor);
        var (proposal, code) = await world.AProposedLink(jo.Worker, world.Issuer, CertifiedProviderWorld.Subject, jo.Email);
        var second = await world.Acting(await world.Given.AWorker(Role.ServiceManager));
        Assert.True((await world.Do<AnswerLink, RowId>((answer, now) => answer.Do(proposal, new AnswerLinkInput { Agrees = true, Code = code }, second, now, default))).Ok);

        (await visitor.Open(await CertifiedProviderWorld.SentBack(visitor))).Shows("Going on to Kith");
        (await visitor.Open(AccessLinks.Elsewhere)).Shows("Your account").Shows("Linked with your account at Northmoor Council");
        Assert.Equal(1, await world.Read(db => db.Sessions.CountAsync(s => s.Account == jo.Account.Id)));
    }

    [Fact]
    public async Task It_gives_nothing_for_a_code_that_another_browser_asked_for()
    {
        var (visitor, thief) = (world.Anyone(), world.Anyone());
        var stolen = new Uri(await CertifiedProviderWorld.SentBack(visitor)).Query.Split('&').Single(p => p.TrimStart('?').StartsWith("code=", StringComparison.Ordinal)).TrimStart('?');
        var own = await CertifiedProviderWorld.SentBack(thief);
        var mixed = string.Join('&', own.Split('?')[1].Split('&').Select(p => p.StartsWith("code=", StringComparison.Ordinal) ? stolen : p));

        (await thief.Open($"{own.Split('?')[0]}?{mixed}")).Shows("Kith could not prove what Northmoor Council says about you");
        (await thief.Open(own)).Shows("Signing in was not begun in this browser");
    }
}
