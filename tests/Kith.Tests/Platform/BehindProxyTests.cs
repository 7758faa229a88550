using Kith.Features.Access;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Platform;

/// <summary>Behind a proxy with TLS on this machine, as most authorities will run Kith.</summary>
public sealed class ProxiedWorld : KithWorld
{
    protected override bool BehindProxy => true;

    public HttpClient Browser() => Client();

    protected override void Replace(WebApplicationBuilder builder) => builder.Services.AddSingleton<IStartupFilter>(new FromThisMachine());

    private sealed class FromThisMachine : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = System.Net.IPAddress.Loopback;
                return go(context);
            });
            next(app);
        };
    }
}

public sealed class BehindProxyTests(ProxiedWorld world) : IClassFixture<ProxiedWorld>
{
    [Fact]
    public async Task Cookies_are_for_https_alone_and_browsers_are_told_to_keep_to_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AccessLinks.SignIn);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        using var client = world.Browser();

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")).Split(';')[0]);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), c => Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), c => Assert.StartsWith("__Host-", c, StringComparison.Ordinal));
    }
}
