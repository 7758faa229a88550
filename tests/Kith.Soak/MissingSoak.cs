using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>
/// What somebody may not see reads as what is not there (TR-04): the same status, the same body and headers, and the same time within some milliseconds. Asked of families and of
/// what belongs to them, over every route that names one, by strangers, by whoever a list or a conflict shuts out, and with another family’s things under one’s own.
/// </summary>
public sealed partial class MissingSoak(KithWorld world) : IClassFixture<KithWorld>
{
    private const int Stride = 7_919;

    /// <summary>Of fewer pairs the medians say nothing.</summary>
    private const int Enough = 1_000;

    /// <summary>On a busy machine, where everything takes longer, a tenth of what a page takes.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(5);

    [Fact]
    [Trait("Soak", "missing")]
    public async Task What_may_not_be_seen_reads_as_what_is_not_there()
    {
        var pairs = Soak.Cycles(quick: 80, full: 1_000);
        var probes = await Probes();
        List<string> differ = [];
        List<TimeSpan> there = [], absent = [];
        for (var pair = 0; pair < pairs; pair++)
        {
            var probe = probes[(int)((long)pair * Stride % probes.Count)];

            // By turns, so that neither is always the one that warms what the other finds warm.
            var (hidden, nothing) = pair % 2 == 0
                ? (await Answer(probe, probe.Hidden, there), await Answer(probe, probe.Absent, absent))
                : Turned(await Answer(probe, probe.Absent, absent), await Answer(probe, probe.Hidden, there));
            differ.AddRange(hidden == nothing ? [] : [$"{probe.Who}: {probe.Hidden}\n{AtTheDifference(hidden, nothing)}\n{AtTheDifference(nothing, hidden)}"]);
        }

        Assert.True(differ.Count == 0, string.Join('\n', differ.Take(10)));
        var gap = Median(there) - Median(absent);
        Assert.True(pairs < Enough || gap.Duration() < Gap || gap.Duration() < Median(absent) / 10, $"What is hidden takes {gap.TotalMilliseconds:0.0} ms longer than what is not there");

        // The control: the same of a family that the reader may open.
        var open = await world.Given.AFamily(f => f.AChild("Amy"));
        var nobodys = NobodysRef();
        var own = new Probe(world.As(open.SocialWorker), "a lead worker", FamiliesLinks.Home(open.Ref), FamiliesLinks.Home(nobodys), open.Ref, nobodys);
        Assert.True(await Answer(own, own.Hidden, []) != await Answer(own, own.Absent, []), "A family that is open reads as one that is not there: the comparison proves nothing");
        Soak.Say($"{pairs} pairs of {probes.Count} probes, of what may not be seen and of what is not there: {differ.Count} differ; the medians lie {gap.TotalMilliseconds:0.00} ms apart, {Median(there).TotalMilliseconds:0.0} and {Median(absent).TotalMilliseconds:0.0}");
    }

    private static (string, string) Turned(string nothing, string hidden) => (hidden, nothing);

