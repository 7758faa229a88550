using Kith.Features.Connections;
using Kith.Features.ServiceDirectory;
using Kith.Features.Workbook;
using Kith.Practice.Access;
using Kith.Practice.Connections;
using Kith.Practice.ServiceDirectory;
using Kith.Practice.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kith.Demo;

/// <summary>Services that were asked to help a family: some answer, some keep it waiting, some say no and one never answers.</summary>
internal sealed class HelpAsked(FamilyStory story)
{
    // Its own chance, so that help does not shift what is told after it.
    private readonly Chance chance = new(story.Plot.Number, "help asked");

    private Voice Voice => field ??= new Voice(chance);

    public void Begin()
    {
        var main = story.Theme.Key switch { "alcohol" or "drugs" => "drugs-alcohol", "abuse" => "domestic-abuse", "mind" => "parents-mental-health", _ => "parenting" };
        var young = story.Children.Any(c => c.AgeOn(story.Plot.AllocatedOn) < 5);
        At(chance.From(18, 50), now => Keep(main, now));
        At(chance.From(40, 110), now => Keep(young ? "early-years" : "things-to-do", now));
        if (chance.Percent(40))
        {
            At(chance.From(90, 220), now => Keep(chance.Percent(50) ? "money" : "parenting", now));
        }
    }

    private void At(int days, Func<Now, Task> scene) => Then(story.Plot.AllocatedOn, days, scene);

    private void Then(DateOnly day, int days, Func<Now, Task> scene) => story.Timeline.At(
        Timeline.WorkingDay(day.AddDays(days)), $"{chance.From(14, 16)}:{chance.From(0, 59):00}", now => story.IsClosed ? Task.CompletedTask : scene(now));

    private async Task Keep(string need, Now now)
    {
        var isSided = need == "domestic-abuse";
        var term = isSided ? "Domestic abuse support" : HelpNeed.Find(need)!.Name;
        var worker = isSided ? story.Specialists.FirstOrDefault(s => s.Worker.Role == Role.DaVictimWorker).Worker ?? story.Lead : story.Lead;
        var services = await (from t in story.Telling.Db.Set<ServiceTerm>()
                              join n in story.Telling.Db.TaxonomyTerms on t.Term equals n.Id
                              join s in story.Telling.Db.Services on t.Service equals s.Number
                              where n.Name == term && s.Status == ServiceStatus.Active
                              orderby s.Number
                              select new { s.Id, s.Name }).ToListAsync();
        var town = story.Plot.Team.Split(' ')[0];
        var near = services.Where(s => s.Name.Contains(town, StringComparison.Ordinal)).ToList();
        if (services.Count == 0)
        {
            return;
        }

        var service = chance.Of(near.Count > 0 ? near : services).Id;
        var side = isSided ? Side.VictimOf(story.Mother.Id) : Side.Shared;
        var input = new ShortlistInput { Need = need, Reason = Say(need), MayRead = SideChoice.Of(side) };
        var id = await story.Telling.As(worker, now, (by, at, ct) => story.Telling.Command<Shortlist>().Do(story.Episode, service, input, by, at, ct));
        if (chance.Percent(85))
        {
            Then(now.Today, chance.From(1, 6), later => Ask(id, service, need, worker, later));
        }
    }

    private async Task Ask(ConnectionId id, ServiceId service, string need, Player worker, Now now)
    {
        var forChildren = need is "early-years" or "things-to-do" or "parenting";
        var whom = forChildren ? story.BornBy(now.Today).Select(c => c.Id).ToList() : [need == "domestic-abuse" ? story.Mother.Id : story.Focus.Id];
        var consenting = forChildren || need == "domestic-abuse" ? story.Mother : story.Focus;
        var input = new AskInput
        {
            Version = await VersionOf(id),
            People = whom.Count > 0 ? whom : [story.Mother.Id],
            Basis = Basis.Consent,
            ConsentBy = consenting.Id,
            ConsentOn = now.Today,
            BasisWords = Say("how"),
            MayTell = Say("tell"),
            SafeContact = Say("safe"),
        };
        await story.Telling.As(worker, now, (by, at, ct) => story.Telling.Command<AskForHelp>().Do(id, input, by, at, ct));
        switch (chance.From(1, 10))
        {
            case 1:
                Then(now.Today, 30, later => Move(id, worker, new MoveInput { To = ConnectionState.Withdrawn, Note = Say("silent") }, later));
                break;
            case 2:
                Then(now.Today, chance.From(3, 12), later => Move(id, worker, new MoveInput { To = ConnectionState.Declined, Note = Say("declined") }, later));
                break;
            default:
                Then(now.Today, chance.From(1, 7), later => Answered(id, service, worker, later));
                break;
        }
    }

