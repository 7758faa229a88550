using Kith.Returns.CinCensus;

namespace Kith.Returns.Tests.CinCensus.Rules;

/// <summary>A small census that breaks one rule or just keeps it.</summary>
internal sealed record RuleCase(string Code, bool Breaks, string Words, IReadOnlyList<CensusChild> Children)
{
    public CensusHeader? Header { get; init; } = Clean.Header;

    public int Year { get; init; } = 2026;

    /// <summary>The rows at which the rule finds the breach, one finding each; none for a rule on the whole return.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];

    public override string ToString() => $"{Code} {(Breaks ? "is broken" : "holds")}: {Words}{(Year == 2026 ? "" : $" ({new CensusYear(Year)})")}";
}

/// <summary>The cases of one rule, written one under another.</summary>
internal sealed class Cases(string code, int year = 2026)
{
    private readonly List<RuleCase> all = [];

    public static IEnumerable<RuleCase> Of(params Cases[] rules) => rules.SelectMany(rule => rule.all);

    /// <summary>Breaks the rule at the first row of its table.</summary>
    public Cases Breaks(string words, params CensusChild[] children) => Breaks(words, [0], children);

    public Cases Breaks(string words, int[] rows, params CensusChild[] children) => Add(new RuleCase(code, true, words, children) { Rows = rows });

    public Cases BreaksAsAWhole(string words, params CensusChild[] children) => Add(new RuleCase(code, true, words, children));

    public Cases Breaks(string words, CensusHeader? header) => Add(new RuleCase(code, true, words, []) { Rows = [0], Header = header });

    public Cases Holds(string words, params CensusChild[] children) => Add(new RuleCase(code, false, words, children));

    public Cases Holds(string words, CensusHeader header) => Add(new RuleCase(code, false, words, []) { Header = header });

    private Cases Add(RuleCase one)
    {
        all.Add(one with { Year = year, Header = year == 2026 ? one.Header : new() { Year = new($"{year}"), ReferenceDate = new($"{year}-03-31") } });
        return this;
    }
}
