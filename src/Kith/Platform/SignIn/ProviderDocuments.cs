using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Kith.Platform.SignIn;

/// <summary>What providers publish of themselves (OpenID Connect Discovery 1.0) and their keys, read anew each hour and when a key is not among them.</summary>
public sealed class ProviderDocuments(IHttpClientFactory clients, TimeProvider time, ILogger<ProviderDocuments> log)
{
    public const string Client = "identity-provider";

    private static readonly TimeSpan Holds = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (OpenIdConnectConfiguration Discovered, DateTimeOffset ReadAt)> known = new(StringComparer.Ordinal);

    /// <returns>Null when they cannot be had.</returns>
    public async Task<OpenIdConnectConfiguration?> Of(IdentityProvider provider, CancellationToken ct) =>
        known.TryGetValue(provider.Key, out var kept) && time.GetUtcNow() < kept.ReadAt + Holds ? kept.Discovered : await Anew(provider, ct) ?? kept.Discovered;

    public async Task<OpenIdConnectConfiguration?> Anew(IdentityProvider provider, CancellationToken ct)
    {
        using var patience = provider.Waits(ct);
        try
        {
            var discovered = await OpenIdConnectConfigurationRetriever.GetAsync(
                $"{provider.Issuer.TrimEnd('/')}/.well-known/openid-configuration", new Documents(clients), patience.Token);
            if (discovered.Issuer != provider.Issuer || !IdentityProvider.IsSafe(discovered.AuthorizationEndpoint) || !IdentityProvider.IsSafe(discovered.TokenEndpoint))
            {
                log.LogWarning("What {Provider} publishes gives another issuer, or an address that is not of https", provider.Key);
                return null;
            }

            known[provider.Key] = (discovered, time.GetUtcNow());
            return discovered;
        }
        catch (Exception fault) when (IsOfTheWay(fault, ct) || fault is InvalidOperationException or ArgumentException or JsonException)
        {
            log.LogWarning("What {Provider} publishes could not be read: {Fault}", provider.Key, fault.GetType().Name);
            return null;
        }
    }

    /// <summary>Whether something went wrong between Kith and the provider, and nobody here gave up.</summary>
    public static bool IsOfTheWay(Exception fault, CancellationToken ct) =>
        fault is HttpRequestException or IOException || (fault is OperationCanceledException && !ct.IsCancellationRequested);

    private sealed class Documents(IHttpClientFactory clients) : IDocumentRetriever
    {
        public Task<string> GetDocumentAsync(string address, CancellationToken cancel) =>
            IdentityProvider.IsSafe(address)
                ? clients.CreateClient(Client).GetStringAsync(new Uri(address), cancel)
                : throw new InvalidOperationException("What a provider publishes is at an address that is not of https.");
    }
}
