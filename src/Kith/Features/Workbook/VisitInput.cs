using System.ComponentModel.DataAnnotations;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Features.Workbook;

/// <summary>One visit as the page asks for it: several children and adults, written once.</summary>
public sealed class VisitInput : EntryInput
{
    [Display(Name = "What happened")]
    public string? Account { get; set; }

    public List<ChildAtVisit> Children { get; set; } = [];

    public List<ModulesWithParent> Modules { get; set; } = [];

    internal override EntryKind Kind => EntryKind.Visit;

    internal override string WhatDay => "the date of the visit";

    /// <summary>The visit as it was recorded, for its correction.</summary>
    public static VisitInput Of(EntryInView entry)
    {
        var people = entry.Sightings.Select(s => s.Child).Concat(entry.Segments.Where(s => s.Kind == SegmentKind.ChildsWords).SelectMany(s => s.About)).Distinct();
        return new VisitInput
        {
            HappenedOn = entry.HappenedOn,
            Account = entry.Segments.FirstOrDefault(s => s.Kind == SegmentKind.Account)?.Text,
            Children = people.Select(child => new ChildAtVisit
            {
                Person = child,
                Seen = entry.Sightings.FirstOrDefault(s => s.Child == child)?.Seen,
                Words = entry.Segments.FirstOrDefault(s => s.Kind == SegmentKind.ChildsWords && s.About.Contains(child))?.Text,
            }).ToList(),
            Stages = entry.Stages.Select(s => new StageAnswer { Adult = s.Adult, Behaviour = s.Behaviour, Stage = s.Stage }).ToList(),
            Modules = entry.Modules.GroupBy(m => m.Parent).Select(m => new ModulesWithParent { Parent = m.Key, Numbers = m.Select(w => w.Module).ToList() }).ToList(),
            Significant = entry.Significant.Select(s => new SignificantInput { Line = s.Line, Impact = s.Impact }).FirstOrDefault() ?? new(),
            KeptApart = KeptApartInput.Of(entry),
        };
    }

    /// <summary>A row for everyone of the family, in its order, and after them for whoever has left it since.</summary>
    public void Offer(IReadOnlyList<PersonId> children, IEnumerable<PersonId> parents)
    {
        Children = children.Union(Children.Select(c => c.Person)).Select(p => Children.Find(c => c.Person == p) ?? new ChildAtVisit { Person = p }).ToList();
        Modules = parents.Union(Modules.Select(m => m.Parent)).Select(p => Modules.Find(m => m.Parent == p) ?? new ModulesWithParent { Parent = p }).ToList();
    }

    protected override IEnumerable<PersonId> PeopleNamed() =>
        Children.Select(c => c.Person).Concat(Stages.Select(s => s.Adult)).Concat(Modules.Select(m => m.Parent));

    protected override void Fill(Entry entry, FamilyAtDesk desk, Acting by, Now now, Refusals no)
    {
        no.If(Children.Count > 0 && Children.TrueForAll(c => c.Seen is null) && Stages.TrueForAll(s => s.Stage is null), "Children[0].Seen", "Select how at least one child was seen");
        Meet(entry, desk, now, no);
        if (string.IsNullOrWhiteSpace(Account))
        {
            no.Add(new Refusal("Account", "Enter what happened"));
        }
        else
        {
            no.Within("Account", entry.Tell(SegmentKind.Account, Account, Side.Shared, now));
        }

        // What a domestic-abuse worker learns of their own adult's stage is their side's, unless their summary shares it.
        FillStages(entry, adult => desk.OwnSide(by, adult) ?? Side.Shared, now, no);
        for (var i = 0; i < Modules.Count; i++)
        {
            foreach (var number in Modules[i].Numbers)
            {
                no.Within($"Modules[{i}].Numbers", entry.Worked(number, Modules[i].Parent, desk.OwnSide(by, Modules[i].Parent) ?? Side.Shared, now));
            }
        }
    }

    private void Meet(Entry entry, FamilyAtDesk desk, Now now, Refusals no)
    {
        for (var i = 0; i < Children.Count; i++)
        {
            var child = Children[i];
            var hasWords = !string.IsNullOrWhiteSpace(child.Words);
            no.If(hasWords && child.Seen is null, $"Children[{i}].Seen", $"Select whether {desk.NameOf(child.Person)} was seen");
            if (child.Seen is { } seen)
            {
                entry.Saw(child.Person, seen, now);
            }

            if (hasWords)
            {
                no.Within($"Children[{i}].Words", entry.Tell(SegmentKind.ChildsWords, child.Words, Side.Shared, now, child.Person));
            }
        }
    }
}

public sealed class ChildAtVisit
{
    public PersonId Person { get; set; }

    public Seen? Seen { get; set; }

    public string? Words { get; set; }
}

public sealed class ModulesWithParent
{
    public PersonId Parent { get; set; }

    public List<int> Numbers { get; set; } = [];
}
