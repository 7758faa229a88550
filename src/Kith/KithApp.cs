using Kith.Features.Access;
using Kith.Features.Attachments;
using Kith.Features.Casework;
using Kith.Features.Connections;
using Kith.Features.Disclosure;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Features.Governance;
using Kith.Features.Home;
using Kith.Features.Outcomes;
using Kith.Features.Quotes;
using Kith.Features.Returns;
using Kith.Features.ServiceDirectory;
using Kith.Features.Steps;
using Kith.Features.Supervision;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Mail;
using Kith.Platform.SignIn;
using Kith.Platform.Web;
using Microsoft.AspNetCore.HttpOverrides;

namespace Kith;

public sealed record KithAppOptions
{
    public string Urls { get; init; } = "http://localhost:5080";

    /// <summary>The demonstration: on localhost its people sign in by a button.</summary>
    public bool Demo { get; init; }

    /// <summary>A proxy with TLS on this machine is in front: what it says of where a request comes from, and that it came over https, is believed.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>Feeds on this machine and in private networks may be followed.</summary>
    public bool InternalFeeds { get; init; }

    /// <summary>The one part that is served; null serves all.</summary>
    public string? Only { get; init; }

    /// <summary>Where the continuity packs go each night.</summary>
    public ContinuityFolder Continuity { get; init; } = ContinuityFolder.None;

    /// <summary>Where metrics and traces go; nowhere when null.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>What scans files before they are read.</summary>
    public ScannerAddress Scanner { get; init; } = ScannerAddress.None;

    /// <summary>Where workers may sign in instead of here.</summary>
    public IReadOnlyList<IdentityProvider> Providers { get; init; } = [];

    /// <summary>How mail leaves.</summary>
    public MailSettings Mail { get; init; } = MailSettings.None;

    /// <summary>Puts in other parts before the application is built: a clock, a mail box, an in-memory server.</summary>
    public Action<WebApplicationBuilder>? Replace { get; init; }
}

/// <summary>The running system: the platform and its features, in the order of the feature map.</summary>
public static class KithApp
{
    public static IServiceCollection AddKith(this IServiceCollection services, Storage storage) => services
        .AddPlatform(storage)
        .AddAccess()
        .AddServiceDirectory()
        .AddFamilies()
        .AddCasework()
        .AddSteps()
        .AddFrontDoor()
        .AddEligibility()
        .AddWorkbook()
        .AddSupervision()
        .AddQuotes()
        .AddAttachments()
        .AddFamilyConnections()
        .AddDisclosure()
        .AddOutcomes()
        .AddGovernance()
        .AddReturns()
        .AddHome();

    public static WebApplication Build(Storage storage, KithAppOptions options)
    {
        // Content stands beside the executable, so that `kith` runs from any folder.
        // Nothing is read from files that could change while Kith runs, and a watched folder costs one of the few watchers a user may have.
        string[] unwatched = ["--hostBuilder:reloadConfigOnChange=false"];
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = unwatched, ApplicationName = "kith", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1_048_576;
            kestrel.Limits.MaxRequestHeaderCount = 100;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MaxConcurrentConnections = 10_000;

            // A whole page, so that whoever takes it slowly keeps no place meanwhile.
            kestrel.Limits.MaxResponseBufferSize = 524_288;
        });

        // SQLite works in the thread that asks it: whoever has a place shall not wait until the runtime makes one more.
        ThreadPool.SetMinThreads(Places.Usual.All, Places.Usual.All);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // It warns on every form that it replaces our no-store by its own.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);

        // It warns that keys stand unencrypted in the database, which holds everything they guard.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddKith(storage).AddKithWeb(isPlainHttp: !options.BehindProxy && !options.Urls.Contains("https://", StringComparison.OrdinalIgnoreCase));
        builder.Services.Configure<ForwardedHeadersOptions>(proxy => proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        foreach (var provider in options.Providers)
        {
            builder.Services.AddSingleton(provider);
        }

        builder.Services.AddSingleton(options.Mail);
        builder.Services.AddSingleton(options.Scanner);
        if (options.Telemetry is { } collector)
        {
            builder.Services.SendTo(collector);
        }

        builder.Services.AddSingleton(options.Continuity);
        builder.Services.AddSingleton(new ServedPart(options.Only));
        builder.Services.AddSingleton(new FeedReach(options.InternalFeeds));
        builder.Services.AddSingleton(new DemonstrationSignIn(options.Demo && options.Urls.Split(';').All(IsOfThisMachine)));
        options.Replace?.Invoke(builder);
        builder.Logging.KeepQuiet();
        var app = builder.Build();
        if (options.BehindProxy)
        {
            app.UseForwardedHeaders();
        }

        app.UseKithWeb();
        app.MapPasskeys();
        app.MapImports();
        app.MapOpenFeed();
        app.MapServiceCalendar();
        app.MapCensuses();
        app.MapExports();
        return app;
    }

    /// <summary>Whether an address is served to this machine alone.</summary>
    public static bool IsOfThisMachine(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback;

    public static Task PrepareRecord(this WebApplication app, CancellationToken ct) => app.Services.PrepareRecord(ct);

    /// <summary>Brings the database to this version's tables, with what each feature begins from.</summary>
    public static async Task PrepareRecord(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        await db.Prepare(ct);
        foreach (var feature in scope.ServiceProvider.GetServices<IPrepare>())
        {
            await feature.Prepare(db, ct);
        }
    }
}
