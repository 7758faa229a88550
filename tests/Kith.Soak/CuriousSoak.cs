using System.Security.Cryptography;
using Kith.Platform.Data;
using Kith.Platform.Record;
using Kith.Practice.Access;
using Kith.Practice.Families;
using Kith.Practice.Shared;
using Kith.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kith.Soak;

/// <summary>
/// The audit of ordinary days and of people who look at what is not their work, counted as Kith counts its own: at least 18 of 20 ways to snoop are noticed, and of 1,000 ordinary
/// days at most 5 raise an alert (TR-25). The figures are the permission model’s; the ways, the days and how common last names are, are ours.
/// </summary>
public sealed class CuriousSoak(KithWorld world) : IClassFixture<KithWorld>
{
    private const int Led = 8;
    private const int Leads = 5;
    private const int Names = 2_000;
    private const int Most = 5;
    private const int MostIn = 1_000;

    private readonly Random chance = new(25);
    private readonly List<AuditRow> lines = [];

    [Fact]
    [Trait("Soak", "curious")]
    public async Task Who_snoops_is_noticed_and_who_works_is_not()
    {
        var days = Soak.Cycles(quick: 60, full: MostIn);
        var (north, south) = await Office();
        var workers = north.Workers.Concat(south.Workers).ToList();
        var first = world.Clock.Today.AddDays(-30 - (days / workers.Count));
        for (var day = 0; day < days; day++)
        {
            var (worker, on) = (workers[day % workers.Count], first.AddDays(day / workers.Count));
            Ordinary(worker, worker.Team == north.Team.Team ? north : south, worker.Team == north.Team.Team ? south : north, on);
        }

        await Count();
        var alerts = await world.Read(db => db.CuriosityAlerts.CountAsync());
        Assert.True(alerts <= Math.Max(1, Most * days / MostIn), $"{alerts} alerts on {days} ordinary days");

        var ways = await Ways(north, south);
        await Count();
        var noticed = await world.Read(db => db.CuriosityAlerts.Select(a => a.Worker).Distinct().ToListAsync());
        var missed = ways.Where(w => !w.Who.Exists(noticed.Contains)).Select(w => w.What).ToList();
        Assert.Equal(20, ways.Count);
        Assert.True(missed.Count <= 2, $"Not noticed: {string.Join("; ", missed)}");

        // The same, by people whose work it is.
        var innocent = await AtWork(north);
        await Count();
        var asked = await world.Read(db => db.CuriosityAlerts.Where(a => innocent.Contains(a.Worker)).CountAsync());
        Assert.Equal(0, asked);
        Soak.Say($"{ways.Count - missed.Count} of {ways.Count} ways to snoop noticed (not: {string.Join("; ", missed)}); {alerts} alerts on {days} ordinary days of {workers.Count} workers; {innocent.Count} who did the same as part of their work: {asked}");
    }

    /// <summary>Two teams of an authority: social workers with families of their own, somebody of business support, and somebody on duty at night.</summary>
    private async Task<(Desk North, Desk South)> Office()
    {
        var team = await world.Given.ATeam();
        return (await ADesk(team, duty: true), await ADesk(await world.Given.ATeamBeside(team), duty: false));
    }

    private async Task<Desk> ADesk(TeamInTest team, bool duty)
    {
        var leads = new List<WorkerInTest>();
        for (var i = 0; i < Leads; i++)
        {
            leads.Add(await world.Given.AWorker(Role.SocialWorker, team, $"First{chance.Next(Names)} {LastName()}"));
        }

        List<WorkerInTest> workers = [.. leads, await world.Given.AWorker(Role.BusinessSupport, team, $"First{chance.Next(Names)} {LastName()}")];
        if (duty)
        {
            workers.Add(await world.Given.AWorker(Role.EmergencyDuty, team, $"First{chance.Next(Names)} {LastName()}"));
        }

        var families = new List<(FamilyId, PostingId?)>();
        foreach (var lead in leads)
        {
            for (var i = 0; i < Led; i++)
            {
                families.Add((await AFamily(team, lead, LastName()), lead.Posting));
            }
        }

        return new Desk(team, workers, families);
    }

    private async Task<FamilyId> AFamily(TeamInTest team, WorkerInTest? lead, string lastName, string firstName = "Amy") => (await world.Run<FamilyId>(async (services, now) =>
    {
        var db = services.GetRequiredService<KithDb>();
        var family = Family.Begin(lastName, FamilyRef.From(RandomNumberGenerator.GetBytes(FamilyRef.Length)), now).Value;
        var episode = FamilyEpisode.Open(family.Id, now.Today, now).Value;
        var person = Person.Add(new PersonDetails(firstName, lastName, now.Today.AddYears(-30)), now).Value;
        db.AddRange(family, episode, person, Involvement.OfTeam(episode.Id, team.Team, now), FamilyMember.Join(family.Id, person.Id, MemberKind.Adult, now.Today, now));
        if (lead is not null)
        {
            db.Add(Involvement.Name(episode.Id, (await db.Postings.FindAsync(lead.Posting))!, InvolvementKind.Allocated, null, now).Value);
        }

        return family.Id;
    })).Value;

