using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kith.Tests.Features.Access;

/// <summary>What the provider says of whom in its next id token.</summary>
public sealed record Word
{
    public string Subject { get; init; } = "subject-1";

    public string? Email { get; init; }

    public bool EmailVerified { get; init; } = true;

    public string[] Amr { get; init; } = ["pwd", "mfa"];

    /// <summary>Spoils the token.</summary>
    public Action<SecurityTokenDescriptor>? Spoil { get; init; }

    /// <summary>Signs it with a key that the provider does not publish.</summary>
    public bool ForeignKey { get; init; }
}

/// <summary>
/// An identity provider on this machine: a real server with real keys that speaks OpenID Connect’s code flow and insists on PKCE, on its client’s secret
/// and on each code’s counting once. Whoever comes is signed in as <see cref="Next"/> says.
/// </summary>
public sealed class ProviderInTest : IAsyncDisposable
{
    public const string ClientId = "kith";
    public const string ClientSecret = "a secret between the two";

    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048);
    private readonly RSA foreign = RSA.Create(2048);
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, Asked> codes = [];

    private ProviderInTest(TimeProvider time)
    {
        this.time = time;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.UseRouting();
        app.MapGet("/.well-known/openid-configuration", (HttpContext context) => context.Response.WriteAsJsonAsync(new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["jwks_uri"] = $"{Issuer}/keys",
        }));
        app.MapGet("/keys", Keys);
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", Token);
    }

    public string Issuer => app.Urls.First();

    public Word Next { get; set; } = new();

    /// <summary>Each request for a token, with why it was refused.</summary>
    public ConcurrentQueue<string> Refused { get; } = [];

    public static async Task<ProviderInTest> Start(TimeProvider time)
    {
        var provider = new ProviderInTest(time);
        await provider.app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        foreign.Dispose();
    }

    private Task Keys(HttpContext context)
    {
        var shown = key.ExportParameters(includePrivateParameters: false);
        return context.Response.WriteAsJsonAsync(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "k1", n = Base64UrlEncoder.Encode(shown.Modulus), e = Base64UrlEncoder.Encode(shown.Exponent) } },
        });
    }

    private Task Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256"
            || string.IsNullOrEmpty(query["code_challenge"]) || string.IsNullOrEmpty(query["nonce"]) || !query["scope"].ToString().Split(' ').Contains("openid"))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        var code = Guid.NewGuid().ToString("N");
        codes[code] = new Asked(query["redirect_uri"]!, query["code_challenge"]!, query["nonce"]!);
        context.Response.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
        return Task.CompletedTask;
    }

    private async Task Token(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var verifier = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        var why = !codes.TryRemove(form["code"].ToString(), out var asked) ? "no such code"
            : form["client_id"] != ClientId || form["client_secret"] != ClientSecret ? "not its client"
            : verifier != asked.Challenge ? "not who asked"
            : form["redirect_uri"] != asked.RedirectUri ? "another way back"
            : null;
        if (why is not null)
        {
            Refused.Enqueue(why);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_grant" });
            return;
        }

        await context.Response.WriteAsJsonAsync(new { access_token = "unused", token_type = "Bearer", id_token = IdToken(asked!) });
    }

    private string IdToken(Asked asked)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = ClientId,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = Next.Subject, ["nonce"] = asked.Nonce, ["amr"] = Next.Amr, ["email_verified"] = Next.EmailVerified },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(Next.ForeignKey ? foreign : key) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
        };
        if (Next.Email is { } email)
        {
            token.Claims["email"] = email;
        }

        Next.Spoil?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    private sealed record Asked(string RedirectUri, string Challenge, string Nonce);
}
