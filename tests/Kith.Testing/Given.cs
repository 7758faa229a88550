using Kith.Features.Casework;
using Kith.Features.Families;
using Kith.Features.Workbook;
using Kith.Platform.Data;
using Kith.Platform.SignIn;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Testing;

/// <summary>Builds what a test stands on, saying only what matters to it. Every test has teams and families of its own.</summary>
public sealed class Given(KithWorld world)
{
    private int made;

    public async Task<TeamInTest> ATeam(string? name = null, bool isIntake = false, string? lea = null) =>
        await world.Run<TeamInTest>((services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            var number = Interlocked.Increment(ref made);
            var agency = Agency.Join($"Northmoor Council {number}", AgencyKind.LocalAuthority, lea, now).Value;
            var team = Team.Form(agency.Id, name ?? $"Family Safeguarding team {number}", null, isIntake, now).Value;
            db.AddRange(agency, team);
            return Task.FromResult<Outcome<TeamInTest>>(new TeamInTest(team.Id, agency.Id, team.Name));
        }) switch
        {
            { Ok: true } made => made.Value,
            var refused => throw new InvalidOperationException(refused.Refusals[0].Message),
        };

    /// <summary>Another team of the same agency.</summary>
    public async Task<TeamInTest> ATeamBeside(TeamInTest team) => (await world.Run<TeamInTest>((services, now) =>
    {
        var beside = Team.Form(team.Agency, $"Family Safeguarding team {Interlocked.Increment(ref made)}", null, false, now).Value;
        services.GetRequiredService<KithDb>().Add(beside);
        return Task.FromResult<Outcome<TeamInTest>>(new TeamInTest(beside.Id, team.Agency, beside.Name));
    })).Value;

    public async Task<WorkerInTest> AWorker(Role role, TeamInTest? team = null, string? name = null)
    {
        team ??= await ATeam();
        var outcome = await world.Run<WorkerInTest>((services, now) =>
        {
            var db = services.GetRequiredService<KithDb>();
            var number = Interlocked.Increment(ref made);
            var worker = Worker.Welcome(name ?? $"{role} {number}", $"worker{number}@kith.example", null, now).Value;
            var posting = Posting.Start(worker.Id, team.Agency, team.Team, role, now.Today.AddYears(-1), null, now).Value;
            var account = new Account
            {
                Id = Guid.CreateVersion7(),
                Worker = worker.Id,
                UserName = worker.Email,
                NormalizedUserName = worker.Email!.ToUpperInvariant(),
                Email = worker.Email,
                NormalizedEmail = worker.Email.ToUpperInvariant(),
                SecurityStamp = Guid.NewGuid().ToString("N"),
                HasSecondFactor = true,
            };
            db.AddRange(worker, posting, account);
            return Task.FromResult<Outcome<WorkerInTest>>(new WorkerInTest(worker.Id, posting.Id, team.Team, team.Agency, role, worker.Name, account));
        });
        return outcome.Value;
    }

    /// <summary>An allocated family with a social worker, their manager, and the workbook's first cycle open.</summary>
    public async Task<FamilyInTest> AFamily(Action<FamilyPlan>? with = null)
    {
        var plan = new FamilyPlan();
        with?.Invoke(plan);
        var team = plan.Lead is { } lead ? new TeamInTest(lead.Team, lead.Agency, string.Empty) : plan.Team ?? await ATeam();
        var manager = await AWorker(Role.TeamManager, team);
        var socialWorker = plan.Lead ?? await AWorker(Role.SocialWorker, team);
        var added = Made(await world.Run(async (services, now) =>
            await services.GetRequiredService<AddFamily>().Do(plan.Name, now.Today.AddDays(-20), await Acting(services, manager), now, CancellationToken.None)));
        var children = new List<PersonInTest>();
        foreach (var (name, age) in plan.Children)
        {
            children.Add(await APerson(added.Episode, manager, name, world.Clock.Today.AddYears(-age).AddDays(-100), MemberKind.Child));
        }

        var adults = new List<PersonInTest>();
        foreach (var name in plan.Adults)
        {
            adults.Add(await APerson(added.Episode, manager, name, world.Clock.Today.AddYears(-30), MemberKind.Adult));
        }

        if (plan.IsAllocated)
        {
            Made(await world.Run(async (services, now) =>
                await services.GetRequiredService<Allocate>().Do(added.Episode, socialWorker.Posting, null, await Acting(services, manager), now, CancellationToken.None)));
        }

        foreach (var (by, of) in plan.Harm)
        {
            Made(await world.Run(async (services, now) => await services.GetRequiredService<RecordHarmAllegation>().Do(
                added.Episode, adults.Single(a => a.Name == by).Id, adults.Single(a => a.Name == of).Id, await Acting(services, manager), now, CancellationToken.None)));
        }

        return new FamilyInTest(added.Family, added.Ref, plan.Name, added.Episode, team, manager, socialWorker, children, adults);
    }

