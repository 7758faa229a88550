using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Demo;

/// <summary>What is settled about a family before its story begins.</summary>
/// <param name="Number">Its place in the partnership, from 0.</param>
/// <param name="SlowMonths">Months of work before the beats of the arc begin.</param>
/// <param name="QuietSince">Nobody has visited from this day on: the family that a manager should ask about.</param>
internal sealed record Plot(int Number, Arc Arc, string Team, Player? Lead, DateOnly OpenedOn, DateOnly AllocatedOn, int SlowMonths, DateOnly? QuietSince, bool IsRich);

/// <summary>One family as its story is told: who they are, who works with them and how it goes.</summary>
internal sealed class FamilyStory(Plot plot, Telling telling, Timeline timeline, Company company, Chance chance, string surname, Heritage heritage)
{
    private readonly Dictionary<(PersonId Adult, Behaviour Behaviour), (Stage Stage, int Month)> stages = [];

    public Plot Plot => plot;

    public Arc Arc => plot.Arc;

    public Theme Theme => plot.Arc.Theme;

    public Telling Telling => telling;

    public Timeline Timeline => timeline;

    public Company Company => company;

    public Chance Chance => chance;

    public Voice Voice { get; } = new(chance);

    public NextSteps Steps => field ??= new NextSteps(this);

    public IReadOnlyList<Relative> People { get; } = Relatives.MakeUp(plot.Arc, chance, surname, heritage, plot.OpenedOn);

    public FamilyId Family { get; set; }

    public FamilyEpisodeId Episode { get; set; }

    public string Ref { get; set; } = string.Empty;

    public bool IsClosed { get; set; }

    public Player Lead => plot.Lead!;

    public Player Manager => company.Manager(plot.Team);

    /// <summary>Specialists with the adult each works with, in the order in which they were named.</summary>
    public List<(Player Worker, Relative Adult, Theme Theme)> Specialists { get; } = [];

    public Player? SupportWorker { get; set; }

    public Relative Mother => People.First(p => p.Part == Part.Mother);

    public Relative? Father => People.FirstOrDefault(p => p.Part == Part.Father);

    /// <summary>The adult whom most of the work is with.</summary>
    public Relative Focus => Arc.FatherFirst ? Father! : Mother;

    public IReadOnlyList<Relative> Children => People.Where(p => p.IsChild).ToList();

    public IReadOnlyList<Relative> BornBy(DateOnly day) => Children.Where(c => c.Born <= day).ToList();

    public bool IsAbuse => Theme == Theme.Abuse;

    /// <summary>The month of the arc in which a day falls; less than 0 while the work is slow to begin.</summary>
    public int MonthOf(DateOnly day) => (int)((day.DayNumber - plot.AllocatedOn.DayNumber) / 30.4) - plot.SlowMonths;

    public Tone ToneOn(DateOnly day) => Arc.ToneOf(MonthOf(day));

    public string ToneWord(DateOnly day) => ToneOn(day).ToString().ToLowerInvariant();

    /// <summary>Where an adult stands with a behaviour on a day. It moves with the months; a lapse sets back and is told as an event.</summary>
    public Stage StageOf(Relative adult, Behaviour behaviour, DateOnly day)
    {
        var key = (adult.Id, behaviour);
        if (!stages.TryGetValue(key, out var at))
        {
            at = (chance.Percent(55) ? Stage.Precontemplation : Stage.Contemplation, -plot.SlowMonths);
        }

        for (var month = at.Month + 1; month <= MonthOf(day); month++)
        {
            at = (Moved(at.Stage, month), month);
        }

        stages[key] = at;
        return at.Stage;
    }

    private Stage Moved(Stage stage, int month) => Arc.ToneOf(month) switch
    {
        Tone.High => stage == Stage.Action && Arc.ToneOf(month - 1) == Tone.High && chance.Percent(60) ? Stage.Maintenance
            : stage < Stage.Action ? stage + 1
            : stage,
        Tone.Mid => stage < Stage.Action && chance.Percent(65) ? stage + 1 : stage,
        _ => Arc.HasEvent(month) && stage >= Stage.Preparation ? chance.Of([Stage.Contemplation, Stage.Preparation])
            : stage > Stage.Precontemplation && chance.Percent(40) ? stage - 1
            : stage,
    };
}
