using Kith.Features.Access;
using Kith.Platform.SignIn;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;

namespace Kith.Tests.Features.Access;

/// <summary>A Kith whose authority has an identity provider.</summary>
public sealed class ElsewhereWorld : KithWorld
{
    public const string Key = "northmoor";

    private static readonly SocketsHttpHandler Straight = new() { UseCookies = false, AllowAutoRedirect = false };

    public ProviderInTest Provider { get; private set; } = null!;

    public SingleSignOn Known { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Provider = await ProviderInTest.Start(Clock);
        Known = new SingleSignOn(Key, "Northmoor Council", new Uri(Provider.Issuer), ProviderInTest.ClientId, ProviderInTest.ClientSecret, ["elm.example"], ["mfa"]);
        await base.InitializeAsync();
    }

    /// <summary>Goes to the provider and comes back with its word, as far as the page that asks to go on.</summary>
    public async Task<Shown> GoElsewhere(Visitor visitor, Func<string, string>? onTheWayBack = null)
    {
        var challenge = await visitor.Answer(new HttpRequestMessage(HttpMethod.Get, AccessLinks.SignInElsewhere(Key, new Errand(null, Kept: false))));
        using var browser = new HttpClient(Straight, disposeHandler: false);
        using var answered = await browser.GetAsync(new Uri(challenge.Location!));
        var back = answered.Headers.Location!.ToString();
        return await visitor.Open(onTheWayBack?.Invoke(back) ?? back);
    }

    protected override void Replace(WebApplicationBuilder builder) => builder.Services.AddSingleSignOn(Known, isPlainHttp: true);
}
