using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Kith.Features.Steps;
using Kith.Platform.Data;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>The server is killed in the middle of saving: what it acknowledged is there, and nothing is there by half (TR-40, F1).</summary>
public sealed class CrashSoak
{
    private const int Writers = 4;
    private const int MostSaves = 60;

    private readonly ConcurrentBag<string> sent = [];
    private readonly ConcurrentBag<string> acknowledged = [];

    [Fact]
    [Trait("Soak", "crash")]
    public async Task What_was_acknowledged_outlives_the_server()
    {
        var kills = Soak.Cycles(quick: 2, full: TestDatabase.IsPostgres ? 200 : 1_000);
        await using var world = new KithWorld();
        await world.InitializeAsync();
        var writers = await Prepare(world);
        await world.Stop();

        var random = new Random(kills);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var server = await ServedKith.Start(world.Storage);
            var enough = acknowledged.Count + random.Next(MostSaves);
            var writing = writers.ConvertAll(w => Write(w, server.Address));
            while (acknowledged.Count < enough)
            {
                await Task.Delay(1);
            }

            await Task.Delay(random.Next(30));
            await server.Kill();
            await Task.WhenAll(writing);
        }

        var kept = await Kept(world.Storage);
        Assert.NotEmpty(acknowledged);
        Assert.Empty(acknowledged.Except(kept));
        Assert.Empty(kept.Except(sent));

        var waiting = await KilledWhileTheyWait(world.Storage, writers);
        var early = waiting.Except(await Kept(world.Storage)).Count();
        Assert.True(early == Writers, $"Of {Writers} saves that waited when the server was killed {Writers - early} are there: the soak sees nothing");
        Soak.Say($"killed {kills} times under {Writers} writers: {acknowledged.Count} saves acknowledged, 0 lost, 0 by half, {kept.Count - acknowledged.Count} kept that could not be acknowledged any more; had saves been acknowledged as they came, {early} of {Writers} were lost");
    }

    private static async Task<List<Writer>> Prepare(KithWorld world)
    {
        // The server that is killed has no clock but its machine’s.
        world.Clock.Set(TimeProvider.System.GetUtcNow());
        List<Writer> writers = [];
        for (var i = 0; i < Writers; i++)
        {
            var family = await world.Given.AFamily();
            var (name, value) = world.SessionOf(family.SocialWorker);
            writers.Add(new Writer(family.Ref, name, value));
        }

        return writers;
    }

    private async Task Write(Writer writer, Uri address)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        var visitor = writer.At(client, address);
        try
        {
            while (true)
            {
                var what = $"Step {Guid.NewGuid()}";
                var page = (await visitor.Open(StepsLinks.Add(writer.Family))).Expect(HttpStatusCode.OK).Fill("Input.What", what);
                sent.Add(what);
                if ((await page.Press("Save", follow: false)).Status == HttpStatusCode.Redirect)
                {
                    acknowledged.Add(what);
                }
            }
        }
        catch (HttpRequestException)
        {
            // Killed.
        }
    }

    /// <summary>The control: the server is killed while each writer’s save waits for somebody else’s transaction.</summary>
    private static async Task<List<string>> KilledWhileTheyWait(Storage storage, List<Writer> writers)
    {
        await using var server = await ServedKith.Start(storage);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        List<Shown> pages = [];
        foreach (var writer in writers)
        {
            pages.Add((await writer.At(client, server.Address).Open(StepsLinks.Add(writer.Family))).Fill("Input.What", $"Step {Guid.NewGuid()}"));
        }

        await using var provider = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        await using var held = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable);
        await db.Steps.ExecuteUpdateAsync(set => set.SetProperty(s => s.What, s => s.What));
        if (!storage.IsEmbedded)
        {
            await db.Database.ExecuteSqlAsync($"LOCK TABLE \"Steps\" IN ACCESS EXCLUSIVE MODE");
        }

        var saves = pages.ConvertAll(p => p.Press("Save", follow: false));
        await Task.Delay(500);
        await server.Kill();
        foreach (var save in saves)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => save);
        }

        return pages.ConvertAll(p => p.ValueOf("Input.What")!);
    }

    /// <summary>What stands there of every step that is there whole: with its one fact and its one answer.</summary>
    private static async Task<HashSet<string>> Kept(Storage storage)
    {
        await using var provider = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        db.Bounds.Lift("A test sees the whole record");
        var steps = await db.Steps.AsNoTracking().Select(s => new { s.Id, s.What }).ToListAsync();
        var facts = await db.Facts.AsNoTracking().Where(f => f.Kind == nameof(StepSet)).Select(f => f.Data).ToListAsync();
        Assert.Equal(steps.Select(s => s.Id.Value).Order(), facts.Select(f => JsonDocument.Parse(f).RootElement.GetProperty("Step").GetGuid()).Order());
        Assert.Equal(steps.Count, await db.FormReplies.CountAsync());
        return steps.Select(s => s.What).ToHashSet();
    }

    private sealed record Writer(string Family, string Cookie, string Session)
    {
        public Visitor At(HttpClient client, Uri address)
        {
            var visitor = new Visitor(client, address);
            visitor.SetCookie(Cookie, Session);
            return visitor;
        }
    }
}
