using Kith.Platform.Data;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Bench;

/// <summary>The running system on Kestrel, with the bare endpoints that its pages are measured against, in a process of its own.</summary>
internal sealed class BenchWorld : KithWorld
{
    public BareEndpoints Bare { get; } = new();

    public WithoutControls Without { get; } = new();

    public string Address => Addresses.First();

    protected override string Urls => "http://127.0.0.1:0";

    protected override Uri Origin => new(Address);

    protected override HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    protected override void Serve(WebApplicationBuilder builder)
    {
    }

    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IStartupFilter>(Bare);
        builder.Services.AddSingleton<IStartupFilter>(Without);
        builder.Services.ConfigureDbContext<SqliteKithDb>(options => options.AddInterceptors(Without));
        builder.Services.ConfigureDbContext<PostgresKithDb>(options => options.AddInterceptors(Without));
    }
}
