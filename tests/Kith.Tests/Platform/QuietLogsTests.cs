using System.Collections.Concurrent;
using System.Net;
using Kith.Features.ServiceDirectory;
using Kith.Platform.Data;
using Kith.Platform.Web;
using Kith.Practice.Access;
using Kith.Practice.ServiceDirectory;
using Kith.Testing;
using Kith.Tests.Features.ServiceDirectory;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kith.Tests.Platform;

/// <summary>A world whose operator asks for every log there is, and whose search can be made to fail with what was typed in the fault.</summary>
public sealed class TalkativeWorld : KithWorld
{
    public KeptLogs Logs { get; } = new();

    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs).AddFilter<KeptLogs>(null, LogLevel.Trace).AddFilter<KeptLogs>("Microsoft", LogLevel.Trace).AddFilter<KeptLogs>("System", LogLevel.Trace);
        builder.Services.AddSingleton<TextIndex>(services => new FaultyText(TextIndex.For(services.GetRequiredService<Storage>())));
        builder.Services.AddSingleton(new FeedReach(true));
    }

    private sealed class FaultyText(TextIndex whole) : TextIndex
    {
        public override Task Prepare(KithDb db, CancellationToken ct) => whole.Prepare(db, ct);

        public override Task Put(KithDb db, ServiceStems stems, CancellationToken ct) => whole.Put(db, stems, ct);

        public override Task Clear(KithDb db, CancellationToken ct) => whole.Clear(db, ct);

        public override IQueryable<TextHit> Find(KithDb db, WordQuery query, bool isAny) =>
            Failing(query) ?? whole.Find(db, query, isAny);

        public override IQueryable<int> Numbers(KithDb db, WordQuery query, IReadOnlyList<string> squares)
        {
            _ = Failing(query);
            return whole.Numbers(db, query, squares);
        }

        public override Task<PublicHits> Page(KithDb db, WordQuery query, int skip, int take, CancellationToken ct)
        {
            _ = Failing(query);
            return whole.Page(db, query, skip, take, ct);
        }

        private static IQueryable<TextHit>? Failing(WordQuery query) =>
            query.Groups.Any(g => g[0][0].StartsWith("faulti", StringComparison.Ordinal)) ? throw new InvalidOperationException($"syntax error near {query.Groups[^1][0][0]}") : null;
    }
}

public sealed class KeptLogs : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Keeping(categoryName, Lines);

    public void Dispose()
    {
    }

    private sealed class Keeping(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}

public sealed class QuietLogsTests(TalkativeWorld world) : IClassFixture<TalkativeWorld>
{
    [Fact]
    public async Task Nothing_that_anybody_types_or_asks_reaches_a_log_at_the_most_talkative_level()
    {
        await world.Takes("x", Listings.AService("Canary singing"));
        async Task<HttpStatusCode> Searches(string words, string postcode)
        {
            var page = await world.Anyone().Open(DirectoryLinks.Search);
            return (await page.Fill("Input.Words", words).Fill("Input.Postcode", postcode).Press("Search")).Status;
        }

        Assert.Equal(HttpStatusCode.OK, await Searches("canaries", "ZZ99 9ZZ"));
        Assert.Equal(HttpStatusCode.OK, await Searches("canary \" OR * in vain", "canary"));
        Assert.Equal(HttpStatusCode.InternalServerError, await Searches("faulty canary", "ZZ99 9ZZ"));
        foreach (var (address, status) in new[]
        {
            ("/directory?words=canary&age=canary", HttpStatusCode.OK), ("/oruk/v3/services?search=canary&postcode=ZZ999ZZ", HttpStatusCode.OK), ("/oruk/v3/services?per_page=canary", HttpStatusCode.BadRequest),
            ("/oruk/v3/services?search=faulty%20canary", HttpStatusCode.InternalServerError), ("/oruk/v3/canary?q=canary", HttpStatusCode.NotFound), ("/canary?q=canary", HttpStatusCode.NotFound),
            ("/directory?words=can%00ary", HttpStatusCode.BadRequest), ("/directory/services/canary", HttpStatusCode.NotFound),
        })
        {
            Assert.Equal(status, (await world.Anyone().Open(address)).Status);
        }

        var editor = world.As(await world.Given.AWorker(Role.DirectoryEditor));
        await (await editor.Open(DirectoryLinks.Synonyms())).Fill("Words", "canary").Press("Show what they become");
        await world.Reads(editor, await world.AFeed("Canary", "http://127.0.0.1:9/canary"));
        await (await world.Anyone().Open("/sign-in?to=/canary")).Fill("Input.Email", "canary@example.org").Fill("Input.Password", "canary").Press("Continue");

        Assert.Contains(world.Logs.Lines, line => line.Contains("met a fault, InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Logs.Lines, line => line.Contains("canar", StringComparison.OrdinalIgnoreCase) || line.Contains("ZZ99", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Information, false)]
    [InlineData("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.Error, false)]
    [InlineData("Microsoft.EntityFrameworkCore.Query", LogLevel.Error, false)]
    [InlineData("Microsoft.EntityFrameworkCore.Query", LogLevel.Warning, true)]
    [InlineData("System.Net.Http.HttpClient", LogLevel.Trace, false)]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error, false)]
    [InlineData("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Error, false)]
    [InlineData("Microsoft.Hosting.Lifetime", LogLevel.Critical, true)]
    [InlineData("Kith.Platform.Web.ToldFault", LogLevel.Error, true)]
    public void What_quotes_requests_or_faults_may_not_be_logged(string category, LogLevel level, bool may) => Assert.Equal(may, QuietLogs.May(category, level));
}
