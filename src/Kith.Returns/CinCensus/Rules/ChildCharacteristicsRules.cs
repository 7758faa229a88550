using static Kith.Returns.CinCensus.Rules.Write;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>What must hold of ChildCharacteristics and of each disability in it.</summary>
internal static class ChildCharacteristicsRules
{
    public static IReadOnlyList<RowRule<CharacteristicsRow>> All { get; } =
    [
        Rule<CharacteristicsRow>(
            "4220", "Ethnicity",
            "The ethnicity is missing or not a code of its set",
            "Send the ethnicity as recorded; NOBT when it has not been obtained, REFU when the family would not say",
            (c, p) => !CensusCodes.Ethnicity.IsValid(c.Ethnicity, p.Year)),
        Rule<CharacteristicsRow>(
            "8540", "Disabilities",
            "A child who has been born and had further action has no disability recorded, or one that is not a code of its set",
            "Record the child’s disabilities; NONE when there is none",
            (c, p) => !c.Child.Sent.PersonBirthDate.IsBlank && c.Child.HasFurtherAction && (c.Child.Disabilities.Count == 0 || c.Child.Disabilities.Any(d => IsNoCode(d, p))),
            beside: c => c.Child.Disabilities.Where(d => !CensusCodes.Disability.IsKnown(d.Code)).Select(d => d.At("Disability"))),
    ];

    public static IReadOnlyList<RowRule<DisabilityRow>> OfEachDisability { get; } =
    [
        // The code that is wrong is the one beside NONE.
        Rule<DisabilityRow>(
            "8790", "Disability",
            "A disability is recorded of a child who is also said to have none",
            "Leave out NONE, or the other codes",
            (d, _) => !d.IsNone && d.Code is not null && d.Child.HasNoneAmongDisabilities),
        Rule<DisabilityRow>(
            "8794", "Disability",
            "The child has the same disability twice",
            "Send each disability once",
            (d, _) => d.Code is { } code && d.Child.RepeatedDisabilities.Contains(code)),
    ];

    private static bool IsNoCode(DisabilityRow disability, CensusPeriod period) => !CensusCodes.Disability.IsValid(disability.Code, period.Year);
}
