using System.ComponentModel.DataAnnotations;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Features.Workbook;

/// <summary>A worker's summary as the page asks for it. A domestic-abuse worker says of each part who may read it.</summary>
public sealed class SummaryInput : EntryInput
{
    /// <summary>The adult of the worker's involvement; nobody for a worker who works with the whole family.</summary>
    [Display(Name = "Who did you work with?")]
    public PersonId? Adult { get; set; }

    [Display(Name = "What was done")]
    public string? WorkDone { get; set; }

    /// <summary>Who may read what was done, the sessions, the stages and the next steps, as <see cref="SideChoice"/> names it.</summary>
    [Display(Name = "Who may read this")]
    public string? WorkMayRead { get; set; }

    [Display(Name = "Offered")]
    public string? Offered { get; set; }

    [Display(Name = "Attended")]
    public string? Attended { get; set; }

    [Display(Name = "Missed")]
    public string? Missed { get; set; }

    public List<TextForChild> Children { get; set; } = [];

    [Display(Name = "Who may read what you see for the children")]
    public string? ChildrenMayRead { get; set; }

    internal override EntryKind Kind => EntryKind.Summary;

    internal override string WhatDay => "the date of the summary";

    /// <summary>The summary as it was written, for its correction.</summary>
    public static SummaryInput Of(EntryInView entry)
    {
        var work = entry.Segments.FirstOrDefault(s => s.Kind == SegmentKind.WorkDone);
        var forChildren = entry.Segments.Where(s => s.Kind == SegmentKind.ForChild).ToList();
        var tally = entry.Sessions is [var first, ..] ? first : null;
        return new SummaryInput
        {
            HappenedOn = entry.HappenedOn,
            Adult = work is { About: [var adult] } ? adult : null,
            WorkDone = work?.Text,
            WorkMayRead = work?.Choice,
            Offered = tally?.Offered.ToString(),
            Attended = tally?.Attended.ToString(),
            Missed = tally?.Missed.ToString(),
            Stages = entry.Stages.Select(s => new StageAnswer { Adult = s.Adult, Behaviour = s.Behaviour, Stage = s.Stage }).ToList(),
            Children = forChildren.Select(s => new TextForChild { Person = s.About[0], Text = s.Text }).ToList(),
            ChildrenMayRead = forChildren.FirstOrDefault()?.Choice,
            KeptApart = KeptApartInput.Of(entry),
            Significant = entry.Significant.Select(s => new SignificantInput { Line = s.Line, Impact = s.Impact, MayRead = s.Choice }).FirstOrDefault() ?? new(),
        };
    }

    /// <summary>A row for each child of the family, in its order, and after them for whoever has left it since.</summary>
    public void Offer(IReadOnlyList<PersonId> children) =>
        Children = children.Union(Children.Select(c => c.Person)).Select(p => Children.Find(c => c.Person == p) ?? new TextForChild { Person = p }).ToList();

    internal override Side? SideOfSteps(FamilyAtDesk desk, Acting by) => SideOf(WorkMayRead, desk, by);

    protected override IEnumerable<PersonId> PeopleNamed() => Children.Select(c => c.Person).Concat(Stages.Select(s => s.Adult)).Concat(Adult is { } adult ? [adult] : []);

    protected override Side? SideOfLine(FamilyAtDesk desk, Acting by) => SideOf(Significant.MayRead, desk, by);

    protected override void Fill(Entry entry, FamilyAtDesk desk, Acting by, Now now, Refusals no)
    {
        var adult = AdultOf(desk);
        var side = SideOf(WorkMayRead, desk, by);
        no.If(adult is null && (Adult is not null || desk.OwnAdults.Count > 0), "Adult", "Select who you worked with")
            .If(string.IsNullOrWhiteSpace(WorkDone), "WorkDone", "Enter what was done")
            .If(side is null, "WorkMayRead", "Select who may read what was done");
        if (side is { } keeps)
        {
            Work(entry, adult, keeps, now, no);
        }

        SeeForChildren(entry, desk, by, now, no);
    }

    private void Work(Entry entry, PersonId? adult, Side side, Now now, Refusals no)
    {
        if (!string.IsNullOrWhiteSpace(WorkDone))
        {
            no.Within("WorkDone", adult is { } about ? entry.Tell(SegmentKind.WorkDone, WorkDone, side, now, about) : entry.Tell(SegmentKind.WorkDone, WorkDone, side, now));
        }

        if (adult is { } person)
        {
            var (offered, attended, missed) = (Number(Offered, "offered", no), Number(Attended, "attended", no), Number(Missed, "missed", no));
            no.Within(string.Empty, entry.Count(person, offered, attended, missed, side, now));
            no.If(Stages.Exists(s => s.Stage is not null && s.Adult != person), string.Empty, "Give stages only for the adult you worked with");
            FillStages(entry, _ => side, now, no);
        }
    }

    private void SeeForChildren(Entry entry, FamilyAtDesk desk, Acting by, Now now, Refusals no)
    {
        var side = SideOf(ChildrenMayRead, desk, by);
        no.If(side is null && Children.Exists(c => !string.IsNullOrWhiteSpace(c.Text)), "ChildrenMayRead", "Select who may read what you see for the children");
        for (var i = 0; i < Children.Count; i++)
        {
            if (side is { } keeps && !string.IsNullOrWhiteSpace(Children[i].Text))
            {
                no.Within($"Children[{i}].Text", entry.Tell(SegmentKind.ForChild, Children[i].Text, keeps, now, Children[i].Person));
            }
        }
    }

    /// <summary>A worker without a side of domestic abuse is not asked: what they write everyone reads.</summary>
    private Side? SideOf(string? choice, FamilyAtDesk desk, Acting by)
    {
        if (AdultOf(desk) is not { } adult || desk.OwnSide(by, adult) is not { } own)
        {
            return Side.Shared;
        }

        return SideChoice.Parse(choice) is { } chosen && (chosen == own || chosen == Side.Shared) ? chosen : null;
    }

    private PersonId? AdultOf(FamilyAtDesk desk) =>
        Adult is { } chosen ? (desk.OwnAdults.Contains(chosen) ? chosen : null) : desk.OwnAdults is [var only] ? only : null;

    private static int? Number(string? typed, string what, Refusals no)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var isNumber = int.TryParse(typed, out var number);
        no.If(!isNumber, $"{char.ToUpperInvariant(what[0])}{what[1..]}", $"Sessions {what} must be a whole number, like 3");
        return isNumber ? number : null;
    }
}

public sealed class TextForChild
{
    public PersonId Person { get; set; }

    public string? Text { get; set; }
}
