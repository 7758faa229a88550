using System.ComponentModel.DataAnnotations;
using Kith.Practice.Access;
using Kith.Practice.Shared;
using Kith.Practice.Workbook;

namespace Kith.Features.Workbook;

/// <summary>A partner's update as the page asks for it: one page, three minutes.</summary>
public sealed class UpdateInput : EntryInput
{
    [Display(Name = "What is this about?")]
    public UpdateKind? About { get; set; }

    [Display(Name = "Which children is it about?")]
    public List<PersonId> Children { get; set; } = [];

    [Display(Name = "What we should know")]
    public string? Account { get; set; }

    /// <summary>Asked of the police, as <see cref="SideChoice"/> names it; without an answer what they send carries their own label.</summary>
    [Display(Name = "Who may read it")]
    public string? MayRead { get; set; }

    internal override EntryKind Kind => EntryKind.Update;

    internal override string WhatDay => "the date";

    /// <summary>The update as it was sent, for its correction.</summary>
    public static UpdateInput Of(EntryInView entry) => new()
    {
        HappenedOn = entry.HappenedOn,
        About = entry.UpdateKind,
        Children = entry.Segments.SelectMany(s => s.About).Distinct().ToList(),
        Account = entry.Segments is [var first, ..] ? first.Text : null,
        MayRead = entry.Segments is [var part, ..] ? part.Choice : null,
        Significant = entry.Significant.Select(s => new SignificantInput { Line = s.Line, Impact = s.Impact }).FirstOrDefault() ?? new(),
    };

    protected override IEnumerable<PersonId> PeopleNamed() => Children;

    protected override Side? SideOfLine(FamilyAtDesk desk, Acting by) => SideFor(by);

    protected override void Fill(Entry entry, FamilyAtDesk desk, Acting by, Now now, Refusals no)
    {
        no.Within(string.Empty, entry.Call(About).Select(r => r with { Field = nameof(About) }))
            .If(Children.Count == 0, nameof(Children), "Select at least one child")
            .If(string.IsNullOrWhiteSpace(Account), nameof(Account), "Enter what we should know");
        if (!string.IsNullOrWhiteSpace(Account))
        {
            no.Within(nameof(Account), entry.Tell(SegmentKind.Account, Account, SideFor(by), now, [.. Children]));
        }
    }

    private Side SideFor(Acting by) => MayRead == SideChoice.Everyone ? Side.Shared : Side.OfUpdateFrom(by.Role);
}