    private async Task Answered(ConnectionId id, ServiceId service, Player worker, Now now)
    {
        var weeks = chance.Of([0, 0, 2, 4, 6, 10]);
        if (weeks == 0)
        {
            await Move(id, worker, new MoveInput { To = ConnectionState.Accepted }, now);
        }
        else
        {
            await Move(id, worker, new MoveInput { To = ConnectionState.Waiting, ExpectedOn = now.Today.AddDays(weeks * 7), Note = Say("waiting") }, now);
            if (chance.Percent(40))
            {
                var noted = new WaitingInput { Weeks = $"{weeks}", ToldOn = now.Today, Words = Say("wait") };
                await story.Telling.As(worker, now, (by, at, ct) => story.Telling.Command<NoteWaiting>().Do(service, noted, by, at, ct));
            }
        }

        Then(now.Today, Math.Max(3, (weeks * 7) + chance.From(-5, 12)), later => Attended(id, worker, later));
    }

    private async Task Attended(ConnectionId id, Player worker, Now now)
    {
        await Move(id, worker, new MoveInput { To = ConnectionState.Attended, Note = Say("attended") }, now);
        if (chance.Percent(75))
        {
            Then(now.Today, chance.From(30, 48), later => Told(id, worker, OutcomeView.Parent, later));
        }
    }

    private async Task Told(ConnectionId id, Player worker, OutcomeView view, Now now)
    {
        var change = chance.Of([Change.Better, Change.Better, Change.SomewhatBetter, Change.SomewhatBetter, Change.Same]);
        await Move(id, worker, new MoveInput { To = ConnectionState.OutcomeTold, Change = change, View = view, Note = Say(change == Change.Same ? "same" : "better") }, now);
        if (view == OutcomeView.Parent && chance.Percent(30))
        {
            Then(now.Today, chance.From(4, 20), later => Told(id, worker, OutcomeView.Child, later));
        }
    }

    private async Task Move(ConnectionId id, Player worker, MoveInput input, Now now)
    {
        (input.Version, input.On) = (await VersionOf(id), now.Today);
        await story.Telling.As(worker, now, (by, at, ct) => story.Telling.Command<MoveConnection>().Do(id, input, by, at, ct));
    }

    private string Say(string heading) => Voice.Say($"connect.{heading}", NoNames) ?? chance.Of(Bank.Of($"connect.{heading}"));

    private static readonly Dictionary<string, string> NoNames = [];

    private Task<int> VersionOf(ConnectionId id) => story.Telling.Db.Connections.Where(c => c.Id == id).Select(c => c.Version).SingleAsync();
}

/// <summary>The two clusters of the invented authority, each with somebody who maps it.</summary>
internal static class Clusters
{
    public static async Task Form(Telling telling, Company company, DateOnly on)
    {
        var moment = Now.OnClock(on, new TimeOnly(10, 0));
        (string Town, string Areas, string Schools)[] clusters =
        [
            ("Eastdale", "XN1 Eastdale\nXN6 Stonebridge", string.Join('\n', Names.Schools.Take(2))),
            ("Westbeck", "XN2 Westbeck", string.Join('\n', Names.Schools.Skip(2))),
        ];
        foreach (var (town, areas, schools) in clusters)
        {
            var input = new ClusterInput
            {
                Name = $"{town} cluster",
                Areas = areas,
                Schools = schools,
                Members = $"{town} Family Safeguarding teams\n{town} health visitors\n{town} Community Association",
                Coordinator = company.One($"{town} 1", Role.FamilyHelpPractitioner).Posting,
            };
            await telling.At(moment, (now, ct) => telling.Command<FormCluster>().Do(input, null, now, ct));
        }
    }
}
