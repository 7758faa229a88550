using System.Diagnostics;
using System.Net;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>
/// Two web servers on a PostgreSQL with a standby that confirms each commit: the primary is killed while they save, the standby takes over, and they go on by themselves.
/// What was acknowledged is there, nothing by half, nothing twice (TR-40, TR-42, F3).
/// </summary>
public sealed class FailoverSoak
{
    private const int Writers = 4;
    private const int MostSaves = 40;
    private const int Mails = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // In a process of its own, as what else has a PostgreSQL of its own.
    [Fact]
    [Trait("Soak", "failover")]
    [Trait("Alone", "yes")]
    public async Task What_was_acknowledged_outlives_the_primary()
    {
        Assert.SkipWhen(OwnPostgres.Programs is null, "PostgreSQL is not here");
        var kills = Soak.Cycles(quick: 0, full: 50);
        Assert.SkipWhen(kills == 0, "A kill and what it needs take most of a minute: ./dev soak failover");
        await using var one = OwnPostgres.Start();
        await using var two = OwnPostgres.Place();
        await one.Standby(OwnPostgres.StandbyName);
        two.Follow(one);
        await using var world = new WorldOn($"Host={one.Folder},{two.Folder};Username=kith;Database=postgres;Target Session Attributes=primary;Host Recheck Seconds=1");
        await world.InitializeAsync();
        var saving = await StepWriters.Prepare(world, Writers);
        await PutMail(world);
        await world.Stop();

        var folders = new[] { Path.Combine(world.Storage.FilesFolder, "mail-1"), Path.Combine(world.Storage.FilesFolder, "mail-2") };
        var nodes = await Task.WhenAll(folders.Select(f => ServedKith.Start(world.Storage, "--mail", f, "--mail-from", "kith@kith.example")));
        await using var first = nodes[0];
        await using var second = nodes[1];
        var left = await LeftOnce(world, folders);

        using var run = new Nodes(nodes, saving);
        var primary = (Now: one, Next: two);
        var slowest = TimeSpan.Zero;
        var random = new Random(kills);
        for (var kill = 0; kill < kills; kill++)
        {
            await run.Saved(random.Next(MostSaves));
            await run.SavedAcross();
            await Task.Delay(random.Next(30));
            var since = Stopwatch.GetTimestamp();
            primary.Now.Kill();
            primary.Next.Promote();
            primary.Now.Follow(primary.Next);
            primary = (primary.Next, primary.Now);
            await run.SavedOnEach();
            slowest = Max(slowest, Stopwatch.GetElapsedTime(since));
        }

        var again = await run.Finish();

        // By a connection that no kill has met.
        var storage = world.Storage with { Postgres = $"{world.Storage.Postgres};Pooling=false" };
        var kept = await saving.Against(storage);
        Assert.Equal(0, kept.Lost);
        Assert.Equal(0, kept.Unasked);
        var sealedLines = await Verified(storage);

        using var control = new Nodes(nodes, saving);
        var lost = await WithoutConfirmation(primary.Now, primary.Next, control, saving, storage);
        Assert.True(lost > 0, "With a standby that nobody waits for nothing was lost: the soak sees nothing");
        Soak.Say($"primary killed {kills} times under {Writers} writers at two web servers: {kept.Acknowledged} saves acknowledged, {again} of them when sent again, 0 lost, 0 by half, 0 twice; both saved again after at most {slowest.TotalSeconds:0.0} s, the making of the next standby included; of {Mails} mails that both could send {left[0]} left from one and {left[1]} from the other, each once; {sealedLines} lines sealed by whichever came first and found whole; with a standby that nobody waits for {lost} lost", "PostgreSQL");
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static async Task PutMail(KithWorld world) => await world.Run<int>((services, now) =>
    {
        services.GetRequiredService<KithDb>().AddRange(Enumerable.Range(0, Mails).Select(number => Message.Write($"worker{number}@kith.example", "Kith", "A mail", now)));
        return Task.FromResult<Outcome<int>>(Mails);
    });

    /// <returns>How many left from each server; together as many as there are.</returns>
    private static async Task<int[]> LeftOnce(KithWorld world, string[] folders)
    {
        for (var since = Stopwatch.GetTimestamp(); await Waiting() > 0;)
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < Patience, "Mail did not leave");
            await Task.Delay(100);
        }

        var left = folders.Select(f => Directory.Exists(f) ? Directory.GetFiles(f, "*.eml").Length : 0).ToArray();
        Assert.Equal(Mails, left.Sum());
        return left;

