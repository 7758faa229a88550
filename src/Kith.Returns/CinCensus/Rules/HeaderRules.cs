using static Kith.Returns.CinCensus.Rules.Write;

namespace Kith.Returns.CinCensus.Rules;

/// <summary>What must hold of the header; of a file without one it is asked all the same.</summary>
internal static class HeaderRules
{
    public static IReadOnlyList<RowRule<HeaderRow>> All { get; } =
    [
        // A year that is missing or no year names no 31 March, so the reference date cannot be it.
        Rule<HeaderRow>(
            "100", "ReferenceDate Year",
            "The reference date is missing or is not 31 March of the census year",
            "Set the year to that in which the census ends, and the reference date to its 31 March",
            (h, _) => h.ReferenceDate is not { Month: 3, Day: 31 } || h.ReferenceDate.Value.Year != h.Year),
    ];
}
