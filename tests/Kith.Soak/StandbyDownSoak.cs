using System.Net;
using Kith.Features.Steps;
using Kith.Platform.Data;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kith.Soak;

/// <summary>While the standby that must confirm each commit is away, nothing is shown as saved, and nothing that was typed is lost (TR-42, F4).</summary>
public sealed class StandbyDownSoak
{
    private const int AtOnce = 8;
    private const string Look = "Look whether it was kept";

    // In a process of its own: a compiled query belongs to the database with which it was first asked, and here are two.
    [Fact]
    [Trait("Soak", "standbydown")]
    [Trait("Alone", "yes")]
    public async Task Nothing_is_shown_as_saved_that_the_standby_has_not_confirmed()
    {
        Assert.SkipWhen(OwnPostgres.Programs is null, "PostgreSQL is not here");
        var saves = Soak.Cycles(quick: 16, full: 1_000);
        await using var server = OwnPostgres.Start();
        await using var world = new WorldOn(server.Connection);
        await world.InitializeAsync();
        var family = await world.Given.AFamily();

        var shown = await SaveWithoutStandby(server, world, family, saves);
        Assert.All(shown, s => Assert.Equal(HttpStatusCode.ServiceUnavailable, s.Status));
        var forms = shown.Where((s, number) => s.ValueOf("Input.What") == $"Step {number}").ToList();
        Assert.Equal(saves, forms.Count);
        Assert.All(forms.Take(5), f => f.Shows("Kith does not know whether this was saved"));

        // Found in the record, and still on one machine alone.
        var looked = await Parallel(server, forms.Take(AtOnce), Look);
        Assert.All(looked, l => Assert.Equal(HttpStatusCode.ServiceUnavailable, l.Status));

        await server.Standby(string.Empty);
        foreach (var form in forms)
        {
            Assert.Equal(StepsLinks.Steps(family.Ref), (await form.Press(Look, follow: false)).Location);
        }

        var rows = await world.Read(db => db.Steps.CountAsync());
        Assert.Equal(saves, rows);

        // The control: the warning is the one sign that there is.
        var control = Math.Min(saves, 20);
        await OwnPostgres.On(server.Connection, $"ALTER DATABASE {world.Name} SET client_min_messages = error");
        NpgsqlConnection.ClearAllPools();
        var fooled = (await SaveWithoutStandby(server, world, family, control, endings: ["pg_cancel_backend"])).Count(s => s.Status == HttpStatusCode.Redirect);
        Assert.True(fooled == control, $"With the warning unheard {fooled} of {control} were shown as saved: the soak sees nothing");
        await server.Standby(string.Empty);
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Services.PrepareRecord(CancellationToken.None));
        Soak.Say($"{saves} saves while the standby was down: 0 shown as saved, {rows} kept once after they were looked for; with the warning unheard {fooled} of {control} were shown as saved", "PostgreSQL");
    }

    /// <returns>What each save was answered.</returns>
    private static async Task<IReadOnlyList<Shown>> SaveWithoutStandby(OwnPostgres server, KithWorld world, FamilyInTest family, int saves, string[]? endings = null)
    {
        var visitor = world.As(family.SocialWorker);
        var pages = new List<Shown>();
        for (var number = 0; number < saves; number++)
        {
            pages.Add((await visitor.Open(StepsLinks.Add(family.Ref))).Fill("Input.What", $"Step {number}"));
        }

        await server.Standby("nobody");
        return await Parallel(server, pages, "Save", endings);
    }

    private static async Task<IReadOnlyList<Shown>> Parallel(OwnPostgres server, IEnumerable<Shown> pages, string button, string[]? endings = null)
    {
        using var answered = new CancellationTokenSource();
        var impatient = Impatient(server, endings ?? ["pg_cancel_backend", "pg_terminate_backend"], answered.Token);
        var asked = pages.ToList();
        var answers = new Shown[asked.Count];
        await System.Threading.Tasks.Parallel.ForAsync(0, asked.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
            answers[number] = await asked[number].Press(button, follow: false));
        await answered.CancelAsync();
        await impatient;
        return answers;
    }

    /// <summary>Cuts short every wait for the standby: by turns as a command that took too long, and as a connection that breaks.</summary>
    private static async Task Impatient(OwnPostgres server, string[] endings, CancellationToken ct)
    {
        for (var turn = 0; !ct.IsCancellationRequested; turn++)
        {
            await OwnPostgres.On(server.Connection, $"SELECT count({endings[turn % endings.Length]}(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
