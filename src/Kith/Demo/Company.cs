using Kith.Features.Access;
using Kith.Features.Governance;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>A worker of the demonstration in their one posting.</summary>
internal sealed record Player(string Name, Role Role, string Team, TeamId TeamId, PostingId Posting)
{
    public string FirstName => Name.Split(' ')[0];
}

/// <summary>The agencies, teams and workers of the demonstration: every role has somebody, and every team each discipline.</summary>
internal sealed class Company
{
    /// <summary>The four Family Safeguarding teams, two in each locality.</summary>
    public static readonly IReadOnlyList<string> FamilyTeams = ["Eastdale 1", "Westbeck 1", "Eastdale 2", "Westbeck 2"];

    public const string Intake = "Intake";

    private const string Council = "Northmoor Council";
    private const string Trust = "Northmoor and Vale NHS Trust";
    private const string Recovery = "Clearwater Recovery";
    private const string Refuge = "Brook House Domestic Abuse Service";
    private const string Probation = "Northmoor Probation";
    private const string Police = "Northmoor Police";
    private const string Visiting = "Northmoor Health Visiting";

    private static readonly (string Name, AgencyKind Kind, string Mail)[] Agencies =
    [
        (Council, AgencyKind.LocalAuthority, "northmoor"),
        (Trust, AgencyKind.Health, "northmoor-trust"),
        (Recovery, AgencyKind.Provider, "clearwater"),
        (Refuge, AgencyKind.Voluntary, "brookhouse"),
        (Probation, AgencyKind.Probation, "northmoor-probation"),
        (Police, AgencyKind.Police, "northmoor-police"),
        (Visiting, AgencyKind.Health, "northmoor-visiting"),
        .. Names.Schools.Select((school, i) => (school, AgencyKind.School, $"school{i + 1}")),
    ];

    private static readonly (string Name, string Agency, string Locality)[] OtherTeams =
    [
        (Intake, Council, ""), ("Front door", Council, ""), ("Emergency duty", Council, ""), ("Heads of service", Council, ""), ("Conference chairs", Council, ""),
        ("Quality and records", Council, ""), ("Families in Kith", Council, ""), ("Public protection", Police, ""), ("Eastdale health visitors", Visiting, "Eastdale"),
        ("Westbeck health visitors", Visiting, "Westbeck"), .. Names.Schools.Select((school, i) => (school, school, i % 2 == 0 ? "Eastdale" : "Westbeck")),
    ];

    private readonly List<Player> players = [];

    public IReadOnlyList<Player> Players => players;

    public Player Manager(string team) => One(team, Role.TeamManager);

    public Player One(string team, Role role) => players.First(p => p.Team == team && p.Role == role);

    public IReadOnlyList<Player> All(string team, Role role) => players.Where(p => p.Team == team && p.Role == role).ToList();

    public IReadOnlyList<Player> All(Role role) => players.Where(p => p.Role == role).ToList();

    /// <summary>Everybody who works here, in the order in which the sign-in page offers them: of each role first those of the first teams.</summary>
    public static async Task<Company> Gather(Telling telling, Chance chance, DateOnly from)
    {
        var company = new Company();
        var moment = Now.OnClock(from, new TimeOnly(9, 0));
        Dictionary<string, AgencyId> agencies = [];
        foreach (var (name, kind, _) in Agencies)
        {
            var input = new AgencyInput { Name = name, Kind = kind, LeaCode = kind == AgencyKind.LocalAuthority ? "999" : null };
            agencies[name] = await telling.At(moment, (now, ct) => telling.Command<JoinAgency>().Do(input, by: null, now, ct));
            if (Agreement.IsNeededBy(kind))
            {
                await telling.At(moment, (now, ct) => telling.Command<MakeAgreement>().Do(AgreementWith(agencies[name], from, ends: from.AddMonths(name == Recovery ? 16 : 36)), by: null, now, ct));
            }
        }

        Dictionary<string, TeamId> teams = [];
        foreach (var (name, agency, locality) in FamilyTeams.Select(t => (t, Council, t.Split(' ')[0])).Concat(OtherTeams))
        {
            var input = new TeamInput { Name = TitleOf(name), Agency = agencies[agency], Locality = locality, IsIntake = name == Intake };
            teams[name] = await telling.At(moment, (now, ct) => telling.Command<FormTeam>().Do(input, by: null, now, ct));
        }

        var firsts = chance.Shuffled(Names.WorkerFirstNames);
        var lasts = chance.Shuffled(Names.WorkerSurnames);
        foreach (var ((role, agency, team), i) in Posts().Select((post, i) => (post, i)))
        {
            var name = $"{firsts[i % firsts.Count]} {lasts[i % lasts.Count]}";
            var mail = $"{name.Replace(' ', '.').ToLowerInvariant()}@{Agencies.First(a => a.Name == agency).Mail}.example";
            var phone = $"01632 960{i:000}";

            // Postings sort by the moment they were made: a second each keeps the order.
            moment = Now.At(new DateTimeOffset(moment.Moment, TimeSpan.Zero).AddSeconds(1));
            company.players.Add(await Welcome(telling, moment, name, mail, phone, role, agencies[agency], team, teams[team], from));
        }

        return company;
    }

