using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Kith.Features.Families;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kith.Soak;

/// <summary>
/// A value is planted in every protected field, and every page, file, feed, search, form refused and log is read as every role. The value is in none of
/// them, nor in any other table (TR-10, TR-11, TR-65, F9). A leak that is planted is found.
/// </summary>
public sealed class CanarySoak(WatchedWorld world) : IClassFixture<WatchedWorld>
{
    private const string Lines = "Zebrafinch";
    private const string Postcode = "ZQ9 7XQ";
    private const string Phone = "07700 946135";

    private static readonly string[] Canaries = [Lines, Postcode, "ZQ97XQ", Phone, "946135", "07700946135"];

    private static readonly Role[] Quick = [Role.SocialWorker, Role.DaPerpetratorWorker];

    [Fact]
    [Trait("Soak", "canary")]
    public async Task No_protected_value_is_anywhere_for_anybody_until_a_reason_is_given()
    {
        var (family, cast) = await Plant();
        var wanted = Soak.Cycles(quick: Quick.Length, full: int.MaxValue);
        var readers = cast.Where(c => wanted > Quick.Length || Quick.Contains(c.Role)).ToList();
        var tour = new Tour(world, family, default, cast);

        var (leaks, read) = await Crawl(tour, readers);
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        Assert.Empty(await Tables());
        Assert.DoesNotContain(world.Logged, line => Canaries.Any(c => line.Contains(c, StringComparison.OrdinalIgnoreCase)));

        var by = await world.Acting(family.SocialWorker);
        var version = await world.Read(db => db.FamilyEpisodes.Where(e => e.Id == family.Episode).Select(e => e.Version).SingleAsync());
        Assert.True((await world.Run((services, now) => services.GetRequiredService<SayWhereThingsAre>().Do(family.Episode, $"She is at 9 {Lines} Mews", version, by, now, default))).Ok);
        List<string> planted = [];
        foreach (var page in new[] { FamiliesLinks.Home(family.Ref), FamiliesLinks.WhereThingsAre(family.Ref) })
        {
            planted.AddRange(Holds((await world.As(family.SocialWorker).Open(page)).Body) ? [page] : []);
        }

        Assert.True(planted.Count > 0, "A planted leak was not found: the crawl proves nothing");
        Assert.NotEmpty(await Tables());
        Soak.Say($"{Canaries.Length} ways to write what stands in {Enum.GetValues<AddressKind>().Length} protected fields: {read} answers to {readers.Count} roles read, none has any; a planted leak was found in {planted.Count}");
    }

    private async Task<(FamilyInTest Family, IReadOnlyList<WorkerInTest> Cast)> Plant()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        List<WorkerInTest> cast = [family.SocialWorker, family.Manager];
        foreach (var role in Enum.GetValues<Role>().Except([Role.SocialWorker, Role.TeamManager]))
        {
            cast.Add((AccessTable.Reach(role, Duty.OpenFamily) & Relationship.Named) != Relationship.None && role != Role.BusinessSupport
                ? await world.Given.ACoWorker(family, role, role.IsAdultSpecialist() ? role == Role.DaPerpetratorWorker ? "Paul" : "Vera" : null)
                : await world.Given.AWorker(role, family.Team));
        }

        var by = await world.Acting(family.SocialWorker);
        foreach (var (kind, at) in Enum.GetValues<AddressKind>().Select((kind, at) => (kind, at)))
        {
            var lines = kind switch { AddressKind.Phone => Phone, AddressKind.Email => $"{Lines}@example.com", _ => $"{at} {Lines} Mews" };
            var person = at % 2 == 0 ? family.Adult("Vera") : family.Child("Amy");
            foreach (var day in new[] { -9, 0 })
            {
                var address = new NewAddress(null, person, lines, kind is AddressKind.Phone or AddressKind.Email ? null : Postcode, Phone, false, world.Clock.Today.AddDays(day), kind);
                Assert.True((await world.Run((services, now) => services.GetRequiredService<RecordAddress>().Do(family.Episode, address, by, now, default))).Ok);
            }
        }

