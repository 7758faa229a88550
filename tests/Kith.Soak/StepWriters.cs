using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Kith.Features.Steps;
using Kith.Platform.Data;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>Workers who save one step after another over http, and what was acknowledged of what they sent.</summary>
internal sealed class StepWriters
{
    private readonly ConcurrentBag<string> sent = [];
    private readonly ConcurrentBag<string> acknowledged = [];

    private StepWriters(IReadOnlyList<StepWriter> writers) => Writers = writers;

    public IReadOnlyList<StepWriter> Writers { get; }

    public int Acknowledged => acknowledged.Count;

    /// <summary>Each with a family of their own, signed in by the machine’s clock.</summary>
    public static async Task<StepWriters> Prepare(KithWorld world, int writers)
    {
        world.Clock.Set(TimeProvider.System.GetUtcNow());
        List<StepWriter> prepared = [];
        for (var i = 0; i < writers; i++)
        {
            var family = await world.Given.AFamily();
            var (name, value) = world.SessionOf(family.SocialWorker);
            prepared.Add(new StepWriter(family.Ref, name, value));
        }

        return new StepWriters(prepared);
    }

    /// <summary>Saves until the server is gone.</summary>
    /// <param name="pause">How long a writer waits who is not shown a page or whose save is not acknowledged, as on a busy machine; null: they end there.</param>
    public async Task Write(StepWriter writer, Visitor visitor, TimeSpan? pause = null)
    {
        try
        {
            while (true)
            {
                if (await Begin(writer, visitor) is var (form, what) && await Save(form, what))
                {
                    continue;
                }

                if (pause is not { } aWhile)
                {
                    return;
                }

                await Task.Delay(aWhile);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or SocketException)
        {
            // A connection cut at its first moment comes bare.
        }
    }

    /// <summary>A form filled in; null when none is shown.</summary>
    public async Task<(Shown Form, string What)?> Begin(StepWriter writer, Visitor visitor)
    {
        var page = await visitor.Open(StepsLinks.Add(writer.Family));
        if (page.Status != HttpStatusCode.OK)
        {
            return null;
        }

        var what = $"Step {Guid.NewGuid()}";
        sent.Add(what);
        return (page.Fill("Input.What", what), what);
    }

    /// <returns>Whether the save was acknowledged.</returns>
    private async Task<bool> Save(Shown form, string what)
    {
        if ((await form.Press("Save", follow: false)).Status != HttpStatusCode.Redirect)
        {
            return false;
        }

        Acknowledge(what);
        return true;
    }

    /// <summary>Sends it again, as each answer asks for, until it is acknowledged.</summary>
    /// <returns>How often it was sent.</returns>
    public async Task<int> SaveInTheEnd(Shown form, string what, TimeSpan pause)
    {
        string[] again = ["Look whether it was kept", "Send again"];
        for (var times = 1; ; times++)
        {
            var pressed = form.Buttons.Intersect([.. again, "Save"]).First();
            var answer = await form.Press(pressed, follow: false);
            if (answer.Status == HttpStatusCode.Redirect)
            {
                Acknowledge(what);
                return times;
            }

            // A page without the form: somebody goes back to it.
            form = answer.Buttons.Intersect(again).Any() ? answer : form;
            await Task.Delay(pause);
        }
    }

    public void Acknowledge(string what) => acknowledged.Add(what);

    /// <summary>Holds what was acknowledged against what is kept, whole.</summary>
    public async Task<Reckoning> Against(Storage storage)
    {
        var kept = await Kept(storage);
        Assert.NotEmpty(acknowledged);
        Assert.Empty(kept.Except(sent));
        return new Reckoning(acknowledged.Count, acknowledged.Except(kept).Count(), kept.Count - acknowledged.Intersect(kept).Count());
    }

    /// <summary>What stands there of every step that is there whole and once: with its one fact and its one answer.</summary>
    public static async Task<HashSet<string>> Kept(Storage storage)
    {
        await using var provider = new ServiceCollection().AddLogging().AddKith(storage).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        db.Bounds.Lift("A test sees the whole record");
        var steps = await db.Steps.AsNoTracking().Select(s => new { s.Id, s.What }).ToListAsync();
        var facts = await db.Facts.AsNoTracking().Where(f => f.Kind == nameof(StepSet)).Select(f => f.Data).ToListAsync();
        Assert.Equal(steps.Select(s => s.Id.Value).Order(), facts.Select(f => JsonDocument.Parse(f).RootElement.GetProperty("Step").GetGuid()).Order());
        Assert.Equal(steps.Count, await db.FormReplies.CountAsync());
        var kept = steps.Select(s => s.What).ToHashSet();
        Assert.Equal(steps.Count, kept.Count);
        return kept;
    }
}

/// <param name="Unasked">Kept, though nobody could be told any more.</param>
internal sealed record Reckoning(int Acknowledged, int Lost, int Unasked);

internal sealed record StepWriter(string Family, string Cookie, string Session)
{
    /// <summary>Their browser at a server of its own process.</summary>
    public Visitor At(HttpClient client, Uri address) => SignedIn(new Visitor(client, address));

    public Visitor SignedIn(Visitor visitor)
    {
        visitor.SetCookie(Cookie, Session);
        return visitor;
    }
}
