using Kith.Platform.Data;
using Kith.Practice.Access;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>
/// An invented partnership with some fourteen months of work behind it, told by calling the same commands as the pages with the clock set.
/// The same seed and day tell the same.
/// </summary>
public static class DemonstrationPartnership
{
    public const int Seed = 31;

    public const int AllFamilies = 60;

    private const int Months = 14;

    // Even a small partnership has a family whom nobody has seen for weeks, and so has the first social worker.
    private static readonly int[] Neglected = [6, 23];

    // Whom the first social worker of a team leads comes first: theirs is the desk that most visitors sit down at.
    private static readonly int[] Leads = [0, 0, 1, 0, 2, 0, 3, 0, 4, 1, 2, 3];

    /// <returns>Whether it was told: a record that already holds a partnership is left as it is.</returns>
    public static async Task<bool> Tell(IServiceProvider services, DateOnly today, int seed = Seed, int families = AllFamilies, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KithDb>();
        db.Bounds.Lift("The demonstration tells of every family, as each of its workers");
        if (await db.Agencies.AnyAsync(ct) || await db.Workers.AnyAsync(ct) || await db.Families.AnyAsync(ct))
        {
            return false;
        }

        List<FamilyStory> stories = [];
        Company company = null!;
        await scope.ServiceProvider.GetRequiredService<Writes>().Tell(
            async history =>
            {
                var telling = new Telling(scope.ServiceProvider, history, ct);
                var first = today.AddMonths(-Months);
                company = await Company.Gather(telling, new Chance(seed, "company"), first.AddDays(-7));
                await Comparators.Take(telling, company, first.AddDays(-7));
                await DirectoryOfServices.Take(telling, first.AddDays(-7), today, seed);
                await Clusters.Form(telling, company, first.AddDays(-7));
                var timeline = new Timeline(today);
                stories = Cast(new Chance(seed, "families"), families, today, telling, timeline, company, seed);
                timeline.At(Timeline.WorkingDayBefore(today.AddDays(-50)), "09:30", now => company.Declare(telling, now, stories[0].Mother));
                new FrontDoorDays(telling, timeline, company, new Chance(seed, "front door")).Begin(first);
                LookedThrough.Begin(telling, timeline, company);
                await timeline.Play(ct);
                await Asked.Tell(telling, stories, company, today);
                await ListingsProposed.Tell(telling, company, today);
                await DirectoryKept.Tell(telling, company, today);
                await Company.Confirm(telling, today);
            },
            ct);
        await Unfinished.Begin(scope.ServiceProvider, stories, company.All(Company.FamilyTeams[0], Role.SocialWorker)[0], today);
        return true;
    }

    private static List<FamilyStory> Cast(Chance chance, int families, DateOnly today, Telling telling, Timeline timeline, Company company, int seed)
    {
        var names = SurnamesOf(chance, families);
        var allocated = new int[Company.FamilyTeams.Count];
        List<FamilyStory> stories = [];
        for (var number = 0; number < families; number++)
        {
            var arc = Arc.All[number % Arc.All.Count];
            var round = number / Arc.All.Count;
            var team = (number + (number / Company.FamilyTeams.Count)) % Company.FamilyTeams.Count;
            var lead = arc.Ending switch
            {
                Ending.Unallocated => null,
                Ending.Open => LeadOf(company, Company.FamilyTeams[team], Leads[allocated[team]++ % Leads.Length]),
                _ => LeadOf(company, Company.FamilyTeams[team], 1 + (number % 3)),
            };
            var plot = Plan(chance, number, round, arc, Company.FamilyTeams[team], lead, today);
            var (surname, heritage) = names[number];
            var story = new FamilyStory(plot, telling, timeline, company, new Chance(seed, $"family {number}"), surname, heritage);
            new Opening(story).Begin(story.People.Select(p => p.Last).Distinct().Take(2).Aggregate((one, other) => $"{one} and {other}"));
            stories.Add(story);
        }

        return stories;
    }

    private static Plot Plan(Chance chance, int number, int round, Arc arc, string team, Player? lead, DateOnly today)
    {
        if (arc.Ending == Ending.Unallocated)
        {
            var opened = Timeline.WorkingDayBefore(today.AddDays(-chance.From(3, 13)));
            return new Plot(number, arc, team, null, opened, opened, 0, null, IsRich: false);
        }

        var months = arc.Ending == Ending.Open
            ? round switch { 0 => arc.Months, 1 => chance.From(2, arc.Months), _ => chance.From(arc.Months, Months - 2) }
            : Math.Min(Months - 1, arc.Months + chance.From(1, 6));
        var allocated = Timeline.WorkingDayBefore(today.AddDays(-(int)(months * 30.4) - chance.From(0, 20)));
        var slow = arc.Ending == Ending.Open ? Math.Max(0, months - arc.Months) : 0;
        DateOnly? quiet = Neglected.Contains(number) || (round > 0 && chance.Percent(12)) ? today.AddDays(-chance.From(25, 45)) : null;
        return new Plot(number, arc, team, lead, Timeline.WorkingDayBefore(allocated.AddDays(-chance.From(4, 9))), allocated, slow, quiet, IsRich: round == 0);
    }

    private static Player LeadOf(Company company, string team, int who)
    {
        var social = company.All(team, Role.SocialWorker);
        return who < social.Count ? social[who] : company.One(team, Role.FamilyHelpPractitioner);
    }

    private static List<(string Surname, Heritage Heritage)> SurnamesOf(Chance chance, int families)
    {
        var most = chance.Shuffled(Names.Heritages[0].Surnames.Select(s => (s, Names.Heritages[0])));
        var others = chance.Shuffled(Names.Heritages.Skip(1).SelectMany(h => h.Surnames.Select(s => (s, h))));
        return Enumerable.Range(0, families).Select(i => i % 4 == 3 ? others[i / 4 % others.Count] : most[(i - (i / 4)) % most.Count]).ToList();
    }
}
