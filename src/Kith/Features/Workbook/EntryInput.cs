using System.ComponentModel.DataAnnotations;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Features.Workbook;

/// <summary>An entry as its page asks for it. It makes itself into an entry, for the one that records it and the one that corrects it alike.</summary>
public abstract class EntryInput
{
    public DateOnly? HappenedOn { get; set; }

    /// <summary>Where adults stand; an update has none.</summary>
    public List<StageAnswer> Stages { get; set; } = [];

    public SignificantInput Significant { get; set; } = new();

    /// <summary>A paragraph that not everybody may read; an update has none.</summary>
    public KeptApartInput KeptApart { get; set; } = new();

    /// <summary>Set with the entry; a correction sets none.</summary>
    public List<StepInput> Steps { get; set; } = [];

    /// <summary>Asked of a correction alone.</summary>
    [Display(Name = "Why are you correcting this entry?")]
    public string? WhyCorrected { get; set; }

    internal abstract EntryKind Kind { get; }

    /// <summary>How a refusal names the day.</summary>
    internal abstract string WhatDay { get; }

    /// <summary>The entry as typed, or every reason why it cannot stand.</summary>
    public Outcome<Entry> Compose(FamilyAtDesk desk, Acting by, Now now)
    {
        if (!desk.Knows(PeopleNamed()))
        {
            return Refusal.NotFound;
        }

        // What a child tells a worker in confidence is that worker’s to write down.
        var writer = desk.ChosenToKeep(KeptApart.Side) is { Label: Label.ChildConfidential, Person: { } child } ? by.TrustedBy(child) : by;
        var begun = Begin(HappenedOn);
        var no = new Refusals().Within(string.Empty, begun.Refusals);

        // With a wrong day the rest is still asked, so that the form is answered once.
        var entry = begun.Ok ? begun.Value : Begin(now.Today).Value;
        Fill(entry, desk, by, now, no);
        KeepApart(entry, desk, now, no);
        if (!Significant.IsEmpty)
        {
            var side = SideOfLine(desk, by);
            no.If(side is null, "Significant.MayRead", "Select who may read the line for the chronology");
            no.Within("Significant", entry.Mark(Significant.Line, Significant.Impact, side ?? Side.Shared, now));
        }

        return no.Any ? no : entry;

        Outcome<Entry> Begin(DateOnly? day) => Entry.Begin(Kind, desk.Episode, desk.Cycle, writer, desk.Held, day, WhatDay, now);
    }

    /// <summary>The side that the next steps keep; null while the choice that decides it is open.</summary>
    internal virtual Side? SideOfSteps(FamilyAtDesk desk, Acting by) => Side.Shared;

    /// <summary>Everyone whom the form names by id.</summary>
    protected abstract IEnumerable<PersonId> PeopleNamed();

    protected abstract void Fill(Entry entry, FamilyAtDesk desk, Acting by, Now now, Refusals no);

    protected virtual Side? SideOfLine(FamilyAtDesk desk, Acting by) => Side.Shared;

    private void KeepApart(Entry entry, FamilyAtDesk desk, Now now, Refusals no)
    {
        if (string.IsNullOrWhiteSpace(KeptApart.Text))
        {
            return;
        }

        if (desk.ChosenToKeep(KeptApart.Side) is { } side)
        {
            no.Within("KeptApart.Text", side.Person is { } person ? entry.Tell(SegmentKind.KeptApart, KeptApart.Text, side, now, person) : entry.Tell(SegmentKind.KeptApart, KeptApart.Text, side, now));
        }
        else
        {
            no.Add(new Refusal("KeptApart.Side", "Select who this paragraph is for"));
        }
    }

    private protected void FillStages(Entry entry, Func<PersonId, Side> side, Now now, Refusals no)
    {
        for (var i = 0; i < Stages.Count; i++)
        {
            var answer = Stages[i];
            no.If(answer is { Stage: not null, Behaviour: null }, $"Stages[{i}].Behaviour", "Select what they are changing");
            if (answer is { Stage: { } stage, Behaviour: { } behaviour })
            {
                no.Within($"Stages[{i}]", entry.Stands(answer.Adult, behaviour, stage, side(answer.Adult), now));
            }
        }
    }
}

public sealed class StageAnswer
{
    public PersonId Adult { get; set; }

    public Behaviour? Behaviour { get; set; }

    public Stage? Stage { get; set; }
}

public sealed class StepInput
{
    [Display(Name = "Next step")]
    public string? What { get; set; }

    [Display(Name = "Who will do it")]
    public PostingId? Owner { get; set; }

    [Display(Name = "Due date")]
    public DateOnly? DueOn { get; set; }

    /// <summary>Owner and day are filled in as context: a row without words is no step.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(What);
}

public sealed class SignificantInput
{
    [Display(Name = "Line for the chronology")]
    public string? Line { get; set; }

    [Display(Name = "What this means for the children")]
    public string? Impact { get; set; }

    /// <summary>Asked of a domestic-abuse worker's summary, as <see cref="SideChoice"/> names it.</summary>
    [Display(Name = "Who may read this line")]
    public string? MayRead { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Line) && string.IsNullOrWhiteSpace(Impact);
}

/// <summary>A paragraph of an entry that not everybody may read.</summary>
public sealed class KeptApartInput
{
    [Display(Name = "A paragraph that not everybody may read")]
    public string? Text { get; set; }

    /// <summary>Its label, as <see cref="SideChoice"/> names it.</summary>
    [Display(Name = "Who is it for?")]
    public string? Side { get; set; }

    public bool IsEmpty => string.IsNullOrEmpty(Text) && string.IsNullOrEmpty(Side);

    /// <summary>The paragraph as it was written, for a correction.</summary>
    public static KeptApartInput Of(EntryInView entry) =>
        entry.Segments.FirstOrDefault(s => s.Kind == SegmentKind.KeptApart) is { } apart ? new() { Text = apart.Text, Side = apart.Choice } : new();
}
