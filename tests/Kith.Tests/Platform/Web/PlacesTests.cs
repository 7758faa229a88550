using System.Data.Common;
using System.Net;
using Kith.Features.Access;
using Kith.Features.Steps;
using Kith.Platform.Data;
using Kith.Platform.Web;
using Kith.Practice.Access;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Kith.Tests.Platform.Web;

/// <summary>Whom Kith cannot answer in time is told when to come back, and gets back what they typed (TR-48, TR-67).</summary>
public sealed class PlacesTests(NarrowWorld world) : IClassFixture<NarrowWorld>
{
    private const string Again = "Send again";

    [Fact]
    public async Task Whoever_finds_no_place_is_told_when_to_come_back_and_what_is_sent_comes_before_what_is_read()
    {
        var family = await world.Given.AFamily();
        var visitor = world.As(family.SocialWorker);
        var steps = StepsLinks.Steps(family.Ref);
        var forms = new[] { await Typed(visitor, family, "First"), await Typed(visitor, family, "Second <b>\n&amp; line") };

        world.Hold();
        var inside = visitor.Open(steps);
        await world.Held(1);
        var waiting = visitor.Open($"{steps}?all=1");
        var first = forms[0].Press("Save", follow: false);
        await world.Held(2);

        var told = await waiting;
        Told(told, "Kith cannot answer now");
        Assert.Equal($"{steps}?all=1", told.Document.QuerySelector("main a")!.GetAttribute("href"));
        var second = await forms[1].Press("Save", follow: false);
        Told(second, "This has not been saved");
        (await world.Anyone().Open("/health/live")).Expect(HttpStatusCode.OK);
        Assert.False(inside.IsCompleted);

        world.Release();
        (await inside).Expect(HttpStatusCode.OK);
        Assert.Equal(steps, (await first).Location);
        Assert.Equal(steps, (await second.Press(Again, follow: false)).Location);
        Assert.Equal(["First", "Second <b>\n&amp; line"], (await Steps(family)).Select(s => s.Replace("\r\n", "\n", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task While_the_record_is_away_a_form_comes_back_to_be_sent_again_and_is_saved_once()
    {
        var family = await world.Given.AFamily();
        var visitor = world.As(family.SocialWorker);
        var form = await Typed(visitor, family, "Call the school");
        var signIn = await world.Anyone().Open(AccessLinks.SignIn);
        var (administrator, _) = await world.AnAdministrator();
        var newcomer = (await world.ANewcomer(Role.Analyst)).Worker;
        (Shown Page, string[] Fields)[] secret =
        [
            (await visitor.Open(AccessLinks.Password), ["Input.CurrentPassword", "Input.NewPassword"]),
            (await administrator.Open(AccessLinks.OpenAccount(newcomer)), ["Input.Password"]),
        ];

        world.IsGone = true;
        Told(await visitor.Open("/"), "Kith cannot answer now");
        var told = await form.Press("Save", follow: false);
        Told(told, "This has not been saved");
        Told(await told.Press(Again, follow: false), "This has not been saved");
        var refused = await signIn.Fill("Input.Email", "robin@kith.example").Fill("Input.Password", "correct horse battery").Press("Continue");
        Told(refused, "This has not been saved");
        refused.DoesNotShow("correct horse battery");
        foreach (var (page, fields) in secret)
        {
            foreach (var field in fields)
            {
                page.Fill(field, "correct horse battery");
            }

            var sent = await page.Press(page.Buttons.First(b => b is "Change password" or "Open account"), follow: false);
            Told(sent, "This has not been saved");
            Assert.DoesNotContain("correct horse battery", sent.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(Again, sent.Buttons);
        }

        world.IsGone = false;
        Assert.Equal(StepsLinks.Steps(family.Ref), (await told.Press(Again, follow: false)).Expect(HttpStatusCode.Redirect).Location);
        await told.Press(Again, follow: false);
        Assert.Equal(["Call the school"], await Steps(family));
    }

    private static async Task<Shown> Typed(Visitor visitor, FamilyInTest family, string what) => (await visitor.Open(StepsLinks.Add(family.Ref))).Fill("Input.What", what);

    private static void Told(Shown answer, string heading)
    {
        answer.Expect(HttpStatusCode.ServiceUnavailable).Shows(heading);
        Assert.InRange(answer.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 5, 15);
        Assert.True(answer.Response.Headers.CacheControl!.NoStore);
    }

    private Task<List<string>> Steps(FamilyInTest family) => world.Read(db => db.Steps.Where(s => s.FamilyEpisode == family.Episode).Select(s => s.What).ToListAsync());
}

/// <summary>A server with one place for pages and one for what is sent, whose database can be held up or gone.</summary>
public sealed class NarrowWorld : KithWorld
{
    private TaskCompletionSource? held;
    private int waiting;

    public bool IsGone { get; set; }

    /// <summary>From now on whoever asks the database waits.</summary>
    public void Hold() => (held, waiting) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);

    public void Release()
    {
        held?.SetResult();
        held = null;
    }

    /// <summary>Once so many wait.</summary>
    public async Task Held(int requests)
    {
        while (Volatile.Read(ref waiting) < requests)
        {
            await Task.Delay(5);
        }
    }

    protected override void Replace(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new Places(All: 2, OfReaders: 1, Waiting: 1, Longest: TimeSpan.FromMilliseconds(200)));
        builder.Services.ConfigureDbContext<SqliteKithDb>(options => options.AddInterceptors(new Opening(this)));
        builder.Services.ConfigureDbContext<PostgresKithDb>(options => options.AddInterceptors(new Opening(this)));
    }

    private sealed class Opening(NarrowWorld world) : DbConnectionInterceptor
    {
        public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (world.IsGone)
            {
                throw TestDatabase.IsPostgres ? new NpgsqlException("Failed to connect") : new SqliteException("unable to open database file", 14, 14);
            }

            if (world.held is { } gate)
            {
                Interlocked.Increment(ref world.waiting);
                await gate.Task;
            }

            return result;
        }
    }
}
