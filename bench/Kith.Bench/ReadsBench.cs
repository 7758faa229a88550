using System.Diagnostics;
using System.Globalization;
using System.Net;
using Kith.Features.Governance;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Bench;

/// <summary>
/// Who has looked, asked of a million lines of the audit (TR-54), on the database that the environment names. All of them are of one family, the worst there
/// can be: half of them by one worker, one in a thousand about one person.
/// </summary>
internal static class ReadsBench
{
    private const int Readers = 100;
    private const int Template = 2_000;
    private const int Rounds = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public static async Task<int> Run(string[] args)
    {
        var lines = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1_000_000;
        await using var world = new BenchWorld();
        await world.InitializeAsync();
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben"));
        var most = await Fill(world, family, lines);
        var officer = world.As(await world.Given.AWorker(Role.PrivacyOfficer, family.Team));
        Console.WriteLine($"{(TestDatabase.IsPostgres ? "PostgreSQL" : "SQLite")}, {lines:N0} lines of one family, the slowest of {Rounds} by the clock");

        // Whoever answers for the family asks about one person, the privacy officer about all of it and about one worker.
        var slowest = new[]
        {
            await Ask("who has looked at the family", officer, $"{GovernanceLinks.Reads}?reference={family.Ref}"),
            await Ask("each time about one person", world.As(family.Manager), $"{GovernanceLinks.FamilyReads(family.Ref)}?person={family.Child("Amy").Value}"),
            await Ask("each time of one worker", officer, GovernanceLinks.WorkerReads(most.Worker)),
        }.Max();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Slowest {slowest.TotalSeconds:0.00} s, limit {Limit.TotalSeconds:0} s"));
        return slowest <= Limit ? 0 : 1;
    }

    private static async Task<TimeSpan> Ask(string what, Visitor visitor, string path)
    {
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < Rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            (await visitor.Open(path)).Expect(HttpStatusCode.OK).DoesNotShow("in these days");
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-32} {slowest.TotalSeconds:0.00} s"));
        return slowest;
    }

    /// <summary>Some lines as the audit writes them, copied until there are enough.</summary>
    private static async Task<WorkerInTest> Fill(BenchWorld world, FamilyInTest family, int lines)
    {
        var readers = new List<WorkerInTest>();
        while (readers.Count < Readers)
        {
            readers.Add(await world.Given.AWorker(Role.SocialWorker, family.Team, $"Reader {readers.Count}"));
        }

        await world.Read(async db =>
        {
            var from = world.Clock.GetUtcNow().UtcDateTime.AddDays(-300);
            db.Audit.AddRange(Enumerable.Range(0, Template).Select(i => new AuditRow
            {
                At = from.AddMinutes(i * 200),
                Kind = (i % 50) switch { 0 => AuditKind.Exported, 1 => AuditKind.NotFound, _ => AuditKind.Viewed },
                Posting = readers[i % 2 == 0 ? 0 : i % Readers].Posting,
                Route = "/families/{family}",
                Family = family.Id,
                FamilyEpisode = family.Episode,
                Subject = i % 1_000 == 0 ? family.Child("Amy").Value.ToString() : Guid.NewGuid().ToString(),
            }));
            await db.SaveChangesAsync();
            for (var there = Template; there < lines;)
            {
                there += await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO "Audit" ("At", "Kind", "Posting", "Route", "Family", "FamilyEpisode", "Subject")
                    SELECT "At", "Kind", "Posting", "Route", "Family", "FamilyEpisode", "Subject" FROM "Audit" WHERE "Family" = {family.Id.Value} LIMIT {Math.Min(there, lines - there)}
                    """);
            }

            return 0;
        });
        await Population.Analyse(world);
        return readers[0];
    }
}
