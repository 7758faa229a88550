using System.Net;
using System.Reflection;
using Kith.Features.Steps;
using Kith.Platform.Data;
using Kith.Platform.Web;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kith.Tests.Platform.Web;

/// <summary>
/// A fault before and behind every part of the pipeline in turn, in the page that tells of faults too: whoever asked is told on a plain page with a reference and without a word of the fault,
/// nothing that was asked for is shown, and nothing is saved that had not been (TR-66).
/// </summary>
public sealed class LastResortTests(KithWorld world) : IClassFixture<KithWorld>
{
    private const string Place = "X-Fault-At";
    private const string How = "X-Fault-How";
    private const string Once = "once";
    private const string Always = "always";
    private const string Behind = "behind";
    private const string Words = "Amy lives at 1 Harbour Row";

    // What writes the headers and what catches the last stand outside of everything that can be caught.
    private const int Outermost = 1;

    [Fact]
    public async Task Wherever_a_fault_is_met_whoever_asked_is_told_without_a_word_of_it()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy"));
        await using var app = KithApp.Build(world.Storage, new KithAppOptions
        {
            Urls = "http://localhost",
            Replace = builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<TimeProvider>(world.Clock);
                builder.Services.AddSingleton(RequestLimits.None);
            },
        });
        var places = Between(app);
        Assert.InRange(places, 16, 40);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var visitor = new Visitor(app.GetTestClient(), new Uri("http://localhost"));
        var (name, value) = world.SessionOf(family.SocialWorker);
        visitor.SetCookie(name, value);
        var steps = StepsLinks.Steps(family.Ref);
        (await visitor.Open(steps)).Expect(HttpStatusCode.OK);

        for (var place = 0; place < places; place++)
        {
            foreach (var address in new[] { steps, "/", "/help", "/health/live", "/oruk/v3/services", "/assets/kith.css", "/nowhere" })
            {
                foreach (var how in new[] { Once, Always })
                {
                    var answer = await Ask(visitor, HttpMethod.Get, address, place, how);
                    if (answer is not null && Reaches(address, answer, place, places))
                    {
                        Told(answer, $"{how} at {place}, {address}");
                    }
                }
            }

            // Before its handler nothing is saved, and behind it the page does not say that nothing was.
            var what = $"Step {place}";
            var form = (await visitor.Open(StepsLinks.Add(family.Ref))).Fill("Input.What", what);
            foreach (var how in new[] { Once, Always })
            {
                if (await Ask(visitor, HttpMethod.Post, form.Address, place, how, form.Fields()) is { } refused)
                {
                    Told(refused, $"{how} at {place}, a form");
                }

                Assert.False(await IsKept(what), $"{how} at {place}: saved in spite of the fault");
            }

            if (await Ask(visitor, HttpMethod.Post, form.Address, place, Behind, form.Fields()) is { } late)
            {
                Told(late, $"behind {place}, a form");
                late.Shows("may not have been saved. Go back and check");
            }

            Assert.True(await IsKept(what), $"behind {place}: what was committed is gone");
        }

        Task<bool> IsKept(string what) => world.Read(db => db.Steps.AnyAsync(s => s.What == what));
    }

    /// <summary>What is answered further out never comes to where the fault is.</summary>
    private static bool Reaches(string address, Shown answer, int place, int places) =>
        answer.Status >= HttpStatusCode.InternalServerError || !(address.StartsWith("/assets", StringComparison.Ordinal) && place > Outermost && place < places);

    private static void Told(Shown answer, string where)
    {
        Assert.True(answer.Status == HttpStatusCode.InternalServerError, $"{where}: {(int)answer.Status}");
        Assert.True(answer.Text.Contains("Something went wrong", StringComparison.Ordinal) && answer.Text.Contains("give this reference", StringComparison.Ordinal), $"{where}: {answer.Text}");
        foreach (var word in new[] { "Harbour", "Exception", " at Kith.", " at Microsoft.", ".cs:line" })
        {
            Assert.False(answer.Body.Contains(word, StringComparison.Ordinal), $"{where} tells “{word}”");
        }

        Assert.True(answer.Response.Headers.CacheControl?.NoStore == true && answer.Response.Headers.Contains("Content-Security-Policy"), where);
    }

    /// <returns>Null where nothing stands outside to catch it: the server itself ends such a request without an answer’s words.</returns>
    private static async Task<Shown?> Ask(Visitor visitor, HttpMethod method, string address, int place, string how, IEnumerable<KeyValuePair<string, string>>? fields = null)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add(Place, $"{place}");
        request.Headers.Add(How, how);
        request.Content = fields is null ? null : new FormUrlEncodedContent(fields);
        try
        {
            return await visitor.Answer(request);
        }
        catch (InvalidOperationException fault) when (fault.Message == Words)
        {
            Assert.True(place <= Outermost, $"{how} at {place}, {address}: nobody caught it");
            return null;
        }
    }

    /// <summary>Puts a fault that waits to be asked for before each part of the pipeline and behind the last.</summary>
    /// <returns>How many.</returns>
    private static int Between(WebApplication app)
    {
        // The framework has no way to say “between each”: it keeps the parts in a list of its own.
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        var pipeline = typeof(WebApplication).GetProperty("ApplicationBuilder", Hidden)!.GetValue(app)!;
        var parts = (List<Func<RequestDelegate, RequestDelegate>>)pipeline.GetType().GetField("_components", Hidden)!.GetValue(pipeline)!;
        var count = parts.Count;
        for (var place = count; place >= 0; place--)
        {
            parts.Insert(place, Fault(place));
        }

        return count + 1;
    }

    private static Func<RequestDelegate, RequestDelegate> Fault(int place) => next => async context =>
    {
        var isHere = context.Request.Headers[Place] == $"{place}";
        var how = context.Request.Headers[How].ToString();
        if (isHere && (how == Always || (how == Once && context.Items.TryAdd(typeof(LastResortTests), how))))
        {
            throw new InvalidOperationException(Words);
        }

        await next(context);
        if (isHere && how == Behind && context.Items.TryAdd(typeof(LastResortTests), how))
        {
            throw new InvalidOperationException(Words);
        }
    };
}