        await world.Run((services, now) => services.GetRequiredService<RelateKin>().Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, by, now, default));
        await world.Run((services, now) => services.GetRequiredService<ProtectPerson>().Do(family.Episode, family.Adult("Vera"), by, now, default));
        await world.Given.Visits(family, 2, $"Seen at 9 Somewhere");
        await world.AuthorisedAssessment(family);
        await world.AFile(family);
        await world.AMadeLetter(family, family.Adult("Paul"), $"She stays at 3 {Lines} Mews, {Postcode}, {Phone}. Come on Tuesday.");
        return (family, cast);
    }

    private async Task<(List<string> Leaks, int Read)> Crawl(Tour tour, IReadOnlyList<WorkerInTest> readers)
    {
        List<string> leaks = [];
        var read = 0;
        foreach (var reader in readers)
        {
            var visitor = world.As(reader);
            foreach (var route in Routes())
            {
                if (await tour.Fill(route, reader) is not { } address || route.Contains("sign-", StringComparison.Ordinal))
                {
                    continue;
                }

                var answer = await visitor.Open(address);
                Look(reader, address, answer);
                if (answer.Status == HttpStatusCode.OK && answer.Document.QuerySelector("main form[method=post] [name^='Input.']") is not null)
                {
                    Look(reader, $"{address}, refused", await visitor.Post(answer.Address, answer.Fields().Where(f => !f.Key.StartsWith("Input.", StringComparison.Ordinal)), follow: false));
                }
            }

            foreach (var search in new[] { FamiliesLinks.List(), "/directory?Text=", "/directory?Near=", "/clusters?text=" })
            {
                foreach (var canary in new[] { Lines, Postcode, Phone })
                {
                    // A search repeats what was typed; what it found stands in the list.
                    var answer = await visitor.Open(search == FamiliesLinks.List() ? search : search + Uri.EscapeDataString(canary));
                    if (search == FamiliesLinks.List() && answer.Status == HttpStatusCode.OK)
                    {
                        answer = await answer.Fill("Text", canary).Press("Show");
                    }

                    read++;
                    leaks.AddRange(answer.Document.QuerySelectorAll("table, ol, ul.govuk-list").Where(e => Holds(e.TextContent)).Select(_ => $"{reader.Role} {search}{canary}"));
                }
            }
        }

        return (leaks, read);

        void Look(WorkerInTest reader, string address, Shown answer)
        {
            read++;
            var headers = string.Join('\n', answer.Response.Headers.Concat(answer.Response.Content.Headers).SelectMany(h => h.Value));
            if (Holds(answer.Body) || Holds(headers))
            {
                leaks.Add($"{reader.Role} {address}");
            }
        }
    }

    /// <summary>Every table but those that keep protected values or a letter as its author wrote it.</summary>
    private Task<List<string>> Tables() => world.Read(async db =>
    {
        string[] keep = ["Addresses", "Outgoings"];
        List<string> found = [];
        await db.Database.OpenConnectionAsync();
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetTableName() is { } table && !keep.Contains(table)))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The name comes from the model.
            command.CommandText = $"SELECT * FROM \"{entity.GetTableName()}\"";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    var value = rows.GetValue(column);
                    if (Holds(value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value.ToString() ?? string.Empty))
                    {
                        found.Add($"{entity.GetTableName()}.{rows.GetName(column)}");
                    }
                }
            }
        }

        return found;
    });

    private IEnumerable<string> Routes() =>
        world.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
            .Select(e => e.RoutePattern.RawText!).Distinct();

    private static bool Holds(string text) => Canaries.Any(c => text.Contains(c, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Keeps every line that is logged.</summary>
public sealed class WatchedWorld : KithWorld
{
    private readonly Watcher watcher = new();

    public IEnumerable<string> Logged => watcher.Lines;

    protected override void Replace(WebApplicationBuilder builder) => builder.Logging.AddProvider(watcher);

    private sealed class Watcher : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
