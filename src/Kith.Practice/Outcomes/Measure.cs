namespace Kith.Practice.Outcomes;

/// <summary>What the partnership counts and compares.</summary>
public enum Measure
{
    Contacts,
    Referrals,
    ChildrenInNeed,
    ProtectionPlans,
    LookedAfter,
}

/// <summary>One version of what a measure counts, with the source that says so. Counts of earlier periods keep the version of their time.</summary>
/// <param name="From">The first day on which this version holds.</param>
/// <param name="IsOfAPeriod">Counted over the days of a period; otherwise as it stands at the end of the last one.</param>
/// <param name="Published">The published series it is compared with; none where nobody publishes it.</param>
/// <param name="Slug">How it stands in an address.</param>
/// <param name="Counts">What one unit of the count is, and what is left out.</param>
public sealed record MeasureDefinition(
    Measure Measure, int Version, DateOnly From, bool IsOfAPeriod, Series? Published, string Slug, string Name, string Counts, string Source)
{
    private const string InNeed = "Department for Education, Children in need: methodology, 2025";

    private static readonly DateOnly Start = new(2009, 4, 1);

    public static readonly IReadOnlyList<MeasureDefinition> All =
    [
        new(Measure.Contacts, 1, Start, true, null, "contacts", "Contacts",
            "Contacts that the front door received in the period, whatever came of them. A contact about several children is one. Nobody publishes a rate to compare it with.",
            "Our own definition; authorities count contacts differently"),
        new(Measure.Referrals, 1, Start, true, Series.Referrals, "referrals", "Referrals",
            "Referrals to children’s social care received in the period, one for each child, whether or not any action followed (the referral date of the children in need census, N00100).",
            $"{InNeed}; children in need census, referrals"),
        new(Measure.ChildrenInNeed, 1, Start, false, Series.ChildrenInNeed, "children-in-need", "Children in need",
            "Episodes of need open at the end of the day: referred on or before it, not closed on or before it, and not a referral with no further action. A child has at most one.",
            $"{InNeed}; children in need census, episodes of need at 31 March"),
        new(Measure.ProtectionPlans, 1, Start, false, Series.ProtectionPlans, "child-protection-plans", "Child protection plans",
            "Child protection plans open at the end of the day: started on or before it and not ended on or before it (N00105, N00115).",
            $"{InNeed}; children in need census, child protection plans at 31 March"),
        new(Measure.LookedAfter, 1, Start, false, Series.LookedAfter, "looked-after", "Looked-after children",
            "Children looked after at the end of the day, as the DfE counts them: without those looked after only under an agreed series of short term placements.",
            "Department for Education, Children looked after in England: methodology, 2025"),
    ];

    /// <summary>The version that holds on a day.</summary>
    public static MeasureDefinition InForce(Measure measure, DateOnly on) => All.Where(d => d.Measure == measure && d.From <= on).MaxBy(d => d.From) ?? All.First(d => d.Measure == measure);

    /// <summary>The versions that hold on a day, in the order of a family’s way through the service.</summary>
    public static IReadOnlyList<MeasureDefinition> InForce(DateOnly on) => [.. Enum.GetValues<Measure>().Select(m => InForce(m, on))];

    public static Measure? Named(string? slug) => All.FirstOrDefault(d => d.Slug == slug)?.Measure;
}
