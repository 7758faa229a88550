using Kith.Features.Governance;
using Kith.Features.Returns;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Platform.Web;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Xunit;

namespace Kith.Testing;

/// <summary>The running system on a database of its own, with a settable clock and as many signed-in workers as a test needs.</summary>
public class KithWorld : IAsyncLifetime
{
    private static ActionDescriptorCollection? pages;

    private TestDatabase database = null!;
    private WebApplication app = null!;
    private bool isStopped;

    public SettableClock Clock { get; } = new();

    public Given Given { get; private set; } = null!;

    public CountingCommands Commands { get; } = new();

    public IServiceProvider Services => app.Services;

    public TestDatabase Database => database;

    public Storage Storage => database.Storage;

    protected virtual string Urls => "http://localhost";

    protected virtual bool BehindProxy => false;

    /// <summary>False where pages have filters of that world alone.</summary>
    protected virtual bool SharesPages => true;

    protected virtual Task<TestDatabase> Place() => TestDatabase.Create();

    public virtual async ValueTask InitializeAsync()
    {
        database = await Place();
        Given = new Given(this);
        await Start();
    }

    /// <summary>The server is gone and comes back on the same record.</summary>
    /// <param name="asked">It was asked to stop, and could put things in order.</param>
    /// <param name="meanwhile">What happens while it is gone.</param>
    public async Task Restart(bool asked = false, Action? meanwhile = null)
    {
        if (asked)
        {
            await app.StopAsync();
        }

        await app.DisposeAsync();
        meanwhile?.Invoke();
        await Start();
    }

    /// <summary>This server is gone for good; its record stays until the world ends.</summary>
    public async Task Stop()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        isStopped = true;
    }

    private async Task Start()
    {
        app = KithApp.Build(database.Storage, new KithAppOptions
        {
            Urls = Urls,
            BehindProxy = BehindProxy,
            Providers = Providers,
            Replace = builder =>
            {
                Serve(builder);
                builder.Services.AddSingleton<TimeProvider>(Clock);
                builder.Services.AddSingleton(Pace);
                builder.Services.AddSingleton(FeedPace);
                builder.Services.AddSingleton(new SealPace(TimeSpan.FromDays(1)));
                builder.Services.AddSingleton(new EmergencyPace(TimeSpan.FromDays(1)));
                builder.Services.AddSingleton(RequestLimits.None);
                builder.Services.AddSingleton(Places.Unbounded);
                builder.Services.ConfigureDbContext<SqliteKithDb>(options => options.AddInterceptors(Commands, GuardedChanges.Instance));
                builder.Services.ConfigureDbContext<PostgresKithDb>(options => options.AddInterceptors(Commands, GuardedChanges.Instance));
                if (SharesPages && pages is { } described)
                {
                    builder.Services.AddSingleton<IActionDescriptorCollectionProvider>(new DescribedPages(described));
                }

                Replace(builder);
            },
        });
        if (SharesPages)
        {
            pages ??= app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors;
        }

        await Commands.Behind(() => app.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!isStopped)
        {
            await Stop();
        }

        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    public Visitor Anyone() => new(Client(), Origin);

    /// <summary>A browser in which the worker is signed in and acts as their posting.</summary>
    public Visitor As(WorkerInTest worker)
    {
        var visitor = Anyone();
        var (name, value) = SessionOf(worker);
        visitor.SetCookie(name, value);
        return visitor;
    }

    /// <summary>Runs a command as its door would: in its transaction, with its facts.</summary>
    public async Task<Outcome<T>> Run<T>(Func<IServiceProvider, Now, Task<Outcome<T>>> command)
    {
        await using var scope = Everything();
        return await scope.ServiceProvider.GetRequiredService<Writes>().Run(now => command(scope.ServiceProvider, now));
    }

    public Task<Outcome<T>> Do<TCommand, T>(Func<TCommand, Now, Task<Outcome<T>>> command)
        where TCommand : notnull => Run((services, now) => command(services.GetRequiredService<TCommand>(), now));

    public async Task<T> Read<T>(Func<KithDb, Task<T>> query)
    {
        await using var scope = Everything();
        return await query(scope.ServiceProvider.GetRequiredService<KithDb>());
    }

    /// <summary>A scope that nothing bounds: a test sees the whole record.</summary>
    public AsyncServiceScope Everything()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<KithDb>().Bounds.Lift("A test sees the whole record");
        return scope;
    }

    public Task<Acting> Acting(WorkerInTest worker) => Read(db => db.ActingAs(worker.Posting, Now.At(Clock.GetUtcNow())));

    /// <summary>The facts of one kind, oldest first.</summary>
    public Task<List<FactRow>> Facts<TFact>()
        where TFact : Fact => Read(db => db.Facts.Where(f => f.Kind == typeof(TFact).Name).OrderBy(f => f.Sequence).ToListAsync());

    /// <summary>The session cookie of a worker who has just signed in, for a browser of any kind.</summary>
    public (string Name, string Value) SessionOf(WorkerInTest worker)
    {
        var now = Clock.GetUtcNow();
        var session = new SessionRow
        {
            Id = Guid.NewGuid(),
            Account = worker.Account.Id,
            Stamp = worker.Account.SecurityStamp!,
            Posting = worker.Posting,
            StartedAt = now.UtcDateTime,
            ProvedAt = now.UtcDateTime,
            LastSeenAt = now.UtcDateTime,
            Device = "Firefox on Linux",
        };
        using (var scope = Services.CreateScope())
        using (Services.GetRequiredService<WriteQueue>().Take(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            var db = scope.ServiceProvider.GetRequiredService<KithDb>();
            db.Sessions.Add(session);
            db.SaveChanges();
        }

        var cookies = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.Add(SessionLimits.On(Clock.Today).Absolute) };
        return (cookies.Cookie.Name!, cookies.TicketDataFormat.Protect(new AuthenticationTicket(Session.Ticket(session.Id), properties, IdentityConstants.ApplicationScheme)));
    }

    // Nobody looks for imports while a test counts commands; whoever follows one sees each step.
    protected virtual ImportPace Pace => new(Idle: TimeSpan.FromHours(1), Tell: TimeSpan.Zero, Follow: TimeSpan.FromMilliseconds(20), Lease: TimeSpan.FromMinutes(1));

    protected virtual FeedPace FeedPace => new(Idle: TimeSpan.FromHours(1), Lease: TimeSpan.FromMinutes(5), Longest: TimeSpan.FromMinutes(1));

    /// <summary>The addresses that a real server listens on.</summary>
    protected IEnumerable<string> Addresses => app.Urls;

    protected virtual IReadOnlyList<IdentityProvider> Providers => [];

    protected virtual Uri Origin => new(Urls);

    protected virtual HttpClient Client() => app.GetTestServer().CreateClient();

    protected virtual void Serve(WebApplicationBuilder builder) => builder.WebHost.UseTestServer();

    protected virtual void Replace(WebApplicationBuilder builder)
    {
    }
}

/// <summary>A worker with one posting and an account, ready to sign in.</summary>
public sealed record WorkerInTest(WorkerId Worker, PostingId Posting, TeamId Team, AgencyId Agency, Role Role, string Name, Account Account);
