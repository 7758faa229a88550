using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Kith.Platform.SignIn;

/// <summary>What a browser brings back from a provider.</summary>
/// <param name="Issuer">Who says so, where the provider says who it is (RFC 9207).</param>
public sealed record BroughtBack(string? Code, string? State, string? Error, string? Issuer);

/// <summary>Whom a provider named, proved. It opens nothing by itself.</summary>
/// <param name="ProvedAt">When they proved at the provider who they are.</param>
/// <param name="HasSecondFactor">They proved a second factor there, by the words that the provider’s settings name.</param>
public sealed record Arrived(string Provider, string Subject, string? Name, string? Email, DateTime ProvedAt, bool HasSecondFactor, Errand Errand);

/// <summary>
/// Sends a browser to an identity provider and proves what it comes back with: OpenID Connect Core 1.0, the code flow (3.1) with PKCE (RFC 7636). State,
/// nonce and verifier stand in a sealed cookie of ten minutes that the answer uses up; no token is kept.
/// </summary>
public sealed class Elsewhere(IEnumerable<IdentityProvider> providers, ProviderDocuments documents, IHttpClientFactory clients, TimeProvider time, ILogger<Elsewhere> log)
{
    public const string AskedScheme = "kith-asked";
    public const string ArrivedScheme = "kith-arrived";

    private const string State = "state";
    private const string Nonce = "nonce";
    private const string Verifier = "verifier";
    private const string Provider = "provider";
    private const string To = "to";
    private const string Kept = "kept";
    private const string NameClaim = "name";
    private const string EmailClaim = "email";
    private const string ProvedClaim = "auth_time";
    private const string SecondFactorClaim = "kith:second-factor";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // What no shared secret can make and no public key can pass for.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public IReadOnlyList<IdentityProvider> Providers { get; } = [.. providers];

    /// <summary>As pages name whoever gives this issuer; the issuer itself when it is no longer among the settings.</summary>
    public string NameOf(string issuer) => Providers.FirstOrDefault(p => p.Issuer == issuer)?.Name ?? issuer;

    public IdentityProvider? Find(string? key) => Providers.FirstOrDefault(p => p.Key == key);

    /// <summary>Where to send the browser; refused when the provider does not answer.</summary>
    /// <param name="back">The address of ours to which it comes back.</param>
    public async Task<Outcome<string>> Ask(HttpContext context, IdentityProvider provider, Uri back, Errand errand)
    {
        if (await documents.Of(provider, context.RequestAborted) is not { } discovered)
        {
            return Unreachable(provider);
        }

        var asked = new AuthenticationProperties();
        foreach (var secret in new[] { State, Nonce, Verifier })
        {
            asked.Items[secret] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        }

        asked.Items[Provider] = provider.Key;
        Put(asked, errand);
        await context.SignInAsync(AskedScheme, new ClaimsPrincipal(new ClaimsIdentity(AskedScheme)), asked);
        return QueryHelpers.AddQueryString(discovered.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = back.AbsoluteUri,
            ["scope"] = "openid profile email",
            [State] = asked.Items[State],
            [Nonce] = asked.Items[Nonce],
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(asked.Items[Verifier]!))),
            ["code_challenge_method"] = "S256",

