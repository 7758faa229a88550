using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kith.Testing;

/// <summary>What the provider says of whom in its next id token.</summary>
public sealed record Word(string Subject)
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string[] Amr { get; init; } = ["pwd", "mfa"];

    /// <summary>How long ago they proved there who they are.</summary>
    public TimeSpan Ago { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Spoils what the token says, or how it is signed.</summary>
    public Action<SecurityTokenDescriptor, ProviderInTest>? Spoil { get; init; }

    /// <summary>Alters the token as it is sent.</summary>
    public Func<string, string>? Alter { get; init; }
}

/// <summary>
/// An identity provider on this machine: a server on an address of its own with keys of its own that speaks OpenID Connect’s code flow and insists on PKCE,
/// on its client’s secret, on the address to come back to, and on each code’s counting once. Whoever comes is signed in as <see cref="Next"/> says.
/// </summary>
public sealed class ProviderInTest : IAsyncDisposable
{
    public const string ClientId = "kith at northmoor";
    public const string ClientSecret = "a secret: between the two, 100 %";

    private readonly WebApplication app;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, Asked> codes = [];
    private RSA key = RSA.Create(2048);
    private string keyId = "k1";

    private ProviderInTest(TimeProvider time, string host)
    {
        this.time = time;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        app = builder.Build();
        app.UseRouting();
        app.MapGet("/.well-known/openid-configuration", (RequestDelegate)Discover);
        app.MapGet("/keys", (RequestDelegate)Keys);
        app.MapGet("/authorize", (RequestDelegate)Authorize);
        app.MapPost("/authorize", (RequestDelegate)Answer);
        app.MapPost("/token", (RequestDelegate)Token);
        Host = host;
    }

    public string Host { get; }

    public string Issuer => app.Urls.First().Replace("127.0.0.1", Host, StringComparison.Ordinal);

    public Word Next { get; set; } = new("nobody");

    /// <summary>Shows a page with a button before it sends the browser back, as providers do.</summary>
    public bool AsksFirst { get; set; }

    /// <summary>Publishes another issuer than its own.</summary>
    public bool IsImpostor { get; set; }

    /// <summary>What it publishes is answered with this.</summary>
    public string? Publishes { get; set; }

    /// <summary>What the token endpoint answers instead of a token.</summary>
    public (int Status, string Body)? TokenAnswer { get; set; }

    /// <summary>How long it takes to say what it publishes.</summary>
    public TimeSpan Slow { get; set; }

    /// <summary>Every request for a token, and why it was refused.</summary>
    public ConcurrentQueue<string> Redeemed { get; } = [];

    public static async Task<ProviderInTest> Start(TimeProvider time, string host = "127.0.0.1")
    {
        var provider = new ProviderInTest(time, host);
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>The public key as a shared secret: what whoever mixes up algorithms would check with.</summary>
    public byte[] PublicKey => key.ExportSubjectPublicKeyInfo();

    public SigningCredentials Signing => new(new RsaSecurityKey(key) { KeyId = keyId }, SecurityAlgorithms.RsaSha256);

    public void ChangeKey() => (key, keyId) = (RSA.Create(2048), $"k{Guid.NewGuid():N}");

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private async Task Discover(HttpContext context)
    {
        await Task.Delay(Slow, context.RequestAborted);
        if (Publishes is { } instead)
        {
            await context.Response.WriteAsync(instead);
            return;
        }

        await context.Response.WriteAsJsonAsync(new Dictionary<string, object>
        {
            ["issuer"] = IsImpostor ? "https://impostor.example" : Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["jwks_uri"] = $"{Issuer}/keys",
        });
    }

    private Task Keys(HttpContext context)
    {
        var shown = key.ExportParameters(includePrivateParameters: false);
        return context.Response.WriteAsJsonAsync(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = keyId, n = Base64UrlEncoder.Encode(shown.Modulus), e = Base64UrlEncoder.Encode(shown.Exponent) } },
        });
    }

    private async Task Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || string.IsNullOrEmpty(query["code_challenge"])
            || string.IsNullOrEmpty(query["nonce"]) || !int.TryParse(query["max_age"], out _) || !query["scope"].ToString().Split(' ').Contains("openid"))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (AsksFirst)
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<!DOCTYPE html><html lang=en><title>Northmoor</title><main><h1>Northmoor Council</h1><form method=post><button>Sign in</button></form></main>");
            return;
        }

        await Answer(context);
    }

    private Task Answer(HttpContext context)
    {
        var query = context.Request.Query;
        var code = Guid.NewGuid().ToString("N");
        codes[code] = new Asked(query["redirect_uri"]!, query["code_challenge"]!, query["nonce"]!);
        context.Response.Redirect(QueryHelpers.AddQueryString(
            query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"], ["iss"] = Issuer, ["session_state"] = "unasked for" }));
        return Task.CompletedTask;
    }

    private async Task Token(HttpContext context)
    {
        if (TokenAnswer is var (status, body))
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
            return;
        }

        var form = await context.Request.ReadFormAsync();
        var verifier = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        var why = !codes.TryRemove(form["code"].ToString(), out var asked) ? "no such code"
            : !IsOurClient(context.Request) ? "not its client"
            : verifier != asked.Challenge ? "not who asked"
            : form["redirect_uri"] != asked.RedirectUri ? "another way back"
            : null;
        Redeemed.Enqueue(why ?? "given");
        if (why is not null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_grant" });
            return;
        }

        await context.Response.WriteAsJsonAsync(new { access_token = "unused", token_type = "Bearer", id_token = IdToken(asked!) });
    }

    private static bool IsOurClient(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var sent) && sent.Scheme == "Basic"
        && Encoding.ASCII.GetString(Convert.FromBase64String(sent.Parameter!)).Split(':') is [var id, var secret]
        && Uri.UnescapeDataString(id) == ClientId && Uri.UnescapeDataString(secret) == ClientSecret;

    private string IdToken(Asked asked)
    {
        var now = time.GetUtcNow();
        var token = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = ClientId,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.UtcDateTime.AddMinutes(5),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = Next.Subject,
                ["nonce"] = asked.Nonce,
                ["amr"] = Next.Amr,
                ["auth_time"] = (now - Next.Ago).ToUnixTimeSeconds(),
            },
            SigningCredentials = Signing,
        };
        foreach (var (claim, value) in new[] { ("name", Next.Name), ("email", Next.Email) })
        {
            if (value is not null)
            {
                token.Claims[claim] = value;
            }
        }

        Next.Spoil?.Invoke(token, this);
        var made = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
        return Next.Alter?.Invoke(made) ?? made;
    }

    private sealed record Asked(string RedirectUri, string Challenge, string Nonce);
}
