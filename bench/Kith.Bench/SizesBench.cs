using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Kith.Demo;
using Kith.Features.Casework;
using Kith.Features.FrontDoor;
using Kith.Features.Outcomes;
using Kith.Features.Returns;
using Kith.Features.ServiceDirectory;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Outcomes;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Practice.Supervision;
using Kith.Practice.Workbook;
using Kith.Returns.OpenReferral;
using Kith.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kith.Bench;

/// <summary>
/// Every page in a small record and in a large one: rows read and processor time per request, in turns, each server a process of its own. The records
/// are filled by bulk insert with rows that commands wrote; the families whose pages are opened are the same in both.
/// </summary>
internal static class SizesBench
{
    private const int FamiliesOfTemplate = 10;
    private const int TeamsBeside = 20;
    private const int Requests = 20;
    private const int Rounds = 8;
    private const int MostRounds = 40;
    private const int WarmUps = 3;
    private const double Limit = 1.3;
    private const string Server = "KITH_TEST_POSTGRES";

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    public static async Task<int> Run(string[] args)
    {
        if (args is ["serve", var families])
        {
            return await Serve(int.Parse(families, CultureInfo.InvariantCulture));
        }

        var (small, large) = args is [var few, var many] ? (int.Parse(few, CultureInfo.InvariantCulture), int.Parse(many, CultureInfo.InvariantCulture)) : (1_000, 100_000);
        var dearest = await OnDatabase("SQLite", null, small, large);
        if (Environment.GetEnvironmentVariable(Server) is { Length: > 0 } postgres)
        {
            dearest = Math.Max(dearest, await OnDatabase("PostgreSQL", postgres, small, large));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Dearest page: {dearest:0.00} times, limit {Limit:0.0}"));
        return dearest <= Limit ? 0 : 1;
    }

    private static async Task<int> Serve(int families)
    {
        await using var world = new BenchWorld();
        await world.InitializeAsync();
        var team = await world.Given.ATeam(isIntake: true, lea: "999");
        List<Population> beside = [];
        while (beside.Count < TeamsBeside)
        {
            var other = await world.Given.ATeamBeside(team);
            beside.Add(await Population.Of(world, () => YearsOfWork(world, other)));
        }

        var copies = families / FamiliesOfTemplate / TeamsBeside;
        foreach (var (place, population) in beside.Index())
        {
            await population.Grow(world, copies - 1, from: place * copies);
        }

        await Population.Analyse(world);
        Console.WriteLine(JsonSerializer.Serialize(await Pages(world, team)));
        await CountAnew(world, families);
        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine(Environment.CpuUsage.TotalTime.TotalMicroseconds.ToString(CultureInfo.InvariantCulture));
        }

        return 0;
    }

    /// <summary>The pages of measures show counts that are at most a minute old, so rounds of requests hardly see what counting takes: it is told apart.</summary>
    private static async Task CountAnew(BenchWorld world, int families)
    {
        var year = new Period(PeriodKind.Year, world.Clock.Today.AddYears(-1).AddDays(1), world.Clock.Today);
        var least = TimeSpan.MaxValue;
        for (var i = 0; i < Rounds; i++)
        {
            await world.Read(async db =>
            {
                var clock = Stopwatch.StartNew();
                await new OwnCounts(db, new CountedLately(), world.Clock).Of(year, true, default);
                least = clock.Elapsed < least ? clock.Elapsed : least;
                return 0;
            });
        }

        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{families:N0} families: measures counted anew in {least.TotalMilliseconds:0.0} ms"));
    }