    /// <summary>Everybody declares whom they know, one of them a neighbour who may be known here; the front door has not come to it yet.</summary>
    public async Task Declare(Telling telling, Now now, Relative neighbour)
    {
        foreach (var player in players.Where(p => p.Role != Role.MashScreener))
        {
            var input = player == One(FamilyTeams[0], Role.BusinessSupport)
                ? new InterestInput { HasSomebody = true, Kind = InterestKind.NeighbourOrFriend, FirstName = "Pat", LastName = neighbour.Last, BirthDate = neighbour.Born, Note = "They live across the road" }
                : new InterestInput { HasSomebody = false };
            await telling.As(player, now, (by, at, ct) => telling.Command<DeclareInterests>().Do(input, by, at, ct));
        }
    }

    private static AgreementInput AgreementWith(AgencyId agency, DateOnly from, DateOnly ends) => new()
    {
        Agency = agency,
        StartsOn = from,
        EndsOn = ends,
        Reference = "Northmoor record office, information sharing, volume 4",
        Purpose = "To safeguard children together: whoever works with a family reads and writes what they need for it",
        LawfulBasis = "UK GDPR article 6(1)(e) and article 9(2)(g); Children Act 2004, section 11",
    };

    /// <summary>Each partner has somebody who speaks for its people, and has said that they are all still there.</summary>
    public static async Task Confirm(Telling telling, DateOnly today)
    {
        var moment = Now.OnClock(today.AddDays(-1), new TimeOnly(23, 30));
        var postings = await telling.Db.Postings.AsNoTracking().Where(p => p.ConfirmBy != null).OrderBy(p => p.Id).ToListAsync();
        foreach (var partner in postings.GroupBy(p => p.Agency))
        {
            var input = new NameConfirmerInput { Worker = partner.First().Worker };
            await telling.At(moment, (now, ct) => telling.Command<NameConfirmer>().Do(partner.Key, input, by: null, now, ct));
            foreach (var posting in partner)
            {
                await telling.At(moment, (now, ct) => telling.Command<ConfirmPosting>().Do(posting.Id, hasLeft: false, by: null, now, ct));
            }
        }
    }

    private static string TitleOf(string team) => FamilyTeams.Contains(team) ? $"{team.Split(' ')[0]} Family Safeguarding {team.Split(' ')[1]}" : team == Intake ? "Intake team" : team;

    private static async Task<Player> Welcome(
        Telling telling, Now moment, string name, string mail, string phone, Role role, AgencyId agency, string team, TeamId teamId, DateOnly from)
    {
        var worker = await telling.At(moment, (now, _) => Task.FromResult(
            telling.Command<WelcomeWorker>().Do(new WorkerInput { Name = name, Email = mail, Phone = phone }, by: null, now)));
        var start = new StartPostingInput { Role = role, Agency = agency, Team = teamId, StartsOn = from };
        var posting = await telling.At(moment, (now, ct) => telling.Command<StartPosting>().Do(worker, start, by: null, now, ct));
        await telling.At(moment, (now, ct) => telling.Command<OpenAccount>().ForDemonstration(worker, mail, now, ct));
        return new Player(name, role, team, teamId, posting);
    }

    private static IEnumerable<(Role Role, string Agency, string Team)> Posts()
    {
        (Role Role, string Agency, int Each)[] everyTeam =
        [
            (Role.SocialWorker, Council, 4), (Role.TeamManager, Council, 1), (Role.FamilyHelpPractitioner, Council, 1), (Role.FamilySupportWorker, Council, 1),
            (Role.DaVictimWorker, Refuge, 1), (Role.DaPerpetratorWorker, Probation, 1), (Role.SubstanceMisuseWorker, Recovery, 1), (Role.MentalHealthWorker, Trust, 1),
            (Role.Psychologist, Trust, 1), (Role.BusinessSupport, Council, 1),
        ];
        foreach (var (role, agency, each) in everyTeam)
        {
            foreach (var team in Enumerable.Repeat(FamilyTeams, each).SelectMany(t => t))
            {
                yield return (role, agency, team);
            }
        }

        yield return (Role.TeamManager, Council, Intake);
        yield return (Role.SocialWorker, Council, Intake);
        yield return (Role.ServiceManager, Council, "Heads of service");
        yield return (Role.MashScreener, Council, "Front door");
        yield return (Role.MashScreener, Council, "Front door");
        yield return (Role.EmergencyDuty, Council, "Emergency duty");
        yield return (Role.ConferenceChair, Council, "Conference chairs");
        yield return (Role.ConferenceChair, Council, "Conference chairs");
        yield return (Role.PolicePartner, Police, "Public protection");
        yield return (Role.PolicePartner, Police, "Public protection");
        foreach (var school in Names.Schools)
        {
            yield return (Role.SchoolDsl, school, school);
        }

        yield return (Role.HealthPartner, Visiting, "Eastdale health visitors");
        yield return (Role.HealthPartner, Visiting, "Westbeck health visitors");
        yield return (Role.QaAuditor, Council, "Quality and records");
        yield return (Role.PrivacyOfficer, Council, "Quality and records");
        yield return (Role.Analyst, Council, "Quality and records");
        yield return (Role.SystemAdministrator, Council, "Quality and records");
        yield return (Role.DirectoryEditor, Council, "Quality and records");
        yield return (Role.FamilyPortalUser, Council, "Families in Kith");
        yield return (Role.ProgrammeManager, Council, "Heads of service");
        yield return (Role.CommunityEditor, Council, "Quality and records");
    }
}
