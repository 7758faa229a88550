using System.Net;
using System.Reflection;
using Kith.Features.Access;
using Kith.Features.Families;
using Kith.Features.FrontDoor;
using Kith.Platform.Data;
using Kith.Platform.Forms;
using Kith.Platform.Record;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.FrontDoor;
using Kith.Practice.Returns;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>
/// matrix.csv, written by hand, against every route that declares a duty: each role in each state, with a real session. What is not to be shown is sent to as
/// well, where it takes forms, and answers alike. The quick form takes one role of each group, one route of each duty and sends in every third state, the full one does all.
/// </summary>
public sealed class MatrixSoak(KithWorld world) : IClassFixture<KithWorld>
{
    /// <summary>One route of so many in the quick form.</summary>
    private const int QuickRoutes = 12;

    private static readonly string[] States = ["none", "allocated", "co-worker", "team", "emergency", "conflicted", "not on the list", "referral pending", "invited"];

    /// <summary>One duty of so many in the quick form of families with a list.</summary>
    private const int QuickDuties = 6;

    /// <summary>Of families with a list.</summary>
    private static readonly string[] Shut = ["sealed", "sealed and listed", "restricted and listed", "restricted in an emergency", "sealed in an emergency"];

    private static bool IsFull => Soak.Cycles(quick: 0, full: 1) > 0;

    [Fact]
    public void Every_duty_that_a_route_declares_has_each_role_once_and_no_blank_cell()
    {
        var rows = Matrix.Read();
        var declared = Routes().Select(r => r.Duty).Distinct().ToList();

        Assert.Empty(declared.Except(rows.Where(r => r.Route is null).Select(r => r.Of)));
        Assert.Empty(rows.Select(r => r.Of).Except(declared));
        Assert.Empty(rows.Where(r => r.Route is not null).Select(r => (r.Of, r.Route!)).Except(Routes()));
        foreach (var duty in rows.GroupBy(r => (r.Of, r.Route)))
        {
            Assert.Equal(Enum.GetValues<Role>(), duty.SelectMany(r => r.Roles).Order());
        }

        Assert.All(rows.SelectMany(r => r.Cells), cell => Assert.Contains(cell, new[] { "yes", "403", "404" }));

        var shut = Matrix.ReadShut();
        Assert.Equal(Routes().Where(r => r.Route.Contains("{familyRef}", StringComparison.Ordinal)).Select(r => r.Duty).Distinct().Order(), shut.Select(r => r.Of).Distinct().Order());
        foreach (var duty in shut.GroupBy(r => r.Of))
        {
            Assert.Equal(Enum.GetValues<Role>(), duty.SelectMany(r => r.Roles).Order());
        }

        Assert.All(shut, row => Assert.Equal(Shut.Length, row.Cells.Count));
        Assert.All(shut.SelectMany(r => r.Cells), cell => Assert.Contains(cell, new[] { "yes", "403", "404" }));
    }

