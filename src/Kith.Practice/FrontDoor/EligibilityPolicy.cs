using Kith.Practice.Casework;
using Kith.Practice.Families;
using Kith.Practice.Shared;

namespace Kith.Practice.FrontDoor;

/// <summary>
/// Which families Family Safeguarding works with, as the partnership has settled it between two days. A family is eligible when a parent or carer has one
/// of the needs that the team’s specialists work with, and a child in scope by age is in need or in need of protection.
/// </summary>
/// <param name="ParentalFactors">Census factor codes (N00181) of which one is enough, found for any child of the assessment.</param>
/// <param name="HouseholdFactors">Codes of the same needs in another person of the household: shown to the manager and not counted.</param>
/// <param name="UnderAge">A child is in scope until the birthday on which they reach this age, in whole years.</param>
/// <param name="Levels">Outcomes of the assessment at which a child is in scope.</param>
/// <param name="From">First day of authorisation that is judged by this version.</param>
/// <param name="Until">Last such day; open when null.</param>
public sealed record EligibilityPolicy(
    int Version,
    IReadOnlyList<string> ParentalFactors,
    IReadOnlyList<string> HouseholdFactors,
    int UnderAge,
    bool IsUnbornInScope,
    IReadOnlyList<AssessmentOutcome> Levels,
    string Source,
    DateOnly From,
    DateOnly? Until = null)
{
    public static IReadOnlyList<EligibilityPolicy> All { get; } =
    [
        new(
            1,
            ["1B", "2B", "3B", "4B"],
            ["1C", "2C", "3C", "4C"],
            13,
            true,
            [AssessmentOutcome.ChildInNeed, AssessmentOutcome.ChildProtection],
            "Walsall’s published practice for the needs, the age and the level. That unborn children are in scope and that needs of others in the household do not count is ours",
            new DateOnly(2021, 1, 1)),
    ];

    /// <summary>The version by which an assessment is judged: that of the day of authorisation. One from before the first version is judged by the first.</summary>
    public static EligibilityPolicy InForceOn(DateOnly authorisedOn, IReadOnlyList<EligibilityPolicy>? versions = null)
    {
        var inOrder = (versions ?? All).OrderBy(p => p.From).ToList();
        return inOrder.FindLast(p => p.From <= authorisedOn) ?? inOrder[0];
    }

    /// <summary>Every ground for the answer, in the order of the criteria and of the children.</summary>
    public IReadOnlyList<EligibilityLine> Judge(IReadOnlyList<EligibilityChild> children, DateOnly authorisedOn) =>
    [
        .. from c in children from code in c.Factors where ParentalFactors.Contains(code) select new EligibilityLine(EligibilityCriterion.ParentalFactor, c.Child, code, true),
        .. from c in children select new EligibilityLine(EligibilityCriterion.ChildInScope, c.Child, c.AgeInWords(authorisedOn), IsInScope(c, authorisedOn)),
        .. from c in children select new EligibilityLine(EligibilityCriterion.Level, c.Child, c.Outcome.ToString(), IsInScope(c, authorisedOn) && Levels.Contains(c.Outcome)),
        .. from c in children from code in c.Factors where HouseholdFactors.Contains(code) select new EligibilityLine(EligibilityCriterion.HouseholdFactor, c.Child, code, false),
    ];

    private bool IsInScope(EligibilityChild child, DateOnly day) => child.IsUnbornOn(day) ? IsUnbornInScope : PersonName.AgeOn(child.BirthDate, day) < UnderAge;
}

/// <summary>What an assessment said of one child when it was judged. Kept, so that a later correction does not change the answer.</summary>
public sealed record EligibilityChild(PersonId Child, DateOnly? BirthDate, DateOnly? ExpectedBirthDate, AssessmentOutcome Outcome, string FactorCodes)
{
    public IReadOnlyList<string> Factors => FactorCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool IsUnbornOn(DateOnly day) => BirthDate is null ? ExpectedBirthDate is not null : BirthDate > day;

    public string AgeInWords(DateOnly day) => IsUnbornOn(day) ? "Unborn" : PersonName.AgeOn(BirthDate, day) is { } age ? $"{age}" : "Age not known";
}

public enum EligibilityCriterion
{
    ParentalFactor,
    ChildInScope,

    /// <summary>A child in scope is in need or in need of protection.</summary>
    Level,

    /// <summary>Shown, never counted.</summary>
    HouseholdFactor,
}

/// <summary>One ground for or against: what was found for one child, and whether it counts.</summary>
/// <param name="Found">A factor code, an age in years, or an outcome.</param>
public sealed record EligibilityLine(EligibilityCriterion Criterion, PersonId Child, string Found, bool Counts)
{
    /// <summary>The three that each need a line which counts.</summary>
    public static IReadOnlyList<EligibilityCriterion> Needed { get; } = [EligibilityCriterion.ParentalFactor, EligibilityCriterion.ChildInScope, EligibilityCriterion.Level];

    public static bool AreEnough(IEnumerable<EligibilityLine> lines) => Needed.All(needed => lines.Any(l => l.Criterion == needed && l.Counts));
}
