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

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>From so many kills on there are two records: a start keeps one processor busy.</summary>
    private const int Many = 20;

    /// <summary>Kills of one record after which it is held against what was acknowledged, and at the end.</summary>
    private const int Between = 50;

    [Fact]
    [Trait("Soak", "crash")]
    public async Task What_was_acknowledged_outlives_the_server()
    {
        var kills = Soak.Cycles(quick: 2, full: TestDatabase.IsPostgres ? 200 : 1_000);
        await using var first = new KithWorld();
        await using var second = kills < Many ? null : new KithWorld();
        KithWorld[] worlds = second is null ? [first] : [first, second];
        var records = await Task.WhenAll(worlds.Select(Prepare));
        var kept = await Task.WhenAll(records.Select((r, i) => Kill(r.Storage, r.Saving, (kills + i) / records.Length)));

        var (storage, saving) = records[0];
        var waiting = await KilledWhileTheyWait(storage, saving.Writers);
        var early = waiting.Except(await StepWriters.Kept(storage)).Count();
        Assert.True(early == Writers, $"Of {Writers} saves that waited when the server was killed {Writers - early} are there: the soak sees nothing");
        Soak.Say($"killed {kills} times under {Writers} writers: {kept.Sum(k => k.Acknowledged)} saves acknowledged, 0 lost, 0 by half, {kept.Sum(k => k.Unasked)} kept that could not be acknowledged any more; had saves been acknowledged as they came, {early} of {Writers} were lost");
    }

    private static async Task<(Storage Storage, StepWriters Saving)> Prepare(KithWorld world)
    {
        await world.InitializeAsync();
        var saving = await StepWriters.Prepare(world, Writers);
        await world.Stop();
        return (world.Storage, saving);
    }

    private static async Task<Reckoning> Kill(Storage storage, StepWriters saving, int times)
    {
        var random = new Random(times);
        for (var kill = 1; ; kill++)
        {
            await using var server = await ServedKith.Start(storage);
            using var client = Client();
            var enough = saving.Acknowledged + random.Next(MostSaves);
            var writing = saving.Writers.Select(w => saving.Write(w, w.At(client, server.Address), Pause)).ToList();
            while (saving.Acknowledged < enough)
            {
                await Task.Delay(1);
                Assert.True(writing.Any(w => !w.IsCompleted), "Every writer has given up while the server ran");
            }

            await Task.Delay(random.Next(30));
            await server.Kill();
            await Task.WhenAll(writing);
            if (kill % Between == 0 || kill == times)
            {
                var kept = await saving.Against(storage);
                Assert.Equal(0, kept.Lost);
                if (kill == times)
                {
                    return kept;
                }

                Soak.Say($"{kill} kills of one record: {kept.Acknowledged} saves acknowledged, all there and whole");
            }
        }
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