            // An old sign-in at the provider is no proof of who is at this browser now.
            ["max_age"] = $"{(int)Limits.Proof.TotalSeconds}",
        });
    }

    /// <summary>Whom the provider names, when everything it says holds; refused in words for whoever came back.</summary>
    public async Task<Outcome<Arrived>> Prove(HttpContext context, IdentityProvider provider, Uri back, BroughtBack brought)
    {
        var asked = (await context.AuthenticateAsync(AskedScheme)).Properties?.Items;
        await context.SignOutAsync(AskedScheme);
        if (asked is null || asked[Provider] != provider.Key || !Same(asked[State], brought.State))
        {
            return Refuse(provider, "state", "Signing in was not begun in this browser, was begun again since, or took longer than 10 minutes");
        }

        if (brought.Issuer is { } issuer && issuer != provider.Issuer)
        {
            return Unproved(provider, "issuer of the answer");
        }

        if (string.IsNullOrEmpty(brought.Code))
        {
            return Refuse(provider, "no code", $"{provider.Name} did not sign you in");
        }

        if (await documents.Of(provider, context.RequestAborted) is not { } discovered)
        {
            return Unreachable(provider);
        }

        var redeemed = await Redeem(provider, discovered, brought.Code, asked[Verifier]!, back, context.RequestAborted);
        if (!redeemed.Ok)
        {
            return redeemed.Refusals[0];
        }

        return await Check(provider, discovered, redeemed.Value, context.RequestAborted) is not { } token ? Unproved(provider, "id token")
            : !Same(asked[Nonce], Said(token, Nonce)) ? Unproved(provider, "nonce")
            : Read(provider, token, ErrandIn(asked));
    }

    /// <summary>Keeps whom the provider named for the next page, which the browser asks for from one of ours and so with all its cookies.</summary>
    public static async Task Keep(HttpContext context, Arrived arrived)
    {
        var identity = new ClaimsIdentity([new(Provider, arrived.Provider), new(ClaimTypes.NameIdentifier, arrived.Subject), new(ProvedClaim, $"{arrived.ProvedAt.Ticks}")], ArrivedScheme);
        identity.AddClaims(new (string Kind, string? Value)[] { (NameClaim, arrived.Name), (EmailClaim, arrived.Email), (SecondFactorClaim, arrived.HasSecondFactor ? "yes" : null) }
            .Where(c => c.Value is not null).Select(c => new Claim(c.Kind, c.Value!)));
        var kept = new AuthenticationProperties();
        Put(kept, arrived.Errand);
        await context.SignInAsync(ArrivedScheme, new ClaimsPrincipal(identity), kept);
    }

    /// <summary>Whoever has just come back, once.</summary>
    public static async Task<Arrived?> UseUp(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(ArrivedScheme);
        await context.SignOutAsync(ArrivedScheme);
        return ticket is { Principal: { } who, Properties.Items: var kept }
            ? new Arrived(
                who.FindFirstValue(Provider)!, who.FindFirstValue(ClaimTypes.NameIdentifier)!, who.FindFirstValue(NameClaim), who.FindFirstValue(EmailClaim),
                new DateTime(long.Parse(who.FindFirstValue(ProvedClaim)!, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc),
                who.HasClaim(SecondFactorClaim, "yes"), ErrandIn(kept))
            : null;
    }

    private SessionLimits Limits => SessionLimits.On(Now.At(time.GetUtcNow()).Today);

    private static void Put(AuthenticationProperties kept, Errand errand) => (kept.Items[To], kept.Items[Kept]) = (errand.To ?? string.Empty, errand.Kept ? "yes" : "no");

    private static Errand ErrandIn(IDictionary<string, string?> kept) => new(Text.Trimmed(kept[To]), kept[Kept] == "yes");

    private Outcome<Arrived> Read(IdentityProvider provider, JsonWebToken token, Errand errand)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (string.IsNullOrEmpty(token.Subject) || token.Subject.Length > Stranger.LongestSubject || Text.IsNoText(token.Subject))
        {
            return Unproved(provider, "subject");
        }

        if (token.Audiences.Skip(1).Any() && Said(token, "azp") != provider.ClientId)
        {
            return Unproved(provider, "authorised party");
        }

        if (!token.TryGetPayloadValue<long>(ProvedClaim, out var seconds) || seconds is < 0 or > int.MaxValue)
        {
            return Unproved(provider, "no auth_time");
        }

        var provedAt = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
        if (provedAt > now + Skew || provedAt < now - Limits.Proof - Skew)
        {
            return Unproved(provider, "auth_time");
        }

        var means = token.Claims.Where(c => c.Type is "amr" or "acr").Select(c => c.Value);
        return new Arrived(provider.Key, token.Subject, Said(token, NameClaim), Said(token, EmailClaim), provedAt < now ? provedAt : now, means.Intersect(provider.SecondFactor).Any(), errand);
    }

    private async Task<JsonWebToken?> Check(IdentityProvider provider, OpenIdConnectConfiguration discovered, string idToken, CancellationToken ct)
    {
        var result = await Validate(provider, discovered, idToken);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have changed its keys since they were read.
            result = await documents.Anew(provider, ct) is { } anew ? await Validate(provider, anew, idToken) : result;
        }

        return result.IsValid ? result.SecurityToken as JsonWebToken : null;
    }

    private Task<TokenValidationResult> Validate(IdentityProvider provider, OpenIdConnectConfiguration discovered, string idToken) =>
        new JsonWebTokenHandler().ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKeys = discovered.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) =>
                time.GetUtcNow().UtcDateTime is var now && until > now - Skew && (from is null || from <= now + Skew),
        });

    /// <summary>The id token for a code.</summary>
    private async Task<Outcome<string>> Redeem(IdentityProvider provider, OpenIdConnectConfiguration discovered, string code, string verifier, Uri back, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, discovered.TokenEndpoint)
        {
            Content = new FormUrlEncodedContent([new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", back.AbsoluteUri), new("code_verifier", verifier)]),
        };

        // RFC 6749, 2.3.1: each part encoded as in a form.
        var basic = Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(provider.ClientSecret)}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(basic));
        try
        {
            using var patience = provider.Waits(ct);
            using var answer = await clients.CreateClient(ProviderDocuments.Client).SendAsync(request, patience.Token);
            if ((int)answer.StatusCode >= StatusCodes.Status500InternalServerError)
            {
                return Unreachable(provider);
            }

            using var said = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(patience.Token), new JsonDocumentOptions { MaxDepth = 32 });
            return answer.IsSuccessStatusCode && said.RootElement is { ValueKind: JsonValueKind.Object } tokens
                && tokens.TryGetProperty("id_token", out var token) && token.ValueKind == JsonValueKind.String && token.GetString() is { Length: > 0 } idToken
                ? idToken
                : Unproved(provider, "code");
        }
        catch (JsonException)
        {
            return Unproved(provider, "answer to the code");
        }
        catch (Exception fault) when (ProviderDocuments.IsOfTheWay(fault, ct))
        {
            return Unreachable(provider);
        }
    }

    private static string? Said(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var said) ? said : null;

    private static bool Same(string? asked, string? answered) =>
        asked is not null && answered is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(asked), Encoding.UTF8.GetBytes(answered));

    private Refusal Unreachable(IdentityProvider provider) => Refuse(provider, "unreachable", $"{provider.Name} does not answer at the moment");

    private Refusal Unproved(IdentityProvider provider, string what) => Refuse(provider, what, $"Kith could not prove what {provider.Name} says about you");

    private Refusal Refuse(IdentityProvider provider, string what, string message)
    {
        log.LogWarning("Nobody was signed in by {Provider}: {What}", provider.Key, what);
        return new Refusal(string.Empty, message);
    }
}