    private static async Task<string> Answer(Probe probe, string address, List<TimeSpan> times)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await probe.Visitor.Answer(new HttpRequestMessage(HttpMethod.Get, address));
        times.Add(Stopwatch.GetElapsedTime(began));
        var headers = string.Join('\n', answer.Response.Headers.Concat(answer.Response.Content.Headers).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal));
        return New().Replace($"{(int)answer.Status}\n{headers}\n{answer.Body}".Replace(probe.Ref, "*", StringComparison.Ordinal).Replace(probe.Nobodys ?? probe.Ref, "*", StringComparison.Ordinal), "*");
    }

    private static string AtTheDifference(string one, string other)
    {
        var from = Math.Max(0, one.Zip(other).TakeWhile(l => l.First == l.Second).Count() - 60);
        return one[from..Math.Min(one.Length, from + 200)].ReplaceLineEndings(" ");
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private async Task<List<Probe>> Probes()
    {
        var family = await AFamilyWithEverything();
        var routes = world.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<NeedsAttribute>() is not null && (e.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods: var methods } || methods.Contains("GET")))
            .Select(e => e.RoutePattern.RawText!.TrimStart('/')).Where(r => r.Contains("{familyRef}", StringComparison.Ordinal)).Distinct().ToList();
        List<Probe> probes = [];
        foreach (var (who, reader) in await ShutOut(family))
        {
            var (visitor, tour) = (world.As(reader), new Tour(world, family, default, [family.SocialWorker]));
            foreach (var route in routes)
            {
                if (await tour.AddressOf(route) is { } address)
                {
                    var nobodys = NobodysRef();
                    probes.Add(new Probe(visitor, who, address, address.Replace(family.Ref, nobodys, StringComparison.Ordinal), family.Ref, nobodys));
                }
            }
        }

        // Another family’s things, asked for under one’s own.
        var own = await world.Given.AFamily(f => f.AChild("Cal").AnAdult("Una"));
        var stage = new Tour(world, family, default, [family.SocialWorker]);
        foreach (var reader in new[] { own.SocialWorker, own.Manager })
        {
            var visitor = world.As(reader);
            foreach (var route in routes.Where(r => r.Contains(":guid", StringComparison.Ordinal)))
            {
                if (await stage.AddressOf(route) is { } address)
                {
                    var under = address.Replace(family.Ref, own.Ref, StringComparison.Ordinal);
                    probes.Add(new Probe(visitor, $"{reader.Role} of another family", under, AnId().Replace(under, Guid.NewGuid().ToString()), own.Ref));
                }
            }
        }

        Assert.True(probes.Count > 300, $"Only {probes.Count} probes");
        // What a browser is given once, it is not given again.
        foreach (var visitor in probes.Select(p => p.Visitor).Distinct())
        {
            await visitor.Open(AccessLinks.Password);
        }

        return probes;
    }

    /// <summary>Those for whom the family is not there: who never had to do with it, and who had, until it was shut to them.</summary>
    private async Task<List<(string Who, WorkerInTest Reader)>> ShutOut(FamilyInTest family)
    {
        List<(string, WorkerInTest)> shut = [];
        foreach (var role in new[] { Role.SocialWorker, Role.TeamManager, Role.SchoolDsl, Role.EmergencyDuty, Role.DaPerpetratorWorker })
        {
            shut.Add(($"{role}, a stranger", await world.Given.AWorker(role)));
        }

        var conflicted = await world.Given.ACoWorker(family, Role.FamilySupportWorker);
        await Add(now => Interest.With(family.Adult("Vera"), conflicted.Worker, new InterestDetails(InterestKind.Relative, null, null, null, null, null), conflicted.Posting, now).Value);
        shut.Add(("a co-worker with a conflict of interest", conflicted));
        var listed = await world.Given.ACoWorker(family, Role.FamilyHelpPractitioner);
        var by = await world.Acting(family.Manager);
        await Add(now => ListedPosting.Put(family.Episode, family.SocialWorker.Posting, null, family.Manager.Posting, now).Value);
        await Add(now => Restriction.Place(family.Episode, CaseLabel.Sealed, RestrictionReason.HighRisk, null, by, now).Value);
        shut.Add(("a co-worker who is not on the list of a sealed family", listed));
        return shut;
    }

    private async Task<FamilyInTest> AFamilyWithEverything()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        await world.Given.Visits(family, 2);
        await world.Locates(family, family.Manager);
        await world.AuthorisedAssessment(family);
        await world.WrittenAssessment(family);
        await world.AnEnquiry(family, world.Clock.Today.AddDays(-1));
        await world.AConference(family, world.Clock.Today.AddDays(-1), "NEG");
        await world.AHelpAssessment(family, world.Clock.Today.AddDays(-1));
        await world.AChildInCare(family, world.Clock.Today.AddDays(-30), "Amy");
        await world.AMadeLetter(family, family.Adult("Paul"));
        await world.AFile(family);
        await world.AnInvitation(family, await world.Given.AWorker(Role.HealthPartner), InvitationKind.ToContribute);
        return family;
    }

    private static string NobodysRef() => FamilyRef.From(RandomNumberGenerator.GetBytes(FamilyRef.Length));

    private Task Add(Func<Now, object> row) => world.Run<int>((services, now) =>
    {
        services.GetRequiredService<KithDb>().Add(row(now));
        return Task.FromResult<Outcome<int>>(1);
    });

    /// <summary>What is new in every answer, and the ids that differ because they were asked for.</summary>
    [GeneratedRegex("[A-Za-z0-9_-]{60,}|nonce=\"[^\"]*\"|'nonce-[^']*'|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\b00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]\\b", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex New();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex AnId();

    /// <param name="Nobodys">A reference that nobody has, in place of the family’s.</param>
    private sealed record Probe(Visitor Visitor, string Who, string Hidden, string Absent, string Ref, string? Nobodys = null);
}
