using System.Net;
using System.Net.Sockets;

namespace Kith.Features.ServiceDirectory;

/// <param name="IsInternalAllowed">The operator allows feeds on this machine and in private networks.</param>
public sealed record FeedReach(bool IsInternalAllowed);

/// <summary>
/// The way out to other directories' feeds. Whoever may name an address could otherwise have Kith ask what only this machine can reach: so each connection,
/// also of a redirect, goes to an address that was looked up and found to be public.
/// </summary>
public static class FeedDoor
{
    private const int MostRedirects = 5;

    // Not reachable by everybody: this machine, private, shared, link-local, reserved and multicast addresses (RFC 6890, RFC 4193).
    private static readonly IPNetwork[] Internal =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static SocketsHttpHandler Handler(FeedReach reach) => new()
    {
        ConnectCallback = (context, ct) => Connect(context.DnsEndPoint, reach, ct),

        // A proxy would look up and connect in Kith's place.
        UseProxy = false,
        UseCookies = false,
        MaxAutomaticRedirections = MostRedirects,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    public static bool IsInternal(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(Internal, network => network.Contains(plain));
    }

    private static async ValueTask<Stream> Connect(DnsEndPoint wanted, FeedReach reach, CancellationToken ct)
    {
        var found = IPAddress.TryParse(wanted.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(wanted.Host, ct);
        var reachable = Array.FindAll(found, address => reach.IsInternalAllowed || !IsInternal(address));
        if (reachable.Length == 0)
        {
            throw new HttpRequestException("it lies on this machine or in a private network, which the operator of Kith has not allowed");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reachable, wanted.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