    private static async Task<double> OnDatabase(string database, string? postgres, int small, int large)
    {
        using var few = new Side(postgres, small);
        using var many = new Side(postgres, large);
        var (fewPages, manyPages) = (await few.Pages(), await many.Pages());
        Console.WriteLine($"{database}: {small:N0} and {large:N0} families, filled in {many.Filled.TotalSeconds:0} s");
        Console.WriteLine($"{"page",-34} {"commands",8} {"rows",6} {"rows",6} {"µs",7} {"µs",7}  ratio");
        var dearest = 0.0;
        foreach (var (one, other) in fewPages.Zip(manyPages))
        {
            for (var i = 0; i < WarmUps; i++)
            {
                await few.Spent(one, Requests / WarmUps);
                await many.Spent(other, Requests / WarmUps);
            }

            // What others do on the machine can only add: the least of many rounds is nearest to what the page itself costs. Where the two still differ, more are played.
            var (least, most) = (double.MaxValue, double.MaxValue);
            for (var i = 0; i < Rounds || (i < MostRounds && most > Limit * least); i++)
            {
                least = Math.Min(least, await few.Spent(one, Requests));
                most = Math.Min(most, await many.Spent(other, Requests));
            }

            var ratio = most / least;
            var rows = one.Rows == 0 ? 1.0 : (double)other.Rows / one.Rows;
            dearest = Math.Max(dearest, Math.Max(ratio, rows));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Name,-34} {one.Commands,8} {one.Rows,6} {other.Rows,6} {least,7:0} {most,7:0}  {ratio:0.00}{(ratio > Limit || rows > Limit ? "  over" : string.Empty)}"));
        }

