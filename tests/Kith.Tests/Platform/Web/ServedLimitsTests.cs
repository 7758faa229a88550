using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kith.Features.Access;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Platform.Web;

/// <summary>A server on a real address, as Kith is served but for how long it waits for the head of a request: no test shall.</summary>
public sealed class ListeningWorld : KithWorld
{
    public static readonly TimeSpan Waits = TimeSpan.FromSeconds(1);

    /// <summary>As it would be without this test.</summary>
    public TimeSpan WaitsAsServed { get; private set; }

    public Uri Address => new(Addresses.First());

    protected override string Urls => "http://127.0.0.1:0";

    protected override Uri Origin => Address;

    protected override HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    protected override void Serve(WebApplicationBuilder builder)
    {
    }

    protected override void Replace(WebApplicationBuilder builder) => builder.Services.PostConfigure<KestrelServerOptions>(kestrel =>
        (WaitsAsServed, kestrel.Limits.RequestHeadersTimeout) = (kestrel.Limits.RequestHeadersTimeout, Waits));
}

/// <summary>How much, how many and how slowly: what the server itself takes (TR-67).</summary>
[Trait("Database", "none")]
public sealed class ServedLimitsTests(ListeningWorld world) : IClassFixture<ListeningWorld>
{
    private const int Megabyte = 1_048_576;

    [Theory]
    [InlineData(100, 200)]
    [InlineData(101, 431)]
    public async Task A_request_has_a_hundred_headers_at_most(int headers, int status)
    {
        var more = string.Concat(Enumerable.Range(1, headers - 1).Select(n => $"X-{n}: 1\r\n"));

        Assert.Equal(status, await Status($"GET /health/live HTTP/1.1\r\nHost: kith\r\n{more}\r\n"));
    }

    [Theory]
    [InlineData(Megabyte, HttpStatusCode.BadRequest)]
    [InlineData(Megabyte + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task What_is_sent_has_a_megabyte_at_most_whether_or_not_it_says_so(int bytes, HttpStatusCode status)
    {
        foreach (var isTold in new[] { true, false })
        {
            // Without an antiforgery token what is short enough is refused, once it has been read. Sent in chunks, their heads are counted too.
            var length = isTold || status != HttpStatusCode.BadRequest ? bytes : bytes - 4_096;
            var form = new ByteArrayContent([.. "a="u8, .. Enumerable.Repeat((byte)'x', length - 2)]);
            form.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
            var request = new HttpRequestMessage(HttpMethod.Post, AccessLinks.SignIn) { Content = form };
            request.Headers.TransferEncodingChunked = isTold ? null : true;

            Assert.Equal(status, (await world.Anyone().Answer(request)).Status);
        }
    }

    [Fact]
    public async Task Whoever_sends_the_head_of_a_request_slowly_is_let_go_and_others_are_answered()
    {
        Assert.Equal(TimeSpan.FromSeconds(15), world.WaitsAsServed);
        using var slow = new TcpClient();
        await slow.ConnectAsync(world.Address.Host, world.Address.Port);
        var stream = slow.GetStream();
        var since = Stopwatch.GetTimestamp();
        await stream.WriteAsync("GET /health/live HTTP/1.1\r\nHost: kith\r\n"u8.ToArray());
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = reader.ReadLineAsync();
        var answered = 0;
        while (!answer.IsCompleted && Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30))
        {
            (await world.Anyone().Open("/health/live")).Expect(HttpStatusCode.OK);
            answered++;
            try
            {
                await stream.WriteAsync("X"u8.ToArray());
            }
            catch (IOException)
            {
                // It has been let go.
                break;
            }

            await Task.Delay(100);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(since), ListeningWorld.Waits / 2, TimeSpan.FromSeconds(29));
        Assert.Equal("HTTP/1.1 408 Request Timeout", await answer);
        Assert.True(answered > 1);
    }

    private async Task<int> Status(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(world.Address.Host, world.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return int.Parse((await reader.ReadLineAsync())!.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
