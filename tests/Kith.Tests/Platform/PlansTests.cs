using System.Net;
using System.Text.RegularExpressions;
using Kith.Features.Families;
using Kith.Platform.Data;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Testing;
using Kith.Tests.Features.Access;
using Kith.Tests.Features.Casework;
using Kith.Tests.Features.Families;
using Kith.Tests.Features.FrontDoor;
using Kith.Tests.Features.Governance;
using Kith.Tests.Features.Returns;
using Kith.Tests.Features.ServiceDirectory;
using Kith.Tests.Features.Workbook;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kith.Tests.Platform;

/// <summary>What SQLite says it will do for each statement of each page: no table that grows with the families is read from end to end.</summary>
public sealed partial class PlansTests(KithWorld world) : IClassFixture<KithWorld>
{
    // As large as the partnership, however many families it has.
    private static readonly string[] Small =
    [
        "Agencies", "Agreements", "Teams", "Workers", "Interests", "Postings", "Accounts", "Sessions", "Passkeys", "Modules", "BenchmarkAreas", "Benchmarks", "StatisticalNeighbours", "AuthoritySettings", "PseudonymSecrets",
        "Services", "ServiceQuality", "AreaOutlines", "ServiceLanguage", "Taxonomies", "TaxonomyTerms", "FollowedFeeds", "Synonyms", "DirectoryStates", "DirectorySettings", "Clusters", "CensusBuilds", "CensusSignatures", "CensusFiles", "PostingProposals", "HandOvers", "LinkProposals", "PrivilegedWeeks", "WeekReviews", "ExportOrders",
    ];

    // Indexes that hold only what waits for somebody: as long as the queue, however large the record.
    private static readonly string[] Waiting = ["IX_Contacts_DecideBy", "IX_Contacts_Unanswered"];

    [Fact]
    [Trait("Speed", "slow")]
    public async Task No_page_reads_a_growing_table_from_end_to_end()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "PostgreSQL reads a small table whole whatever indexes it has");
        var tour = await Tour();
        List<string> scans = [];
        foreach (var (name, route) in Routes())
        {
            if (await tour.Open(route) is { } opened)
            {
                var sent = await world.Commands.During(async () => (await opened.Visitor.Open(opened.Address)).Expect(HttpStatusCode.OK));
                foreach (var command in sent.Where(c => !c.Writes).DistinctBy(c => c.Sql))
                {
                    scans.AddRange((await Scanned(command)).Select(table => $"{name} reads all of {table}:\n{command.Sql}"));
                }
            }
        }

        Assert.True(scans.Count == 0, string.Join("\n\n", scans.Distinct()));
    }

    private Task<List<string>> Scanned(SentCommand sent) => world.Read(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The text is what Entity Framework sent.
        command.CommandText = $"EXPLAIN QUERY PLAN {sent.Sql}";
#pragma warning restore CA2100
        foreach (var (name, value) in sent.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        List<string> found = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var step = reader.GetString(3);
            if (Scan().Match(step) is { Success: true } scan && !Waiting.Contains(step.Split(' ')[^1]) && TableOf(sent.Sql, scan.Groups["alias"].Value) is { } table && !Small.Contains(table))
            {
                found.Add($"{table} ({step})");
            }
        }

        return found;
    });

    /// <summary>The table behind an alias; null for a part of the statement itself, such as a list of ids.</summary>
    private static string? TableOf(string sql, string alias) =>
        Regex.Match(sql, $"\"(?<table>\\w+)\" AS \"{Regex.Escape(alias)}\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } match ? match.Groups["table"].Value : null;

    private async Task<Tour> Tour()
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Vera").AnAdult("Paul"));
        var counsellor = await world.Given.ACoWorker(family, Role.MentalHealthWorker, withAdult: "Vera");
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var administrator = await world.Given.AWorker(Role.SystemAdministrator, family.Team);
        await world.Given.Visits(family, 2);
        await world.Summary(family, counsellor, "A session");
        await world.Update(family, school, "In school every day", family.Child("Amy"));
        var manager = await world.Acting(family.Manager);
        await world.Run((services, now) => services.GetRequiredService<RelateKin>().Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, manager, now, default));
        await world.Locates(family, school);
        await world.AMadeLetter(family, family.Adult("Paul"), "Nobody is named here");
        await world.AFile(family);
        await world.AuthorisedAssessment(family);
        await world.WrittenAssessment(family);
        await world.AnEnquiry(family, world.Clock.Today.AddDays(-1));
        await world.AConference(family, world.Clock.Today.AddDays(-1), "NEG", "Amy");
        await world.AHelpAssessment(family, world.Clock.Today.AddDays(-1));
        await world.AChildInCare(family, world.Clock.Today.AddDays(-30), "Amy");
        var screener = await world.AScreener();
        var contact = await world.ASortedContact(screener);
        await world.IsAboutToBeOpened(family, family.SocialWorker, counsellor, school);
        var others = new List<WorkerInTest>();
        foreach (var role in new[] { Role.ServiceManager, Role.Analyst, Role.BusinessSupport, Role.DirectoryEditor })
        {
            others.Add(await world.Given.AWorker(role, family.Team));
        }

        await world.AnAgreement((await world.APartnersTeam()).Agency, world.Clock.Today, world.Clock.Today.AddYears(1));
        others.Add(await world.Given.AWorker(Role.PrivacyOfficer, family.Team));
        await world.AnEmergency(await world.Given.AWorker(Role.EmergencyDuty, family.Team), await world.Given.AFamily());
        await world.ACuriousReader(family);
        var team = new TeamInTest(family.Manager.Team, family.Manager.Agency, string.Empty);
        await world.AReadyWeek();
        await world.AProposedPosting(team);
        await world.AProposedLink((await world.AHeldAccount(team)).Worker);
        await world.AnExportOrder(team);
        await world.Declares(others[1], "Sam", "Larkspur", new DateOnly(2019, 1, 1));
        await world.ABuiltCensus(others[1], family);
        await world.As(others[1]).SendCensus(CensusFile.Of(2026, CensusFile.Child("TOUR")));

        await world.Takes("tour", Listings.AService("A service on tour"));
        await world.AreTwinsToDecideAndDecided();
        await world.AChangingListing("A service on tour", family.Manager, family.SocialWorker);
        return new Tour(world, family, contact, [family.Manager, family.SocialWorker, counsellor, school, administrator, screener, .. others]);
    }

    private IEnumerable<(string Name, string Route)> Routes() =>
        world.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => (Page: e.Metadata.GetMetadata<PageActionDescriptor>(), Route: e.RoutePattern.RawText!))
            .Where(e => e.Page is not null)
            .Select(e => (e.Page!.ViewEnginePath.Split('/')[^1], e.Route))
            .Distinct();

    [GeneratedRegex(@"^SCAN (?<alias>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scan();
}
