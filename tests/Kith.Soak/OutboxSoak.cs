using System.Text.RegularExpressions;
using Kith.Platform.Data;
using Kith.Platform.Mail;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>
/// The server that sends mail is killed at each step of handing one over, and somewhere behind the last: each mail has its effect once at a receiver that knows a mail by its Message-ID, none is lost,
/// and what is refused for good is parked (TR-46). Each kill is that of a whole process, which another one follows.
/// </summary>
public sealed partial class OutboxSoak
{
    // Of them the last is for somebody whom the receiver does not know.
    private const int EachTime = 4;
    private const int MostMilliseconds = 15;

    private static readonly MailStage[] Stages = [MailStage.Taken, MailStage.Recipient, MailStage.Acknowledged, MailStage.Greeting, MailStage.Data];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    [Trait("Soak", "outbox")]
    public async Task Each_mail_has_its_effect_once_however_often_its_sender_is_killed()
    {
        var kills = Soak.Cycles(quick: 2, full: 100);
        await using var world = new KithWorld();
        await world.InitializeAsync();
        await world.Stop();
        await using var receiver = new Receiver();
        await using var provider = new ServiceCollection().AddLogging().AddKith(world.Storage).BuildServiceProvider();
        string[] mail = ["--mail", $"smtp://127.0.0.1:{receiver.Port}", "--mail-from", "kith@kith.example"];
        var random = new Random(kills);
        var (due, never) = (new Dictionary<RowId, string>(), 0);
        for (var kill = 0; kill < kills; kill++)
        {
            foreach (var (id, effect) in await Put(provider, kill))
            {
                due.Add(id, effect);
            }

            var stage = Stages[kill % Stages.Length];

            // The first takes a mail without a word, the second finds one that has never come: two kills show both.
            var held = receiver.HoldAt(stage, before: kill switch { 0 => 0, 1 => EachTime - 1, _ => random.Next(EachTime - 1) });
            await using (var server = await ServedKith.Start(world.Storage, mail))
            {
                await held.WaitAsync(Patience);
                await Task.Delay(stage == MailStage.Acknowledged ? random.Next(MostMilliseconds) : 0);
                await server.Kill();
            }

            receiver.LetGo();
            var came = receiver.Came().Select(m => m.Effect).ToHashSet();
            never += (await LeasesAreOver(provider)).Count(id => due.ContainsKey(id) && !came.Contains(due[id]));
        }

        await using (await ServedKith.Start(world.Storage, mail))
        {
            await NothingWaits(provider);
        }

        var all = receiver.Came();
        Assert.Equal(due.Values.Order(), all.DistinctBy(m => m.MessageId).Select(m => m.Effect).Order());
        var kept = await Kept(provider);
        Assert.Equal(due.Keys.Select(id => id.Value).Order(), kept.Where(m => m.State == MessageState.Sent).Select(m => m.Id.Value).Order());
        Assert.Equal(kills, kept.Count(m => m is { State: MessageState.Parked, Fault: "The server answered 550" }));
        Assert.Equal(due.Count + kills, kept.Count);

        // The controls: what a receiver that knows no Message-ID, and a sender that says what it has not been told, would have done of what was seen.
        var twice = all.Count - due.Count;
        Assert.True(twice > 0, "No mail came twice: the soak sees nothing");
        Assert.True(never > 0, "No mail was in hand when its server was killed: the soak sees nothing");
        Soak.Say($"the server that sends was killed {kills} times: {due.Count} mails had their effect once each, 0 lost, {kills} that were refused for good were parked; {twice} came again under their Message-ID, and would have had their effect twice without it; had they been said to be sent when they were taken, {never} were lost");
    }

    /// <returns>Those that shall have an effect.</returns>
    private static async Task<List<(RowId Id, string Effect)>> Put(ServiceProvider provider, int kill)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        var put = await scope.ServiceProvider.GetRequiredService<Writes>().Run<List<(RowId, string)>>(now =>
        {
            List<(RowId, string)> written = [];
            for (var number = 0; number < EachTime; number++)
            {
                var message = Message.Write($"{(number == EachTime - 1 ? Receiver.Unknown : "worker")}-{kill}-{number}@kith.example", "Kith", $"Effect {kill}-{number}", now);
                db.Add(message);
                written.Add((message.Id, $"{kill}-{number}"));
            }

            return Task.FromResult<Outcome<List<(RowId, string)>>>(written[..^1]);
        });
        return put.Value;
    }

    /// <summary>Nobody holds what a killed server held: its lease would end five minutes later.</summary>
    /// <returns>What it held.</returns>
    private static async Task<List<RowId>> LeasesAreOver(ServiceProvider provider)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        var taken = db.Messages.Where(m => m.State == MessageState.Waiting && m.Attempts > 0);
        var held = await taken.Where(m => m.DueAt > m.WrittenAt).Select(m => m.Id).ToListAsync();
        await taken.ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, m => m.WrittenAt));
        return held;
    }

    private static async Task NothingWaits(ServiceProvider provider)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            await using var scope = provider.CreateAsyncScope();
            if (!await scope.ServiceProvider.GetRequiredService<KithDb>().Messages.AnyAsync(m => m.State == MessageState.Waiting, patience.Token))
            {
                return;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    private static async Task<List<Message>> Kept(ServiceProvider provider)
    {
        await using var scope = provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<KithDb>().Messages.AsNoTracking().ToListAsync();
    }

    /// <summary>Takes mail, and stays silent where it is told to.</summary>
    private sealed partial class Receiver : IAsyncDisposable
    {
        public const string Unknown = "unknown";

        private readonly MailServerInTest server = new();
        private readonly Lock gate = new();
        private (MailStage Stage, int Before, TaskCompletionSource Held, TaskCompletionSource LetGo)? hold;

        public Receiver()
        {
            server.Recipient = line => line.Contains(Unknown, StringComparison.Ordinal) ? "550 Unknown" : "250 OK";
            server.At = At;
            server.Start();
        }

        public int Port => server.Port;

        /// <param name="before">How many pass that stage first.</param>
        /// <returns>Once somebody waits there.</returns>
        public Task HoldAt(MailStage stage, int before)
        {
            lock (gate)
            {
                var (held, letGo) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
                hold = (stage, before, held, letGo);
                return held.Task;
            }
        }

        public void LetGo()
        {
            lock (gate)
            {
                hold?.LetGo.SetResult();
                hold = null;
            }
        }

        /// <summary>Each mail as often as it came.</summary>
        public List<(string MessageId, string Effect)> Came() => [.. server.Mails.Select(m => (MessageId().Match(m).Groups["id"].Value, Effect().Match(m).Groups["effect"].Value))];

        public async ValueTask DisposeAsync()
        {
            LetGo();
            await server.DisposeAsync();
        }

        private Task At(MailStage stage, string said)
        {
            lock (gate)
            {
                if (hold is not { } here || here.Stage != stage || said.Contains(Unknown, StringComparison.Ordinal))
                {
                    return Task.CompletedTask;
                }

                if (here.Before > 0)
                {
                    hold = here with { Before = here.Before - 1 };
                    return Task.CompletedTask;
                }

                here.Held.TrySetResult();

                // Behind the last stage it is the sender’s turn.
                return stage == MailStage.Acknowledged ? Task.CompletedTask : here.LetGo.Task;
            }
        }

        [GeneratedRegex("^Message-Id: <(?<id>[^>]+)>", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
        private static partial Regex MessageId();

        [GeneratedRegex("^Effect (?<effect>[0-9-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
        private static partial Regex Effect();
    }
}
