using Kith.Returns.CinCensus;
using static Kith.Returns.Tests.CinCensus.Rules.Clean;

namespace Kith.Returns.Tests.CinCensus.Rules;

internal static class WholeReturnCases
{
    public static IEnumerable<RuleCase> All => Cases.Of(
        new Cases("2883")
            .BreaksAsAWhole("two plans and one conference", With(Protected), With(Protected with { Section47s = [] }))
            .Holds("one each", With(Protected))
            .Holds("the other conference is the episode’s own", With(Protected), With(Protected with { Section47s = [], DateOfInitialCpc = new("2025-05-20") }))
            .Holds("the other plan began before the year", With(Protected), With(Protected with { Section47s = [], ProtectionPlans = [ProtectionPlan with { StartDate = new("2025-03-31") }] })),
        new Cases("2886Q")
            .BreaksAsAWhole("three of 149", Children(149, unknown: 3))
            .Holds("three of 150, which is two per cent", Children(150, unknown: 3))
            .Holds("the unborn do not count", [Unborn, .. Children(9, unknown: 0)]),
        new Cases("2886Q", year: 2024)
            .BreaksAsAWhole("one of two", Child with { Sex = default, GenderCurrent = new("0") }, Child with { Sex = default, GenderCurrent = new("9") })
            .Holds("neither is known to be neither", Child with { Sex = default, GenderCurrent = new("9") }),
        new Cases("2887Q")
            .BreaksAsAWhole("seven kinds", Disabled("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR"))
            .BreaksAsAWhole("NONE is no kind", Disabled("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "NONE"))
            .BreaksAsAWhole("a misspelt one is no kind", Disabled("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "AUTISM"))
            .Holds("eight kinds of several children", Disabled("MOB", "HAND", "PC", "INC"), Disabled("COMM", "LD", "HEAR", "VIS")),
        new Cases("2888Q")
            .BreaksAsAWhole("one each", Disabled("MOB"), Disabled("HAND"))
            .BreaksAsAWhole("NONE and one", Disabled("NONE", "AUT"))
            .BreaksAsAWhole("the same twice", Disabled("AUT", "AUT"))
            .Holds("one child has two", Disabled("MOB"), Disabled("AUT", "LD")));

    private static CensusChild Disabled(params string[] codes) => Child with { Disabilities = [.. codes.Select(code => new CensusText(code))] };

    private static CensusChild[] Children(int count, int unknown) =>
        [.. Enumerable.Range(0, count).Select(number => Child with { Sex = new(number >= unknown ? "M" : number == 0 ? null : "U") })];
}