        async Task<int> Waiting()
        {
            await using var provider = new ServiceCollection().AddLogging().AddKith(world.Storage).BuildServiceProvider();
            await using var scope = provider.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<KithDb>().Messages.CountAsync(m => m.State == MessageState.Waiting);
        }
    }

    /// <summary>Both servers have sealed, each second, into one chain.</summary>
    /// <returns>How many lines of the Ledger and the audit.</returns>
    private static async Task<long> Verified(Storage storage)
    {
        var line = Commands.KithCommands.Root().Parse(["audit", "verify", "--postgres", storage.Postgres!, "--seals", storage.SealFolder]);
        using var said = new StringWriter();
        (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error) = (said, said);
        Assert.True(await line.InvokeAsync() == 0, said.ToString());
        return long.Parse(said.ToString().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The control: the standby has fallen behind, and nobody waits for it.</summary>
    private static async Task<int> WithoutConfirmation(OwnPostgres primary, OwnPostgres standby, Nodes run, StepWriters saving, Storage storage)
    {
        await primary.Standby(string.Empty);
        await standby.Set("primary_conninfo", string.Empty);
        while (await OwnPostgres.On(standby.Connection, "SELECT count(*) FROM pg_stat_wal_receiver") != "0")
        {
            await Task.Delay(20);
        }

        await run.Saved(MostSaves);
        primary.Kill();
        standby.Promote();
        await standby.Standby(string.Empty);
        await run.SavedOnEach();
        await run.Finish();
        return (await saving.Against(storage)).Lost;
    }

    /// <summary>The writers, half of them at each server, who send again what was not acknowledged, as they are asked to.</summary>
    private sealed class Nodes : IDisposable
    {
        private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        private readonly CancellationTokenSource enough = new();
        private readonly ServedKith[] nodes;
        private readonly StepWriters saving;
        private readonly int[] saved;
        private readonly List<Task> writing;
        private int again;

        public Nodes(ServedKith[] nodes, StepWriters saving)
        {
            (this.nodes, this.saving, saved) = (nodes, saving, new int[nodes.Length]);
            writing = [.. saving.Writers.Select((writer, number) => Write(writer, number % nodes.Length))];
        }

        /// <summary>Once so many more are acknowledged.</summary>
        public async Task Saved(int more)
        {
            var until = saving.Acknowledged + more;
            await Until(() => saving.Acknowledged >= until);
        }

        public async Task SavedOnEach()
        {
            var before = saved.ToArray();
            await Until(() => !saved.Where((count, node) => count <= before[node]).Any());
        }

        /// <summary>A form that one server has shown is saved by the other one, in a session that neither has begun.</summary>
        public async Task SavedAcross()
        {
            var (writer, visitor) = (saving.Writers[0], saving.Writers[0].At(client, nodes[0].Address));
            (Shown Form, string What)? begun;
            for (var since = Stopwatch.GetTimestamp(); (begun = await saving.Begin(writer, visitor)) is null; await Task.Delay(100))
            {
                Assert.True(Stopwatch.GetElapsedTime(since) < Patience, "No form is shown");
            }

            var (form, what) = begun.Value;
            var answer = await visitor.Post(new Uri(nodes[1].Address, form.Address).ToString(), form.Fields(), follow: false);
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            saving.Acknowledge(what);
        }

        /// <summary>Everybody ends the step that they are at.</summary>
        /// <returns>How many saves had to be sent again.</returns>
        public async Task<int> Finish()
        {
            await enough.CancelAsync();
            await Task.WhenAll(writing).WaitAsync(Patience);
            return again;
        }

        public void Dispose()
        {
            client.Dispose();
            enough.Dispose();
        }

        private async Task Write(StepWriter writer, int node)
        {
            var visitor = writer.At(client, nodes[node].Address);
            while (!enough.IsCancellationRequested)
            {
                if (await saving.Begin(writer, visitor) is var (form, what))
                {
                    _ = await saving.SaveInTheEnd(form, what, TimeSpan.FromMilliseconds(100)) > 1 ? Interlocked.Increment(ref again) : 0;
                    Interlocked.Increment(ref saved[node]);
                }
                else
                {
                    await Task.Delay(100);
                }
            }
        }

        private async Task Until(Func<bool> isSo)
        {
            for (var since = Stopwatch.GetTimestamp(); !isSo();)
            {
                Assert.True(Stopwatch.GetElapsedTime(since) < Patience, "The servers did not go on by themselves");

                // A writer that has given up says why.
                await (writing.Find(w => w.IsCompleted) ?? Task.Delay(5));
            }
        }
    }
}