    private void Ordinary(WorkerInTest worker, Desk desk, Desk other, DateOnly on)
    {
        switch (worker.Role)
        {
            case Role.BusinessSupport:
                Each(desk.Families.Select(f => f.Id).OrderBy(_ => chance.Next()).Take(chance.Next(15, 35)), worker, on, 9, 17);
                return;
            case Role.EmergencyDuty:
                Each(desk.Families.Concat(other.Families).Select(f => f.Id).OrderBy(_ => chance.Next()).Take(chance.Next(2, 9)), worker, on, 22, 23);
                return;
        }

        var (own, others) = (desk.Families.Where(f => f.Lead == worker.Posting).Select(f => f.Id).ToList(), desk.Families.Where(f => f.Lead != worker.Posting).Select(f => f.Id).ToList());
        Each(own.OrderBy(_ => chance.Next()).Take(chance.Next(3, Led + 1)), worker, on, 8, 18);
        if (chance.Next(20) == 0)
        {
            Each(others, worker, on, 10, 12, most: 2);
        }
        else if (chance.Next(15) == 0)
        {
            Each(others.OrderBy(_ => chance.Next()).Take(chance.Next(1, 4)), worker, on, 9, 16, most: 4);
        }

        if (chance.Next(20) == 0)
        {
            Add(worker, other.Families[chance.Next(other.Families.Count)].Id, on, 11, AuditKind.NotFound);
        }

        if (chance.Next(20) == 0)
        {
            Each(own.Take(chance.Next(1, 4)), worker, on, 22, 23);
        }
    }

    private async Task<List<(string What, List<WorkerId> Who)>> Ways(Desk north, Desk south)
    {
        var (today, team) = (world.Clock.Today, north.Team);
        var (ours, theirs) = (north.Families.ConvertAll(f => f.Id), south.Families.ConvertAll(f => f.Id));
        var more = new List<FamilyId>();
        for (var i = 0; i < 80; i++)
        {
            more.Add(await AFamily(team, null, $"Talebi{i}"));
        }

        var ways = new List<(string What, List<WorkerId> Who)>();
        foreach (var (what, opened, refused) in new[] { ("a relative’s family once", 1, 0), ("a relative’s family again and again", 9, 0), ("a relative’s family, in vain", 0, 1) })
        {
            var relative = await Somebody($"Quist{opened}{refused}");
            var family = await AFamily(refused > 0 ? south.Team : team, null, $"Quist{opened}{refused}");
            Times(opened, relative, family, today, AuditKind.Viewed);
            Times(refused, relative, family, today, AuditKind.NotFound);
            ways.Add((what, [relative.Worker]));
        }

        foreach (var (what, kind) in new[] { ("a colleague’s family", AuditKind.Viewed), ("a colleague’s family, in vain", AuditKind.NotFound) })
        {
            var (colleague, curious) = (await Somebody($"Abara{kind}"), await Somebody("Ferrer"));
            var family = await AFamily(kind == AuditKind.Viewed ? team : south.Team, null, $"Abara{kind}", colleague.Name.Split(' ')[0]);
            Times(2, curious, family, today, kind);
            ways.Add((what, [curious.Worker]));
        }

        await Way("one family of another team three times", who => Times(3, who, theirs[0], today, AuditKind.NotFound));
        await Way("one family of another team twelve times", who => Times(12, who, theirs[1], today, AuditKind.NotFound));
        await Way("three families of another team", who => theirs.Take(3).ToList().ForEach(f => Times(1, who, f, today, AuditKind.NotFound)));
        await Way("eight families of another team", who => theirs.Skip(8).Take(8).ToList().ForEach(f => Times(1, who, f, today, AuditKind.NotFound)));
        await Way("back on six days", who => Enumerable.Range(0, 6).ToList().ForEach(d => Times(1, who, ours[0], today.AddDays(-d), AuditKind.Viewed)));
        await Way("back on twenty days", who => Enumerable.Range(0, 20).ToList().ForEach(d => Times(1, who, ours[1], today.AddDays(-d), AuditKind.Viewed)));
        await Way("fifteen families at night", who => Each(ours.Take(15), who, today.AddDays(-1), 23, 24, most: 2));
        await Way("thirty families at night", who => Each(ours.Take(30), who, today.AddDays(-1), 2, 5, most: 2));
        await Way("sixty families in a day", who => Each(more.Take(60), who, today.AddDays(-1), 8, 18, most: 2));
        await Way("eighty families in a day", who => Each(more, who, today.AddDays(-1), 8, 18, most: 2));
        ways.Add(("a family that is talked about, six in vain", await Crowd(south.Team, 6, theirs[30], AuditKind.NotFound)));
        ways.Add(("a family that is talked about, eight in an emergency", await Crowd(south.Team, 8, theirs[31], AuditKind.Viewed)));
        await Way("thirty-one searches of the whole record", who =>
        {
            for (var i = 0; i < 31; i++)
            {
                lines.Add(new AuditRow { At = At(today, 10), Kind = AuditKind.Searched, Posting = who.Posting, RequestId = $"search {i}", Subject = new SearchLine(SearchKind.Index, SearchPurpose.Contact, 1, new string('a', 24)).Written(null) });
            }
        });
        await Way("one family of the team, once", who => Times(1, who, ours[2], today, AuditKind.Viewed));
        await Way("one family of the team on three days", who => Enumerable.Range(0, 3).ToList().ForEach(d => Times(1, who, ours[3], today.AddDays(-d), AuditKind.Viewed)));
        return ways;

        Task<WorkerInTest> Somebody(string lastName) => world.Given.AWorker(Role.SocialWorker, team, $"First{chance.Next(Names)} {lastName}");

        async Task Way(string what, Action<WorkerInTest> look)
        {
            var who = await Somebody("Ferrer");
            look(who);
            ways.Add((what, [who.Worker]));
        }

        async Task<List<WorkerId>> Crowd(TeamInTest home, int many, FamilyId family, AuditKind kind)
        {
            var crowd = new List<WorkerId>();
            for (var i = 0; i < many; i++)
            {
                var who = await world.Given.AWorker(Role.SocialWorker, await world.Given.ATeamBeside(home), $"First{chance.Next(Names)} Ferrer");
                Times(1, who, family, today, kind);
                crowd.Add(who.Worker);
            }

            return crowd;
        }
    }

