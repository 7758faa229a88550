using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Kith.Platform.SignIn;

/// <summary>
/// The identity provider of an authority, whose workers sign in with their account there. Kith never makes an account for whom it names: it finds one.
/// </summary>
/// <param name="Key">Its short name in addresses: lower-case letters and digits.</param>
/// <param name="Name">As the sign-in page names it.</param>
/// <param name="Issuer">The address under which its discovery document stands.</param>
/// <param name="Domains">The domains of the work e-mail addresses that it speaks for: of no other does Kith take its word.</param>
/// <param name="SecondFactor">The values of <c>amr</c> of which one says that a second factor was proved there (RFC 8176).</param>
public sealed record SingleSignOn(
    string Key, string Name, Uri Issuer, string ClientId, string ClientSecret, IReadOnlyList<string> Domains, IReadOnlyList<string> SecondFactor)
{
    public const string Section = "SingleSignOn";

    /// <summary>The cookie in which who comes from a provider waits until they have said to go on.</summary>
    public const string ArrivedScheme = "kith-elsewhere";

    public const string SubjectClaim = "sub";
    public const string IssuerClaim = "iss";
    public const string EmailClaim = "email";
    public const string SecondFactorClaim = "kith:mfa";

    private static readonly string[] OneOfMany = ["mfa"];

    public string Scheme => $"elsewhere-{Key}";

    public PathString Callback => $"/sign-in/elsewhere/{Key}/callback";

    /// <summary>The providers that the configuration names, each with all it needs.</summary>
    public static IReadOnlyList<SingleSignOn> From(IConfiguration configuration) =>
        [.. configuration.GetSection(Section).GetChildren().Select(p => new SingleSignOn(
            Needed(p, "Key"), Needed(p, "Name"), new Uri(Needed(p, "Issuer")), Needed(p, "ClientId"), Needed(p, "ClientSecret"),
            p.GetSection("Domains").Get<string[]>() ?? [], p.GetSection("SecondFactor").Get<string[]>() ?? OneOfMany))];

    public bool SpeaksFor(string email) => Domains.Any(d => email.EndsWith($"@{d}", StringComparison.OrdinalIgnoreCase));

    private static string Needed(IConfigurationSection provider, string setting) =>
        provider[setting] is { Length: > 0 } value ? value : throw new InvalidOperationException($"{provider.Path} needs {setting}.");
}

/// <summary>The framework's OAuth options with what OpenID Connect adds.</summary>
public sealed class SingleSignOnOptions : OAuthOptions
{
    public SingleSignOn Provider { get; set; } = null!;

    /// <summary>The provider's discovery document and keys, read anew as they change.</summary>
    public IConfigurationManager<OpenIdConnectConfiguration> Discovery { get; set; } = null!;
}

public static class SingleSignOnSetup
{
    public static IServiceCollection AddSingleSignOn(this IServiceCollection services, SingleSignOn provider, bool isPlainHttp)
    {
        services.AddSingleton(provider);
        services.AddAuthentication().AddOAuth<SingleSignOnOptions, SingleSignOnExchange>(provider.Scheme, options =>
        {
            options.Provider = provider;
            options.ClientId = provider.ClientId;
            options.ClientSecret = provider.ClientSecret;
            options.CallbackPath = provider.Callback;
            options.SignInScheme = SingleSignOn.ArrivedScheme;
            options.UsePkce = true;
            options.Scope.Add("openid");
            options.Scope.Add("email");

            // Both come from the discovery document before they are used.
            (options.AuthorizationEndpoint, options.TokenEndpoint) = (provider.Issuer.ToString(), provider.Issuer.ToString());
            options.Discovery = new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{provider.Issuer.ToString().TrimEnd('/')}/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever { RequireHttps = !provider.Issuer.IsLoopback });

            // The browser comes back from another site, and only with cookies that it sends then.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.HttpOnly = true;
            options.CorrelationCookie.SecurePolicy = isPlainHttp ? CookieSecurePolicy.None : CookieSecurePolicy.Always;
            options.Events.OnRemoteFailure = Fail;
        });
        return services;
    }

    private static async Task Fail(RemoteFailureContext failed)
    {
        var log = failed.HttpContext.RequestServices.GetRequiredService<ILogger<SingleSignOn>>();
        log.LogWarning("Sign-in by {Scheme} failed: {Reason}", failed.Scheme.Name, failed.Failure?.Message);
        await failed.HttpContext.RequestServices.GetRequiredService<Record.Audit>().Note(Record.AuditKind.SignInRefused, by: null);
        failed.Response.Redirect("/sign-in?elsewhere=failed");
        failed.HandleResponse();
    }
}