    [Fact]
    [Trait("Soak", "matrix")]
    public async Task Every_cell_holds_and_a_flipped_one_is_noticed()
    {
        var rows = Matrix.Read();
        var wrong = new List<string>();
        var (cells, sent, flipped, unaudited) = (0, 0, 0, 0);
        var (posted, stamps) = (await Posted(), world.Services.GetRequiredService<Stamps>());
        var absent = Matrix.Lines("unopened").Select(l => l.Split(',')[0]).ToHashSet();
        var routes = Routes().GroupBy(r => r.Duty).SelectMany(d => IsFull ? d : d.OrderBy(r => IsOfFamily(r.Route) ? 0 : 1).ThenBy(r => r.Route.Count(c => c == '{')).ThenBy(r => r.Route, StringComparer.Ordinal).Take(1)).ToList();
        var (open, listed) = (await AFullStage(), await AFullStage());
        await Restrict(listed.Family, CaseLabel.Restricted, listed.Family.Manager);
        foreach (var role in Enum.GetValues<Role>().Where(r => IsFull || IsFirstOfGroup(rows, r)))
        {
            for (var state = 0; state < States.Length; state++)
            {
                var stage = States[state] == "not on the list" ? listed : open;
                var worker = await Relate(stage.Family, role, States[state]);
                if (state == 0 && AccessTable.Has(role, Duty.MakeReturns))
                {
                    await AgreeToExports(worker, stage.Census);
                }

                var (visitor, tour) = (world.As(worker), new Tour(world, stage.Family, stage.Contact, [worker]));
                var (before, token) = (cells + sent - 1, await Token(visitor));
                foreach (var (duty, route) in routes.Where(r => state == 0 || IsOfFamily(r.Route)))
                {
                    var expected = rows.Where(r => r.Of == duty && (r.Route is null || r.Route == route) && r.Roles.Contains(role)).MaxBy(r => r.Route is null ? 0 : 1)!.Cells[state];
                    // What is not on this stage is asked for by an id that nobody has: then the policy alone answers.
                    var address = await tour.AddressOf(route) ?? Nowhere(route, tour);
                    var isAbsent = absent.Contains(route);
                    var answer = await visitor.Open(address);
                    cells++;
                    flipped += Holds(expected == "yes" ? "403" : "yes", answer.Status, isAbsent) ? 1 : 0;
                    if (!Holds(expected, answer.Status, isAbsent))
                    {
                        wrong.Add($"{role}, {States[state]}, {duty} at {route}: {expected} expected, {(int)answer.Status} answered");
                    }

                    if (expected != "yes" && posted.Contains(route) && (IsFull || state % 3 == 0))
                    {
                        sent++;
                        var refused = await visitor.Post(address, [.. token, new(Stamp.FieldName, stamps.Seal(Stamp.Mint(worker.Posting)))], follow: false);
                        if (!Holds(expected, refused.Status, isAbsent))
                        {
                            wrong.Add($"{role}, {States[state]}, {duty} sent to {route}: {expected} expected, {(int)refused.Status} answered");
                        }
                    }
                }

                unaudited += Math.Abs(cells + sent - before - await AuditedBy(worker.Posting));
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cells} cells:\n{string.Join('\n', wrong.Take(60))}");
        Assert.Equal(0, unaudited);
        Assert.True(sent > cells / 10, $"Only {sent} forms were sent");
        Assert.True(flipped < cells / 20, $"{flipped} of {cells} flipped cells went unnoticed");
        Soak.Say($"{cells} cells of the matrix hold over {routes.Count} routes, and {sent} forms are refused as their pages are, each with one line of the audit; flipped, {cells - flipped} of them are noticed");
    }

    [Fact]
    [Trait("Soak", "matrix")]
    public async Task Every_cell_behind_a_list_holds_and_without_the_list_they_do_not()
    {
        var rows = Matrix.ReadShut();
        Role[] quick = [Role.SocialWorker, Role.TeamManager, Role.ServiceManager, Role.SchoolDsl, Role.Analyst];
        var duties = rows.Select(r => r.Of).Distinct().Where((_, at) => IsFull || at % QuickDuties == 0).ToDictionary(
            d => d, d => Routes().Where(r => r.Duty == d && r.Route.Contains("{familyRef}", StringComparison.Ordinal)).Select(r => r.Route).OrderBy(r => r.Count(c => c == '{')).ThenBy(r => r, StringComparer.Ordinal).First());
        var (cells, missed, absent, wrong) = (0, 0, 0, new List<string>());
        foreach (var role in Enum.GetValues<Role>().Where(r => IsFull || quick.Contains(r)))
        {
            foreach (var (at, state) in Shut.Index())
            {
                var (visitor, tour) = await Stage(role, state);
                var (open, still) = await Stage(role, state.Contains("emergency", StringComparison.Ordinal) ? "emergency" : "allocated");
                foreach (var row in rows.Where(r => r.Roles.Contains(role) && duties.ContainsKey(r.Of)))
                {
                    var route = duties[row.Of];
                    var answer = await visitor.Open(await tour.AddressOf(route) ?? Nowhere(route, tour));
                    var without = await open.Open(await still.AddressOf(route) ?? Nowhere(route, still));
                    cells++;
                    missed += row.Cells[at] == "404" && without.Status == HttpStatusCode.OK ? 1 : 0;

                    // What not even an open family of the stage has.
                    var isAbsent = row.Cells[at] == "yes" && without.Status == HttpStatusCode.NotFound;
                    absent += isAbsent ? 1 : 0;
                    if (!Holds(row.Cells[at], answer.Status, isAbsent))
                    {
                        wrong.Add($"{role}, {state}, {row.Of} at {route}: {row.Cells[at]} expected, {(int)answer.Status} answered");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
        Assert.True(missed > cells / 20, $"Without a list only {missed} of {cells} cells changed: they prove nothing");
        Assert.True(absent < cells / 20, $"{absent} of {cells} cells ask for what no family of the stage has");
        Soak.Say($"{cells} cells of families with a list hold, of {duties.Count} duties; without the list {missed} of those that are shut open, and {absent} ask for what the stage has not");
    }

    /// <summary>A route that answers to nobody in any state would hold every cell of the matrix. The file names those that open only on another stage, each with why.</summary>
    [Fact]
    [Trait("Soak", "matrix")]
    public async Task Every_route_opens_to_somebody()
    {
        var stage = await AFullStage();
        var tour = new Tour(world, stage.Family, stage.Contact, stage.Cast);
        var unopened = Matrix.Lines("unopened").Select(l => l.Split(',')[0]).ToList();
        var routes = Routes().Select(r => r.Route).Distinct().Order(StringComparer.Ordinal).Where((_, at) => IsFull || at % QuickRoutes == 0).ToList();
        List<string> never = [];
        foreach (var route in routes)
        {
            never.AddRange(await tour.Open(route) is null ? [route] : []);
        }

        var unnamed = never.Except(unopened).ToList();
        Assert.True(unnamed.Count == 0, $"Routes that open to nobody, and the file does not name:\n{string.Join('\n', unnamed)}");
        Assert.Empty(unopened.Intersect(routes).Except(never));
        Soak.Say($"{routes.Count - never.Count} of {routes.Count} routes open to somebody of a family with one of everything; {never.Count} are named with what they wait for");
    }

    private async Task<FullStage> AFullStage()
    {
        var team = await world.Given.ATeam(lea: "896");
        var family = await world.Given.AFamily(f => f.Of(team).AChild("Amy").AChild("Ben").AnAdult("Vera").AnAdult("Paul").WhereHarm(by: "Paul", of: "Vera"));
        List<WorkerInTest> cast = [family.Manager, family.SocialWorker];
        foreach (var role in new[] { Role.ServiceManager, Role.PrivacyOfficer, Role.SystemAdministrator, Role.Analyst, Role.DirectoryEditor, Role.MashScreener, Role.EmergencyDuty, Role.ProgrammeManager })
        {
            cast.Add(await world.Given.AWorker(role, family.Team));
        }

        var school = await world.Given.ACoWorker(family, Role.SchoolDsl);
        var (referred, invited) = (await world.Given.AWorker(Role.FamilySupportWorker), await world.Given.AWorker(Role.HealthPartner));
        cast.AddRange([await world.Given.ACoWorker(family, Role.DaVictimWorker, "Vera"), school, referred, invited]);
        await world.Given.Visits(family, 2);
        var manager = await world.Acting(family.Manager);
        await world.Do((RelateKin command, Now now) => command.Do(family.Episode, family.Adult("Vera"), KinKind.MotherOf, family.Child("Amy"), true, null, manager, now, default));
        await world.Locates(family, school);
        await world.AuthorisedAssessment(family);
        await world.WrittenAssessment(family);
        await world.AnEnquiry(family, world.Clock.Today.AddDays(-1));
        await world.AConference(family, world.Clock.Today.AddDays(-1), "NEG", "Amy");
        await world.AHelpAssessment(family, world.Clock.Today.AddDays(-1));
        await world.AChildInCare(family, world.Clock.Today.AddDays(-30), "Amy");
        await world.AMadeLetter(family, family.Adult("Paul"));
        await world.AFile(family);
        await world.AnInvitation(family, referred, InvitationKind.ToWork);
        await world.AnInvitation(family, invited, InvitationKind.ToContribute);
        await Add(now => BrokenGlass.Break(family.Episode, EmergencyReason.Other, "Somebody was heard to scream", false, Acts(cast.Single(c => c.Role == Role.EmergencyDuty), now), now.Today, now).Value);
        var analyst = cast.Single(c => c.Role == Role.Analyst);
        var build = await world.ABuiltCensus(analyst, family);
        await AgreeToExports(analyst, build);
        var screener = await world.Acting(cast.Single(c => c.Role == Role.MashScreener));
        var contact = (await world.Do((RecordContact command, Now now) => command.Do(
            new ContactDetails(now.Today, "13:00", "6", "PC Ida Marsh", "01632 960100", "Shouting was heard"),
            [new ContactPersonDetails(MemberKind.Child, "Amy", "Larkspur", now.Today.AddYears(-6).AddDays(-100), null)], screener, now, default))).Value;
        var asking = await world.Acting(school);
        await world.Do((RecordContact command, Now now) => command.Ask(
            "Amy is tired and hungry", "Her mother knows and agrees", "01632 960200", [new ContactPersonDetails(MemberKind.Child, "Amy", "Larkspur", now.Today.AddYears(-6).AddDays(-100), null)], asking, now, default));
        var partner = (await world.Do((JoinAgency command, Now now) => command.Do(new AgencyInput { Name = $"A school of {family.Ref}", Kind = AgencyKind.School }, null, now, default))).Value;
        var terms = new AgreementInput { Agency = partner, StartsOn = world.Clock.Today, EndsOn = world.Clock.Today.AddYears(1), Reference = "Shelf 4", Purpose = "Safeguarding", LawfulBasis = "Public task" };
        await world.Do((MakeAgreement command, Now now) => command.Do(terms, null, now, default));
        await world.AServiceAt("On the stage", 54.56, -2.08);
        await world.AReadyWeek();
        await world.AProposedPosting(family.Team);
        await world.AnExportOrder(family.Team);
        var held = await world.AHeldAccount(family.Team);
        await world.AProposedLink(held.Worker);
        return new FullStage(family, contact, build, cast);
    }

    private async Task AgreeToExports(WorkerInTest analyst, CensusBuildId census)
    {
        await world.AnAgreedExport(analyst);
        await world.AnAgreedExport(analyst, Exported.SafeguardingDataset);
        await world.AnAgreedExport(analyst, Exported.CensusFile, census);
    }

    /// <summary>Requests of the posting with exactly one line of the audit, whether they were shown something or not.</summary>
    private Task<int> AuditedBy(PostingId posting) => world.Read(db => db.Audit
        .Where(a => a.Posting == posting && (a.Kind == AuditKind.Viewed || a.Kind == AuditKind.Revealed || a.Kind == AuditKind.Exported || a.Kind == AuditKind.NotFound || a.Kind == AuditKind.Denied))
        .GroupBy(a => a.RequestId).CountAsync(g => g.Count() == 1));

    private static bool Holds(string expected, HttpStatusCode status, bool isAbsent) => expected switch
    {
        "403" => status == HttpStatusCode.Forbidden,
        "404" => status == HttpStatusCode.NotFound,
        _ => status == HttpStatusCode.OK || (isAbsent && status == HttpStatusCode.NotFound),
    };

    private static string Nowhere(string route, Tour tour) => "/" + string.Join('/', route.Split('/').Select(part =>
        part == "{familyRef}" ? tour.FamilyRef : !part.StartsWith('{') ? part : part.Contains(":int", StringComparison.Ordinal) ? "1" : Guid.NewGuid().ToString()));

    /// <summary>What lets a form be sent at all, from a page that opens for everybody who is signed in.</summary>
    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> Token(Visitor visitor) =>
        [.. (await visitor.Open(AccessLinks.Password)).Fields().Where(f => f.Key == "__RequestVerificationToken")];

    private static bool IsOfFamily(string route) => route.Contains("{familyRef}", StringComparison.Ordinal) || route.Contains("asked/{invitation", StringComparison.Ordinal);

    private static bool IsFirstOfGroup(IReadOnlyList<MatrixRow<Duty>> rows, Role role) => Matrix.Groups(rows).Any(g => g[0] == role);

    /// <summary>A small family of their own.</summary>
    private async Task<(Visitor Visitor, Tour Tour)> Stage(Role role, string state)
    {
        var family = await world.Given.AFamily(f => f.AChild("Amy").AChild("Ben").AnAdult("Vera"));
        var worker = await Relate(family, role, state);
        if (Shut.Contains(state))
        {
            await Restrict(family, state.StartsWith("sealed", StringComparison.Ordinal) ? CaseLabel.Sealed : CaseLabel.Restricted, worker);
        }

        if (state.EndsWith("and listed", StringComparison.Ordinal))
        {
            await Add(now => ListedPosting.Put(family.Episode, worker.Posting, null, family.Manager.Posting, now).Value);
        }

        return (world.As(worker), new Tour(world, family, default, [worker]));
    }

    /// <summary>Somebody of that role, of the family’s own agency, who stands to it as the state says.</summary>
    private async Task<WorkerInTest> Relate(FamilyInTest family, Role role, string state)
    {
        var worker = await world.Given.AWorker(role, state == "team" ? family.Team : await world.Given.ATeamBeside(family.Team));
        InvolvementKind? kind = state switch { "allocated" or "conflicted" or "not on the list" or "sealed" or "sealed and listed" or "restricted and listed" => InvolvementKind.Allocated, "co-worker" => InvolvementKind.CoWorker, _ => null };
        if (kind is { } how)
        {
            await world.Run<int>(async (services, now) =>
            {
                var db = services.GetRequiredService<KithDb>();
                var posting = (await db.Postings.FindAsync(worker.Posting))!;

                // As if it had come about before anybody knew better.
                var named = Involvement.Name(family.Episode, posting, role.IsAdultSpecialist() ? InvolvementKind.CoWorker : how, role.IsAdultSpecialist() ? family.Adult("Vera") : null, now).Value;
                db.Add(named).Property(i => i.Kind).CurrentValue = how;
                return 1;
            });
        }

        switch (state)
        {
            case "referral pending" or "invited":
                await Add(now => Invitation.Write(family.Episode, worker.Posting, state == "invited" ? InvitationKind.ToContribute : InvitationKind.ToWork, [family.Child("Amy")], "Would you?", now.Today, family.Manager.Posting, now).Value);
                break;
            case "emergency" or "restricted in an emergency" or "sealed in an emergency":
                await Add(now => BrokenGlass.Break(family.Episode, EmergencyReason.Other, "Somebody was heard to scream", false, Acts(worker, now), now.Today, now).Value);
                break;
            case "conflicted":
                await Add(now => Interest.With(family.Adult("Vera"), worker.Worker, new InterestDetails(InterestKind.Relative, null, null, null, null, null), worker.Posting, now).Value);
                break;
        }

        return worker;
    }

    private Task Restrict(FamilyInTest family, CaseLabel label, WorkerInTest by) => Add(now => Restriction.Place(family.Episode, label, RestrictionReason.HighRisk, null, Acts(by, now), now).Value);

    private static Acting Acts(WorkerInTest worker, Now now) => new(worker.Posting, worker.Worker, worker.Agency, worker.Team, worker.Role, worker.Name, [], [], [], now);

    private Task Add(Func<Now, object> row) => world.Run<int>((services, now) =>
    {
        services.GetRequiredService<KithDb>().Add(row(now));
        return Task.FromResult<Outcome<int>>(1);
    });

    /// <summary>Routes of pages that take forms.</summary>
    private async Task<HashSet<string>> Posted()
    {
        var loader = world.Services.GetRequiredService<PageLoader>();
        var posted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in world.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page && (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Any(h => h.HttpMethod == "Post"))
            {
                posted.Add(endpoint.RoutePattern.RawText!.TrimStart('/'));
            }
        }

        return posted;
    }

    private List<(Duty Duty, string Route)> Routes() =>
        world.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods: var methods } || methods.Contains("GET"))
            .Select(e => (e.Metadata.GetMetadata<NeedsAttribute>()?.Duty, Route: e.RoutePattern.RawText!.TrimStart('/')))
            .Where(e => e.Duty is not null)
            .Select(e => (e.Duty!.Value, e.Route))
            .Distinct()
            .ToList();
}

/// <summary>A family with one of everything, a contact, and who opens what.</summary>
internal sealed record FullStage(FamilyInTest Family, ContactId Contact, CensusBuildId Census, IReadOnlyList<WorkerInTest> Cast);

/// <param name="Route">The one route that the row is of, which departs from the others of its duty; null for the row of all of them.</param>
internal sealed record MatrixRow<T>(T Of, string? Route, IReadOnlyList<IReadOnlyList<Role>> Groups, IReadOnlyList<string> Cells)
{
    public IEnumerable<Role> Roles => Groups.SelectMany(g => g);
}

internal static class Matrix
{
    public static IReadOnlyList<MatrixRow<Duty>> Read() => Read<Duty>("matrix");

    public static IReadOnlyList<MatrixRow<Label>> ReadLabels() => Read<Label>("labels");

    public static IReadOnlyList<MatrixRow<Duty>> ReadShut() => Read<Duty>("shut");

    /// <summary>What stands in the matrix’s lines of one kind, after their first word.</summary>
    public static IEnumerable<string> Lines(string kind) => All("matrix").Where(l => l.StartsWith($"{kind},", StringComparison.Ordinal)).Select(l => l[(kind.Length + 1)..]);

    private static List<string> All(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Kith.Soak.{name}.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#')];
    }

    private static IReadOnlyList<MatrixRow<T>> Read<T>(string name)
        where T : struct, Enum
    {
        var lines = All(name).Where(l => !l.StartsWith("unopened,", StringComparison.Ordinal)).Select(l => l.Split(',')).ToList();
        var groups = lines.Where(l => l[0] == "group").ToDictionary(l => l[1], l => (IReadOnlyList<Role>)l[2].Split(' ').Select(Enum.Parse<Role>).ToList());
        return lines.Where(l => l[0] != "group").Select(l => new MatrixRow<T>(Enum.Parse<T>(l[0].Split(' ')[0]), l[0].Split(' ').ElementAtOrDefault(1), l[1].Split(' ').Select(g => groups[g]).ToList(), l[2..])).ToList();
    }

    public static IEnumerable<IReadOnlyList<Role>> Groups(IReadOnlyList<MatrixRow<Duty>> rows) => rows.SelectMany(r => r.Groups).DistinctBy(g => g[0]);
}