        return dearest;
    }

    /// <summary>
    /// What a record grows by: ten families of a team beside, each visited three times, one of them assessed and supervised. The work with eight has
    /// closed; one still waits to be allocated. Four contacts were decided and answered.
    /// </summary>
    private static async Task YearsOfWork(BenchWorld world, TeamInTest team)
    {
        var lead = await world.Given.AWorker(Role.SocialWorker, team);
        for (var i = 0; i < FamiliesOfTemplate - 1; i++)
        {
            var family = await AFamily(world, lead, i);
            if (i == 0)
            {
                await world.AuthorisedAssessment(family);
                await world.SignedSupervision(family, Rag.Amber, null, lead);
            }

            if (i < FamiliesOfTemplate - 2)
            {
                var by = await world.Acting(family.Manager);
                _ = (await world.Run(async (services, now) => await services.GetRequiredService<CloseFamilyEpisode>().Do(
                    family.Episode, now.Today, "Safe at home", "RC7", await VersionOf(services, family), by, now, default))).Value;
            }
        }

        await world.Given.AFamily(f => f.Named("Larkspur 9").Of(team).Unallocated().AChild("Cal", 4));
        var screener = await world.Given.AWorker(Role.MashScreener, team);
        for (var i = 0; i < 4; i++)
        {
            await AContact(world, screener, isDecided: true);
        }
    }

    /// <summary>A team and what it has to do now: families with visits, one assessed and supervised, one still to be allocated, contacts in every state.</summary>
    private static async Task<Cast> ATeamAtWork(BenchWorld world, TeamInTest team)
    {
        var lead = await world.Given.AWorker(Role.SocialWorker, team);
        FamilyInTest family = null!;
        for (var i = 0; i < FamiliesOfTemplate - 1; i++)
        {
            family = await AFamily(world, lead, i);
        }

        await world.AuthorisedAssessment(family);
        await world.WrittenAssessment(family);
        await world.SignedSupervision(family, Rag.Amber, null, lead);
        await world.Given.AFamily(f => f.Named("Larkspur 9").Of(team).Unallocated().AChild("Cal", 4));
        var screener = await world.Given.AWorker(Role.MashScreener, team);
        var contact = await AContact(world, screener, isDecided: false);
        for (var i = 0; i < 3; i++)
        {
            await AContact(world, screener, isDecided: true);
        }

        return new Cast(family, contact, [family.Manager, lead, screener]);
    }

    private static async Task<FamilyInTest> AFamily(BenchWorld world, WorkerInTest lead, int number)
    {
        var family = await world.Given.AFamily(f => f.Named($"Larkspur {number}").LedBy(lead).AChild("Amy", 8).AChild("Ben", 6).AnAdult("Vera"));
        await world.Given.Visits(family, 3);
        return family;
    }

    private static Task<int> VersionOf(IServiceProvider services, FamilyInTest family) =>
        services.GetRequiredService<KithDb>().FamilyEpisodes.Where(e => e.Id == family.Episode).Select(e => e.Version).SingleAsync();

    /// <summary>A census file that was sent and waits for its sender’s word.</summary>
    private static async Task AnImport(BenchWorld world, WorkerInTest analyst)
    {
        const string Census = """
            <Message>
              <Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>
              <Children><Child><ChildIdentifiers><LAchildID>BENCH1</LAchildID><PersonBirthDate>2018-02-03</PersonBirthDate><Sex>F</Sex></ChildIdentifiers></Child></Children>
            </Message>
            """;
        var visitor = world.As(analyst);
        var page = (await visitor.Open(ReturnsLinks.ImportFile())).Choose("Input.Kind", nameof(FileKind.Census));
        await visitor.Send(page, "Input.File", "census.xml", new ByteArrayContent(Encoding.UTF8.GetBytes(Census)), follow: true);
    }

    private static async Task<ContactId> AContact(BenchWorld world, WorkerInTest screener, bool isDecided)
    {
        var by = await world.Acting(screener);
        var details = new ContactDetails(world.Clock.Today.AddDays(isDecided ? -200 : -1), "09:40", "2A", "The school office", "01632 960100", "Amy is tired and hungry");
        List<ContactPersonDetails> people = [new(MemberKind.Child, "Amy", "Larkspur", world.Clock.Today.AddYears(-8), null)];
        var contact = (await world.Run((services, now) => services.GetRequiredService<RecordContact>().Do(details, people, by, now, default))).Value;
        await world.Run((services, now) => services.GetRequiredService<SortContact>().Do(contact, Brag.Green, "A little help early will do", 0, by, now, default));
        if (isDecided)
        {
            var decision = new DecisionInput { Version = 1, Outcome = ContactOutcome.Advice, Why = "The school helps", WhyLate = "Nobody was reached" };
            await world.Run((services, now) => services.GetRequiredService<DecideContact>().Do(contact, decision, by, now, default));
            await world.Run((services, now) => services.GetRequiredService<AnswerContact>().Do(contact, "Thank you", ReplyMethod.Telephone, 2, by, now, default));
        }

        return contact;
    }

    /// <summary>Every page that somebody of a team just like the others can open, with what it costs in counts.</summary>
    private static async Task<List<MeasuredPage>> Pages(BenchWorld world, TeamInTest team)
    {
        var (family, contact, workers) = await ATeamAtWork(world, team);
        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var administrator = await world.Given.AWorker(Role.SystemAdministrator, family.Team);
        var head = await world.Given.AWorker(Role.ServiceManager, team);
        var analyst = await world.Given.AWorker(Role.Analyst, team);
        await AnImport(world, analyst);
        await world.ABuiltCensus(analyst, family);
        await world.ABuiltCensus(analyst, family, CensusSource.File);
        var editor = await world.Given.AWorker(Role.DirectoryEditor, team);
        var listings = InventedServices.Invent(300, 1, world.Clock.Today).Select(s => OpenRecord.Of(s.Listing, "service", "bench")).ToList();
        await world.Run((services, now) => services.GetRequiredService<TakeServices>().Do(listings, "bench", null, now, default));
        var mother = family.Adult("Vera");
        var manager = await world.Acting(family.Manager);
        await world.Run((services, now) => services.GetRequiredService<Features.Families.RelateKin>().Do(family.Episode, mother, KinKind.MotherOf, family.Child("Amy"), true, null, manager, now, default));
        var counsellor = await world.Given.ACoWorker(family, Role.MentalHealthWorker, withAdult: "Vera");
        var (hers, schools) = (await world.Acting(counsellor), await world.Acting(school));
        await world.Run((services, now) => services.GetRequiredService<WriteSummary>().Do(family.Episode, new SummaryInput { HappenedOn = now.Today, WorkDone = "A session" }, hers, now, default));
        var update = new UpdateInput { HappenedOn = world.Clock.Today, About = UpdateKind.Attendance, Children = [family.Child("Amy")], Account = "In school every day" };
        await world.Run((services, now) => services.GetRequiredService<SendUpdate>().Do(family.Episode, update, schools, now, default));
        List<ContactPersonDetails> asked = [new(MemberKind.Child, "Amy", "Larkspur", world.Clock.Today.AddYears(-8), null)];
        await world.Run((services, now) => services.GetRequiredService<RecordContact>().Ask("Amy is tired and hungry", "Her mother agrees", "01632 960200", asked, schools, now, default));
        var writer = world.As(school);
        var form = await writer.Open(WorkbookLinks.SendUpdate(family.Ref));
        await writer.Post(DraftEndpoint.Path, form.Fill("Input.Account", "In school").Fields());
        var tour = new Tour(world, family, contact, [.. workers, school, counsellor, administrator, head, analyst, editor]);
        List<MeasuredPage> pages = [];
        foreach (var (name, route) in Routes(world))
        {
            if (await tour.Open(route) is not { } opened)
            {
                Console.Error.WriteLine($"Nobody can open {name} at {route}");
                continue;
            }

            Shown page = null!;
            var sent = await world.Commands.During(async () => page = await opened.Visitor.Open(opened.Address));
            if (page.Address != opened.Address)
            {
                continue;
            }

            pages.Add(new MeasuredPage(name, world.Address + opened.Address, opened.Visitor.Cookies, sent.Count, world.Commands.Rows));
        }

        return pages;
    }

    private static IEnumerable<(string Name, string Route)> Routes(BenchWorld world) =>
        world.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => (Page: e.Metadata.GetMetadata<PageActionDescriptor>(), Route: e.RoutePattern.RawText!))
            .Where(e => e.Page is not null)
            .Select(e => (e.Page!.ViewEnginePath.Split('/')[^1], e.Route))
            .Distinct().OrderBy(e => e.Item1, StringComparer.Ordinal);

    private sealed record Cast(FamilyInTest Family, ContactId Contact, IReadOnlyList<WorkerInTest> Workers);

    internal sealed record MeasuredPage(string Name, string Address, string Cookies, int Commands, int Rows);

    /// <summary>One server on a record of its size.</summary>
    private sealed class Side : IDisposable
    {
        private readonly Process server;
        private readonly Stopwatch filling = Stopwatch.StartNew();

        public Side(string? postgres, int families)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["pages", "--families", "serve", $"{families}"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
            start.Environment[Server] = postgres;
            start.Environment["DOTNET_gcServer"] = "1";
            start.Environment["DOTNET_TC_CallCountingDelayMs"] = "0";
            server = Process.Start(start)!;
        }

        public TimeSpan Filled { get; private set; }

        public async Task<List<MeasuredPage>> Pages()
        {
            var line = await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended before it served.");
            Filled = filling.Elapsed;
            return JsonSerializer.Deserialize<List<MeasuredPage>>(line)!;
        }

        /// <summary>The server’s processor time for each of the requests, in microseconds.</summary>
        public async Task<double> Spent(MeasuredPage page, int times)
        {
            var before = await Time();
            await Parallel.ForEachAsync(Enumerable.Range(0, times), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (_, ct) =>
            {
                using var message = new HttpRequestMessage(HttpMethod.Get, page.Address);
                message.Headers.Add("Cookie", page.Cookies);
                using var response = await Client.SendAsync(message, ct);
                await response.Content.CopyToAsync(Stream.Null, ct);
                if (response.StatusCode != HttpStatusCode.OK)
                {
                    throw new InvalidOperationException($"{page.Name} answered {(int)response.StatusCode}.");
                }
            });
            return (await Time() - before) / times;
        }

        public void Dispose()
        {
            server.StandardInput.Close();
            server.WaitForExit();
            server.Dispose();
        }

        // The server’s own account of its processor time: what others read of it is rounded to hundredths of a second.
        private async Task<double> Time()
        {
            await server.StandardInput.WriteLineAsync("time");
            return double.Parse((await server.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        }
    }
}
