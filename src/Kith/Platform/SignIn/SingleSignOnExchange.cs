using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Kith.Platform.SignIn;

/// <summary>
/// OpenID Connect Core 1.0, the code flow with PKCE, on the framework's OAuth: sends the browser to the provider with a nonce, and takes the word of no
/// id token that is not signed by the provider, for Kith, now, and in answer to that nonce (3.1.3.7).
/// </summary>
public sealed class SingleSignOnExchange(IOptionsMonitor<SingleSignOnOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : OAuthHandler<SingleSignOnOptions>(options, logger, encoder)
{
    private const string Nonce = "nonce";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await Discover();
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        properties.Items[Nonce] = nonce;
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, nonce);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        await Discover();
        return await base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var token = await Proved(tokens.Response?.RootElement.TryGetProperty("id_token", out var sent) == true ? sent.GetString() : null);
        var answers = Text(token, Nonce);
        var asked = properties.Items.TryGetValue(Nonce, out var kept) ? kept : null;
        if (asked is null || answers is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(asked), Encoding.UTF8.GetBytes(answers)))
        {
            throw new AuthenticationFailureException("The id token answers another request.");
        }

        if (token.Audiences.Skip(1).Any() && Text(token, "azp") != Options.ClientId)
        {
            throw new AuthenticationFailureException("The id token was given to somebody else.");
        }

        if (string.IsNullOrEmpty(token.Subject))
        {
            throw new AuthenticationFailureException("The id token names nobody.");
        }

        // Nothing of the provider's tokens is kept.
        properties.Items.Remove(Nonce);
        identity.AddClaim(new Claim(SingleSignOn.IssuerClaim, token.Issuer));
        identity.AddClaim(new Claim(SingleSignOn.SubjectClaim, token.Subject));
        if (Text(token, "email") is { Length: > 0 } email && token.TryGetPayloadValue<bool>("email_verified", out var verified) && verified)
        {
            identity.AddClaim(new Claim(SingleSignOn.EmailClaim, email));
        }

        if (token.Claims.Where(c => c.Type == "amr").Select(c => c.Value).Intersect(Options.Provider.SecondFactor, StringComparer.Ordinal).Any())
        {
            identity.AddClaim(new Claim(SingleSignOn.SecondFactorClaim, "yes"));
        }

        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private async Task<JsonWebToken> Proved(string? idToken)
    {
        var discovered = await Options.Discovery.GetConfigurationAsync(Context.RequestAborted);
        var result = await Check(idToken, discovered);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider has changed its keys since.
            Options.Discovery.RequestRefresh();
            result = await Check(idToken, await Options.Discovery.GetConfigurationAsync(Context.RequestAborted));
        }

        return result.IsValid ? (JsonWebToken)result.SecurityToken : throw new AuthenticationFailureException("The id token is not valid.", result.Exception);
    }

    private Task<TokenValidationResult> Check(string? idToken, OpenIdConnectConfiguration discovered) =>
        new JsonWebTokenHandler().ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = discovered.Issuer,
            ValidAudience = Options.ClientId,
            IssuerSigningKeys = discovered.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => IsOfNow(from, until),
        });

    private bool IsOfNow(DateTime? from, DateTime? until)
    {
        var now = TimeProvider.GetUtcNow().UtcDateTime;
        return until > now - Skew && (from is null || from <= now + Skew);
    }

    private async Task Discover()
    {
        var discovered = await Options.Discovery.GetConfigurationAsync(Context.RequestAborted);
        if (discovered.Issuer.TrimEnd('/') != Options.Provider.Issuer.ToString().TrimEnd('/'))
        {
            throw new AuthenticationFailureException("The discovery document is another provider's.");
        }

        (Options.AuthorizationEndpoint, Options.TokenEndpoint) = (discovered.AuthorizationEndpoint, discovered.TokenEndpoint);
    }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;
}
