using System.Collections.Concurrent;
using System.Net;
using Kith.Features.Attachments;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Practice.Attachments;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kith.Tests.Features.Attachments;

/// <summary>Here ClamAV is configured, and comes when the test calls it.</summary>
public sealed class ScannedWorld : KithWorld, ILoggerProvider, ILogger
{
    public ScannerInTest Scanner { get; } = new();

    public ConcurrentQueue<string> Warned { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Warned.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }

    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ScannerAddress.Of(Scanner.Place)!);
        builder.Logging.AddProvider(this);
    }
}

public sealed class ScannedFilesTests(ScannedWorld world) : IClassFixture<ScannedWorld>
{
    [Fact]
    public async Task A_file_waits_while_the_scanner_is_down_and_what_it_finds_is_never_kept_or_opened()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        (await Send(family, "first.pdf")).Shows("File kept. It cannot be opened until it has been looked through for viruses").Shows("Waits for the virus check").DoesNotShow("Download the file");
        await Send(family, "second.pdf");
        await Send(family, "third.pdf");
        var kept = await world.Read(db => db.Attachments.Where(a => a.FamilyEpisode == family.Episode).OrderBy(a => a.AddedAt).ThenBy(a => a.FileName).Select(a => new { a.Id, a.FileName }).ToListAsync());
        var (first, second, third) = (kept.Single(k => k.FileName == "first.pdf").Id, kept.Single(k => k.FileName == "second.pdf").Id, kept.Single(k => k.FileName == "third.pdf").Id);
        Assert.Equal(0, await LookThrough());
        await Opens(family, first, HttpStatusCode.NotFound);

        world.Scanner.Says = text => text.Contains("/first.pdf", StringComparison.Ordinal) ? "stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND" : text.Contains("/second.pdf", StringComparison.Ordinal) ? "stream: Eicar FOUND" : "stream: OK";
        world.Scanner.Start();
        Assert.Equal(2, await LookThrough());
        await Opens(family, first, HttpStatusCode.NotFound);
        await Opens(family, second, HttpStatusCode.NotFound);
        await Opens(family, third, HttpStatusCode.OK);
        (await world.As(family.SocialWorker).Open(AttachmentsLinks.One(family.Ref, second))).Shows("A virus was found in it").DoesNotShow("Download the file");
        Assert.Contains(world.Warned, line => line.Contains("does not look through so much", StringComparison.Ordinal));

        (await Send(family, "fourth.pdf")).Shows("File added");
        Assert.Equal("The selected file may hold a virus. It was not taken. Tell whoever looks after your computer", (await Send(family, "second.pdf")).ErrorOf("Input.File"));
        Assert.StartsWith("The selected file is larger than what is looked through", (await Send(family, "first.pdf")).ErrorOf("Input.File"), StringComparison.Ordinal);
        Assert.Contains(world.Warned, line => line.Contains("BeyondLimits", StringComparison.Ordinal) && !line.Contains("first", StringComparison.Ordinal));
        Assert.Equal(4, await world.Read(db => db.Attachments.CountAsync(a => a.FamilyEpisode == family.Episode)));
        await world.Scanner.DisposeAsync();
    }

    private Task<int> LookThrough() => world.Services.GetServices<IHostedService>().OfType<ScanRunner>().Single().LookThrough(CancellationToken.None);

    private async Task Opens(FamilyInTest family, AttachmentId file, HttpStatusCode status) => (await world.As(family.SocialWorker).Open(AttachmentsLinks.Take(family.Ref, file))).Expect(status);

    private async Task<Shown> Send(FamilyInTest family, string name)
    {
        var visitor = world.As(family.SocialWorker);
        var page = await visitor.Open(AttachmentsLinks.Add(family.Ref));
        page.Fill("Input.Description", "A letter").Choose("Input.MayRead", "General");
        return await visitor.Send(page, "Input.File", name, new ByteArrayContent(GivenFile.APdf($"/Lang /{name}")));
    }
}

public sealed class ScanRunnerTests(ScannedWorld world) : IClassFixture<ScannedWorld>
{
    [Fact]
    public async Task Files_beyond_its_limits_keep_no_other_from_being_looked_through_however_many_they_are()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        for (var file = 0; file < 50; file++)
        {
            await world.AFile(family, bytes: GivenFile.APdf("/Lang /long"), scan: ScanState.Quarantined);
        }

        world.Clock.Pass(TimeSpan.FromSeconds(1));
        var waits = await world.AFile(family, bytes: GivenFile.APdf("/Lang /short"), scan: ScanState.Quarantined);
        world.Scanner.Says = text => text.Contains("/long", StringComparison.Ordinal) ? "stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND" : "stream: OK";
        world.Scanner.Start();
        var runner = world.Services.GetServices<IHostedService>().OfType<ScanRunner>().Single();

        Assert.Equal(0, await runner.LookThrough(CancellationToken.None));
        Assert.Equal(1, await runner.LookThrough(CancellationToken.None));
        Assert.Equal(ScanState.Clean, await world.Read(db => db.Attachments.Where(a => a.Id == waits).Select(a => a.Scan).SingleAsync()));
        Assert.Equal(0, await runner.LookThrough(CancellationToken.None));
        Assert.Equal(100, world.Warned.Count(line => line.Contains("does not look through so much", StringComparison.Ordinal)));
        await world.Scanner.DisposeAsync();
    }
}
