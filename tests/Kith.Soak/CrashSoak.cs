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

    [Fact]
    [Trait("Soak", "crash")]
    public async Task What_was_acknowledged_outlives_the_server()
    {
        var kills = Soak.Cycles(quick: 2, full: TestDatabase.IsPostgres ? 200 : 1_000);
        await using var world = new KithWorld();
        await world.InitializeAsync();
        var saving = await StepWriters.Prepare(world, Writers);
        await world.Stop();

        var random = new Random(kills);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var server = await ServedKith.Start(world.Storage);
            using var client = Client();
            var enough = saving.Acknowledged + random.Next(MostSaves);
            var writing = saving.Writers.Select(w => saving.Write(w, w.At(client, server.Address))).ToList();
            while (saving.Acknowledged < enough)
            {
                await Task.Delay(1);
            }

            await Task.Delay(random.Next(30));
            await server.Kill();
            await Task.WhenAll(writing);
        }

        var kept = await saving.Against(world.Storage);
        Assert.Equal(0, kept.Lost);

        var waiting = await KilledWhileTheyWait(world.Storage, saving.Writers);
        var early = waiting.Except(await StepWriters.Kept(world.Storage)).Count();
        Assert.True(early == Writers, $"Of {Writers} saves that waited when the server was killed {Writers - early} are there: the soak sees nothing");
        Soak.Say($"killed {kills} times under {Writers} writers: {kept.Acknowledged} saves acknowledged, 0 lost, 0 by half, {kept.Unasked} kept that could not be acknowledged any more; had saves been acknowledged as they came, {early} of {Writers} were lost");
    }

    private static HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    /// <summary>The control: the server is killed while each writer’s save waits for somebody else’s transaction.</summary>
    private static async Task<List<string>> KilledWhileTheyWait(Storage storage, IEnumerable<StepWriter> writers)
    {
        await using var server = await ServedKith.Start(storage);
        using var client = Client();
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
}