    /// <summary>Another worker named to the family; an adult specialist with the adult they work with.</summary>
    public async Task<WorkerInTest> ACoWorker(FamilyInTest family, Role role, string? withAdult = null)
    {
        var worker = await AWorker(role, role.IsPartner() ? null : family.Team);
        var adult = withAdult is null ? (PersonId?)null : family.Adult(withAdult);
        Made(await world.Run(async (services, now) =>
            await services.GetRequiredService<NameWorker>().Do(family.Episode, worker.Posting, adult, await Acting(services, family.Manager), now, CancellationToken.None)));
        return worker;
    }

    /// <summary>Visits on the days before today: every child seen, and each adult’s stage, module and next step.</summary>
    public async Task Visits(FamilyInTest family, int count, string account = "Breakfast was on the table")
    {
        for (var i = 1; i <= count; i++)
        {
            var visit = new VisitInput
            {
                HappenedOn = world.Clock.Today.AddDays(-i % 20),
                Account = account,
                Children = family.Children.Select(c => new ChildAtVisit { Person = c.Id, Seen = Seen.SeenAlone, Words = $"{c.Name} showed a drawing" }).ToList(),
                Stages = family.Adults.Select(a => new StageAnswer { Adult = a.Id, Behaviour = Behaviour.Alcohol, Stage = Stage.Preparation }).ToList(),
                Modules = family.Adults.Select(a => new ModulesWithParent { Parent = a.Id, Numbers = [(i % Module.Count) + 1] }).ToList(),
                Steps = [new StepInput { What = $"Ring the school nurse again after visit {i}", Owner = family.SocialWorker.Posting, DueOn = world.Clock.Today.AddDays(7 + (i % 20)) }],
            };
            Made(await world.Run(async (services, now) => await services.GetRequiredService<RecordVisit>().Do(
                family.Episode, visit, await Acting(services, family.SocialWorker), now, CancellationToken.None)));
        }
    }

    private static T Made<T>(Outcome<T> outcome) => outcome.Value;

    private static Task<Acting> Acting(IServiceProvider services, WorkerInTest worker) => services.GetRequiredService<KithDb>().ActingAs(worker.Posting, Now.At(services.GetRequiredService<TimeProvider>().GetUtcNow()));

    private async Task<PersonInTest> APerson(FamilyEpisodeId episode, WorkerInTest by, string name, DateOnly born, MemberKind kind)
    {
        var id = Made(await world.Run(async (services, now) => await services.GetRequiredService<AddPerson>().Do(
            episode, new PersonDetails(name, "Larkspur", born), [], kind, now.Today, await Acting(services, by), now, CancellationToken.None)));
        return new PersonInTest(id, name);
    }
}

public sealed class FamilyPlan
{
    internal string Name { get; private set; } = "Larkspur";

    internal TeamInTest? Team { get; private set; }

    internal WorkerInTest? Lead { get; private set; }

    internal bool IsAllocated { get; private set; } = true;

    internal List<(string Name, int Age)> Children { get; } = [];

    internal List<string> Adults { get; } = [];

    internal List<(string By, string Of)> Harm { get; } = [];

    public FamilyPlan Named(string name)
    {
        Name = name;
        return this;
    }

    public FamilyPlan Of(TeamInTest team)
    {
        Team = team;
        return this;
    }

    /// <summary>Allocated to this worker, in their team.</summary>
    public FamilyPlan LedBy(WorkerInTest worker)
    {
        Lead = worker;
        return this;
    }

    public FamilyPlan Unallocated()
    {
        IsAllocated = false;
        return this;
    }

    public FamilyPlan AChild(string name, int aged = 6)
    {
        Children.Add((name, aged));
        return this;
    }

    public FamilyPlan AnAdult(string name)
    {
        Adults.Add(name);
        return this;
    }

    /// <summary>The first is alleged to have harmed the second.</summary>
    public FamilyPlan WhereHarm(string by, string of)
    {
        Harm.Add((by, of));
        return this;
    }
}

public sealed record TeamInTest(TeamId Team, AgencyId Agency, string Name);

public sealed record PersonInTest(PersonId Id, string Name);

public sealed record FamilyInTest(
    FamilyId Id,
    string Ref,
    string Name,
    FamilyEpisodeId Episode,
    TeamInTest Team,
    WorkerInTest Manager,
    WorkerInTest SocialWorker,
    IReadOnlyList<PersonInTest> Children,
    IReadOnlyList<PersonInTest> Adults)
{
    public PersonId Child(string name) => Children.Single(c => c.Name == name).Id;

    public PersonId Adult(string name) => Adults.Single(a => a.Name == name).Id;
}
