using Kith.Practice.Access;
using Kith.Practice.Shared;

namespace Kith.Practice.Workbook;

/// <summary>
/// One of the eight modules of the intervention programme, as this partnership words it. The starter pack is ours: no published source names
/// Hertfordshire's modules, and none is claimed here.
/// </summary>
public sealed class Module
{
    public const int Count = 8;

    /// <summary>Kith's own starter pack, to be edited by each partnership.</summary>
    public static readonly IReadOnlyList<(string Title, string Purpose)> StarterPack =
    [
        ("Getting started", "The family’s story, agreed worries, hopes and how we will work together"),
        ("The child’s world", "Development, routines, a day in my life and the child’s own voice"),
        ("Parents’ own histories", "Childhood, relationships and what each parent brings from them"),
        ("Safety from domestic abuse", "Separate strands for the person harmed and the person who harmed, never together"),
        ("Alcohol and drugs", "Use, triggers, recovery and keeping children safe"),
        ("Emotional wellbeing", "Coping, a plan for a crisis and what it means for parenting"),
        ("Everyday parenting and home", "Warmth, boundaries, health, school, money and housing"),
        ("Keeping change going", "The family network, endings and what to do if things slip"),
    ];

    private Module()
    {
    }

    public int Number { get; private set; }

    public string Title { get; private set; } = string.Empty;

    public string Purpose { get; private set; } = string.Empty;

    public bool IsOurs { get; private set; }

    public int Version { get; private set; }

    public static IEnumerable<Module> Starter() =>
        StarterPack.Select((m, i) => new Module { Number = i + 1, Title = m.Title, Purpose = m.Purpose, IsOurs = true });

    public Refusals Word(string? title, string? purpose)
    {
        var no = new Refusals()
            .If(Text.Trimmed(title) is null, "Title", "Enter a title for the module")
            .If(title?.Length > Text.Line, "Title", "The title must be 200 characters or fewer")
            .If(Text.Trimmed(purpose) is null, "Purpose", "Enter what the module is for")
            .If(purpose?.Length > Text.Sentence, "Purpose", "What the module is for must be 1,000 characters or fewer");
        if (!no.Any)
        {
            (Title, Purpose, IsOurs) = (title!.Trim(), purpose!.Trim(), false);
        }

        return no;
    }
}

/// <summary>A parent met a module's objectives, or it does not apply to them and somebody said why. It may keep a side of domestic abuse.</summary>
public sealed class ModuleCompletion : ILabelled
{
    private ModuleCompletion()
    {
    }

    public RowId Id { get; private set; }

    public FamilyEpisodeId FamilyEpisode { get; private set; }

    public PersonId Parent { get; private set; }

    public int Module { get; private set; }

    public DateOnly On { get; private set; }

    public string? WhyNotApplicable { get; private set; }

    public PostingId By { get; private set; }

    public Label Label { get; private set; }

    public PersonId? LabelPerson { get; private set; }

    public static Outcome<ModuleCompletion> Complete(
        FamilyEpisodeId episode, PersonId? parent, int? module, DateOnly? on, bool doesNotApply, string? why, Side side, PostingId by, Now now)
    {
        var no = new Refusals()
            .If(parent is null, "Parent", "Select the parent")
            .If(module is null or < 1 or > Workbook.Module.Count, "Module", "Select a module")
            .If(on is null, "On", doesNotApply ? "Enter the day this was decided" : "Enter the day the module was completed")
            .If(on > now.Today, "On", "The day must be today or in the past")
            .If(doesNotApply && Text.Trimmed(why) is null, "Why", "Enter why the module does not apply")
            .If(why?.Length > Text.Sentence, "Why", "The reason must be 1,000 characters or fewer");
        return no.Any
            ? no
            : new ModuleCompletion
            {
                Id = Shared.Id.New<RowId>(now),
                FamilyEpisode = episode,
                Parent = parent!.Value,
                Module = module!.Value,
                On = on!.Value,
                WhyNotApplicable = doesNotApply ? why!.Trim() : null,
                By = by,
                Label = side.Label,
                LabelPerson = side.Person,
            };
    }
}