    /// <summary>Whoever is named to a family of their own last name and comes back each day, and everybody of a team who looks at the same family on the day of its supervision.</summary>
    private async Task<List<WorkerId>> AtWork(Desk desk)
    {
        var today = world.Clock.Today;
        var named = await world.Given.AWorker(Role.SocialWorker, desk.Team, "First Oduya");
        var family = await AFamily(desk.Team, named, "Oduya");
        Enumerable.Range(0, 20).ToList().ForEach(d => Times(9, named, family, today.AddDays(-d), AuditKind.Viewed));
        var (together, supervised) = (new List<WorkerInTest> { named }, await AFamily(desk.Team, null, "Supervised"));
        for (var i = 0; i < 10; i++)
        {
            together.Add(await world.Given.AWorker(Role.SocialWorker, desk.Team, "First Ferrer"));
            Times(2, together[^1], supervised, today, AuditKind.Viewed);
        }

        return together.ConvertAll(w => w.Worker);
    }

    private void Each(IEnumerable<FamilyId> families, WorkerInTest worker, DateOnly on, int from, int until, int most = 12)
    {
        foreach (var family in families)
        {
            var hour = chance.Next(from, until);
            for (var page = chance.Next(most); page >= 0; page--)
            {
                Add(worker, family, on, hour, AuditKind.Viewed);
            }
        }
    }

    private void Times(int times, WorkerInTest worker, FamilyId family, DateOnly on, AuditKind kind)
    {
        for (var time = 0; time < times; time++)
        {
            Add(worker, family, on, 11, kind);
        }
    }

    private void Add(WorkerInTest worker, FamilyId family, DateOnly on, int hour, AuditKind kind) =>
        lines.Add(new AuditRow { At = At(on, hour), Kind = kind, Posting = worker.Posting, RequestId = Guid.NewGuid().ToString("N"), Family = family });

    private DateTime At(DateOnly on, int hour) => Now.OnClock(on, new TimeOnly(hour, chance.Next(60))).Moment;

    private async Task Count()
    {
        foreach (var batch in lines.OrderBy(l => l.At).Chunk(2_000))
        {
            await world.Read(db =>
            {
                db.Audit.AddRange(batch);
                return db.SaveChangesAsync();
            });
        }

        lines.Clear();
        await world.CountsReads();
    }

    /// <summary>The commonest of a country’s last names is that of one person in a hundred or so.</summary>
    private string LastName()
    {
        var left = chance.NextDouble() * Enumerable.Range(0, Names).Sum(Share);
        var rank = 0;
        while ((left -= Share(rank)) > 0)
        {
            rank++;
        }

        return $"Name{rank}";

        static double Share(int rank) => 1.0 / (rank + 31);
    }

    private sealed record Desk(TeamInTest Team, IReadOnlyList<WorkerInTest> Workers, List<(FamilyId Id, PostingId? Lead)> Families);
}
